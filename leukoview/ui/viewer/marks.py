"""Boxes over the smear: coloured and lettered by class, dashed where the engine doubts."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform

from leukoview.engine.case import Cell, CellId
from leukoview.engine.palette import ink_on
from leukoview.ui import verdict
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.verdict import Look

HALO = QColor(255, 255, 255, 200)
CHOSEN = QColor("#00b7ff")
PADDING = 3.0
LETTERS_FROM = 14.0
"""Logical pixels; a box narrower than this on screen goes without its letter."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One box to draw: where (slide pixels), in which colour, with which letters."""

    id: CellId
    place: QRectF
    colour: str
    letters: str
    doubtful: bool


def mark(cell: Cell, look: Look) -> Mark:
    """The mark of a cell: dashed where unsure, grey and dashed where unlike training."""
    place = QRectF(cell.box.x, cell.box.y, cell.box.width, cell.box.height)
    return Mark(cell.id, place, look.colour, look.letters, doubtful=look.doubtful)


def marks_of(work: SlideWork) -> tuple[Mark, ...]:
    """The marks of every cell on a slide."""
    return tuple(mark(cell, verdict.look(work, cell.id)) for cell in work.cells)


def draw(
    painter: QPainter,
    marks: Iterable[Mark],
    to_screen: QTransform,
    port: QRectF,
    chosen: CellId | None,
    font: QFont,
) -> None:
    """Draw those marks that lie in the viewport `port`; the painter is in screen coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    for item in marks:
        place = to_screen.mapRect(item.place)
        if place.intersects(port):
            _draw_box(painter, place, item, chosen=item.id == chosen)
            if item.letters and place.width() >= LETTERS_FROM:
                _draw_letters(painter, place, item, QFontMetricsF(font))


def _draw_box(painter: QPainter, place: QRectF, item: Mark, *, chosen: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if chosen:
        painter.setPen(QPen(CHOSEN, 3))
        painter.drawRoundedRect(place.adjusted(-4, -4, 4, 4), 4, 4)
    painter.setPen(QPen(HALO, 4))
    painter.drawRect(place)
    pen = QPen(QColor(item.colour), 2)
    if item.doubtful:
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawRect(place)


def _draw_letters(painter: QPainter, place: QRectF, item: Mark, metrics: QFontMetricsF) -> None:
    size = QPointF(metrics.horizontalAdvance(item.letters) + 2 * PADDING, metrics.height())
    # Above the box, or inside it where the box touches the upper edge of the view.
    top = place.top() - size.y() if place.top() >= size.y() else place.top()
    chip = QRectF(place.left() - 1, top, size.x(), size.y())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(item.colour))
    painter.drawRoundedRect(chip, 2, 2)
    painter.setPen(QColor(ink_on(item.colour)))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, item.letters)
