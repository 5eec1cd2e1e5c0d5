"""Tiles are scaled once per zoom, and look the same as those that are drawn as they are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QTransform

from leukoview.engine.case import Box
from leukoview.ui.pictures import Key
from leukoview.ui.viewer.scaled_tiles import AT_ONCE, ScaledTiles

ZOOM = 0.37
KEYS = [Key("one", 0, Box(256 * n, 0, 256, 256)) for n in range(AT_ONCE + 1)]


@pytest.fixture
def pixmap(qapp):
    pixmap = QPixmap(256, 256)
    pixmap.fill(QColor("#a04060"))
    return pixmap


def frame(tiles, pixmap, zoom=ZOOM, shown=KEYS, *, draft=False):
    canvas = QImage(600, 110, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    tiles.begin(zoom, draft=draft)
    for key in shown:
        tiles.draw(painter, QTransform.fromScale(zoom, zoom), key, pixmap)
    tiles.end(frozenset(shown))
    painter.end()
    return canvas


def test_frames_of_one_zoom_look_alike_and_leave_no_seam(pixmap):
    tiles = ScaledTiles()
    first, *later = [frame(tiles, pixmap) for _ in range(4)]
    assert all(one == first for one in later)
    across = round(ZOOM * 256 * len(KEYS))
    assert {first.pixelColor(x, 40).name() for x in range(across)} == {"#a04060"}
    assert first.pixelColor(across, 40) == QColor(Qt.GlobalColor.white)


def test_nothing_is_scaled_while_the_zoom_changes_and_a_few_tiles_in_each_frame_after(pixmap):
    tiles = ScaledTiles()
    frame(tiles, pixmap)
    assert len(tiles._made) == 0
    frame(tiles, pixmap)
    assert len(tiles._made) == AT_ONCE
    frame(tiles, pixmap)
    assert len(tiles._made) == len(KEYS)
    frame(tiles, pixmap, zoom=0.5)
    assert len(tiles._made) == 0


def test_only_what_is_on_screen_is_kept_and_a_new_picture_is_scaled_anew(pixmap):
    tiles = ScaledTiles()
    for _ in range(3):
        frame(tiles, pixmap, shown=KEYS[:2])
    frame(tiles, pixmap, shown=KEYS[:1])
    assert set(tiles._made) == {KEYS[0]}
    other = QPixmap(256, 256)
    other.fill(QColor("#102030"))
    assert frame(tiles, other, shown=KEYS[:1]).pixelColor(40, 40).name() == "#102030"


def test_a_draft_scales_nothing_for_later(pixmap):
    tiles = ScaledTiles()
    for _ in range(3):
        frame(tiles, pixmap, draft=True)
    assert len(tiles._made) == 0
