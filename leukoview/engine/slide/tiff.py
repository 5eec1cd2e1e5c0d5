"""TIFF: pyramids read tile by tile, deep colour by tifffile, everything else by Pillow."""

import logging
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import BinaryIO

import numpy as np
import tifffile

from leukoview.engine.case import Box, Pixels
from leukoview.engine.slide import giant, photograph, strips
from leukoview.engine.slide.array import ArraySlide
from leukoview.engine.slide.base import (
    LARGEST_TILE,
    PRACTICE_MARK,
    Slide,
    at_level,
    check_size,
    decoding,
    digest,
    plausible,
)
from leukoview.engine.slide.tiles import Tiles

# Else every oddity of a damaged file is a line in the reader's terminal.
logging.getLogger("tifffile").addHandler(logging.NullHandler())

MICRONS_PER_UNIT = {2: 25_400.0, 3: 10_000.0}
"""TIFF 6.0, tag 296 ResolutionUnit: 2 is the inch, 3 the centimetre."""

OME_SIZE = re.compile(r'PhysicalSizeX="([0-9.eE+-]+)"(?![^>]*PhysicalSizeXUnit="(?!µm|um|&#181;m))')
APERIO_SIZE = re.compile(r"MPP\s*=\s*([0-9.]+)")
SMALLEST_PYRAMID = 4_000_000
"""Pixels; a smaller tiled TIFF is quicker decoded whole."""
MOST_PAGES = 1000
"""Levels, labels and focal planes of one slide are fewer by far."""


def opened(path: Path) -> Slide:
    """Open a TIFF in the way that suits its layout."""
    with tifffile.TiffFile(path) as file:
        page = file.pages.first
        _check_pages(file)
        notes = _pages_note(file)
        scale = _scale(page)
        area = page.imagewidth * page.imagelength
        if _is_plain(page) and page.is_tiled and area > SMALLEST_PYRAMID and not _is_flat(file):
            return _pyramid(path, file, scale, notes)
        if area > giant.GIANT_FROM:
            return giant.opened(path, scale, tuple(notes), strips.preview_of(path, page))
        check_size(path.name, page.imagewidth, page.imagelength)
        if page.dtype == np.uint16 and page.samplesperpixel >= 3:  # noqa: PLR2004 - colour
            return _deep(path, page, scale, notes)
    slide = photograph.opened(path)
    return replace(
        slide, microns_per_pixel=scale or slide.microns_per_pixel, notes=(*slide.notes, *notes)
    )


def _check_pages(file: tifffile.TiffFile) -> None:
    """Refuse a directory that leads on and on, as one does that was made to lead in circles."""
    with suppress(IndexError):
        _ = file.pages[MOST_PAGES]
        raise ValueError("No smear has so many pages.")


def _is_plain(page: tifffile.TiffPage) -> bool:
    return bool(page.dtype == np.uint8 and page.samplesperpixel == 3 and page.planarconfig == 1)  # noqa: PLR2004 - RGB


def _is_flat(file: tifffile.TiffFile) -> bool:
    """Whether a giant has no smaller copies of itself, which an overview could be made of."""
    page = file.series[0].keyframe
    area = page.imagewidth * page.imagelength
    return len(file.series[0].levels) == 1 and area > giant.GIANT_FROM


def _deep(path: Path, page: tifffile.TiffPage, scale: float | None, notes: list[str]) -> ArraySlide:
    values = page.asarray()
    if page.planarconfig == 2:  # noqa: PLR2004 - TIFF 6.0: one plane per channel
        values = np.moveaxis(values, 0, -1)
    pixels = photograph.eight_bit(values[..., :3], notes)
    return ArraySlide(
        pixels, path, scale, notes=tuple(notes), practice=PRACTICE_MARK in page.description
    )


def _pages_note(file: tifffile.TiffFile) -> list[str]:
    series = len(file.series)
    if series < 2 or file.pages.first.is_tiled:  # noqa: PLR2004 - more than one picture
        return []
    return [f"The file holds {series} images; the first is read."]


def _scale(page: tifffile.TiffPage) -> float | None:
    for pattern in (OME_SIZE, APERIO_SIZE):
        found = pattern.search(page.description)
        if found:
            return plausible(float(found[1]))
    tag = page.tags.get("XResolution")
    unit = page.tags.get("ResolutionUnit")
    microns = MICRONS_PER_UNIT.get(int(unit.value) if unit else 2)
    if tag is None or microns is None or not tag.value[0]:
        return None
    return plausible(microns * tag.value[1] / tag.value[0])


@dataclass(frozen=True, eq=False)
class TiledSlide:
    """A TIFF pyramid of which only the tiles that are asked for are decoded.

    The file is opened anew for every read, so that no handle outlives the slide. The tiles decoded
    last are kept, for the next read is often beside the one before: of a survey, whose squares
    overlap, each tile is decoded once. Reading is safe from several threads.
    """

    path: Path
    pages: tuple[tifffile.TiffPage, ...] = field(repr=False)
    microns_per_pixel: float | None
    notes: tuple[str, ...]
    practice: bool
    camera: str = ""
    _tiles: Tiles = field(default_factory=Tiles, repr=False)

    @property
    def width(self) -> int:
        """Columns at full resolution."""
        return self.pages[0].imagewidth

    @property
    def height(self) -> int:
        """Rows at full resolution."""
        return self.pages[0].imagelength

    @property
    def downsamples(self) -> tuple[float, ...]:
        """The levels the file itself holds."""
        return tuple(self.width / page.imagewidth for page in self.pages)

    @cached_property
    def sha256(self) -> str:
        """The digest of the file's bytes."""
        return digest(self.path)

    def read(self, box: Box, level: int = 0) -> Pixels:
        """Decode the tiles under a box and put them together.

        Raises:
            UnreadableImageError: One of them is damaged.
        """
        page = self.pages[level]
        inside = box.clipped(self.width, self.height)
        size = page.imagewidth, page.imagelength
        with decoding(self.path.name), self.path.open("rb") as file:
            of_level = partial(self._tile, file, level)
            return _patch(page, at_level(inside, self.downsamples[level], *size), of_level)

    def _tile(self, file: BinaryIO, level: int, index: int) -> Pixels:
        return self._tiles.tile((level, index), partial(_tile, file, self.pages[level], index))


def _patch(page: tifffile.TiffPage, box: Box, tile_at: Callable[[int], Pixels]) -> Pixels:
    patch = np.full((box.height, box.width, 3), 255, np.uint8)
    tall, wide = page.tilelength, page.tilewidth
    across = -(-page.imagewidth // wide)
    for row in range(box.y // tall, -(-box.bottom // tall)):
        for column in range(box.x // wide, -(-box.right // wide)):
            y, x = row * tall - box.y, column * wide - box.x
            tile = tile_at(row * across + column)
            seen = tile[max(-y, 0) : box.height - y, max(-x, 0) : box.width - x]
            y, x = max(y, 0), max(x, 0)
            patch[y : y + seen.shape[0], x : x + seen.shape[1]] = seen
    return patch


def _tile(file: BinaryIO, page: tifffile.TiffPage, index: int) -> Pixels:
    file.seek(page.dataoffsets[index])
    encoded = file.read(page.databytecounts[index])
    decoded, _, _ = page.decode(encoded, index, jpegtables=page.jpegtables)
    if decoded is None:
        return np.full((page.tilelength, page.tilewidth, 3), 255, np.uint8)
    return np.asarray(decoded[0], np.uint8)


def _pyramid(
    path: Path, file: tifffile.TiffFile, scale: float | None, notes: list[str]
) -> TiledSlide:
    pages = tuple(level.keyframe for level in file.series[0].levels)
    if max(page.tilewidth * page.tilelength for page in pages) > LARGEST_TILE:
        raise ValueError("No scanner writes tiles of that size.")
    for page in pages:
        _ = page.decode  # looks into the file once (is the JPEG inside a JFIF?), while it is open
    practice = PRACTICE_MARK in file.pages.first.description
    return TiledSlide(path, pages, scale, tuple(notes), practice)
