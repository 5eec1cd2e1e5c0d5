"""The smear with its boxes, and the reader's tools on it."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.viewer import marks, scale_bar, tools
from leukoview.ui.viewer.slide_view import SlideView
from leukoview.ui.viewer.tools import Tool

KEY_BOX = 90.0
"""Logical pixels; the box that Enter draws in the middle of the view."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SmearView(SlideView):
    """Shows the session's current slide with its cells.

    `pointed` carries a point of the slide that was clicked with the Add tool, `boxed` a box that
    was drawn, `spanned` the length in slide pixels of a Calibrate drag; `hovered` the point under
    the mouse, or None.
    """

    pointed = Signal(float, float)
    boxed = Signal(object)
    spanned = Signal(float)
    hovered = Signal(object)

    def __init__(self, session: Session, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(pictures, parent)
        self._session = session
        self._tool = Tool.SELECT
        self._boxes_shown = True
        self._marks: tuple[marks.Mark, ...] = ()
        self._start: QPointF | None = None
        self._end = QPointF()
        self._pressed: QPointF | None = None
        self._grip = QPointF()
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Smear"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move, plus and minus zoom, comma and full stop go through cells.")
        )
        session.current_changed.connect(self._change_slide)
        session.cells_changed.connect(self._refresh)
        session.selection_changed.connect(self._follow)

    @property
    def tool(self) -> Tool:
        """What the left button does."""
        return self._tool

    def take(self, tool: Tool) -> None:
        """Take a tool in hand."""
        self._tool = tool
        self._start = None
        self.viewport().setCursor(tool.cursor)
        self.repaint_all()

    def set_boxes_shown(self, shown: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Show the boxes, or the bare smear."""
        self._boxes_shown = shown
        self.repaint_all()

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:
        work = self._session.current
        if work is None:
            return
        painter.save()
        painter.resetTransform()
        port = QRectF(self.viewport().rect())
        if self._boxes_shown:
            chosen, font = self._session.selected, self.font()
            marks.draw(painter, self._marks, self.viewportTransform(), port, chosen, font)
        self._draw_tool(painter)
        if work.scale is not None and not work.is_no_smear:
            size = work.scale.microns_per_pixel / self.zoom
            scale_bar.draw(painter, size, port, self.font())
        painter.restore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() is Qt.MouseButton.LeftButton and self._tool.drags:
            self._start = self._end = self.on_slide(at)
        elif event.button() in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            self._pressed = self._grip = at
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._start is not None:
            self._end = self.on_slide(at)
            self.repaint_all()
        elif self._pressed is not None:
            self.move_by(at - self._grip)
            self._grip = at
        self.hovered.emit(self.on_slide(at))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._start is not None:
            start, self._start = self._start, None
            self._finish_drag(start, self.on_slide(at))
        elif self._pressed is not None:
            pressed, self._pressed = self._pressed, None
            if tools.span(pressed, at) < tools.SMALLEST_BOX:
                self._click(self.on_slide(at))
        self.repaint_all()
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ENTER:
            self._use_tool_in_the_middle()
        elif key is Qt.Key.Key_Escape and self._start is not None:
            self._start = None
            self.repaint_all()
        else:
            super().keyPressEvent(event)

    def _draw_tool(self, painter: QPainter) -> None:
        to_screen = self.viewportTransform()
        if self._start is not None:
            ends = (to_screen.map(self._start), to_screen.map(self._end))
            tools.draw_rubber(painter, self._tool, *ends)
        elif self.hasFocus() and self._tool in {Tool.ADD, Tool.DRAW}:
            tools.draw_cross(painter, self.middle)

    def _use_tool_in_the_middle(self) -> None:
        centre = self.on_slide(self.middle)
        if self._tool is Tool.DRAW:
            reach = QPointF(KEY_BOX, KEY_BOX) / (2 * self.zoom)
            self.boxed.emit(tools.box_between(centre - reach, centre + reach))
        elif self._tool is not Tool.CALIBRATE:
            self._click(centre)

    def _finish_drag(self, start: QPointF, end: QPointF) -> None:
        length = tools.span(start, end)
        if length * self.zoom < tools.SMALLEST_BOX:
            return
        if self._tool is Tool.CALIBRATE:
            self.spanned.emit(length)
            return
        drawn = QRectF(start, end).normalized().intersected(self.extent)
        if not drawn.isEmpty():
            self.boxed.emit(tools.box_between(drawn.topLeft(), drawn.bottomRight()))

    def _click(self, point: QPointF) -> None:
        work = self._session.current
        if work is None:
            return
        if self._tool is Tool.ADD:
            if self.extent.contains(point):
                self.pointed.emit(point.x(), point.y())
            return
        under = work.cell_under(point.x(), point.y())
        self._session.select(under.id if under else None)

    def _change_slide(self) -> None:
        self.show_slide(self._session.current)
        self._refresh()

    def _refresh(self) -> None:
        work = self._session.current
        self._marks = marks.marks_of(work) if work else ()
        self.repaint_all()

    def _follow(self) -> None:
        cell = self._session.selected_cell
        if cell is not None:
            box = cell.box
            place = QRectF(box.x, box.y, box.width, box.height)
            if not self.shown.contains(place):
                self.go_to(*box.centre)
        self.repaint_all()
