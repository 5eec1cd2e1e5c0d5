"""Whole slides of scanners in one DICOM or TIFF file, as small as may be.

Written after the formats' descriptions at openslide.org/formats; nothing in them was copied from a
real slide.
"""

import io
import struct
from pathlib import Path

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGBaseline8Bit

TILE = 64
SIDE = 2 * TILE
WHOLE_SLIDE_IMAGE = "1.2.840.10008.5.1.4.1.1.77.1.6"


def colours(width: int = SIDE, height: int = SIDE) -> NDArray[np.uint8]:
    """Smooth colours that tell where they are, height × width × 3."""
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 255 // width, y * 255 // height, (x + y) % 200], -1).astype(np.uint8)


def jpeg(pixels: NDArray[np.uint8], **options: object) -> bytes:
    """Pixels as a JPEG."""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=95, **options)
    return out.getvalue()


def trestle(path: Path, pixels: NDArray[np.uint8], tile: int = 256) -> None:
    """A tiled TIFF as the MedScan scanner writes it."""
    tifffile.imwrite(
        path,
        pixels,
        tile=(tile, tile),
        photometric="rgb",
        software="MedScan 1.0",
        description="Background Color=F0F0F0;Objective Power=40;",
        compression="jpeg",
        compressionargs={"level": 95},
        metadata=None,
    )


def dicom(
    path: Path, pixels: NDArray[np.uint8], tile: int = TILE, spacing: float = 0.00025
) -> None:
    """A DICOM whole slide of one level (PS3.3, A.32.8); `spacing` in mm per pixel."""
    height, width = pixels.shape[:2]
    corners = [(y, x) for y in range(0, height, tile) for x in range(0, width, tile)]
    frames = [jpeg(_tile(pixels[y : y + tile, x : x + tile], tile)) for y, x in corners]
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = WHOLE_SLIDE_IMAGE
    data.SOPInstanceUID = data.file_meta.MediaStorageSOPInstanceUID = "1.2.3.4"
    data.StudyInstanceUID, data.SeriesInstanceUID, data.FrameOfReferenceUID = "1.2", "1.3", "1.4"
    data.ImageType, data.Modality = ["ORIGINAL", "PRIMARY", "VOLUME", "NONE"], "SM"
    data.Rows = data.Columns = tile
    data.TotalPixelMatrixColumns, data.TotalPixelMatrixRows = width, height
    data.NumberOfFrames, data.SamplesPerPixel = len(frames), 3
    data.PhotometricInterpretation, data.PlanarConfiguration = "YBR_FULL_422", 0
    data.BitsAllocated = data.BitsStored = 8
    data.HighBit, data.PixelRepresentation = 7, 0
    data.DimensionOrganizationType = "TILED_FULL"
    data.TotalPixelMatrixFocalPlanes = data.NumberOfOpticalPaths = 1
    measures, groups, light = Dataset(), Dataset(), Dataset()
    measures.PixelSpacing = [spacing, spacing]
    groups.PixelMeasuresSequence = [measures]
    light.OpticalPathIdentifier = "1"
    data.SharedFunctionalGroupsSequence, data.OpticalPathSequence = [groups], [light]
    data.PixelData = encapsulate(frames)
    data["PixelData"].is_undefined_length = True
    data.save_as(path, enforce_file_format=True)


def _tile(part: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    tile = np.full((side, side, 3), 255, np.uint8)
    tile[: part.shape[0], : part.shape[1]] = part
    return tile


def dicoms(folder: Path) -> list[bytes]:
    """One DICOM slide, alone in its folder: OpenSlide takes the slides of one folder together."""
    path = folder / "made.dcm"
    dicom(path, colours())
    content = path.read_bytes()
    path.unlink()
    return [content]


def ndpis(_folder: Path) -> list[bytes]:
    """Hamamatsu: a whole JPEG in one strip a level, with restart markers, and without."""
    pixels = colours()
    made = []
    for options in ({"restart_marker_blocks": 8, "subsampling": 0}, {}):
        content = bytearray()
        _tiff(content, [_ndpi_level(pixels, options), _ndpi_level(pixels[::2, ::2].copy(), {})])
        made.append(bytes(content))
    return made


def _ndpi_level(
    pixels: NDArray[np.uint8], options: dict[str, object]
) -> tuple[dict[int, object], bytes]:
    height, width = pixels.shape[:2]
    tags: dict[int, object] = {256: width, 257: height, 259: 7, 262: 6, 277: 3, 278: height}
    tags |= {282: (40_000, 1), 283: (40_000, 1), 296: 3}
    tags |= {65420: 1, 65421: 40.0 if width == SIDE else 20.0, 65422: 5, 65423: 5, 65424: 0}
    return tags, jpeg(pixels, **options)


def _tiff(out: bytearray, pages: list[tuple[dict[int, object], bytes]]) -> None:
    """A little-endian TIFF of one strip a page (TIFF 6.0, section 2)."""
    out += struct.pack("<2sHI", b"II", 42, 0)
    link = 4
    for tags, strip in pages:
        whole = {**tags, 273: len(out), 279: len(strip)}
        out += strip + bytes(len(strip) % 2)
        rationals = {}
        for tag, value in whole.items():
            if isinstance(value, tuple):
                rationals[tag] = len(out)
                out += struct.pack("<II", *value)
        struct.pack_into("<I", out, link, len(out))
        out += struct.pack("<H", len(whole))
        for tag, value in sorted(whole.items()):
            if isinstance(value, float):
                out += struct.pack("<HHIf", tag, 11, 1, value)
            elif isinstance(value, tuple):
                out += struct.pack("<HHII", tag, 5, 1, rationals[tag])
            else:
                kind = 9 if tag in {65422, 65423, 65424} else 4
                out += struct.pack("<HHII", tag, kind, 1, value)
        link = len(out)
        out += bytes(4)


NUMBER = "{:010d}"
"""Numbers in texts are as long as the largest, so that a wrong one fits into a good one's place."""

SCN = """<?xml version="1.0"?>
<scn xmlns="http://www.leica-microsystems.com/scn/2010/10/01">
<collection name="a" sizeX="{clicks}" sizeY="{clicks}"><barcode>MTIz</barcode>
<image name="macro"><device model="Leica SCN400" version="1"/>
<pixels sizeX="{half}" sizeY="{half}"><dimension sizeX="{half}" sizeY="{half}" r="0" ifd="2"/>
</pixels><view sizeX="{clicks}" sizeY="{clicks}" offsetX="0" offsetY="0"/>
<scanSettings><objectiveSettings><objective>0.6</objective></objectiveSettings>
<illuminationSettings><illuminationSource>brightfield</illuminationSource>
</illuminationSettings></scanSettings></image>
<image name="main"><creationDate>2020-01-01T00:00:00Z</creationDate>
<device model="Leica SCN400" version="1"/>
<pixels sizeX="{side}" sizeY="{side}"><dimension sizeX="{side}" sizeY="{side}" r="0" ifd="0"/>
<dimension sizeX="{half}" sizeY="{half}" r="1" ifd="1"/></pixels>
<view sizeX="{view}" sizeY="{view}" offsetX="1000" offsetY="1000"/>
<scanSettings><objectiveSettings><objective>40</objective></objectiveSettings>
<illuminationSettings><numericalAperture>0.65</numericalAperture>
<illuminationSource>brightfield</illuminationSource></illuminationSettings></scanSettings>
</image></collection></scn>"""


def scns(folder: Path) -> list[bytes]:
    """Leica: tiled levels, and in the first description which of them belong together."""
    sides = {"side": SIDE, "half": SIDE // 2, "view": 250 * SIDE, "clicks": 500 * SIDE}
    words = SCN.format(**{name: NUMBER.format(side) for name, side in sides.items()})
    return [_levels(folder, ((1, words, None), (2, None, None), (2, None, None)))]


ISCAN = '<iScan Z-layers="1" Magnification="40" ScanRes="0.25" UnitNumber="1"/>'
JOINED = """<EncodeInfo Ver="2"><SlideStitchInfo>
<ImageInfo AOIScanned="1" AOIIndex="0" NumRows="{1}" NumCols="{1}" Width="{0}" Height="{0}"
 Pos-X="0" Pos-Y="0">
<TileJointInfo FlagJoined="1" Confidence="99" Direction="RIGHT" Tile1="1" Tile2="2"
 OverlapX="1" OverlapY="0"/>
<TileJointInfo FlagJoined="1" Confidence="99" Direction="UP" Tile1="2" Tile2="3"
 OverlapX="0" OverlapY="1"/></ImageInfo></SlideStitchInfo>
<AoiOrigin><AOI0 OriginX="0" OriginY="0"/></AoiOrigin></EncodeInfo>"""
"""What Ventana writes of a slide, and how the tiles of its finest level were joined."""


def bifs(folder: Path) -> list[bytes]:
    """Ventana: a thumbnail, and levels whose tiles are put together by what XML says."""
    pages = (
        (2, "Thumbnail", ISCAN),
        (1, "level=0 mag=40 quality=90", JOINED.format(NUMBER.format(TILE), NUMBER.format(2))),
        (2, "level=1 mag=20 quality=90", None),
    )
    return [_levels(folder, pages)]


def _levels(folder: Path, pages: tuple[tuple[int, str | None, str | None], ...]) -> bytes:
    """A tiled TIFF: how much smaller each page is, its description, and its XMP packet."""
    path = folder / "made.tif"
    with tifffile.TiffWriter(path) as out:
        for step, description, packet in pages:
            out.write(
                colours()[::step, ::step].copy(),
                tile=(TILE, TILE),
                photometric="rgb",
                compression="jpeg",
                resolution=(40_000, 40_000),
                resolutionunit="CENTIMETER",
                description=description,
                metadata=None,
                extratags=[(700, "B", len(packet), packet.encode(), True)] if packet else (),
            )
    content = path.read_bytes()
    path.unlink()
    return content
