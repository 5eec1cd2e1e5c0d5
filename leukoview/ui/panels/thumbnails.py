"""Draws the gallery's pictures: each once, then from a cache, so that scrolling stays smooth."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from leukoview.ui.panels.cell_list import CellList, Index
from leukoview.ui.panels.cell_rows import Row
from leukoview.ui.panels.chips import chip_picture, draw_differs, draw_tick
from leukoview.ui.panels.crop_picture import surroundings
from leukoview.ui.pictures import Key, Pictures, Wish
from leukoview.ui.session import Session
from leukoview.ui.verdict import Look

THUMB = 80
"""Logical pixels; the side of a picture."""
EDGE = 4
"""Around a picture, for the frame of a chosen one."""
SIDE = THUMB + 2 * EDGE
BADGE = 16
FRAME = 3
FIGURE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
GROUP = "gallery"
TILES_KEPT = 500
"""Drawn tiles in memory: more than fit on a screen of 3840 × 2160, at most 70 MB."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A row as it was drawn; not `is_whole` while its picture is missing."""

    row: Row
    drawn: QPixmap
    is_whole: bool


class Thumbnails(QStyledItemDelegate):
    """Draws a cell's picture with its class, figure and marks, and asks for missing pictures.

    `filled` says that a picture came that is waited for.
    """

    filled = Signal()

    def __init__(
        self, session: Session, pictures: Pictures, cells: CellList, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._cells = cells
        self._missing: dict[Key, Wish] = {}
        self._tiles: OrderedDict[Key, Tile] = OrderedDict()
        self._chips: dict[tuple[Look, float], QPixmap] = {}
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        pictures.arrived.connect(self._hear)
        pictures.display_changed.connect(self._show_otherwise)

    def forget(self) -> None:
        """Draw everything anew: the dress has changed."""
        self._tiles.clear()
        self._chips.clear()

    def foresee(self, rows: Iterable[int]) -> None:
        """Have the pictures of rows made that will be drawn soon, after those drawn now."""
        for row in rows:
            wish = self._wish(self._cells.row(row))
            if wish is not None:
                self._picture(wish)

    def size(self, metrics: QFontMetrics) -> QSize:
        """How large a tile is."""
        return QSize(SIDE, SIDE + metrics.height() + EDGE)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.size(option.fontMetrics)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        painter.drawPixmap(place.topLeft(), self._tile(self._cells.row(index.row()), option))
        state = QStyle.StateFlag
        if option.state & state.State_Selected:
            width = FRAME if option.state & state.State_HasFocus else FRAME - 1
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Highlight), width))
            frame = QRect(place.topLeft(), QSize(SIDE, SIDE))
            painter.drawRect(frame.adjusted(1, 1, -2, -2))

    def _tile(self, row: Row, option: QStyleOptionViewItem) -> QPixmap:
        """A cell as it is drawn now; drawn again once its picture is there."""
        wish = self._wish(row)
        if wish is None:
            return QPixmap()
        key, known = wish.key, self._tiles.get(wish.key)
        if known is not None and known.row is row and known.is_whole:
            self._tiles.move_to_end(key)
            return known.drawn
        picture = self._picture(wish)
        if known is None or known.row is not row or picture is not None:
            known = Tile(row, self._drawn(row, option, picture), picture is not None)
            self._tiles[key] = known
            if len(self._tiles) > TILES_KEPT:
                self._tiles.popitem(last=False)
        return known.drawn

    def _wish(self, row: Row) -> Wish | None:
        work = self._session.current
        if work is None:
            return None
        return Wish(Key(work.id, 0, surroundings(row.cell.box, work)), work.slide)

    def _picture(self, wish: Wish) -> QPixmap | None:
        picture = self._pictures.get(wish.key)
        if picture is None:
            self._missing[wish.key] = wish
            self._asking.start()
        return picture

    def _drawn(self, row: Row, option: QStyleOptionViewItem, picture: QPixmap | None) -> QPixmap:
        ratio = option.widget.devicePixelRatioF()
        tile = QPixmap(option.rect.size() * ratio)
        tile.setDevicePixelRatio(ratio)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        painter.setFont(option.font)
        thumb = QRect(EDGE, EDGE, THUMB, THUMB)
        painter.fillRect(thumb, option.palette.color(QPalette.ColorRole.Dark))
        if picture is not None:
            _draw_picture(painter, thumb, picture)
        self._draw_caption(painter, thumb, row, option)
        painter.end()
        return tile

    def _draw_caption(
        self, painter: QPainter, thumb: QRect, row: Row, option: QStyleOptionViewItem
    ) -> None:
        if row.look.letters:
            chip = self._chip(row.look, option)
            left, top = thumb.left(), thumb.bottom() + 1 + EDGE
            painter.drawPixmap(left, top, chip)
            size = chip.deviceIndependentSize().toSize()
            rest = QRect(left + size.width() + EDGE, top, thumb.width(), size.height())
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
            painter.drawText(rest, FIGURE, row.figure)
        corner = QRect(thumb.right() - BADGE - 1, thumb.top() + 3, BADGE, BADGE)
        if row.look.reviewed:
            draw_tick(painter, corner)
        if row.look.differs:
            draw_differs(painter, corner.translated(-BADGE - 3, 0))

    def _chip(self, look: Look, option: QStyleOptionViewItem) -> QPixmap:
        ratio = option.widget.devicePixelRatioF()
        if (look, ratio) not in self._chips:
            self._chips[look, ratio] = chip_picture(look.letters, look.colour, option.font, ratio)
        return self._chips[look, ratio]

    def _ask(self) -> None:
        wishes, self._missing = list(self._missing.values()), {}
        self._pictures.want(GROUP, wishes)

    def _hear(self, key: Key) -> None:
        """A picture came, for the first time or because the slide is shown otherwise now."""
        if self._tiles.pop(key, None) is not None:
            self.filled.emit()

    def _show_otherwise(self, _slide: object) -> None:
        self.forget()
        self.filled.emit()


def _draw_picture(painter: QPainter, thumb: QRect, picture: QPixmap) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    size = picture.size().scaled(thumb.size(), Qt.AspectRatioMode.KeepAspectRatio)
    fitted = QRect(thumb.topLeft(), size)
    fitted.moveCenter(thumb.center())
    painter.drawPixmap(fitted, picture)
