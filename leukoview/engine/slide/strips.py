"""A preview of a TIFF in strips: one strip in so many is enough, and the rest is not decoded."""

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

MOST_READ, MOST_DECODED = 160_000_000, 80_000_000
"""Bytes of pixels, as they lie in the file and compressed; LZW takes a second for the latter."""

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
    stored = page.compression == UNCOMPRESSED
    high, most = (1, MOST_READ) if stored else (page.rowsperstrip, MOST_DECODED)
    whole = page.imagewidth * page.imagelength * page.samplesperpixel
    level = FINEST
    while whole * high >> level > most:
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
    step, page = 2**level, strips.page
    rows = []
    with decoding(strips.path.name), strips.path.open("rb") as file:
        for top in range(0, page.imagelength, step):
            middle = min(top + step // 2, page.imagelength - 1)
            piece = strips.piece(file, middle // strips.high)
            image = Image.fromarray(piece if piece.shape[2] > 1 else piece[..., 0])
            rows.append(np.asarray(image.reduce((step, len(piece)))))
    small = Image.fromarray(np.concatenate(rows))
    if ORIENTATION in page.tags:
        small.getexif()[ORIENTATION] = int(page.tags[ORIENTATION].value)
    if PROFILE in page.tags:
        small.info["icc_profile"] = page.tags[PROFILE].value
    return Image.fromarray(photograph.in_srgb(ImageOps.exif_transpose(small), []))
