"""The smear: zoom at the pointer, drag to move, and the tools of the reader."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget
from typing_extensions import override

from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.viewer import marks, scale_bar, tools
from leukoview.ui.viewer.tile_item import TileItem
from leukoview.ui.viewer.tools import Tool

CLOSEST = 16.0
"""Screen pixels per slide pixel; closer shows nothing new."""
FURTHEST_OF_FIT = 0.5
"""Share of the zoom at which the whole slide fits; further away there is nothing to see."""
STEP = 1.25
WHEEL_NOTCH = 120
"""Eighths of a degree; what Qt reports for one notch of a wheel."""
PAN_STEP = 60
"""Logical pixels per press of an arrow key."""
KEY_BOX = 90.0
"""Logical pixels; the box that Enter draws in the middle of the view."""

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SmearView(QGraphicsView):
    """Shows the session's current slide.

    `pointed` carries a point of the slide that was clicked with the Add tool, `boxed` a box that
    was drawn, `spanned` the length in slide pixels of a Calibrate drag; `hovered` the point under
    the mouse, or None; `zoomed` that zoom or position changed.
    """

    pointed = Signal(float, float)
    boxed = Signal(object)
    spanned = Signal(float)
    hovered = Signal(object)
    zoomed = Signal()

    def __init__(self, session: Session, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._tool = Tool.SELECT
        self._fitted = True
        self._marks: tuple[marks.Mark, ...] = ()
        self._start: QPointF | None = None
        self._end = QPointF()
        self._pan: QPointF | None = None
        self.show_boxes = True
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Smear"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move, plus and minus zoom, comma and full stop go through cells.")
        )
        session.current_changed.connect(self._change_slide)
        session.cells_changed.connect(self._refresh)
        session.selection_changed.connect(self._follow)
        pictures.arrived.connect(self._repaint)

    @property
    def zoom(self) -> float:
        """Screen pixels per slide pixel."""
        return float(self.transform().m11())

    @property
    def tool(self) -> Tool:
        """What the left button does."""
        return self._tool

    def take(self, tool: Tool) -> None:
        """Take a tool in hand."""
        self._tool = tool
        self._start = None
        self.viewport().setCursor(tool.cursor)
        self.viewport().update()

    def set_boxes_shown(self, shown: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Show the boxes, or the bare smear."""
        self.show_boxes = shown
        self.viewport().update()

    def fit(self) -> None:
        """Show the whole slide."""
        self._fitted = True
        self.resetTransform()
        self._scale_to(self._zoom_to_fit(), self._middle())
        self.centerOn(self._slide_rect().center())
        self.zoomed.emit()

    def show_one_to_one(self) -> None:
        """One slide pixel for each pixel of the screen."""
        self.zoom_to(1.0 / self.devicePixelRatioF())

    def zoom_in(self) -> None:
        """One step closer."""
        self.zoom_to(self.zoom * STEP)

    def zoom_out(self) -> None:
        """One step away."""
        self.zoom_to(self.zoom / STEP)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Change the zoom; the slide stays where it is at a point of the viewport."""
        self._fitted = False
        self._scale_to(zoom, self._middle() if at is None else at)
        self.zoomed.emit()

    def shown_rect(self) -> QRectF:
        """The part of the slide on screen, in slide pixels."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def go_to(self, x: float, y: float) -> None:
        """Bring a point of the slide to the middle."""
        self._fitted = False
        self.centerOn(x, y)
        self.zoomed.emit()

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:
        work = self._session.current
        if work is None:
            return
        to_screen = self.viewportTransform()
        painter.save()
        painter.resetTransform()
        if self.show_boxes:
            marks.draw(painter, self._marks, to_screen, self._session.selected, self.font())
        if self._start is not None:
            tools.draw_rubber(
                painter, self._tool, to_screen.map(self._start), to_screen.map(self._end)
            )
        elif self.hasFocus() and self._tool in {Tool.ADD, Tool.DRAW}:
            tools.draw_cross(painter, self._middle())
        if work.scale is not None:
            scale_bar.draw(painter, work.scale.microns_per_pixel / self.zoom, self.font())
        painter.restore()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / WHEEL_NOTCH
        self.zoom_to(self.zoom * STEP**notches, event.position())
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() is Qt.MouseButton.LeftButton and self._tool.drags:
            self._start = self._end = self._on_slide(at)
        elif event.button() in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            self._pan = self._pressed = at
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._start is not None:
            self._end = self._on_slide(at)
            self.viewport().update()
        elif self._pan is not None:
            self._move(at - self._pan)
            self._pan = at
        self.hovered.emit(self._on_slide(at))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._start is not None:
            start, self._start = self._start, None
            if tools.span(start, self._on_slide(at)) * self.zoom >= tools.SMALLEST_BOX:
                self._finish_drag(start, self._on_slide(at))
        elif self._pan is not None:
            self._pan = None
            if tools.span(self._pressed, at) < tools.SMALLEST_BOX:
                self._click(self._on_slide(at))
        self.viewport().update()
        event.accept()

    @override
    def leaveEvent(self, event: QEnterEvent | object) -> None:
        self.hovered.emit(None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted and self._session.current is not None:
            self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            dx, dy = ARROWS[key]
            self._move(QPointF(-dx * PAN_STEP, -dy * PAN_STEP))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._use_tool_in_the_middle()
        elif key is Qt.Key.Key_Escape and self._start is not None:
            self._start = None
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def _use_tool_in_the_middle(self) -> None:
        centre = self._on_slide(self._middle())
        if self._tool is Tool.DRAW:
            half = KEY_BOX / 2 / self.zoom
            reach = QPointF(half, half)
            self.boxed.emit(tools.box_between(centre - reach, centre + reach))
        else:
            self._click(centre)

    def _finish_drag(self, start: QPointF, end: QPointF) -> None:
        if self._tool is Tool.DRAW:
            self.boxed.emit(tools.box_between(start, end))
        else:
            self.spanned.emit(tools.span(start, end))

    def _click(self, point: QPointF) -> None:
        work = self._session.current
        if work is None:
            return
        if self._tool is Tool.ADD:
            if self._slide_rect().contains(point):
                self.pointed.emit(point.x(), point.y())
            return
        under = work.cell_under(point.x(), point.y())
        self._session.select(under.id if under else None)

    def _change_slide(self) -> None:
        self.scene().clear()
        work = self._session.current
        if work is not None:
            self.scene().addItem(TileItem(work, self._pictures))
            margin = max(work.slide.width, work.slide.height)
            self.scene().setSceneRect(self._slide_rect().adjusted(-margin, -margin, margin, margin))
            self.fit()
        self._refresh()

    def _refresh(self) -> None:
        work = self._session.current
        self._marks = marks.marks_of(work) if work else ()
        self.viewport().update()

    def _follow(self) -> None:
        cell = self._session.selected_cell
        if cell is not None and not self.shown_rect().contains(QPointF(*cell.box.centre)):
            self.go_to(*cell.box.centre)
        self.viewport().update()

    def _repaint(self) -> None:
        self.viewport().update()

    def _scale_to(self, zoom: float, at: QPointF) -> None:
        low = self._zoom_to_fit() * FURTHEST_OF_FIT
        zoom = min(max(zoom, min(low, 1.0)), CLOSEST)
        held = self._on_slide(at)
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self._move(at - QPointF(self.viewportTransform().map(held)))

    def _move(self, by: QPointF) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(round(across.value() - by.x()))
        down.setValue(round(down.value() - by.y()))
        self._fitted = False
        self.zoomed.emit()

    def _on_slide(self, at: QPointF) -> QPointF:
        inverted, _ = self.viewportTransform().inverted()
        return QPointF(inverted.map(at))

    def _middle(self) -> QPointF:
        return QPointF(self.viewport().rect().center())

    def _slide_rect(self) -> QRectF:
        work = self._session.current
        return QRectF(0, 0, work.slide.width, work.slide.height) if work else QRectF()

    def _zoom_to_fit(self) -> float:
        slide, port = self._slide_rect(), self.viewport().rect()
        if slide.isEmpty() or port.isEmpty():
            return 1.0
        return min(port.width() / slide.width(), port.height() / slide.height()) * 0.98
