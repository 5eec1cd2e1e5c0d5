"""A slide on screen: zoom at the pointer, drag to move, fit, one to one."""

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget
from typing_extensions import override

from leukoview.ui.pictures import Key, Pictures
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.viewer.tile_item import TileItem

CLOSEST = 16.0
"""Screen pixels per slide pixel; closer shows nothing new."""
FURTHEST_OF_FIT = 0.5
"""Share of the zoom at which the whole slide fits; further away there is nothing to see."""
FIT_MARGIN = 0.98
STEP = 1.25
WHEEL_NOTCH = 120
"""Eighths of a degree; what Qt reports for one notch of a wheel."""
PAN_STEP = 60
"""Logical pixels per press of an arrow key."""
STILL_AFTER = 150
"""Milliseconds without a change after which a zoom is over; a wheel that turns is quicker."""

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SlideView(QGraphicsView):
    """Shows one slide and lets the reader move over it; `zoomed`: its zoom or place changed."""

    zoomed = Signal()

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._extent = QRectF()
        self._tiles: TileItem | None = None
        self._fitted = True
        self._zooming = QTimer(self, singleShot=True, interval=STILL_AFTER)
        self._zooming.timeout.connect(self._sharpen)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pictures.arrived.connect(self._show_arrived)
        pictures.display_changed.connect(self.repaint_all)

    @property
    def zoom(self) -> float:
        """Screen pixels per slide pixel."""
        return float(self.transform().m11())

    @property
    def extent(self) -> QRectF:
        """The slide, in its own pixels; empty where there is none."""
        return QRectF(self._extent)

    @property
    def shown(self) -> QRectF:
        """The part of the slide on screen, in slide pixels."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def show_slide(self, work: SlideWork | None) -> None:
        """Show a slide whole, or nothing."""
        self._tiles = None
        self.scene().clear()
        self._extent = QRectF(0, 0, work.slide.width, work.slide.height) if work else QRectF()
        if work is not None:
            self._tiles = TileItem(work, self._pictures)
            self.scene().addItem(self._tiles)
            margin = max(self._extent.width(), self._extent.height())
            self.scene().setSceneRect(self._extent.adjusted(-margin, -margin, margin, margin))
            self.fit()

    def fit(self) -> None:
        """Show the whole slide, also when the window changes its size."""
        self._scale_to(self._zoom_to_fit(), self.middle)
        self.centerOn(self._extent.center())
        self._fitted = True
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
        self._scale_to(zoom, self.middle if at is None else at)

    def go_to(self, x: float, y: float) -> None:
        """Bring a point of the slide to the middle."""
        self._fitted = False
        self.centerOn(x, y)
        self.zoomed.emit()

    def move_by(self, step: QPointF) -> None:
        """Move the slide on screen."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(round(across.value() - step.x()))
        down.setValue(round(down.value() - step.y()))
        self._fitted = False
        self.zoomed.emit()

    def on_slide(self, at: QPointF) -> QPointF:
        """The point of the slide at a point of the viewport."""
        inverted, _ = self.viewportTransform().inverted()
        return QPointF(inverted.map(at))

    @property
    def middle(self) -> QPointF:
        """The middle of the viewport."""
        return QPointF(self.viewport().rect().center())

    def repaint_all(self) -> None:
        """Draw everything anew at the next chance."""
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with self._pictures.held_back():
            super().paintEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / WHEEL_NOTCH
        self.zoom_to(self.zoom * STEP**notches, event.position())
        event.accept()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted and not self._extent.isEmpty():
            self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.move_by(QPointF(-step[0] * PAN_STEP, -step[1] * PAN_STEP))

    def _show_arrived(self, key: Key) -> None:
        """Draw anew for a tile; the small pictures of the gallery are no concern of the smear."""
        if self._tiles is not None and self._tiles.awaits(key):
            self.repaint_all()

    def _sharpen(self) -> None:
        """Draw well what was drawn in haste while the zoom went on."""
        if self._tiles is not None and self._tiles.is_draft:
            self._tiles.set_draft(False)
            self.repaint_all()

    def _scale_to(self, zoom: float, at: QPointF) -> None:
        low = min(self._zoom_to_fit() * FURTHEST_OF_FIT, 1.0)
        bounded = min(max(zoom, low), CLOSEST)
        held = self.on_slide(at)
        if self._tiles is not None:
            # Scaling smoothly costs five times as much, and of a zoom that goes on no frame stays.
            self._tiles.set_draft(self._zooming.isActive())
        self._zooming.start()
        self.setTransform(QTransform.fromScale(bounded, bounded))
        self.move_by(at - QPointF(self.viewportTransform().map(held)))

    def _zoom_to_fit(self) -> float:
        slide, port = self._extent, self.viewport().rect()
        if slide.isEmpty() or port.isEmpty():
            return 1.0
        fitting = min(port.width() / slide.width(), port.height() / slide.height())
        return min(fitting * FIT_MARGIN, CLOSEST)
