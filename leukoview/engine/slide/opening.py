"""Which reader opens which file, and what is said when none can."""

import warnings
from pathlib import Path

from PIL import Image

from leukoview.engine.errors import ImageTooLargeError, UnreadableImageError
from leukoview.engine.output import REFUSED
from leukoview.engine.slide import giant, photograph, scanner, trying
from leukoview.engine.slide.base import STRANGE, Slide, is_tiff

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff"}) | scanner.SUFFIXES
"""File name endings that a folder is searched for, in lower case."""

HEAD = 132
"""Bytes that tell every format."""

Image.MAX_IMAGE_PIXELS = None
"""Pillow's own guard refuses at 179 MP and warns before; ours looks at the header first."""


def open_slide(path: Path) -> Slide:
    """Open an image by what is in it, not by what it is called.

    Reads JPEG, PNG, BMP, WebP and TIFF; 8 and 16 bits; grey, RGB, RGBA, CMYK and palette; honours
    EXIF rotation and ICC profiles; reads the first page of several and says so in `notes`. Reads
    the whole slides of scanners that OpenSlide knows (MRXS, NDPI, SVS, SCN, BIF, DICOM, …). A JPEG,
    PNG or TIFF of more than 100 megapixels is never held whole, see `giant`.

    Raises:
        UnreadableImageError: There is no such file, it is empty, damaged, not an image, or too
            small to show a cell.
        ImageTooLargeError: The image must be held in memory whole and would not fit, or announces
            more pixels than its bytes can hold.
    """
    head = _head(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            slide = _opened(path, head)
    except STRANGE as error:
        raise UnreadableImageError(
            f"“{path.name}” is damaged, incomplete or not an image that LeukoView can read."
        ) from error
    except MemoryError as error:
        raise ImageTooLargeError(
            f"“{path.name}” does not fit in this computer's memory."
        ) from error
    return slide


def _opened(path: Path, head: bytes) -> Slide:
    vendor = scanner.vendor_of(path, head)
    if vendor:
        trying.check_bearable(path, vendor)
        return scanner.opened(path, vendor)
    if is_tiff(head):
        return _opened_tiff(path)
    return giant.opened(path) if giant.is_giant(path) else photograph.opened(path)


def _opened_tiff(path: Path) -> Slide:
    # The window must not wait for tifffile and its codecs before there is a TIFF.
    from leukoview.engine.slide import tiff  # noqa: PLC0415

    return tiff.opened(path)


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise UnreadableImageError(
            f"“{path.name}” is a folder, not an image.", remedy="Open the images in it instead."
        )
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise UnreadableImageError(
            f"“{path.name}” cannot be opened: {error.strerror or REFUSED}.",
            remedy="Check that the file is still there and that you may read it.",
        ) from error
    if not head:
        raise UnreadableImageError(
            f"“{path.name}” is empty (0 bytes).", remedy="Copy it again from the microscope."
        )
    return head
