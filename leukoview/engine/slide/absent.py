"""A slide whose image is not at hand: its kept crops on an empty ground, where they belong."""

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image

from leukoview.engine.case import Box, Pixels
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide.array import pyramid_steps

GROUND = 225
"""Grey level of what is not known."""

LARGEST_CROP = 4096
"""Pixels; a longer side is no cell, and a damaged file may claim anything."""

Kept = tuple[int, int, bytes]
"""A crop as it was kept: its left and upper edge on the slide, and its PNG file."""


@dataclass(frozen=True)
class AbsentSlide:
    """Stands in for an image that was moved or never came along.

    `crops` gives the crops that may touch a box of the slide; it is called from any thread.
    """

    path: Path
    width: int
    height: int
    crops: Callable[[Box], Iterable[Kept]]
    digest: str = ""
    camera: str = ""
    practice: bool = False
    notes: tuple[str, ...] = (
        "The image is not at hand: only what was kept of its cells is shown.",
    )
    microns_per_pixel: float | None = None

    @property
    def sha256(self) -> str:
        """The digest of the image that this slide stands for."""
        return self.digest

    @cached_property
    def downsamples(self) -> tuple[float, ...]:
        """As a photograph of this size would have."""
        return pyramid_steps(self.width, self.height)

    def read(self, box: Box, level: int = 0) -> Pixels:
        """What was kept of a box, on an empty ground."""
        inside = box.clipped(self.width, self.height)
        step = int(self.downsamples[level])
        left, top = inside.x // step, inside.y // step
        columns, rows = -(-inside.right // step) - left, -(-inside.bottom // step) - top
        canvas = Image.new("RGB", (columns, rows), (GROUND, GROUND, GROUND))
        for x, y, png in self.crops(inside):
            crop = _decoded(png)
            size = max(1, crop.width // step), max(1, crop.height // step)
            canvas.paste(
                crop.resize(size) if step > 1 else crop, (x // step - left, y // step - top)
            )
        return np.asarray(canvas)


def check_crop(png: bytes) -> None:
    """Refuse a kept crop that is damaged or too large for a cell; its pixels are not decoded.

    Raises:
        UnreadableImageError: It is.
    """
    with _explained(), _opened(png) as image:
        image.verify()


def _decoded(png: bytes) -> Image.Image:
    with _explained(), _opened(png) as image:
        return image.convert("RGB")


def _opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png), formats=["PNG"])
    if max(image.size) > LARGEST_CROP:
        raise ValueError(f"{image.size} is no cell.")
    return image


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnreadableImageError(
            "What was kept of a cell is damaged.", remedy="Import the case once more."
        ) from error
