"""What the left button does on the smear."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from leukoview.engine.case import Box

SMALLEST_BOX = 6.0
"""Logical pixels on screen; a shorter drag is a click."""

RUBBER = QColor("#00b7ff")
HALO = QColor(255, 255, 255, 220)


class Tool(StrEnum):
    """What the left button does on the smear; the values name the icons.

    Choose and move cells and move the slide; draw around cells to choose them; add a cell under a
    click; draw a box; measure a length; measure a red cell; show the spot under a click as white.
    """

    SELECT = "select"
    LASSO = "lasso"
    ADD = "add"
    DRAW = "draw"
    MEASURE = "measure"
    CALIBRATE = "calibrate"
    WHITE = "white"

    @property
    def spans(self) -> bool:
        """Whether a drag spans a box or a line."""
        return self in {Tool.DRAW, Tool.MEASURE, Tool.CALIBRATE}

    @property
    def changes(self) -> bool:
        """Whether the tool changes what stands in the case."""
        return self in {Tool.ADD, Tool.DRAW, Tool.CALIBRATE}

    @property
    def cursor(self) -> Qt.CursorShape:
        """How the pointer looks over the smear."""
        if self is Tool.SELECT:
            return Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.CrossCursor


def box_between(start: QPointF, end: QPointF) -> Box:
    """The box that a drag between two points of the slide spans; at least one pixel."""
    rect = QRectF(start, end).normalized()
    return Box(
        round(rect.x()), round(rect.y()), max(1, round(rect.width())), max(1, round(rect.height()))
    )


def span(start: QPointF, end: QPointF) -> float:
    """The distance between two points."""
    return float(((end.x() - start.x()) ** 2 + (end.y() - start.y()) ** 2) ** 0.5)


def draw_rubber(painter: QPainter, tool: Tool, start: QPointF, end: QPointF) -> None:
    """Show what a drag has spanned so far; points in screen coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(HALO, 4), QPen(RUBBER, 2)):
        painter.setPen(pen)
        if tool is Tool.DRAW:
            painter.drawRect(QRectF(start, end).normalized())
        else:
            painter.drawLine(start, end)
            painter.drawEllipse(start, 4, 4)
            painter.drawEllipse(end, 4, 4)


def draw_cross(painter: QPainter, centre: QPointF) -> None:
    """Mark where Enter would place a cell."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for pen in (QPen(HALO, 4), QPen(RUBBER, 2)):
        painter.setPen(pen)
        for dx, dy in ((12.0, 0.0), (0.0, 12.0)):
            for sign in (-1.0, 1.0):
                inner = QPointF(centre.x() + sign * dx / 3, centre.y() + sign * dy / 3)
                outer = QPointF(centre.x() + sign * dx, centre.y() + sign * dy)
                painter.drawLine(inner, outer)
