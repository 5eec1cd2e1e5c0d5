"""The whole slide in a corner, with the part on screen marked; a click goes there."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from leukoview.engine.case import Pixels
from leukoview.engine.ground_map import GroundMap, drawn
from leukoview.ui.grounds import Grounds
from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.viewer.smear_view import SmearView
from leukoview.ui.viewer.tile_item import tiles

LONGEST = 160
"""Logical pixels; the longer side."""
SHARE = 0.3
"""The most of the view's width or height that the overview takes, on a small window."""
LONGEST_MAP, MAP_SHARE = 320, 0.45
"""The same while it shows where cells can be read: there is more to see then."""
MARGIN = 14
GAP = 6
"""Logical pixels between the overview and what lies above it."""
PITCH = 6
"""Logical pixels between two lines of a hatching."""
FRAME = QColor("#00b7ff")
EDGE = QColor(255, 255, 255, 220)


class Overview(QWidget):
    """Lies over the view's lower right corner while only a part of the slide is on screen.

    It stays, and is larger, while it shows where cells can be read. `placed`: it lies elsewhere.
    """

    placed = Signal()

    def __init__(
        self, session: Session, pictures: Pictures, view: SmearView, grounds: Grounds
    ) -> None:
        super().__init__(view)
        self._session = session
        self._pictures = pictures
        self._view = view
        self._grounds = grounds
        self._laid: tuple[GroundMap, QSize, QImage] | None = None
        grounds.changed.connect(self._refresh)
        self.setAccessibleName(self.tr("Overview of the slide"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        view.zoomed.connect(self._refresh)
        session.current_changed.connect(self._refresh)
        pictures.arrived.connect(self.update)
        pictures.display_changed.connect(self.update)
        view.installEventFilter(self)
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._refresh()
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        work = self._session.current
        if work is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self.palette().dark())
        ratio = self.width() / work.slide.width
        whole = QRectF(0, 0, work.slide.width, work.slide.height)
        for key in tiles(work.id, work.slide, whole, len(work.slide.downsamples) - 1):
            pixmap = self._pictures.get(key)
            if pixmap is not None:
                box = key.box
                place = QRectF(box.x, box.y, box.width, box.height)
                painter.drawPixmap(_scaled(place, ratio), pixmap, QRectF(pixmap.rect()))
        if self._grounds.map is not None:
            painter.drawImage(self.rect(), self._ground(self._grounds.map))
        painter.setPen(QPen(FRAME, 2))
        painter.drawRect(_scaled(self._view.shown.intersected(whole), ratio))
        painter.setPen(QPen(EDGE, 2))
        painter.drawRect(self.rect())
        painter.end()

    def _refresh(self) -> None:
        work = self._session.current
        if work is None:
            self.hide()
            return
        whole = QRectF(0, 0, work.slide.width, work.slide.height)
        shape = QSize(work.slide.width, work.slide.height)
        mapped = self._grounds.map is not None
        side, share = (LONGEST_MAP, MAP_SHARE) if mapped else (LONGEST, SHARE)
        room = (self._view.size() * share).boundedTo(QSize(side, side))
        self.setFixedSize(shape.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        corner = self._view.rect().bottomRight()
        self.move(corner.x() - self.width() - MARGIN, corner.y() - self.height() - MARGIN)
        self.setVisible(mapped or not self._view.shown.contains(whole))
        self.placed.emit()
        self.update()

    def _ground(self, found: GroundMap) -> QImage:
        """The map as large as this on screen; drawn once."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._laid is None or self._laid[:2] != (found, size):
            picture = drawn(found, size.width(), size.height(), pitch_of(ratio))
            self._laid = (found, size, image_of(picture))
        return self._laid[2]

    def _go(self, at: QPointF) -> None:
        work = self._session.current
        if work is not None:
            ratio = work.slide.width / self.width()
            self._view.go_to(at.x() * ratio, at.y() * ratio)


def pitch_of(ratio: float) -> int:
    """Physical pixels between the lines of a hatching, on a screen of so many per logical one."""
    return round(PITCH * ratio)


def image_of(picture: Pixels) -> QImage:
    """A picture of RGB and opacity (height × width × 4, uint8) as Qt's."""
    height, width = picture.shape[:2]
    form = QImage.Format.Format_RGBA8888
    return QImage(picture.tobytes(), width, height, width * 4, form).copy()


def _scaled(rect: QRectF, ratio: float) -> QRectF:
    return QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
