"""A preview of a TIFF in strips: one strip in so many is enough, and the rest is not decoded."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

import numpy as np
import tifffile
from PIL import Image, ImageOps

from leukoview.engine.case import Pixels
from leukoview.engine.slide import photograph
from leukoview.engine.slide.array import COARSEST_SIDE
from leukoview.engine.slide.base import decoding
from leukoview.engine.slide.preview import FINEST, WholePreview

MOST_DECODED = 80_000_000
"""Bytes of pixels, for which LZW takes a second of one processor."""

READERS = 4
"""Threads that read, so that a slow disk is always asked for some strip while others unpack."""

GREY, RGB = 1, 2
"""TIFF 6.0, tag 262 PhotometricInterpretation: black is zero, and red, green, blue."""

UNCOMPRESSED = 1
"""TIFF 6.0, tag 259 Compression."""

ORIENTATION, PROFILE = 274, 34675
"""TIFF 6.0, tag Orientation; the tag of an embedded ICC profile (ICC.1:2022, B.4)."""


@dataclass(frozen=True)
class _Strips:
    """Where a TIFF's rows lie, `high` in each piece that is decoded at once."""

    path: Path
    page: tifffile.TiffPage
    high: int

    def piece(self, file: BinaryIO, number: int) -> Pixels:
        """A piece, rows × columns × samples; the last may have fewer rows."""
        shape = self.page.imagewidth, self.page.samplesperpixel
        if self.page.compression == UNCOMPRESSED:
            return self._row(file, number).reshape(1, *shape)
        file.seek(self.page.dataoffsets[number])
        encoded = file.read(self.page.databytecounts[number])
        decoded, _, _ = self.page.decode(encoded, number, jpegtables=self.page.jpegtables)
        if decoded is None:
            raise ValueError("A strip that was never written.")
        return np.asarray(decoded, np.uint8).reshape(-1, *shape)

    def _row(self, file: BinaryIO, row: int) -> Pixels:
        strip, below = divmod(row, self.page.rowsperstrip)
        length = self.page.imagewidth * self.page.samplesperpixel
        file.seek(self.page.dataoffsets[strip] + below * length)
        return np.frombuffer(file.read(length), np.uint8)


def preview_of(path: Path, page: tifffile.TiffPage) -> WholePreview | None:
    """A preview of a giant in strips; None where it would take as long as the giant itself.

    So it is where many rows are compressed in one strip, and with tiles, planes, deep colour and
    photometric interpretations other than grey and RGB. `page` is of an open file, which may be
    closed then.
    """
    plain = page.dtype == np.uint8 and page.planarconfig == 1 and not page.is_tiled
    known = page.photometric == RGB and page.samplesperpixel in {3, 4}
    if not (plain and (known or (page.photometric, page.samplesperpixel) == (GREY, 1))):
        return None
    _ = page.decode  # looks into the file once, while it is open
    high = 1 if page.compression == UNCOMPRESSED else page.rowsperstrip
    whole = page.imagewidth * page.imagelength * page.samplesperpixel
    level = FINEST
    while whole * high >> level > MOST_DECODED:
        level += 1
    if max(page.imagewidth, page.imagelength) >> level < COARSEST_SIDE // 2:
        return None
    make = partial(_picture, _Strips(path, page, high), level)
    return WholePreview(level, make, stands_in=False)


def _picture(strips: _Strips, level: int) -> Image.Image:
    """A row of the preview from the strip in the middle of the rows that it stands for.

    Raises:
        UnreadableImageError: One of those strips is damaged.
    """
    page, step = strips.page, 2**level
    tops = range(0, page.imagelength, step)
    shares = [tops[number::READERS] for number in range(READERS)]
    rows = np.empty((len(tops), -(-page.imagewidth // step), page.samplesperpixel), np.uint8)
    with decoding(strips.path.name), ThreadPoolExecutor(READERS) as readers:
        for number, share in enumerate(readers.map(partial(_rows, strips, step), shares)):
            rows[number::READERS] = share
    small = Image.fromarray(rows if page.samplesperpixel > 1 else rows[..., 0])
    if ORIENTATION in page.tags:
        small.getexif()[ORIENTATION] = int(page.tags[ORIENTATION].value)
    if PROFILE in page.tags:
        small.info["icc_profile"] = page.tags[PROFILE].value
    return Image.fromarray(photograph.in_srgb(ImageOps.exif_transpose(small), []))


def _rows(strips: _Strips, step: int, tops: range) -> Pixels:
    """Rows of the preview, by the first of the rows that each stands for."""
    rows = []
    with strips.path.open("rb") as file:
        for top in tops:
            middle = min(top + step // 2, strips.page.imagelength - 1)
            piece = strips.piece(file, middle // strips.high)
            image = Image.fromarray(piece if piece.shape[2] > 1 else piece[..., 0])
            rows.append(np.atleast_3d(np.asarray(image.reduce((step, len(piece)))))[0])
    return np.stack(rows)
