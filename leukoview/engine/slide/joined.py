"""Whether a Ventana slide has the tiles that it says were joined; OpenSlide's reader trusts it.

Where the description counts more tiles than the file has, OpenSlide (4.0.1) takes what lies behind
its list of them for a length, and ends the program (found by `python -m benchmarks.fuzz`).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from leukoview.engine.errors import UnreadableImageError

if TYPE_CHECKING:
    from tifffile import TiffPage

LEVEL = "level="
"""Stands in the description of every page that is a level of the pyramid."""
PACKET = 700
"""The tag of an XML packet (XMP)."""


def check_joined(path: Path, downsamples: Sequence[float]) -> None:
    """Refuse a slide of which a level has fewer tiles than its finest one says.

    `downsamples` are those of its levels, as OpenSlide has worked them out.

    Raises:
        UnreadableImageError: It has.
        ValueError: Its description is none.
    """
    import tifffile  # noqa: PLC0415 - most images never need it

    with tifffile.TiffFile(path) as file:
        pages = [page.aspage() for page in file.pages]
        levels = [page for page in pages if LEVEL in page.description]
        across, down = map(max, zip(*_spans(levels[0].tags.valueof(PACKET)), strict=True))
        for page, step in zip(levels, downsamples, strict=True):
            columns, rows = _tiles(page)
            if (across - 1) // int(step) >= columns or (down - 1) // int(step) >= rows:
                raise UnreadableImageError(
                    f"“{path.name}” is damaged: it has fewer tiles than it says.",
                    remedy="Copy the slide again from the scanner.",
                )


def _tiles(page: "TiffPage") -> tuple[int, int]:
    """How many columns and rows of tiles a level has."""
    return -(-page.imagewidth // page.tilewidth), -(-page.imagelength // page.tilelength)


def _spans(packet: bytes) -> Iterator[tuple[int, int]]:
    """How many columns and rows of tiles each scanned area reaches, from the slide's corner."""
    said = ET.fromstring(packet.rstrip(b"\0"))  # noqa: S314 - expat bounds what grows
    areas, corners = said.findall("SlideStitchInfo/ImageInfo"), said.findall("AoiOrigin/*")
    for area, corner in zip(areas, corners, strict=True):
        if int(area.attrib["AOIScanned"]):
            yield (
                int(corner.attrib["OriginX"]) // int(area.attrib["Width"])
                + int(area.attrib["NumCols"]),
                int(corner.attrib["OriginY"]) // int(area.attrib["Height"])
                + int(area.attrib["NumRows"]),
            )
