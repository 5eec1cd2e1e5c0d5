"""Whole slides of scanners, through OpenSlide: MRXS, NDPI, SCN, BIF, DICOM and others."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageCms

from leukoview.engine.case import Box, Pixels
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide.base import (
    LARGEST_TILE,
    at_level,
    check_smallest,
    decoding,
    digest,
    is_tiff,
    plausible,
)
from leukoview.engine.slide.frames import check_frames, series_of
from leukoview.engine.slide.joined import check_joined

if TYPE_CHECKING:
    from openslide import OpenSlide

SUFFIXES = frozenset({".bif", ".czi", ".mrxs", ".ndpi", ".scn", ".svs", ".svslide", ".vms", ".vmu"})
"""Endings that name scanners' files, in lower case. DICOM's is not among them: one slide is many
files there, any of which opens all of it."""

INDEXES = frozenset({".vms", ".vmu"})
"""Of these the file that is opened is an index in words; the pixels are in files that it names."""

OWN_READER = frozenset({"", "aperio", "generic-tiff"})
"""Vendors, as OpenSlide names them, whose TIFFs are read without it: tile by tile, and faster."""

DICOM_HEAD = (128, b"DICM")
"""Where a DICOM file says that it is one (PS3.10, section 7.1)."""

COARSEST = 2**31
"""How many times smaller than the slide a level may say it is: one of its pixels is all of it."""


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

    if vendor == "dicom":
        check_frames(path)
    try:
        handle = openslide.OpenSlide(path)
        _check_sizes(handle)
        check_smallest(path.name, *handle.dimensions)
        if vendor == "ventana":
            check_joined(path, handle.level_downsamples)
        return _described(path, vendor, handle)
    except openslide.OpenSlideError as error:
        raise UnreadableImageError(
            f"“{path.name}” is a whole slide that cannot be read: {_sentence(error)}.",
            remedy="Copy the slide again with every file that belongs to it, and keep their names.",
        ) from error


def _check_sizes(handle: "OpenSlide") -> None:
    """Refuse tiles that no memory holds, where OpenSlide ends the program, and endless levels."""
    sides = [
        [int(value) for name, value in handle.properties.items() if name.endswith(ending)]
        for ending in ("].tile-width", "].tile-height")
    ]
    if any(wide * tall > LARGEST_TILE for wide, tall in zip(*sides, strict=False)):
        raise ValueError("No scanner writes tiles of that size.")
    if not all(1 <= step < COARSEST for step in handle.level_downsamples):
        raise ValueError("No scanner makes levels of that size.")


def _described(path: Path, vendor: str, handle: "OpenSlide") -> "ScannedSlide":
    """All that is asked of a slide but its pixels: OpenSlide answers nothing after an error."""
    to_srgb, notes = _profile(handle)
    return ScannedSlide(
        path=path,
        width=int(handle.dimensions[0]),
        height=int(handle.dimensions[1]),
        camera=vendor,
        microns_per_pixel=_microns(handle.properties.get("openslide.mpp-x")),
        notes=notes,
        downsamples=tuple(float(step) for step in handle.level_downsamples),
        sizes=tuple(handle.level_dimensions),
        to_srgb=to_srgb,
        held=[handle],
    )


def _microns(told: str | None) -> float | None:
    try:
        return plausible(float(told)) if told else None
    except ValueError:
        return None


def _profile(handle: "OpenSlide") -> tuple[ImageCms.ImageCmsTransform | None, tuple[str, ...]]:
    """From the scanner's colours to sRGB; None where they are that, or nobody says."""
    try:
        profile = handle.color_profile
        if profile is None or "srgb" in ImageCms.getProfileDescription(profile).lower():
            return None, ()
        made = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None, ("The embedded colour profile is damaged and was ignored.",)
    return made, ("Colours are converted from the embedded profile to sRGB.",)


@dataclass(frozen=True, eq=False)
class ScannedSlide:
    """A scanner's pyramid, of which only the part that is asked for is decoded.

    `camera` is the vendor's name, `downsamples` and `sizes` (columns, rows) are the levels that the
    scanner made. Reading is safe from several threads.
    """

    path: Path
    width: int
    height: int
    camera: str
    microns_per_pixel: float | None
    notes: tuple[str, ...]
    downsamples: tuple[float, ...]
    sizes: tuple[tuple[int, int], ...]
    to_srgb: ImageCms.ImageCmsTransform | None = field(repr=False)
    held: "list[OpenSlide]" = field(repr=False)
    practice: bool = False

    @cached_property
    def sha256(self) -> str:
        """The digest of the file's bytes; of all its files, by name, where a slide has several.

        An MRXS has those of the folder of its name, a VMS or VMU those that it names, and a DICOM
        those of its series in the same folder.
        """
        if not (beside := _beside(self.path, self.camera)):
            return digest(self.path)
        parts = sorted({self.path, *beside})
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
        seen = at_level(inside, step, *self.sizes[level])
        corner = (round(seen.x * step), round(seen.y * step))
        try:
            with decoding(self.path.name):
                part = self.held[0].read_region(corner, level, (seen.width, seen.height))
        except openslide.OpenSlideError as error:
            self._open_again()
            raise UnreadableImageError(
                f"A part of “{self.path.name}” is damaged: {_sentence(error)}.",
                remedy="Copy the slide again from the scanner.",
            ) from error
        return self._on_white(part)

    def _on_white(self, part: Image.Image) -> Pixels:
        seen = Image.new("RGB", part.size, "white")
        seen.paste(part, mask=part.getchannel("A"))
        if self.to_srgb is not None:
            ImageCms.applyTransform(seen, self.to_srgb, inPlace=True)
        return np.asarray(seen)

    def _open_again(self) -> None:
        """After its first error a handle refuses everything, and other parts may be whole."""
        import openslide  # noqa: PLC0415 - see above

        with suppress(openslide.OpenSlideError, OSError):
            self.held[0] = openslide.OpenSlide(self.path)


def named_in(index: Path) -> list[Path]:
    """The files beside a VMS or VMU that it names, such as the JPEGs that hold its pixels."""
    lines = index.read_text("utf-8", errors="replace").splitlines()
    names = {line.partition("=")[2].strip() for line in lines} - {""}
    return [index.with_name(name) for name in sorted(names) if _lies_beside(index, name)]


def _lies_beside(index: Path, name: str) -> bool:
    return Path(name).name == name and index.with_name(name).is_file()


def _beside(path: Path, vendor: str) -> list[Path]:
    """The other files of a slide; none where it is one file."""
    if vendor == "mirax":
        return [part for part in path.with_suffix("").rglob("*") if part.is_file()]
    if vendor == "dicom":
        series = series_of(path)
        return [part for part in path.parent.iterdir() if series and series_of(part) == series]
    return named_in(path) if path.suffix.lower() in INDEXES else []


def _sentence(error: Exception) -> str:
    """What a library says, on one line: it may quote the file, which may hold anything."""
    said = "".join(sign if sign.isprintable() else " " for sign in str(error))
    return " ".join(said.split()).rstrip(".")
