"""All boxes of a slide, drawn fast: those on screen only, and one batch per colour."""

from collections.abc import Collection, Iterable, Sequence
from copy import copy
from statistics import median

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from leukoview.engine.case import CellId
from leukoview.ui.viewer.chip import chip
from leukoview.ui.viewer.marks import Mark
from leukoview.ui.viewer.stipple import Stipple, ink

Rows = NDArray[np.intp]
"""Places in the list of marks."""

DOTS_BELOW = 10.0
"""Logical pixels; narrower boxes are drawn as filled squares."""
LETTERS_FROM = 14.0
"""Logical pixels; narrower boxes go without letters and ticks."""
FULL_FROM = 24.0
"""Logical pixels; narrower boxes have thin lines, of which thousands are drawn in a frame."""
SMALLEST_DOT = 4.0
"""Logical pixels; a dot stays as large as this however far away the slide is."""

HALO = QColor(255, 255, 255, 200)
CHOSEN = QColor("#00b7ff")
UNREVIEWED_ALPHA = 150
DASHES = [3.0, 2.0]
CHOSEN_GAP = 4.0

NOBODY: frozenset[CellId] = frozenset()


class MarkLayer:
    """Draws marks in the coordinates of the slide; `zoom` is logical pixels per slide pixel."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = tuple(marks)
        self._places = [mark.place for mark in self._marks]
        self._corners = _corners(self._places)
        self._row = {mark.id: row for row, mark in enumerate(self._marks)}
        self._side = median(place.width() for place in self._places) if self._places else 0.0
        self._chips: dict[tuple[str, str, bool], QPixmap] = {}
        self._sides = (self._corners[:, 2:] - self._corners[:, :2]).min(axis=1)
        self._dots = Stipple()
        self._sort()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn, in the order given."""
        return self._marks

    def looking(self, marks: Iterable[Mark]) -> "MarkLayer":
        """The same boxes, some of which look otherwise now."""
        others, every = copy(self), list(self._marks)
        for mark in marks:
            every[self._row[mark.id]] = mark
        others._marks = tuple(every)  # noqa: SLF001 - its own kind
        others._sort()  # noqa: SLF001 - its own kind
        return others

    def _sort(self) -> None:
        """Put the marks into batches of one colour."""
        self._batches = _batches(self._marks)
        self._inks = np.zeros(len(self._marks), np.uint32)
        for batch, rows in self._batches.items():
            self._inks[rows] = ink(_fill(*batch))

    def of(self, cells: Iterable[CellId]) -> tuple[Mark, ...]:
        """The marks of those of the cells that have one."""
        return tuple(self._marks[self._row[cell]] for cell in cells if cell in self._row)

    def draw(
        self,
        painter: QPainter,
        shown: QRectF,
        font: QFont,
        *,
        chosen: Collection[CellId] = NOBODY,
        hidden: Collection[CellId] = NOBODY,
    ) -> None:
        """Draw what lies in `shown`, a part of the slide, without the `hidden` cells.

        The painter is in the coordinates of the slide and only moved and scaled.
        """
        seen = self._seen(shown, hidden)
        size = self._side * painter.worldTransform().m11()
        painter.save()
        # Upright lines are as crisp without, in half the time.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._draw_chosen(painter, seen, chosen, size)
        if size < DOTS_BELOW:
            self._draw_dots(painter, seen, shown)
        else:
            self._draw_frames(painter, seen, size)
        if size >= LETTERS_FROM:
            self._draw_chips(painter, seen, shown, font)
        painter.restore()

    def _seen(self, shown: QRectF, hidden: Collection[CellId]) -> NDArray[np.bool_]:
        at = self._corners
        seen: NDArray[np.bool_] = (
            (at[:, 0] < shown.right())
            & (at[:, 2] > shown.left())
            & (at[:, 1] < shown.bottom())
            & (at[:, 3] > shown.top())
        )
        seen[[self._row[cell] for cell in hidden if cell in self._row]] = False
        return seen

    def _draw_chosen(
        self, painter: QPainter, seen: NDArray[np.bool_], chosen: Collection[CellId], size: float
    ) -> None:
        rows = [row for cell in chosen if (row := self._row.get(cell)) is not None and seen[row]]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(painter, CHOSEN, 3))
        gap = CHOSEN_GAP / painter.worldTransform().m11()
        around = [self._places[row].adjusted(-gap, -gap, gap, gap) for row in rows]
        if size < FULL_FROM:
            painter.drawRects(around)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in around:
            painter.drawRoundedRect(place, gap, gap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_dots(self, painter: QPainter, seen: NDArray[np.bool_], shown: QRectF) -> None:
        """Filled squares; those that would be too small to see are all of one size."""
        tiny = seen & (self._sides < SMALLEST_DOT / painter.worldTransform().m11())
        painter.setPen(Qt.PenStyle.NoPen)
        for batch, rows in self._batches.items():
            painter.setBrush(_fill(*batch))
            painter.drawRects(_chosen_of(self._places, rows, seen & ~tiny))
        if tiny.any():
            self._stipple(painter, tiny, shown)

    def _stipple(self, painter: QPainter, tiny: NDArray[np.bool_], shown: QRectF) -> None:
        ratio, to_screen = painter.device().devicePixelRatio(), painter.worldTransform()
        port, zoom = to_screen.mapRect(shown).toAlignedRect(), to_screen.m11()
        away = np.array([to_screen.dx() - port.x(), to_screen.dy() - port.y()])
        side = round(SMALLEST_DOT * ratio)
        middles = (self._corners[tiny, :2] + self._corners[tiny, 2:]) / 2
        corners = np.rint((middles * zoom + away) * ratio - side / 2).astype(np.intp)
        dots = self._dots.draw(corners, self._inks[tiny], side, port.size() * ratio)
        dots.setDevicePixelRatio(ratio)
        painter.save()
        painter.resetTransform()
        painter.drawImage(QPointF(port.topLeft()) - QPointF(side, side) / ratio, dots)
        painter.restore()

    def _draw_frames(self, painter: QPainter, seen: NDArray[np.bool_], size: float) -> None:
        full = size >= FULL_FROM
        painter.setBrush(Qt.BrushStyle.NoBrush)
        batches = [
            (key, _chosen_of(self._places, rows, seen)) for key, rows in self._batches.items()
        ]
        self._draw_halo(painter, [place for _, some in batches for place in some], full=full)
        for (name, reviewed), places in batches:
            pen = _pen(painter, QColor(name), 2 if full else 1)
            if not reviewed:
                pen.setDashPattern(DASHES)
            painter.setPen(pen)
            painter.drawRects(places)

    def _draw_halo(self, painter: QPainter, places: list[QRectF], *, full: bool) -> None:
        """White around a full line; a thin one has it as a shadow, which costs a third."""
        painter.setPen(_pen(painter, HALO, 4 if full else 1))
        painter.save()
        if not full:
            pixel = 1 / painter.worldTransform().m11()
            painter.translate(pixel, pixel)
        painter.drawRects(places)
        painter.restore()

    def _draw_chips(
        self, painter: QPainter, seen: NDArray[np.bool_], shown: QRectF, font: QFont
    ) -> None:
        transform = painter.worldTransform()
        top = transform.mapRect(shown).top()
        painter.resetTransform()
        for row in np.flatnonzero(seen).tolist():
            mark = self._marks[row]
            if mark.letters or mark.reviewed:
                sprite = self._chip(mark, font, painter.device().devicePixelRatio())
                at = transform.map(mark.place.topLeft())
                height = sprite.deviceIndependentSize().height()
                # Above the box, or inside it where the box touches the upper edge of the view.
                above = at.y() - height if at.y() - top >= height else at.y()
                painter.drawPixmap(QPointF(round(at.x() - 1), round(above)), sprite)

    def _chip(self, mark: Mark, font: QFont, ratio: float) -> QPixmap:
        key = (mark.letters, mark.colour, mark.reviewed)
        sprite = self._chips.get(key)
        if sprite is None or sprite.devicePixelRatio() != ratio:
            sprite = self._chips[key] = chip(*key, font, ratio)
        return sprite


def _batches(marks: Sequence[Mark]) -> dict[tuple[str, bool], Rows]:
    rows: dict[tuple[str, bool], list[int]] = {}
    for row, mark in enumerate(marks):
        rows.setdefault((mark.colour, mark.reviewed), []).append(row)
    return {key: np.array(some, np.intp) for key, some in rows.items()}


def _fill(name: str, reviewed: bool) -> QColor:  # noqa: FBT001 - the key of a batch
    colour = QColor(name)
    colour.setAlpha(255 if reviewed else UNREVIEWED_ALPHA)
    return colour


def _chosen_of(places: Sequence[QRectF], rows: Rows, seen: NDArray[np.bool_]) -> list[QRectF]:
    return [places[row] for row in rows[seen[rows]].tolist()]


def _corners(places: Sequence[QRectF]) -> NDArray[np.float64]:
    ends = [place.getCoords() for place in places]
    return np.array(ends, np.float64).reshape(-1, 4)


def _pen(painter: QPainter, colour: QColor, width: float) -> QPen:
    """A pen so many logical pixels wide at any zoom; Qt means physical ones."""
    physical = width * painter.device().devicePixelRatio()
    pen = QPen(colour, physical, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setCosmetic(True)
    return pen
