"""Tiles at the size of the screen: scaled once per zoom, so that moving over a slide only copies.

Scaling smoothly is what a frame costs most; at one zoom every tile comes out the same each time.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from leukoview.ui.pictures import Key

AT_ONCE = 1
"""Tiles that one frame scales for the next ones; the others it draws as they are."""
LARGEST = 1024
"""Physical pixels; a tile that gets wider than this is drawn as it is, to save memory."""


class ScaledTiles:
    """The tiles on screen at the latest zoom."""

    def __init__(self) -> None:
        self._scale = 0.0
        self._made: dict[Key, tuple[int, QPixmap]] = {}
        self._left = 0

    def begin(self, scale: float, *, draft: bool = False) -> None:
        """A frame begins, with so many physical pixels for a pixel of the slide.

        The first at a zoom scales nothing, nor does a draft: while the zoom changes, nothing would
        be used again.
        """
        self._left = AT_ONCE if scale == self._scale and not draft else 0
        if scale != self._scale:
            self._made.clear()
            self._scale = scale

    def end(self, shown: frozenset[Key]) -> None:
        """A frame ends; only what it has `shown` is kept."""
        self._made = {key: made for key, made in self._made.items() if key in shown}

    def draw(self, painter: QPainter, to_screen: QTransform, key: Key, pixmap: QPixmap) -> None:
        """Draw a tile where it lies, its edges on whole pixels so that no seam shows."""
        ratio = painter.device().devicePixelRatio()
        box = key.box
        place = to_screen.mapRect(QRectF(box.x, box.y, box.width, box.height))
        left, top = round(place.left() * ratio), round(place.top() * ratio)
        wide = round(place.right() * ratio) - left
        high = round(place.bottom() * ratio) - top
        scaled = self._scaled(key, pixmap, wide, high)
        corner = QPointF(left / ratio, top / ratio)
        if scaled is None:
            rect = QRectF(corner.x(), corner.y(), wide / ratio, high / ratio)
            painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
        else:
            scaled.setDevicePixelRatio(ratio)
            painter.drawPixmap(corner, scaled)

    def _scaled(self, key: Key, pixmap: QPixmap, wide: int, high: int) -> QPixmap | None:
        if pixmap.width() == wide and pixmap.height() == high:
            return pixmap
        known = self._made.get(key)
        if known is not None and known[0] == pixmap.cacheKey():
            size = known[1].size()
            if (size.width(), size.height()) == (wide, high):
                return known[1]
        if not self._left or max(wide, high) > LARGEST or min(wide, high) < 1:
            return None
        self._left -= 1
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = pixmap.scaled(wide, high, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        self._made[key] = (pixmap.cacheKey(), scaled)
        return scaled
