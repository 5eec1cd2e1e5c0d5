"""The classes of a count as a ring, each with its letter, and the number counted in the middle."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.palette import colour_of, ink_on
from leukoview.engine.summary import ClassCount, Differential, percent
from leukoview.engine.taxonomy import named
from leukoview.ui.terms import class_name

SIDE = 124
"""Logical pixels."""
THICKNESS = 24.0
GAP_WIDTH = 2.0
WHOLE_TURN = 360.0
TOP = 90.0
"""Degrees; Qt counts them from three o'clock, against the clock."""
SIXTEENTHS = 16
"""Qt's unit of angles: sixteenths of a degree."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A class's part of the ring: where it starts and how far it goes, clockwise, in degrees."""

    key: str
    start: float
    sweep: float

    @property
    def middle(self) -> float:
        """The direction of its middle, clockwise from the top."""
        return self.start + self.sweep / 2


def slices(rows: Sequence[ClassCount], n: int) -> tuple[Slice, ...]:
    """The parts of a ring of `n` cells, in the order of the rows, clockwise from the top."""
    made: list[Slice] = []
    start = 0.0
    for row in rows:
        if row.final:
            sweep = WHOLE_TURN * row.final / n
            made.append(Slice(row.key, start, sweep))
            start += sweep
    return tuple(made)


class Ring(QWidget):
    """Draws a count as a ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slices: tuple[Slice, ...] = ()
        self._n = 0
        self.setAccessibleName(self.tr("Shares of the classes"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: Differential) -> None:
        """Show this count instead."""
        self._slices, self._n = slices(count.rows, count.n), count.n
        spoken = [
            f"{class_name(row.key)}: {percent(row.share.estimate)}"
            for row in count.rows
            if row.final and row.share is not None
        ]
        self.setAccessibleDescription("; ".join(spoken) or self.tr("No cell is counted yet."))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = THICKNESS / 2 + 1
        place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        self._draw_ground(painter, place)
        for part in self._slices:
            self._draw_slice(painter, place, part)
        self._draw_gaps(painter, place)
        for part in self._slices:
            self._draw_letter(painter, place, part)
        self._draw_number(painter)
        painter.end()

    def _draw_ground(self, painter: QPainter, place: QRectF) -> None:
        if not self._slices:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), THICKNESS))
            painter.drawEllipse(place)

    def _draw_slice(self, painter: QPainter, place: QRectF, part: Slice) -> None:
        pen = QPen(QColor(colour_of(part.key)), THICKNESS)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        start = round((TOP - part.start) * SIXTEENTHS)
        painter.drawArc(place, start, round(-part.sweep * SIXTEENTHS))

    def _draw_gaps(self, painter: QPainter, place: QRectF) -> None:
        """Lines between neighbours, for colours that a reader cannot tell apart."""
        if len(self._slices) < 2:  # noqa: PLR2004 - one class has no neighbour
            return
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Base), GAP_WIDTH))
        radius = place.width() / 2
        for part in self._slices:
            inner, outer = (
                _towards(place.center(), part.start, radius + side * THICKNESS / 2)
                for side in (-1.1, 1.1)
            )
            painter.drawLine(inner, outer)

    def _draw_letter(self, painter: QPainter, place: QRectF, part: Slice) -> None:
        metrics = QFontMetricsF(self.font())
        letter = named(part.key).letter
        size = metrics.boundingRect(letter).size()
        length = radians(part.sweep) * place.width() / 2
        if max(size.width(), size.height()) > length - GAP_WIDTH:
            return
        painter.setPen(QColor(ink_on(colour_of(part.key))))
        box = QRectF(0, 0, THICKNESS + 8, THICKNESS)
        box.moveCenter(_towards(place.center(), part.middle, place.width() / 2))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)

    def _draw_number(self, painter: QPainter) -> None:
        font = self.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.5)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        number = QFontMetricsF(font).height()
        words = QFontMetricsF(self.font()).height()
        top = (self.height() - number - words) / 2
        centred = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(QRectF(0, top, self.width(), number), centred, str(self._n))
        painter.setFont(self.font())
        painter.drawText(QRectF(0, top + number, self.width(), words), centred, self.tr("counted"))


def _towards(centre: QPointF, clockwise: float, distance: float) -> QPointF:
    """The point at a distance in a direction that is counted from the top."""
    angle = radians(clockwise)
    return QPointF(centre.x() + sin(angle) * distance, centre.y() - cos(angle) * distance)
