"""A slide as one graphics item that draws what tiles there are, and asks for the rest."""

from collections.abc import Iterator
from math import ceil, floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from leukoview.engine.case import Box
from leukoview.engine.slide import Slide
from leukoview.ui.pictures import Key, Pictures, Wish
from leukoview.ui.slide_work import SlideId, SlideWork
from leukoview.ui.viewer.scaled_tiles import ScaledTiles

TILE = 256
"""Pixels; the side of a tile at its level, on the grid that pyramidal files are stored in."""

GROUP = "tiles"


class TileItem(QGraphicsItem):
    """Draws a slide at the level that suits the zoom; coarser tiles stand in for missing ones."""

    def __init__(self, work: SlideWork, pictures: Pictures) -> None:
        super().__init__()
        self._id = work.id
        self._slide = work.slide
        self._pictures = pictures
        self._awaited: frozenset[Key] = frozenset()
        self._scaled = ScaledTiles()
        # Without this the exposed rectangle would be the whole slide at every paint.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._slide.width, self._slide.height)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        shown: QRectF = option.exposedRect.intersected(self.boundingRect())
        if shown.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = painter.device().devicePixelRatio()
        to_screen = painter.worldTransform()
        scale = to_screen.m11() * ratio
        wanted = level_for(self._slide, scale)
        sharp = list(tiles(self._id, self._slide, shown, wanted))
        if any(self._pictures.get(key) is None for key in sharp):
            for level in range(len(self._slide.downsamples) - 1, wanted, -1):
                for key in tiles(self._id, self._slide, shown, level):
                    self._draw(painter, key)
        self._scaled.begin(scale)
        painter.save()
        painter.resetTransform()
        for key in sharp:
            pixmap = self._pictures.get(key)
            if pixmap is not None:
                self._scaled.draw(painter, to_screen, key, pixmap)
        painter.restore()
        self._scaled.end(frozenset(sharp))
        self._ask(shown, wanted)

    def awaits(self, key: Key) -> bool:
        """Whether a picture is one of the tiles that were on screen when it was last drawn."""
        return key in self._awaited

    def _draw(self, painter: QPainter, key: Key) -> None:
        pixmap: QPixmap | None = self._pictures.get(key)
        if pixmap is not None:
            place = QRectF(key.box.x, key.box.y, key.box.width, key.box.height)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))

    def _ask(self, shown: QRectF, level: int) -> None:
        coarsest = len(self._slide.downsamples) - 1
        keys = [
            *tiles(self._id, self._slide, shown, coarsest),
            *tiles(self._id, self._slide, shown, level),
        ]
        self._awaited = frozenset(keys)
        self._pictures.want(GROUP, [Wish(key, self._slide) for key in dict.fromkeys(keys)])


def level_for(slide: Slide, zoom: float) -> int:
    """The coarsest level that still has a pixel for each pixel of the screen.

    `zoom` is screen pixels per slide pixel.
    """
    fine_enough = [
        level for level, step in enumerate(slide.downsamples) if step * zoom <= 1 or level == 0
    ]
    return fine_enough[-1]


def tiles(id_: SlideId, slide: Slide, shown: QRectF, level: int) -> Iterator[Key]:
    """The tiles of a level that a rectangle of the slide touches."""
    side = TILE * slide.downsamples[level]
    for row in range(floor(shown.top() / side), ceil(shown.bottom() / side)):
        for column in range(floor(shown.left() / side), ceil(shown.right() / side)):
            corner = Box(round(column * side), round(row * side), round(side), round(side))
            yield Key(id_, level, corner.clipped(slide.width, slide.height))
