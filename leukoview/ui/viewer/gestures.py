"""What a drag on the smear is doing, from press to release, in slide pixels."""

from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from leukoview.engine.case import CellId
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.viewer import reshaping, tools
from leukoview.ui.viewer.reshaping import Boxes, Handle
from leukoview.ui.viewer.ruler import Ruler
from leukoview.ui.viewer.tools import Tool

LASSO_GROUND = QColor(0, 183, 255, 40)


class Gesture(Protocol):
    """A drag that has begun; it changes nothing until the view asks what came of it."""

    def follow(self, at: QPointF) -> None:
        """The mouse is at another point of the slide."""

    def draw(self, painter: QPainter, to_screen: QTransform) -> None:
        """Show what has been done so far; the painter is in screen coordinates."""


class Rubber:
    """Spans a box or a line from where the drag began."""

    def __init__(self, tool: Tool, start: QPointF) -> None:
        self.tool = tool
        self.start = self.end = start

    @property
    def length(self) -> float:
        """The distance spanned, in slide pixels."""
        return tools.span(self.start, self.end)

    @property
    def ruler(self) -> Ruler:
        """The line spanned."""
        return Ruler(self.start, self.end)

    def follow(self, at: QPointF) -> None:
        """Span to here."""
        self.end = at

    def draw(self, painter: QPainter, to_screen: QTransform) -> None:
        """Show the box or line; the view draws a ruler itself, because it stays."""
        if self.tool is not Tool.MEASURE:
            ends = to_screen.map(self.start), to_screen.map(self.end)
            tools.draw_rubber(painter, self.tool, *ends)

    def rect(self, extent: QRectF) -> QRectF:
        """The part of the box on the slide."""
        return QRectF(self.start, self.end).normalized().intersected(extent)


class Lasso:
    """Draws freely around cells; `adds` to those chosen already, or replaces them."""

    def __init__(self, start: QPointF, *, adds: bool) -> None:
        self.adds = adds
        self._path = QPolygonF([start])

    def follow(self, at: QPointF) -> None:
        """Draw on to here."""
        self._path.append(at)

    def draw(self, painter: QPainter, to_screen: QTransform) -> None:
        """Show the loop, closed from here to where it began."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        loop: QPolygonF = to_screen.map(self._path)
        for pen, ground in (
            (QPen(tools.HALO, 4), Qt.GlobalColor.transparent),
            (QPen(tools.RUBBER, 1.8, Qt.PenStyle.DashLine), LASSO_GROUND),
        ):
            painter.setPen(pen)
            painter.setBrush(ground)
            painter.drawPolygon(loop, Qt.FillRule.WindingFill)

    def caught(self, work: SlideWork) -> tuple[CellId, ...]:
        """The cells whose centres lie within the loop."""
        bounds = self._path.boundingRect()
        centres = ((cell.id, QPointF(*cell.box.centre)) for cell in work.cells)
        return tuple(
            id_
            for id_, centre in centres
            if bounds.contains(centre) and self._path.containsPoint(centre, Qt.FillRule.WindingFill)
        )


@dataclass
class Reshape:
    """Moves boxes, or pulls one by a `handle`; `boxes` is where they would lie now."""

    before: Boxes
    start: QPointF
    slide: QSize
    handle: Handle | None = None
    boxes: Boxes = field(init=False)

    def __post_init__(self) -> None:
        self.boxes = self.before

    def follow(self, at: QPointF) -> None:
        """Move or pull to here."""
        step = at - self.start
        if self.handle is None:
            self.boxes = reshaping.moved(self.before, step.x(), step.y(), self.slide)
        else:
            self.boxes = {
                id_: reshaping.resized(box, self.handle, step.x(), step.y(), self.slide)
                for id_, box in self.before.items()
            }

    def draw(self, painter: QPainter, to_screen: QTransform) -> None:
        """The view draws the boxes themselves, as marks."""

    @property
    def changed(self) -> Boxes:
        """The boxes that lie otherwise than before."""
        return {id_: box for id_, box in self.boxes.items() if box != self.before[id_]}
