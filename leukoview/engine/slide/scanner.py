"""Whole slides of scanners, through OpenSlide: MRXS, NDPI, SCN, BIF, DICOM and others."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageCms

from leukoview.engine.case import Box, Pixels
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide.base import at_level, check_smallest, digest, is_tiff, plausible

if TYPE_CHECKING:
    from openslide import OpenSlide

SUFFIXES = frozenset({".bif", ".czi", ".mrxs", ".ndpi", ".scn", ".svs", ".svslide", ".vms", ".vmu"})
"""Endings that name scanners' files, in lower case. DICOM's is not among them: one slide is many
files there, any of which opens all of it."""

INDEXES = frozenset({".mrxs", ".vms", ".vmu"})
"""Of these the file that is opened is an index, or a thumbnail; the pixels lie beside it."""

OWN_READER = frozenset({"", "aperio", "generic-tiff"})
"""Vendors, as OpenSlide names them, whose TIFFs are read without it: tile by tile, and faster."""

DICOM_HEAD = (128, b"DICM")
"""Where a DICOM file says that it is one (PS3.10, section 7.1)."""

FOLDER_FORMATS = frozenset({"mirax", "hamamatsu", "dicom"})
"""Vendors whose slides may be several files."""


def vendor_of(path: Path, head: bytes) -> str:
    """Which scanner's format a file is in, as OpenSlide names it; "" where it is none.

    `head` is how the file begins, its first 132 bytes at least. OpenSlide is asked only where the
    name or the beginning lets one expect a scanner's file.
    """
    start, mark = DICOM_HEAD
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES and head[start : start + len(mark)] != mark and not is_tiff(head):
        return ""
    import openslide  # noqa: PLC0415 - loads a library that most images never need

    vendor: str | None = openslide.OpenSlide.detect_format(path)
    return "" if vendor in OWN_READER or vendor is None else vendor


def opened(path: Path, vendor: str) -> "ScannedSlide":
    """Open a whole slide; only its directory is read.

    Raises:
        UnreadableImageError: It is damaged, its other files are missing, or it is too small.
    """
    import openslide  # noqa: PLC0415 - see above

    try:
        handle = openslide.OpenSlide(path)
    except openslide.OpenSlideError as error:
        raise UnreadableImageError(
            f"“{path.name}” is a whole slide that cannot be read: {_sentence(error)}.",
            remedy="Copy the slide again with every file that belongs to it, and keep their names.",
        ) from error
    check_smallest(path.name, *handle.dimensions)
    return ScannedSlide(path, vendor, handle)


@dataclass(frozen=True, eq=False)
class ScannedSlide:
    """A scanner's pyramid, of which only the part that is asked for is decoded.

    Reading is safe from several threads.
    """

    path: Path
    vendor: str
    handle: "OpenSlide" = field(repr=False)
    practice: bool = False

    @property
    def width(self) -> int:
        """Columns at full resolution."""
        return int(self.handle.dimensions[0])

    @property
    def height(self) -> int:
        """Rows at full resolution."""
        return int(self.handle.dimensions[1])

    @property
    def microns_per_pixel(self) -> float | None:
        """The scale that the scanner wrote down, if it could be true."""
        told = self.handle.properties.get("openslide.mpp-x")
        return plausible(float(told)) if told else None

    @property
    def camera(self) -> str:
        """The scanner, by its vendor's name."""
        return self.vendor

    @property
    def notes(self) -> tuple[str, ...]:
        """What is done to the colours of every part that is read."""
        if self._to_srgb is None:
            return ()
        return ("Colours are converted from the embedded profile to sRGB.",)

    @property
    def downsamples(self) -> tuple[float, ...]:
        """The levels that the scanner made."""
        return tuple(float(step) for step in self.handle.level_downsamples)

    @cached_property
    def sha256(self) -> str:
        """The digest of the file's bytes; of all its files, by name, where a slide has several."""
        if self.vendor not in FOLDER_FORMATS:
            return digest(self.path)
        parts = sorted({self.path, *_beside(self.path)})
        lines = "".join(f"{digest(part)}  {part.name}\n" for part in parts)
        return hashlib.sha256(lines.encode()).hexdigest()

    def read(self, box: Box, level: int = 0) -> Pixels:
        """Decode a box at a level; where the scanner took no picture, it is white.

        Raises:
            UnreadableImageError: That part of the file is damaged.
        """
        import openslide  # noqa: PLC0415 - see above

        inside = box.clipped(self.width, self.height)
        step = self.downsamples[level]
        seen = at_level(inside, step, *self.handle.level_dimensions[level])
        corner = (round(seen.x * step), round(seen.y * step))
        try:
            part = self.handle.read_region(corner, level, (seen.width, seen.height))
        except openslide.OpenSlideError as error:
            raise UnreadableImageError(
                f"A part of “{self.path.name}” is damaged: {_sentence(error)}.",
                remedy="Copy the slide again from the scanner.",
            ) from error
        return self._on_white(part)

    def _on_white(self, part: Image.Image) -> Pixels:
        seen = Image.new("RGB", part.size, "white")
        seen.paste(part, mask=part.getchannel("A"))
        if self._to_srgb is not None:
            ImageCms.applyTransform(seen, self._to_srgb, inPlace=True)
        return np.asarray(seen)

    @cached_property
    def _to_srgb(self) -> ImageCms.ImageCmsTransform | None:
        """From the scanner's colours to sRGB; None where they are that, or nobody says."""
        profile = self.handle.color_profile
        if profile is None or "srgb" in ImageCms.getProfileDescription(profile).lower():
            return None
        return ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")


def _beside(path: Path) -> list[Path]:
    """The other files of a slide: those in the folder of its name, else its like in its folder."""
    own = path.with_suffix("")
    if path.suffix.lower() in INDEXES and own.is_dir():
        return [part for part in own.rglob("*") if part.is_file()]
    return [part for part in path.parent.glob(f"*{path.suffix}") if part.is_file()]


def _sentence(error: Exception) -> str:
    return str(error).rstrip(".")
