"""The whole slide in a corner, with the part on screen marked; a click goes there."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.viewer.smear_view import SmearView
from leukoview.ui.viewer.tile_item import tiles

LONGEST = 160
"""Logical pixels; the longer side."""
SHARE = 0.3
"""The most of the view's width or height that the overview takes, on a small window."""
MARGIN = 14
FRAME = QColor("#00b7ff")
EDGE = QColor(255, 255, 255, 220)


class Overview(QWidget):
    """Lies over the view's lower right corner while only a part of the slide is on screen."""

    def __init__(self, session: Session, pictures: Pictures, view: SmearView) -> None:
        super().__init__(view)
        self._session = session
        self._pictures = pictures
        self._view = view
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
        room = (self._view.size() * SHARE).boundedTo(QSize(LONGEST, LONGEST))
        self.setFixedSize(shape.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        corner = self._view.rect().bottomRight()
        self.move(corner.x() - self.width() - MARGIN, corner.y() - self.height() - MARGIN)
        self.setVisible(not self._view.shown.contains(whole))
        self.update()

    def _go(self, at: QPointF) -> None:
        work = self._session.current
        if work is not None:
            ratio = work.slide.width / self.width()
            self._view.go_to(at.x() * ratio, at.y() * ratio)


def _scaled(rect: QRectF, ratio: float) -> QRectF:
    return QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
