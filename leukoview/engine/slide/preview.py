"""What can be seen of a giant before its tiled copy is there."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np
from PIL import Image, ImageOps

from leukoview.engine.slide import photograph
from leukoview.engine.slide.tiled_copy import HEAD, TILE

FINEST = 3
"""libjpeg decodes an eighth of the size in a third of the time (draft mode of Pillow)."""

LONGEST = 4096
"""Pixels; a preview that grows has no longer side, so that it takes 64 MB at the most."""

BLOCK = 16_000_000
"""Bytes of the file that Pillow hands to libjpeg at once; its own 64 KB are for small memories."""

TILE_BYTES = TILE * TILE * 3

UNSEEN = (208, 208, 208)
"""The grey of what is not decoded yet: no glass is as dark, no cell as even."""


class Preview(Protocol):
    """A giant, small; `level` is the finest of its levels that the preview has."""

    level: int
    stands_in: bool
    """Whether it is as good as the copy's own levels, and so may be read instead of them."""
    grows: bool
    """Whether there is more of it as the copy is being made."""

    @property
    def begun(self) -> bool:
        """Whether anything can be seen by now."""
        ...

    def seen(self) -> Image.Image:
        """The image at that level, upright sRGB, as far as it is there."""
        ...


class WholePreview:
    """A preview that is made at once, by the first who asks; the others wait."""

    begun = True
    grows = False

    def __init__(self, level: int, make: Callable[[], Image.Image], *, stands_in: bool) -> None:
        self.level = level
        self.stands_in = stands_in
        self._make = make
        self._made: Image.Image | None = None
        self._lock = threading.Lock()

    def seen(self) -> Image.Image:
        """The whole image."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made


class GrowingPreview:
    """A preview made of what is written of a copy: row of tiles by row, without decoding twice.

    Whoever writes the copy, this process or another, the tiles lie one behind the other at the
    head of the unfinished file. `part` is that file; `profile` is that of its colours.
    """

    stands_in = False
    grows = True

    def __init__(self, part: Path, width: int, height: int, profile: bytes) -> None:
        self.level = FINEST
        while max(width, height) >> self.level > LONGEST:
            self.level += 1
        self._part = part
        self._width, self._height = width, height
        self._profile = profile
        self._rows = 0
        self._seen: Image.Image | None = None
        self._lock = threading.Lock()

    @property
    def begun(self) -> bool:
        """Whether a row of tiles is there."""
        return self._rows > 0 or self._written() > 0

    def seen(self) -> Image.Image:
        """The image with the rows that are written by now, and grey below."""
        with self._lock:
            if self._seen is None:
                size = -(-self._width >> self.level), -(-self._height >> self.level)
                self._seen = Image.new("RGB", size, UNSEEN)
            self._take_in(self._seen)
            return self._seen

    def _take_in(self, seen: Image.Image) -> None:
        for row in range(self._rows, self._written()):
            try:
                with self._part.open("rb") as file:
                    file.seek(HEAD + row * self._across * TILE_BYTES)
                    for column in range(self._across):
                        self._put(seen, row, column, file.read(TILE_BYTES))
            except (OSError, ValueError):
                # It has just become the copy, was left off, or is begun anew: no more to see yet.
                return
            self._rows = row + 1

    def _put(self, seen: Image.Image, row: int, column: int, tile: bytes) -> None:
        left, top = column * TILE, row * TILE
        wide, high = min(TILE, self._width - left), min(TILE, self._height - top)
        pixels = np.frombuffer(tile, np.uint8).reshape(TILE, TILE, 3)[:high, :wide]
        small = Image.fromarray(pixels).reduce(2**self.level)
        if self._profile:
            small = Image.fromarray(photograph.profiled(np.asarray(small), self._profile))
        seen.paste(small, (left >> self.level, top >> self.level))

    def _written(self) -> int:
        """Rows of tiles that are written whole."""
        try:
            size = self._part.stat().st_size
        except OSError:
            return 0
        rows = (size - HEAD) // (self._across * TILE_BYTES)
        return min(rows, -(-self._height // TILE))

    @property
    def _across(self) -> int:
        """Tiles in a row."""
        return -(-self._width // TILE)


def drafted(path: Path) -> WholePreview:
    """The preview of a JPEG: an eighth of its size, averaged by libjpeg as it decodes."""

    def make() -> Image.Image:
        with Image.open(path) as image:
            share = 2**FINEST
            # Between two blocks the decoder asks Python, which the window's own work keeps waiting.
            image.decodermaxblock = BLOCK
            image.draft("RGB", (image.width // share, image.height // share))
            return Image.fromarray(photograph.in_srgb(ImageOps.exif_transpose(image), []))

    return WholePreview(FINEST, make, stands_in=True)
