"""What every slide offers, whatever its format, and what all formats agree on."""

import hashlib
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import numpy as np

from leukoview.engine.case import Box, Pixels
from leukoview.engine.errors import ImageTooLargeError, UnreadableImageError

PRACTICE_MARK = "LeukoView PRACTICE smear: drawn by program, not a patient"
"""Stands in the image description of every slide that the program drew itself."""

PLAUSIBLE_MICRONS_PER_PIXEL = (0.02, 2.0)
"""From a 100× oil lens with a fine sensor to a 5× overview.

Print resolutions such as 72 or 300 dpi (353 and 85 µm) say nothing of a microscope.
"""

TIFF_HEADS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
"""The first bytes of a TIFF or BigTIFF, little- and big-endian (TIFF 6.0, section 2)."""

SMALLEST_SIDE = 20
"""Pixels; a smaller image cannot show a cell."""

LARGEST_AREA = 250_000_000
"""Pixels of an image that is held in memory whole (750 MB as RGB)."""

LARGEST_TILE = 16_777_216
"""Pixels of one tile of a pyramid (4096 × 4096); scanners write 256 to 1024 a side."""

STRANGE = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError),
    *(TypeError, ValueError, struct.error),
)
"""What the libraries that decode images raise, each in its own way, where a file is damaged."""


class Slide(Protocol):
    """One image of a smear, as large as it may be.

    `notes` says in sentences what was done to open it; `camera` is empty where the file does not
    name one; `practice` is whether the image carries `PRACTICE_MARK`.
    """

    @property
    def path(self) -> Path: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def microns_per_pixel(self) -> float | None: ...
    @property
    def camera(self) -> str: ...
    @property
    def notes(self) -> tuple[str, ...]: ...
    @property
    def practice(self) -> bool: ...
    @property
    def sha256(self) -> str:
        """The digest of the file's bytes, in lower-case hex."""
        ...

    @property
    def downsamples(self) -> tuple[float, ...]:
        """How many full-resolution pixels one pixel of each level spans; starts with 1."""
        ...

    def read(self, box: Box, level: int = 0) -> Pixels:
        """The sRGB pixels of a box given in full-resolution pixels, at a level's resolution.

        Only the part of the box on the slide is returned; see `cut` for a full-sized patch.
        """
        ...


def cut(slide: Slide, box: Box) -> Pixels:
    """Exactly the pixels of a box; what lies off the slide repeats the slide's last pixels."""
    inside = box.clipped(slide.width, slide.height)
    margins = (
        (inside.y - box.y, box.bottom - inside.bottom),
        (inside.x - box.x, box.right - inside.right),
        (0, 0),
    )
    pixels = slide.read(inside)
    if not any(side for pair in margins for side in pair):
        return pixels
    kept = tuple((max(before, 0), max(after, 0)) for before, after in margins)
    return np.pad(pixels, kept, mode="edge")[: box.height, : box.width]


def at_level(box: Box, step: float, width: int, height: int) -> Box:
    """A box given at full resolution, in the pixels of a level of so many columns and rows.

    `step` is how many full-resolution pixels one of the level's spans. At least one pixel is left.
    """
    right, bottom = min(round(box.right / step), width), min(round(box.bottom / step), height)
    left, top = min(round(box.x / step), right - 1), min(round(box.y / step), bottom - 1)
    return Box(left, top, right - left, bottom - top)


def digest(path: Path) -> str:
    """The SHA-256 of a file, in lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def plausible(microns_per_pixel: float | None) -> float | None:
    """The scale if a microscope could have it, else None."""
    low, high = PLAUSIBLE_MICRONS_PER_PIXEL
    if microns_per_pixel is None or not low <= microns_per_pixel <= high:
        return None
    return microns_per_pixel


def is_tiff(head: bytes) -> bool:
    """Whether a file that begins so is a TIFF."""
    return head.startswith(TIFF_HEADS)


@contextmanager
def decoding(name: str) -> Iterator[None]:
    """Say in words that a part of a slide cannot be decoded.

    Raises:
        UnreadableImageError: It cannot.
    """
    try:
        yield
    except (*STRANGE, MemoryError) as error:
        raise UnreadableImageError(
            f"A part of “{name}” is damaged.", remedy="Copy the slide again from the scanner."
        ) from error


def check_smallest(name: str, width: int, height: int) -> None:
    """Refuse an image that is too small to show a cell."""
    if min(width, height) < SMALLEST_SIDE:
        raise UnreadableImageError(
            f"“{name}” is only {width} × {height} pixels: too small to show a cell.",
            remedy="Open the original image instead of its thumbnail.",
        )


def check_size(name: str, width: int, height: int) -> None:
    """Refuse an image that is too small to show a cell, or too large to hold in memory."""
    check_smallest(name, width, height)
    if width * height > LARGEST_AREA:
        raise ImageTooLargeError(
            f"“{name}” has {width} × {height} pixels, more than the "
            f"{LARGEST_AREA // 1_000_000} million that fit in memory.",
        )
