"""Practice images on disk: marked in their metadata, with the size of a pixel, written whole."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import ExifTags, Image, PngImagePlugin

from leukoview.engine.case import Pixels
from leukoview.engine.errors import OutputError
from leukoview.engine.slide import PRACTICE_MARK

FORMATS: Final = ("png", "jpg", "tif")
"""The formats a practice field can be written in; the suffix of the path decides."""
JPEG_QUALITY: Final = 93
MICRONS_PER_INCH: Final = 25_400.0
MICRONS_PER_CM: Final = 10_000.0
INCH: Final = 2
"""EXIF 2.3 ResolutionUnit."""


def save_field(pixels: Pixels, path: Path, microns_per_pixel: float) -> None:
    """Write a drawn field as PNG, JPEG or TIFF by its suffix, marked and with its scale.

    Raises:
        OutputError: The suffix is none of these, or the file cannot be written.
    """
    writers = {
        ".png": _save_png,
        ".jpg": _save_jpeg,
        ".jpeg": _save_jpeg,
        ".tif": _save_tiff,
        ".tiff": _save_tiff,
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise OutputError(
            f"Practice images cannot be written as “{path.suffix}”.",
            remedy="Choose a name that ends in .png, .jpg or .tif.",
        )
    written_whole(path, lambda draft: writer(pixels, draft, microns_per_pixel))


def save_mask(mask: NDArray[np.uint8], path: Path) -> None:
    """Write a mask of grey levels as PNG; it carries the mark too."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Description", PRACTICE_MARK)
    image = Image.fromarray(mask)
    written_whole(path, lambda draft: image.save(draft, "PNG", pnginfo=text))


def save_text(words: str, path: Path) -> None:
    """Write a text file whole."""

    def write(draft: Path) -> None:
        draft.write_text(words, encoding="utf-8")

    written_whole(path, write)


def written_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Write to a draft beside the path, then put it in place; no draft survives a failure."""
    draft = path.with_name(f".{path.stem}.draft{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(draft)
        draft.replace(path)
    except OSError as error:
        raise OutputError(f"“{path.name}” could not be written: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _save_png(pixels: Pixels, draft: Path, microns_per_pixel: float) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Description", PRACTICE_MARK)
    dpi = (MICRONS_PER_INCH / microns_per_pixel,) * 2
    Image.fromarray(pixels).save(draft, "PNG", pnginfo=text, dpi=dpi, compress_level=4)


def _save_jpeg(pixels: Pixels, draft: Path, microns_per_pixel: float) -> None:
    """JFIF's own density ends at 65,535 per inch, so the scale stands in EXIF."""
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = PRACTICE_MARK
    exif[ExifTags.Base.XResolution] = MICRONS_PER_INCH / microns_per_pixel
    exif[ExifTags.Base.YResolution] = MICRONS_PER_INCH / microns_per_pixel
    exif[ExifTags.Base.ResolutionUnit] = INCH
    Image.fromarray(pixels).save(draft, "JPEG", quality=JPEG_QUALITY, exif=exif, subsampling=0)


def _save_tiff(pixels: Pixels, draft: Path, microns_per_pixel: float) -> None:
    per_cm = MICRONS_PER_CM / microns_per_pixel
    tifffile.imwrite(
        draft,
        pixels,
        photometric="rgb",
        compression="deflate",
        predictor=True,
        description=PRACTICE_MARK,
        resolution=(per_cm, per_cm),
        resolutionunit="CENTIMETER",
        metadata=None,
        software=False,
    )
