"""The selected cell, enlarged, with what lies around it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.case import Box
from leukoview.ui.pictures import Key, Pictures, Wish
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork

SIDE = 132
"""Logical pixels."""

AROUND = 0.3
"""Share of the box that is shown on each side of it."""

GROUP = "crop"


def surroundings(box: Box, work: SlideWork) -> Box:
    """The square around a box that is shown of a cell."""
    side = round(max(box.width, box.height) * (1 + 2 * AROUND))
    x, y = box.centre
    square = Box(round(x - side / 2), round(y - side / 2), side, side)
    return square.clipped(work.slide.width, work.slide.height)


class CropPicture(QWidget):
    """A square picture of the cell; blank until its pixels have been decoded."""

    def __init__(self, session: Session, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The cell, enlarged"))
        session.selection_changed.connect(self._ask)
        pictures.arrived.connect(self._repaint)
        pictures.display_changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Dark))
        key = self._key()
        pixmap = self._pictures.get(key) if key else None
        if pixmap is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(QRectF(self.rect()).center())
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _key(self) -> Key | None:
        cell, work = self._session.selected_cell, self._session.current
        return Key(work.id, 0, surroundings(cell.box, work)) if cell and work else None

    def _ask(self) -> None:
        key, work = self._key(), self._session.current
        if key and work:
            self._pictures.want(GROUP, [Wish(key, work.slide)])
        self.update()

    def _repaint(self, key: Key) -> None:
        if key == self._key():
            self.update()
