"""Images that Pillow decodes, brought to upright 8-bit sRGB."""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageCms, ImageOps

from leukoview.engine.case import Pixels
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide.array import ArraySlide
from leukoview.engine.slide.base import PRACTICE_MARK, check_size, plausible

MICRONS_PER_INCH = 25_400.0
ORIENTATION = ExifTags.Base.Orientation
ON_THEIR_SIDE = frozenset({5, 6, 7, 8})
"""Values of that tag by which rows are stored as columns (EXIF 2.32, tag 274)."""
COMMON_DEPTHS = (8, 10, 12, 14, 16)
"""Bits per channel that microscope cameras deliver inside 16-bit files."""


def opened(path: Path) -> ArraySlide:
    """Decode one image whole; its size is checked before its pixels are touched."""
    with Image.open(path) as image:
        check_size(path.name, *image.size)
        notes: list[str] = []
        pages = getattr(image, "n_frames", 1)
        if pages > 1:
            notes.append(f"The file holds {pages} images; the first is read.")
        image.load()
        upright = ImageOps.exif_transpose(image)
        pixels = in_srgb(upright, notes)
        return ArraySlide(
            pixels,
            path,
            microns_per_pixel=scale(image),
            camera=camera(image),
            notes=tuple(notes),
            practice=is_practice(image),
        )


def is_drawn(path: Path) -> bool:
    """Whether an image says that the program drew it; of all but a PNG only the header is read."""
    with Image.open(path) as image:
        if image.format == "PNG":
            image.load()  # Another program may have put what it says behind its pixels.
        return is_practice(image)


def is_practice(image: Image.Image) -> bool:
    """Whether an opened image says so."""
    return PRACTICE_MARK in _descriptions(image)


def eight_bit(values: NDArray[np.uint16], notes: list[str]) -> Pixels:
    """Bring deeper pixels to 8 bits by the smallest camera depth that holds their maximum."""
    depth = next(bits for bits in COMMON_DEPTHS if int(values.max()) < 2**bits)
    if depth > COMMON_DEPTHS[0]:
        notes.append(f"{depth} bits per channel were reduced to 8.")
    return (values >> (depth - 8)).astype(np.uint8)


def in_srgb(image: Image.Image, notes: list[str]) -> Pixels:
    """The pixels as 8-bit sRGB; what was done to them is added to `notes`."""
    if image.mode.startswith("I;16") or image.mode == "I":
        grey = eight_bit(np.asarray(image).clip(0, 65_535).astype(np.uint16), notes)
        return np.repeat(grey[..., None], 3, axis=2)
    if image.mode == "F":
        raise UnreadableImageError(
            "The image holds floating-point values, not colours.",
            remedy="Export it from the microscope's program as an 8-bit or 16-bit image.",
        )
    if image.has_transparency_data:
        image = _on_white(image, notes)
    return np.ascontiguousarray(np.asarray(_profiled(image, notes).convert("RGB")))


def _on_white(image: Image.Image, notes: list[str]) -> Image.Image:
    rgba = image.convert("RGBA")
    lowest, _ = rgba.getchannel("A").getextrema()
    if lowest == 255:  # noqa: PLR2004 - fully opaque
        return _keeping_profile(rgba.convert("RGB"), image)
    notes.append("Transparent parts are shown on white.")
    ground = Image.new("RGBA", rgba.size, "white")
    return _keeping_profile(Image.alpha_composite(ground, rgba).convert("RGB"), image)


def _keeping_profile(image: Image.Image, source: Image.Image) -> Image.Image:
    image.info["icc_profile"] = source.info.get("icc_profile")
    return image


def _profiled(image: Image.Image, notes: list[str]) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK", "L", "LAB"}:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return image
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        notes.append("The embedded colour profile is damaged and was ignored.")
        return image
    notes.append("Colours were converted from the embedded profile to sRGB.")
    return converted or image


def profile_of(image: Image.Image) -> bytes:
    """The colour profile that is applied to an image's RGB pixels; empty where none is."""
    embedded = image.info.get("icc_profile")
    return embedded if embedded and image.mode == "RGB" else b""


def profiled(pixels: Pixels, profile: bytes) -> Pixels:
    """RGB pixels of some profile, as sRGB."""
    image = Image.fromarray(pixels)
    image.info["icc_profile"] = profile
    return np.asarray(_profiled(image, []))


def scale(image: Image.Image) -> float | None:
    """Micrometres per pixel, where the file's resolution could be that of a microscope."""
    dpi = image.info.get("dpi")
    if not isinstance(dpi, Sequence) or not dpi or float(dpi[0]) <= 0:
        return None
    return plausible(MICRONS_PER_INCH / float(dpi[0]))


def exif_of(image: Image.Image) -> Image.Exif:
    """What EXIF says of an image, of what has been read of it.

    Pillow would decode a PNG whole to look behind its pixels too: a minute for a giant.
    """
    return Image.Image.getexif(image)


def upright_size(image: Image.Image) -> tuple[int, int]:
    """Columns and rows of an opened image as it is to be seen; only its header is read."""
    # Of a TIFF, Pillow itself says the size so.
    turned = image.format != "TIFF" and exif_of(image).get(ORIENTATION, 1) in ON_THEIR_SIDE
    width, height = image.size
    return (height, width) if turned else (width, height)


def camera(image: Image.Image) -> str:
    """The camera by maker and model, as EXIF names it."""
    exif = exif_of(image)
    named = (exif.get(ExifTags.Base.Make), exif.get(ExifTags.Base.Model))
    return " ".join(str(part).strip(" \0") for part in named if part)


def _descriptions(image: Image.Image) -> str:
    exif = exif_of(image).get(ExifTags.Base.ImageDescription, "")
    return "\n".join(str(text) for text in (exif, image.info.get("Description", "")))
