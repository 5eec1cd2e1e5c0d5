"""Whether a DICOM slide's list of frames leads where frames are; OpenSlide's reader trusts it.

libdicom (1.3) follows the list without looking: one that leads out of the file ends the program
(found by `python -m benchmarks.fuzz`).
"""

import struct
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide.base import STRANGE

PREAMBLE = 128
MARK = b"DICM"
ITEM = b"\xfe\xff\x00\xe0"
"""The tag of an item, as it lies in a little-endian file (PS3.5, A.4)."""
HEAD = 12
"""Bytes of the tag, the kind and the length of the pixel data (PS3.5, 7.1.2)."""


def check_frames(path: Path) -> None:
    """Refuse a slide of which a file, its own or one beside it, has a list that leads elsewhere.

    Raises:
        UnreadableImageError: It has.
    """
    from pydicom.errors import (  # noqa: PLC0415 - most images never need it
        BytesLengthException,
        InvalidDicomError,
    )

    for part in sorted({path, *(one for one in path.parent.iterdir() if one.is_file())}):
        try:
            with part.open("rb") as file:
                sound = not _is_dicom(file) or _leads_to_frames(file, part.stat().st_size)
        except (BytesLengthException, InvalidDicomError, NotImplementedError) as error:
            raise _damaged(part) from error
        if not sound:
            raise _damaged(part)


def series_of(path: Path) -> str:
    """The unique name of the series that a DICOM file belongs to; empty for any other file."""
    from pydicom import dcmread  # noqa: PLC0415 - most images never need it

    if not path.is_file():
        return ""
    with path.open("rb") as file:
        if not _is_dicom(file):
            return ""
        try:
            data = dcmread(file, stop_before_pixels=True, specific_tags=["SeriesInstanceUID"])
        except STRANGE:
            return ""
    return str(data.get("SeriesInstanceUID", ""))


def _is_dicom(file: BinaryIO) -> bool:
    head = file.read(PREAMBLE + len(MARK))
    file.seek(0)
    return head[PREAMBLE:] == MARK


def _leads_to_frames(file: BinaryIO, size: int) -> bool:
    """Whether offsets grow and lie in the file; what is no frame there is refused when read."""
    from pydicom import dcmread  # noqa: PLC0415 - see above
    from pydicom.encaps import parse_basic_offsets  # noqa: PLC0415

    data = dcmread(file, stop_before_pixels=True, force=True)
    file.seek(HEAD, 1)
    if file.read(len(ITEM)) != ITEM:
        return True
    file.seek(-len(ITEM), 1)
    lists = [parse_basic_offsets(file), _numbers(data.get("ExtendedOffsetTable", b""))]
    first = file.tell()
    return all(
        all(first + place < size for place in places)
        and all(one < other for one, other in pairwise(places))
        for places in lists
    )


def _numbers(table: bytes) -> list[int]:
    """The 64-bit numbers of an extended list (PS3.3, C.7.6.3)."""
    return [number for (number,) in struct.iter_unpack("<Q", table[: len(table) // 8 * 8])]


def _damaged(part: Path) -> UnreadableImageError:
    return UnreadableImageError(
        f"“{part.name}” is damaged: its list of frames leads elsewhere.",
        remedy="Copy the slide again with every file that belongs to it, and keep their names.",
    )
