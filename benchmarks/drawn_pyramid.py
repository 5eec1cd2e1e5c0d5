"""A whole slide to measure on: a tiled pyramid of one drawn piece of smear, repeated."""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image

from leukoview.engine.case import Box, Pixels
from leukoview.engine.practice.census import MICRONS_PER_PIXEL
from leukoview.engine.practice.patient import draw_patient
from leukoview.engine.practice.practice_set import smear_of
from leukoview.engine.taxonomy import ClassKey

TILE = 512
SMALLEST = 512
"""Pixels; the pyramid ends with a level no longer than this."""
DRAWN = 4096
"""Pixels; the side of the piece of smear that the slide repeats."""


def write_pyramid(
    path: Path,
    side: int,
    *,
    microns_per_pixel: float = MICRONS_PER_PIXEL,
    description: str | None = None,
    bare_every: int = 0,
) -> None:
    """A square slide of JPEG tiles, each kind of which is encoded once.

    Of so many bands of columns as `bare_every` says the last is bare glass.
    """
    smear = smear_of(draw_patient(3, ClassKey("aml_m3")), microns_per_pixel=microns_per_pixel)
    piece = np.array(smear.field(Box(0, 0, DRAWN, DRAWN)).pixels)
    kind = 0
    with tifffile.TiffWriter(path, bigtiff=True) as file:
        while True:
            file.write(
                _tiles(piece, side, bare_every),
                shape=(side, side, 3),
                dtype=np.uint8,
                tile=(TILE, TILE),
                photometric="rgb",
                compression="jpeg",
                metadata=None,
                description=None if kind else description,
                subfiletype=kind,
            )
            if side <= SMALLEST:
                return
            kind, side = 1, -(-side // 2)
            piece = np.asarray(Image.fromarray(piece).reduce(2)) if len(piece) > TILE else piece


def _tiles(piece: Pixels, side: int, bare_every: int) -> Iterator[bytes]:
    """The tiles of one level, row by row."""
    across, columns = len(piece) // TILE, -(-side // TILE)
    bare = _jpeg(np.full((TILE, TILE, 3), np.percentile(piece, 95, axis=(0, 1)), np.uint8))
    kinds = {
        (row, column): _jpeg(piece[row * TILE :, column * TILE :][:TILE, :TILE])
        for row in range(across)
        for column in range(across)
    }
    for row in range(columns):
        for column in range(columns):
            is_bare = bare_every and column * bare_every // columns == bare_every - 1
            yield bare if is_bare else kinds[row % across, column % across]


def _jpeg(pixels: Pixels) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=88, subsampling=0, keep_rgb=True)
    return out.getvalue()
