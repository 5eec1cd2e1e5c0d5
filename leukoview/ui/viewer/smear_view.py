"""The reader's tools on the smear: what mouse and keys do with each."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.viewer import reshaping, tools
from leukoview.ui.viewer.gestures import Gesture, Lasso, Reshape, Rubber
from leukoview.ui.viewer.marked_view import MarkedView
from leukoview.ui.viewer.reshaping import Boxes, Handle
from leukoview.ui.viewer.ruler import Ruler
from leukoview.ui.viewer.slide_view import ARROWS
from leukoview.ui.viewer.tools import Tool

KEY_BOX = 90.0
"""Logical pixels; the box that Enter draws in the middle of the view."""

DRAG_FROM = 3.0
"""Logical pixels that the mouse must leave the point it pressed before a box comes along."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ADDS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
Modifiers = Qt.KeyboardModifier


class SmearView(MarkedView):
    """Lets the reader point, draw and drag on the slide on screen.

    `pointed` carries a point of the slide that was clicked with the Add tool, `sampled` one clicked
    as empty; `boxed` a box that was drawn, `spanned` the length in slide pixels of a Calibrate
    drag; `hovered` the point under the mouse, or None. `moved` carries the boxes (by cell) that
    were dragged or nudged elsewhere; `lassoed` the cells in a loop and whether they are added to
    the chosen ones; `toggled` a cell clicked with Shift or Ctrl.
    """

    pointed = Signal(float, float)
    sampled = Signal(float, float)
    boxed = Signal(object)
    spanned = Signal(float)
    hovered = Signal(object)
    moved = Signal(object)
    lassoed = Signal(object, bool)
    toggled = Signal(int)

    def __init__(self, session: Session, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(session, pictures, parent)
        self._tool = Tool.SELECT
        self._locked = False
        self._gesture: Gesture | None = None
        self._ruler: Ruler | None = None
        self._pressed: QPointF | None = None
        self._grip = QPointF()
        self._dragged = False
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Smear"))
        self.setAccessibleDescription(
            self.tr(
                "Arrow keys move, plus and minus zoom, comma and full stop go through cells. "
                "Alt with arrow keys moves the chosen boxes, Alt+Shift resizes the selected one."
            )
        )

    @property
    def tool(self) -> Tool:
        """What the left button does."""
        return self._tool

    @property
    def ruler(self) -> Ruler | None:
        """The line that was measured last, until Escape takes it away."""
        return self._ruler

    def take(self, tool: Tool) -> None:
        """Take a tool in hand."""
        self._tool = tool
        self._let_go()
        self.viewport().setCursor(tool.cursor)

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a setting's slot
        """Let no box be moved or resized, as while the slide is read or once the case is signed."""
        self._locked = locked
        if isinstance(self._gesture, Reshape):
            self._let_go()
        self.repaint_all()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, button = event.position(), event.button()
        if button in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            self._pressed = self._grip = at
            self._dragged = False
            if button is Qt.MouseButton.LeftButton:
                self._gesture = self._begun(at, event.modifiers())
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            self._show_cursor(at)
        elif self._gesture is None:
            self.move_by(at - self._grip)
            self._grip = at
        elif self._dragged or tools.span(self._pressed, at) >= DRAG_FROM:
            self._dragged = True
            self._gesture.follow(self.on_slide(at))
            self.repaint_all()
        self.hovered.emit(self.on_slide(at))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at, pressed, gesture = event.position(), self._pressed, self._gesture
        dragged = self._dragged
        self._let_go()
        if pressed is None:
            return
        if gesture is not None and dragged:
            gesture.follow(self.on_slide(at))
            self._finish(gesture)
        elif tools.span(pressed, at) < tools.SMALLEST_BOX and not self._tool.spans:
            self._click(self.on_slide(at), event.modifiers())
        event.accept()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    @override
    def event(self, event: QEvent) -> bool:
        """With a tool in hand that places cells, Enter places one and confirms nothing."""
        wanted = event.type() is QEvent.Type.ShortcutOverride and self._tool is not Tool.SELECT
        if wanted and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in ENTER:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = Qt.Key(event.key()), event.modifiers()
        if key in ENTER:
            self._use_tool_in_the_middle()
        elif key is Qt.Key.Key_Escape and (self._pressed is not None or self._ruler is not None):
            self._ruler = self._ruler if self._pressed is not None else None
            self._let_go()
        elif key in ARROWS and keys & Qt.KeyboardModifier.AltModifier:
            self._nudge(ARROWS[key], resizes=bool(keys & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    @property
    @override
    def _held(self) -> Boxes:
        """Where the boxes lie that are being dragged."""
        return self._gesture.boxes if isinstance(self._gesture, Reshape) else {}

    @property
    def _size(self) -> QSize:
        return self.extent.size().toSize()

    @property
    def _handled(self) -> QRectF | None:
        """Where on screen the box lies that can be resized now."""
        chosen = self._marks.boxes(self._marks.chosen)
        if len(chosen) != 1 or self._locked or self._tool is not Tool.SELECT:
            return None
        place = self._marks.place(next(iter(chosen)), self._held)
        on_screen = self.viewportTransform().mapRect(place)
        roomy = min(on_screen.width(), on_screen.height()) >= reshaping.ROOM
        return on_screen if roomy and self._boxes_shown else None

    def _begun(self, at: QPointF, modifiers: Modifiers) -> Gesture | None:
        point = self.on_slide(at)
        if self._tool.spans:
            return Rubber(self._tool, point)
        if self._tool is Tool.LASSO:
            return Lasso(point, adds=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        if self._tool is Tool.SELECT and not self._locked and not modifiers & ADDS:
            return self._grasped(at)
        return None

    def _grasped(self, at: QPointF) -> Reshape | None:
        """The chosen boxes, taken by a handle or by their middle."""
        handle, point = self._handle_at(at), self.on_slide(at)
        if handle is None and not self._marks.chosen_under(point):
            return None
        return Reshape(self._marks.boxes(self._marks.chosen), point, self._size, handle)

    def _handle_at(self, at: QPointF) -> Handle | None:
        place = self._handled
        return None if place is None else reshaping.handle_at(place, at)

    def _show_cursor(self, at: QPointF) -> None:
        cursor = self._tool.cursor
        if self._tool is Tool.SELECT and not self._locked and self._boxes_shown:
            handle = self._handle_at(at)
            if handle is not None:
                cursor = handle.cursor
            elif self._marks.chosen_under(self.on_slide(at)):
                cursor = Qt.CursorShape.SizeAllCursor
        self.viewport().setCursor(cursor)

    @override
    def _draw_tool(self, painter: QPainter) -> None:
        if self._handled is not None:
            reshaping.draw_handles(painter, self._handled)
        to_screen, work = self.viewportTransform(), self._session.current
        ruler = self._ruler
        if self._gesture is not None:
            self._gesture.draw(painter, to_screen)
            if isinstance(self._gesture, Rubber) and self._tool is Tool.MEASURE:
                ruler = self._gesture.ruler
        elif self.hasFocus() and self._tool in {Tool.ADD, Tool.DRAW, Tool.WHITE}:
            tools.draw_cross(painter, self.middle)
        if ruler is not None and work is not None:
            ruler.draw(painter, to_screen, work.scale, self.font())

    def _use_tool_in_the_middle(self) -> None:
        centre = self.on_slide(self.middle)
        if self._tool is Tool.DRAW:
            reach = QPointF(KEY_BOX, KEY_BOX) / (2 * self.zoom)
            self.boxed.emit(tools.box_between(centre - reach, centre + reach))
        elif not self._tool.spans:
            self._click(centre, Qt.KeyboardModifier.NoModifier)

    def _nudge(self, way: tuple[int, int], *, resizes: bool) -> None:
        """Move the chosen boxes by a pixel of the screen, or the selected one's far corner."""
        boxes = self._marks.boxes(self._marks.chosen)
        if resizes:
            boxes = {id_: box for id_, box in boxes.items() if id_ == self._session.selected}
        if boxes and not self._locked:
            handle = Handle.BOTTOM_RIGHT if resizes else None
            nudge = Reshape(boxes, QPointF(), self._size, handle)
            nudge.follow(QPointF(*way) * max(1, round(1 / self.zoom)))
            self._finish(nudge)

    def _finish(self, gesture: Gesture) -> None:
        match gesture:
            case Reshape(changed=boxes) if boxes:
                self.moved.emit(boxes)
            case Lasso():
                work = self._session.current
                self.lassoed.emit(gesture.caught(work) if work else (), gesture.adds)
            case Rubber(length=length) if length * self.zoom >= tools.SMALLEST_BOX:
                self._finish_span(gesture)

    def _finish_span(self, rubber: Rubber) -> None:
        drawn = rubber.rect(self.extent)
        if rubber.tool is Tool.CALIBRATE:
            self.spanned.emit(rubber.length)
        elif rubber.tool is Tool.MEASURE:
            self._ruler = rubber.ruler
            self.repaint_all()
        elif not drawn.isEmpty():
            self.boxed.emit(tools.box_between(drawn.topLeft(), drawn.bottomRight()))

    def _click(self, point: QPointF, modifiers: Modifiers) -> None:
        work = self._session.current
        if work is None:
            return
        if self._tool in {Tool.ADD, Tool.WHITE}:
            if self.extent.contains(point):
                signal = self.pointed if self._tool is Tool.ADD else self.sampled
                signal.emit(point.x(), point.y())
            return
        under = work.cell_under(point.x(), point.y())
        if not modifiers & ADDS:
            self._session.select(under.id if under else None)
        elif under is not None:
            self.toggled.emit(under.id)

    def _let_go(self) -> None:
        """Forget what the mouse was doing."""
        self._gesture = self._pressed = None
        self._dragged = False
        self.repaint_all()

    @override
    def _change_slide(self) -> None:
        self._ruler = None
        self._let_go()
        super()._change_slide()

    @override
    def _refresh(self) -> None:
        super()._refresh()
        match self._gesture:
            case Reshape(before=before) if self._marks.boxes(before) != before:
                self._let_go()
