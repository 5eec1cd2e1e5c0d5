"""A slide as one graphics item that draws what tiles there are, and asks for the rest."""

from collections.abc import Iterator
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from leukoview.engine.case import Box
from leukoview.engine.slide import Slide, shows
from leukoview.ui.pictures import Key, Pictures, Wish
from leukoview.ui.slide_work import SlideId, SlideWork
from leukoview.ui.viewer.scaled_tiles import ScaledTiles

TILE = 512
"""Pixels; the side of a tile at its level.

A multiple of what pyramidal files are stored in, and a quarter of the calls of 256 pixels.
"""

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
        self._draft = False
        # Without this the exposed rectangle would be the whole slide at every paint.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    @property
    def is_draft(self) -> bool:
        """Whether it is drawn in haste."""
        return self._draft

    def set_draft(self, draft: bool) -> None:  # noqa: FBT001 - as Qt's own
        """Draw in haste from the next frame on, by the nearest pixel; or well again."""
        self._draft = draft

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
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self._draft)
        ratio = painter.device().devicePixelRatio()
        to_screen = painter.worldTransform()
        scale = to_screen.m11() * ratio
        wanted = level_for(self._slide, scale)
        sharp = {
            key: self._pictures.get(key) for key in tiles(self._id, self._slide, shown, wanted)
        }
        for key, pixmap in sharp.items():
            if pixmap is None:
                self._stand_in(painter, _place(key).intersected(shown), wanted)
        self._scaled.begin(scale, draft=self._draft)
        painter.save()
        painter.resetTransform()
        for key, pixmap in sharp.items():
            if pixmap is not None:
                self._scaled.draw(painter, to_screen, key, pixmap)
        painter.restore()
        self._scaled.end(frozenset(sharp))
        self._ask(shown, wanted, sharp)

    def awaits(self, key: Key) -> bool:
        """Whether a picture is one of the tiles that were on screen when it was last drawn."""
        return key in self._awaited

    def _stand_in(self, painter: QPainter, place: QRectF, level: int) -> None:
        """Draw a part of the slide from the next coarser level that has all of it by now.

        Where none has, what there is of each is drawn, the finer over the coarser.
        """
        found: list[list[tuple[Key, QPixmap]]] = []
        for coarser in range(level + 1, len(self._slide.downsamples)):
            keys = list(tiles(self._id, self._slide, place, coarser))
            made = [(key, pixmap) for key in keys if (pixmap := self._pictures.get(key))]
            found.append(made)
            if len(made) == len(keys):
                break
        for made in reversed(found):
            for key, pixmap in made:
                _draw_part(painter, place, key, pixmap)

    def _ask(self, shown: QRectF, wanted: int, sharp: dict[Key, QPixmap | None]) -> None:
        coarsest = len(self._slide.downsamples) - 1
        # Of a giant that is being prepared, the finest level of its preview comes meanwhile.
        here = (level for level in range(wanted, coarsest) if shows(self._slide, level))
        levels = dict.fromkeys((coarsest, next(here, coarsest)))
        coarse = (key for level in levels for key in tiles(self._id, self._slide, shown, level))
        keys = dict.fromkeys((*coarse, *sharp))
        self._awaited = frozenset(keys)
        wished = (key for key in keys if sharp.get(key) is None)
        self._pictures.want(GROUP, [Wish(key, self._slide) for key in wished])


def _draw_part(painter: QPainter, place: QRectF, key: Key, pixmap: QPixmap) -> None:
    """Draw what a tile has of a part of the slide."""
    whole = _place(key)
    part = whole.intersected(place)
    across, down = pixmap.width() / whole.width(), pixmap.height() / whole.height()
    corner = part.topLeft() - whole.topLeft()
    size = QSizeF(part.width() * across, part.height() * down)
    painter.drawPixmap(part, pixmap, QRectF(QPointF(corner.x() * across, corner.y() * down), size))


def _place(key: Key) -> QRectF:
    return QRectF(key.box.x, key.box.y, key.box.width, key.box.height)


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
