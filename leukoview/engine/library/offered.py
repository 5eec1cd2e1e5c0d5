"""One labelled cell on offer to the library: what is said of it, and its image, not yet opened."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

import PIL.Image

from leukoview.engine.case import Scale
from leukoview.engine.library.values import Skip, Why
from leukoview.engine.paths import shown
from leukoview.engine.slide import Slide, open_slide

LARGEST_SIDE = 2048
"""Pixels; the crop of one cell at the finest scale (36 µm at 0.02 µm per pixel) is 1,800 wide."""
LARGEST_FILE = 32 * 1024**2
"""Bytes; an uncompressed crop of the largest size has 12 MB."""


class NotTakenError(Exception):
    """Says why one image cannot be taken; the others can."""

    def __init__(self, why: Why, said: str = "") -> None:
        super().__init__(why, said)
        self.why = why
        self.said = said


class Image(Protocol):
    """The image of one labelled cell, before anybody has looked at it."""

    def content(self) -> bytes:
        """The bytes of an image file.

        Raises:
            NotTakenError: It cannot be taken.
        """
        ...

    def opened(self) -> Slide:
        """The same as a slide.

        Raises:
            NotTakenError: It cannot be taken.
            UnreadableImageError: It cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image file that must lie under a folder, and be no larger than the crop of a cell is."""

    root: Path
    path: Path

    @property
    def fits(self) -> bool:
        """Whether it may be opened at all."""
        try:
            self._check()
        except NotTakenError:
            return False
        return True

    def content(self) -> bytes:
        """The bytes of the file."""
        self._check()
        try:
            if self.path.stat().st_size > LARGEST_FILE:
                raise NotTakenError(Why.NO_CROP, "the file is too large for a crop of one cell")
            return self.path.read_bytes()
        except OSError as error:
            raise NotTakenError(Why.UNREADABLE, error.strerror or "") from error

    def opened(self) -> Slide:
        """The file as a slide."""
        self._check()
        return open_slide(self.path)

    def _check(self) -> None:
        """Look where it leads, and at its header alone: a small file may claim any size."""
        if not self._is_inside():
            raise NotTakenError(Why.OUTSIDE, f"leads out of the folder “{shown(self.root)}”")
        if not self.path.is_file():
            raise NotTakenError(Why.UNREADABLE, "there is no such file")
        try:
            with PIL.Image.open(self.path) as image:
                width, height = image.size
        except (OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError):
            return
        if max(width, height) > LARGEST_SIDE:
            raise NotTakenError(
                Why.NO_CROP, f"{width} × {height} pixels are no crop of one cell, but a smear"
            )

    def _is_inside(self) -> bool:
        try:
            return self.path.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError) as error:
            raise NotTakenError(Why.UNREADABLE, "its link leads nowhere") from error


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One labelled cell on offer; `where` says in a summary which it is.

    `label` is as the source words it. Where `labeller` and `at` are not known, whoever adds the
    cell stands in; where the `scale` is not, it is the file's own, or common to those of a source.
    """

    where: str
    label: str
    patient: str
    source: str
    origin: str
    image: Image
    labeller: str = ""
    at: datetime | None = None
    scale: Scale | None = None
    typical: bool = True

    @property
    def file(self) -> ImageFile | None:
        """The file it comes from, if it comes from one of its own."""
        return self.image if isinstance(self.image, ImageFile) else None


@dataclass(frozen=True)
class Offer:
    """Everything one source offers, and what of it is refused from the start."""

    source: str
    cells: tuple[Offered, ...]
    refused: tuple[Skip, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that occur, in the order of the alphabet."""
        return tuple(sorted({cell.label.strip() for cell in self.cells} - {""}))

    def by(self, labeller: str) -> "Offer":
        """The same with somebody's name where the source names no labeller."""
        cells = [replace(cell, labeller=cell.labeller or labeller) for cell in self.cells]
        return replace(self, cells=tuple(cells))
