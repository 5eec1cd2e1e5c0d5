"""A slide held in memory whole: photographs, cropped cells, and drawings of the tests."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image

from leukoview.engine.case import Box, Pixels
from leukoview.engine.slide.base import digest

COARSEST_SIDE = 512
"""Pixels; the pyramid ends at the first level no longer than this."""


@dataclass(frozen=True)
class ArraySlide:
    """Pixels (height × width × 3, sRGB, uint8) with a pyramid made when first asked for."""

    pixels: Pixels
    path: Path = Path("unsaved")
    microns_per_pixel: float | None = None
    camera: str = ""
    notes: tuple[str, ...] = ()
    practice: bool = False

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.pixels.shape[0])

    @cached_property
    def sha256(self) -> str:
        """The digest of the file, or of the pixels where there is no file."""
        if self.path.is_file():
            return digest(self.path)
        return hashlib.sha256(self.pixels.tobytes()).hexdigest()

    @cached_property
    def downsamples(self) -> tuple[float, ...]:
        """Powers of two, down to a level that fits a thumbnail."""
        return pyramid_steps(self.width, self.height)

    def read(self, box: Box, level: int = 0) -> Pixels:
        """The pixels of a box at a level, without copying where there is no need to."""
        inside = box.clipped(self.width, self.height)
        step = int(self.downsamples[level])
        rows = slice(inside.y // step, -(-inside.bottom // step))
        columns = slice(inside.x // step, -(-inside.right // step))
        return self._levels[level][rows, columns]

    @cached_property
    def _levels(self) -> tuple[Pixels, ...]:
        levels = [self.pixels]
        while len(levels) < len(self.downsamples):
            levels.append(np.asarray(Image.fromarray(levels[-1]).reduce(2)))
        return tuple(levels)


def pyramid_steps(width: int, height: int) -> tuple[float, ...]:
    """Powers of two from 1 on, until a slide of this size fits a thumbnail."""
    steps = [1.0]
    while max(width, height) / steps[-1] > COARSEST_SIDE:
        steps.append(steps[-1] * 2)
    return tuple(steps)
