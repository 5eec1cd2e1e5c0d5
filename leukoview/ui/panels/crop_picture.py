"""The chosen cell, enlarged, with what lies around it, and what the reader wants drawn over it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.case import Box
from leukoview.ui.pictures import Key, Pictures, Wish
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.viewer import scale_bar
from leukoview.ui.viewer.outline import Outline

SIDE = 160
"""Logical pixels."""

AROUND = 0.3
"""Share of the box that is shown on each side of it."""

GROUP = "crop"

LONGEST_BAR = 0.4
"""Share of the picture's width that the scale bar may take."""
BAR_THICKNESS = 3.0
BAR_MARGIN = 6.0


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
        self._outlined = False
        self._heat: tuple[QImage, Box] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The cell, enlarged"))
        session.selection_changed.connect(self._ask)
        session.cells_changed.connect(self._ask)
        pictures.arrived.connect(self._repaint)
        pictures.display_changed.connect(self.update)

    def set_outlined(self, wanted: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Draw the outlines of nucleus and cell, or leave them out."""
        self._outlined = wanted
        self.update()

    def show_heat(self, image: QImage | None, over: Box | None = None) -> None:
        """Lay a picture over a box of the slide (full-resolution pixels), or take it away."""
        self._heat = (image, over) if image is not None and over is not None else None
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Dark))
        key = self._key()
        pixmap = self._pictures.get(key) if key else None
        if key is not None and pixmap is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(QRectF(self.rect()).center())
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
            self._draw_over(painter, place, key.box)
            self._draw_bar(painter, place, key.box)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _draw_over(self, painter: QPainter, place: QRectF, shown: Box) -> None:
        """What is drawn in the slide's own pixels: the heat map, then the outlines."""
        painter.save()
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        painter.scale(place.width() / shown.width, place.height() / shown.height)
        painter.translate(-shown.x, -shown.y)
        if self._heat is not None:
            image, over = self._heat
            painter.drawImage(QRectF(over.x, over.y, over.width, over.height), image)
        work, cell = self._session.current, self._session.selected_cell
        reading = work.reading(cell.id) if work and cell else None
        if self._outlined and cell is not None and reading is not None:
            Outline(reading.cell, cell.box).draw(painter)
        painter.restore()

    def _draw_bar(self, painter: QPainter, place: QRectF, shown: Box) -> None:
        scale = self._session.current.scale if self._session.current else None
        if scale is None:
            return
        per_pixel = scale.microns_per_pixel * shown.width / place.width()
        microns = scale_bar.round_length(LONGEST_BAR * place.width() * per_pixel)
        words, length = scale_bar.words(microns), microns / per_pixel
        metrics = QFontMetricsF(self.font())
        width = max(length, metrics.horizontalAdvance(words)) + 2 * BAR_MARGIN
        plate = QRectF(0, 0, width, metrics.height() + BAR_THICKNESS + BAR_MARGIN)
        plate.moveBottomLeft(place.bottomLeft())
        painter.fillRect(plate, scale_bar.GROUND)
        bottom = plate.bottom() - BAR_THICKNESS - 3
        left = plate.left() + (width - length) / 2
        painter.fillRect(QRectF(left, bottom, length, BAR_THICKNESS), QColor(scale_bar.INK))
        painter.setPen(scale_bar.INK)
        plate.setHeight(metrics.height() + 2)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

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
