"""Flat images of hundreds of megapixels: a preview first, then tiles of a copy on the disk."""

import threading
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from PIL import Image

from leukoview.engine.case import Box, Pixels
from leukoview.engine.errors import ImageTooLargeError
from leukoview.engine.progress import Cancelled, CheckIn
from leukoview.engine.slide import photograph
from leukoview.engine.slide.array import COARSEST_SIDE
from leukoview.engine.slide.base import Slide, at_level, digest
from leukoview.engine.slide.preview import GrowingPreview, Preview, drafted
from leukoview.engine.slide.tiled_copy import TiledCopy

GIANT_FROM = 100_000_000
"""Pixels; what has fewer is quicker held in memory whole (300 MB as RGB)."""

LARGEST_GIANT = 65_535**2
"""Pixels; what the largest JPEG has (T.81, B.2.2), and 13 GB as RGB."""

EMPTIEST = 100
"""Pixels in a byte of the file; a photograph that was only saved small has 4 to 30."""

STREAMED = frozenset({"JPEG", "PNG", "TIFF"})
"""Formats, as Pillow names them, that are decoded a few rows at a time."""

PYRAMIDS_KEPT = 8
"""Directories of copies that are not parsed again."""

PATIENCE = 0.1
"""Seconds between two check-ins while a copy is being made."""


class Copy(Protocol):
    """A tiled copy that is made while others work; see `TiledCopy`."""

    @property
    def finished(self) -> bool: ...
    @property
    def made(self) -> float: ...
    @property
    def stopped(self) -> bool: ...
    def begin(self) -> None: ...
    def stop(self) -> None: ...
    def go_on(self) -> None: ...
    def file(self) -> Path: ...


@dataclass(frozen=True)
class Glimpse:
    """Pixels to be seen; those that do not last are there in more or finer detail later."""

    pixels: Pixels
    lasts: bool


@dataclass(frozen=True, eq=False)
class GiantSlide:
    """An image of which neither the window nor the engine ever holds more than a part.

    Until its tiled copy is there, what can be seen of its coarse levels comes from a preview, and
    of a JPEG they are read from that too; reading any other level waits for the copy. Reading is
    safe from several threads.
    """

    path: Path
    width: int
    height: int
    microns_per_pixel: float | None
    camera: str
    practice: bool
    notes: tuple[str, ...]
    preview: Preview = field(repr=False)
    copy: Copy = field(repr=False)
    profile: bytes = field(default=b"", repr=False)

    @cached_property
    def sha256(self) -> str:
        """The digest of the file."""
        return digest(self.path)

    @cached_property
    def downsamples(self) -> tuple[float, ...]:
        """Powers of two, down to a level that fits a thumbnail, as libvips makes them."""
        steps = [1]
        while max(self.width // steps[-1], self.height // steps[-1]) > COARSEST_SIDE:
            steps.append(steps[-1] * 2)
        return tuple(float(step) for step in steps)

    def ready(self, level: int) -> bool:
        """Whether a level can be read without waiting; what it would wait for is begun."""
        if self.copy.finished or self._stands_in(level):
            return True
        self.copy.begin()
        return False

    def shows(self, level: int) -> bool:
        """Whether anything can be seen of a level by now."""
        return self.copy.finished or (level >= self.preview.level and self.preview.begun)

    def glimpse(self, box: Box, level: int) -> Glimpse | None:
        """What can be seen of a box by now; has the copy begun.

        Raises:
            UnreadableImageError: The image is damaged.
        """
        if self.copy.finished:
            return Glimpse(self.read(box, level), lasts=True)
        pixels = self._preview_of(box, level) if self.shows(level) else None
        # What is decoded for a preview at once should not share the processor with the copy.
        self.copy.begin()
        return None if pixels is None else Glimpse(pixels, lasts=False)

    def read(self, box: Box, level: int = 0) -> Pixels:
        """The pixels of a box at a level; waits for the tiled copy where the preview won't do.

        Raises:
            UnreadableImageError: The image is damaged, or there is no room for its copy.
        """
        if not self.copy.finished and self._stands_in(level):
            pixels = self._preview_of(box, level)
            self.copy.begin()
            return pixels
        try:
            pixels = _pyramid(self.copy.file()).read(box, level)
        except FileNotFoundError:  # Room was made for another giant just now.
            pixels = _pyramid(self.copy.file()).read(box, level)
        return photograph.profiled(pixels, self.profile) if self.profile else pixels

    def _stands_in(self, level: int) -> bool:
        return self.preview.stands_in and level >= self.preview.level

    def _preview_of(self, box: Box, level: int) -> Pixels:
        """A part of the preview; the box is cut out first, for that is all that is reduced."""
        step = int(self.downsamples[level])
        share = step // 2**self.preview.level
        size = self.width // step, self.height // step
        inside = at_level(box.clipped(self.width, self.height), step, *size)
        edges = (inside.x, inside.y, inside.right, inside.bottom)
        part = self.preview.seen().crop(tuple(edge * share for edge in edges))
        return np.asarray(part.reduce(share))


def opened(
    path: Path,
    microns_per_pixel: float | None = None,
    notes: tuple[str, ...] = (),
    preview: Preview | None = None,
) -> GiantSlide:
    """Open a giant by its header, with a preview if one is known that needs no copy.

    Raises:
        ImageTooLargeError: It announces more pixels than can be read, or than its bytes can hold.
    """
    with Image.open(path) as image:
        check_giant(path, *image.size)
        width, height = photograph.upright_size(image)
        profile, copy = photograph.profile_of(image), TiledCopy(path, width, height)
        if preview is None and image.format == "JPEG":
            preview = drafted(path)
        return GiantSlide(
            path,
            width,
            height,
            microns_per_pixel or photograph.scale(image),
            photograph.camera(image),
            photograph.is_practice(image),
            notes,
            preview=preview or GrowingPreview(copy.part, width, height, profile),
            copy=copy,
            profile=profile,
        )


def is_giant(path: Path) -> bool:
    """Whether an image is one to open so; only its header is read."""
    with Image.open(path) as image:
        return image.format in STREAMED and image.width * image.height > GIANT_FROM


@lru_cache(maxsize=PYRAMIDS_KEPT)
def _pyramid(file: Path) -> Slide:
    # The window must not wait for tifffile and its codecs before there is a TIFF.
    from leukoview.engine.slide import tiff  # noqa: PLC0415

    return tiff.opened(file)


def check_giant(path: Path, width: int, height: int) -> None:
    """Refuse what no disk should be asked to unpack."""
    area, held = width * height, path.stat().st_size
    if area > LARGEST_GIANT:
        raise ImageTooLargeError(
            f"“{path.name}” has {width} × {height} pixels, more than LeukoView reads from an image "
            "without a pyramid.",
            remedy="Save it as a pyramidal TIFF, or export the region of interest.",
        )
    if area > held * EMPTIEST:
        raise ImageTooLargeError(
            f"“{path.name}” announces {width} × {height} pixels, but holds only {held} bytes: it "
            "cannot show a smear.",
        )


def prepare(slide: Slide, check_in: CheckIn) -> None:
    """Wait until a slide can be read at full resolution; checks in with the percent that is done.

    A check-in that stops the waiting also stops this process making the copy.
    """
    if not isinstance(slide, GiantSlide) or slide.copy.finished:
        return
    waiting = threading.Event()
    slide.copy.go_on()
    try:
        while not slide.ready(0):
            check_in(int(slide.copy.made * 100), 100)
            waiting.wait(PATIENCE)
    except Cancelled:
        slide.copy.stop()
        raise


def in_preparation(slide: Slide) -> Copy | None:
    """The copy that a slide waits for at full resolution; None where it waits for none."""
    if isinstance(slide, GiantSlide) and not slide.copy.finished:
        return slide.copy
    return None


def is_ready(slide: Slide, level: int) -> bool:
    """Whether a level of a slide can be read without waiting for anything but the disk."""
    return not isinstance(slide, GiantSlide) or slide.ready(level)


def shows(slide: Slide, level: int) -> bool:
    """Whether anything can be seen of a level of a slide by now."""
    return not isinstance(slide, GiantSlide) or slide.shows(level)


def has_more(slide: Slide) -> bool:
    """Whether more of a slide may be seen by now than when it was looked at last."""
    if not isinstance(slide, GiantSlide) or slide.copy.finished:
        return True
    return slide.preview.grows and not slide.copy.stopped


def glimpse(slide: Slide, box: Box, level: int) -> Glimpse | None:
    """What can be seen of a box at a level without waiting; None where nothing can by now.

    Of a giant whose copy is being made that is its preview: for the eye, and never to be measured.

    Raises:
        UnreadableImageError: The slide is damaged.
    """
    if isinstance(slide, GiantSlide):
        return slide.glimpse(box, level)
    return Glimpse(slide.read(box, level), lasts=True)
