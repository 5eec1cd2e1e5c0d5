"""Slides of several makers, drawn and written as their scanners do, through the real OpenSlide."""

import io
import struct

import numpy as np
import pytest
import tifffile
from PIL import Image

from leukoview.cli.inputs import find_images
from leukoview.engine.case import Box
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide import SUFFIXES, open_slide
from leukoview.engine.slide.scanner import ScannedSlide

WIDTH, HEIGHT, TILE = 768, 512, 256
CENTIMETRE = 3
SCN = """<?xml version="1.0"?><scn xmlns="http://www.leica-microsystems.com/scn/2010/10/01">
<collection name="c" sizeX="200000" sizeY="200000"><image name="i"><device model="Leica SCN400"/>
<creationDate>2020-01-01</creationDate><pixels sizeX="768" sizeY="512">
<dimension r="0" ifd="0" sizeX="768" sizeY="512"/></pixels>
<view sizeX="192000" sizeY="128000" offsetX="0" offsetY="0"/><scanSettings><objectiveSettings>
<objective>20</objective></objectiveSettings><illuminationSettings>
<illuminationSource>brightfield</illuminationSource></illuminationSettings></scanSettings></image>
</collection></scn>"""
"""Of one image of 192 × 128 µm on a glass of 200 × 200 µm."""


@pytest.fixture(scope="module")
def pixels():
    """Smooth colours that tell where they are."""
    return drawn(WIDTH, HEIGHT)


def drawn(width, height):
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 255 // width, y * 255 // height, (x + y) % 1500 // 8], -1).astype(np.uint8)


def smaller(pixels, factor):
    return np.asarray(Image.fromarray(pixels).reduce(factor))


def jpeg(pixels, **how):
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=95, subsampling=0, **how)
    return out.getvalue()


def write_ndpi(path, pixels):
    """Two magnifications, each one JPEG; offsets have 64 bits, as in NDPI alone.

    The tags are those of NDP.scan: 65420 is the format, 65421 the objective, 65424 the focal plane.
    """
    out = bytearray(b"II*\0" + bytes(8))
    directories = []
    for level, lens in ((pixels, 20.0), (smaller(pixels, 4), 5.0)):
        encoded = jpeg(level)
        strip, out = len(out), out + encoded
        make, out = len(out), out + b"Hamamatsu\0"
        per_centimetre, out = len(out), out + struct.pack("<II", 40_000, 1)
        (lens_bits,) = struct.unpack("<I", struct.pack("<f", lens))
        high, wide = level.shape[:2]
        directories.append(
            [
                *((256, 4, 1, wide), (257, 4, 1, high), (259, 3, 1, 7), (262, 3, 1, 6)),
                *((271, 2, 10, make), (273, 4, 1, strip), (277, 3, 1, 3), (278, 4, 1, high)),
                *((279, 4, 1, len(encoded)), (282, 5, 1, per_centimetre)),
                *((283, 5, 1, per_centimetre), (296, 3, 1, CENTIMETRE)),
                *((65420, 4, 1, 1), (65421, 11, 1, lens_bits), (65424, 9, 1, 0)),
            ]
        )
    link = 4
    for tags in directories:
        struct.pack_into("<Q", out, link, len(out))
        link = len(out) + 2 + 12 * len(tags)
        out += struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags)
        out += bytes(8 + 4 * len(tags))
    path.write_bytes(bytes(out))
    return path


def write_scn(path, pixels):
    tifffile.imwrite(
        path,
        pixels,
        bigtiff=True,
        tile=(TILE, TILE),
        description=SCN,
        resolution=(40_000, 40_000),
        resolutionunit="CENTIMETER",
        **AS_JPEG,
    )
    return path


def write_vms(path, pixels):
    """An index in words, and the JPEGs that it names; each row of blocks can be decoded alone."""
    path.with_name("pixels.jpg").write_bytes(jpeg(pixels, restart_marker_rows=1))
    for name in ("map.jpg", "macro.jpg"):
        path.with_name(name).write_bytes(jpeg(smaller(pixels, 4), restart_marker_rows=1))
    path.write_text(
        "[Virtual Microscope Specimen]\nNoLayers=1\nNoJpegColumns=1\nNoJpegRows=1\n"
        "ImageFile=pixels.jpg\nMapFile=map.jpg\nMacroImage=macro.jpg\nSourceLens=20\n"
        f"PhysicalWidth={WIDTH * 250}\nPhysicalHeight={HEIGHT * 250}\n"
    )
    return path


AS_JPEG = {
    "photometric": "rgb",
    "compression": "jpeg",
    "compressionargs": {"level": 95},
    "metadata": None,
}


def write_svs(path, pixels):
    """The slide, its thumbnail, a smaller level, label and macro, in Aperio's order."""
    maker = "Aperio Image Library v11.2.1\r\n"
    about = f"{maker}20x JPEG/RGB Q=95|AppMag = 20|MPP = 0.2500"
    with tifffile.TiffWriter(path) as file:
        file.write(pixels, tile=(TILE, TILE), description=about, **AS_JPEG)
        for level, how in (
            (smaller(pixels, 8), {"rowsperstrip": 16, "description": maker + "thumbnail"}),
            (smaller(pixels, 4), {"tile": (TILE, TILE), "description": about}),
            (smaller(pixels, 8), {"rowsperstrip": 16, "description": maker + "label 9x9"}),
            (smaller(pixels, 8), {"rowsperstrip": 16, "description": maker + "macro 9x9"}),
        ):
            kind = {"label 9x9": 1, "macro 9x9": 9}.get(how["description"][len(maker) :], 0)
            file.write(level, subfiletype=kind, **how, **AS_JPEG)
    return path


@pytest.mark.parametrize(
    ("write", "ending", "maker"),
    [
        (write_ndpi, ".ndpi", "hamamatsu"),
        (write_vms, ".vms", "hamamatsu"),
        (write_scn, ".scn", "leica"),
    ],
)
def test_a_scan_is_opened_with_its_scale_and_a_box_is_where_it_is(
    tmp_path, pixels, write, ending, maker
):
    assert ending in SUFFIXES
    slide = open_slide(write(tmp_path / f"slide{ending}", pixels))
    assert slide.camera == maker
    assert slide.microns_per_pixel == pytest.approx(0.25)
    seen = slide.read(Box(240, 130, 200, 150)).astype(int)
    assert np.abs(seen - pixels[130:280, 240:440]).mean() < 3


def test_an_aperio_scan_has_its_levels_and_scale_and_not_its_label(tmp_path):
    pixels = drawn(2304, 2048)
    slide = open_slide(write_svs(tmp_path / "slide.svs", pixels))
    assert slide.downsamples == (1, 4)
    assert slide.microns_per_pixel == pytest.approx(0.25)
    seen = slide.read(Box(1000, 900, 400, 200), 1).astype(int)
    assert np.abs(seen - smaller(pixels, 4)[225:275, 250:350]).mean() < 3


def test_a_scan_of_one_file_is_known_by_it_whatever_lies_beside_it(tmp_path, pixels):
    path = write_ndpi(tmp_path / "slide.ndpi", pixels)
    alone = open_slide(path).sha256
    write_ndpi(tmp_path / "other.ndpi", pixels[:256])
    assert open_slide(path).sha256 == alone


def test_a_scan_of_several_files_is_known_by_its_pixels_too(tmp_path, pixels):
    path = write_vms(tmp_path / "slide.vms", pixels)
    before = open_slide(path).sha256
    (tmp_path / "stranger.jpg").write_bytes(jpeg(pixels))
    assert open_slide(path).sha256 == before
    (tmp_path / "pixels.jpg").write_bytes(jpeg(255 - pixels, restart_marker_rows=1))
    assert open_slide(path).sha256 != before


def test_a_mirax_scan_is_known_by_the_folder_of_its_name_too(tmp_path):
    index, folder = tmp_path / "slide.mrxs", tmp_path / "slide"
    folder.mkdir()
    index.write_bytes(jpeg(drawn(40, 40)))
    (folder / "Slidedat.ini").write_text("[GENERAL]\n")
    (folder / "Data0000.dat").write_bytes(bytes(10))
    before = mirax(index).sha256
    tmp_path.joinpath("other.mrxs").write_bytes(b"another slide")
    assert mirax(index).sha256 == before
    (folder / "Data0000.dat").write_bytes(bytes(11))
    assert mirax(index).sha256 != before


def mirax(path):
    """A slide as it is once OpenSlide has opened it; the format is too intricate to be drawn."""
    return ScannedSlide(
        path,
        40,
        40,
        "mirax",
        None,
        (),
        downsamples=(1.0,),
        sizes=((40, 40),),
        to_srgb=None,
        held=[],
    )


def test_the_parts_of_a_scan_are_no_smears_of_their_own(tmp_path, pixels):
    write_vms(tmp_path / "slide.vms", pixels)
    (tmp_path / "stranger.jpg").write_bytes(jpeg(pixels))
    found = [path.name for path, _patient in find_images([tmp_path]).images]
    assert found == ["slide.vms", "stranger.jpg"]


@pytest.mark.parametrize("ending", [".mrxs", ".bif", ".vms", ".svslide", ".czi"])
def test_a_file_that_only_has_a_scanners_ending_gets_a_sentence(tmp_path, ending):
    path = tmp_path / f"slide{ending}"
    path.write_bytes(bytes(300))
    with pytest.raises(UnreadableImageError, match="not an image that LeukoView can read"):
        open_slide(path)
