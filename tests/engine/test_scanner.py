"""Whole slides of scanners: opened through OpenSlide, read like every other slide."""

import numpy as np
import pytest
import tifffile
from PIL import Image

from benchmarks import scans, scans_apart
from leukoview.engine.case import Box
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide import open_slide

WIDTH, HEIGHT, TILE = 700, 600, 256


@pytest.fixture(scope="module")
def pixels():
    """Smooth colours that tell where they are."""
    return scans.colours(WIDTH, HEIGHT)


def write_dicom(path, pixels, spacing=0.00025):
    """A DICOM whole slide of nine tiles; `spacing` in mm per pixel."""
    scans.dicom(path, pixels, TILE, spacing)


@pytest.fixture(params=[scans.trestle, write_dicom])
def slide(request, tmp_path, pixels):
    """One slide in each format; neither ending says what it is."""
    path = tmp_path / "slide.bin"
    request.param(path, pixels)
    return open_slide(path)


def test_a_box_is_where_it_is_on_the_slide(slide, pixels):
    assert (slide.width, slide.height) == (WIDTH, HEIGHT)
    seen = slide.read(Box(240, 130, 200, 150)).astype(int)
    assert seen.shape == (150, 200, 3)
    assert np.abs(seen - pixels[130:280, 240:440]).mean() < 3


def test_only_what_lies_on_the_slide_is_read(slide):
    assert slide.read(Box(-50, -20, 100, 100)).shape == (80, 50, 3)
    assert slide.read(Box(WIDTH - 10, HEIGHT - 5, 400, 400)).shape == (5, 10, 3)


def test_a_dicom_slide_tells_its_scale(tmp_path, pixels):
    write_dicom(tmp_path / "slide.dcm", pixels)
    slide = open_slide(tmp_path / "slide.dcm")
    assert slide.microns_per_pixel == pytest.approx(0.25)
    assert slide.camera == "dicom"
    assert not slide.practice


def test_a_slide_of_several_files_is_known_by_all_of_them(tmp_path, pixels):
    write_dicom(tmp_path / "slide.dcm", pixels)
    alone = open_slide(tmp_path / "slide.dcm").sha256
    write_dicom(tmp_path / "more.dcm", pixels, spacing=0.0005)
    assert open_slide(tmp_path / "slide.dcm").sha256 != alone


def test_a_slide_cut_short_is_refused_in_words(tmp_path, pixels):
    path = tmp_path / "slide.dcm"
    write_dicom(path, pixels)
    path.write_bytes(path.read_bytes()[:400])
    with pytest.raises(UnreadableImageError, match=r"“slide\.dcm”"):
        open_slide(path)


def test_a_damaged_part_is_refused_in_words(tmp_path, pixels):
    path = tmp_path / "slide.dcm"
    write_dicom(path, pixels)
    content = bytearray(path.read_bytes())
    content[-20_000:-2_000] = bytes(18_000)
    path.write_bytes(content)
    slide = open_slide(path)
    with pytest.raises(UnreadableImageError, match="A part of"):
        slide.read(Box(0, 0, WIDTH, HEIGHT))
    assert (slide.width, slide.height, slide.microns_per_pixel) == (WIDTH, HEIGHT, 0.25)
    assert slide.read(Box(0, 0, 100, 100)).shape == (100, 100, 3)


def test_a_file_named_like_a_slide_is_opened_by_what_is_in_it(tmp_path, pixels):
    path = tmp_path / "slide.mrxs"
    Image.fromarray(pixels).save(path, "PNG")
    assert open_slide(path).width == WIDTH


def test_a_dicom_slide_whose_list_of_frames_leads_elsewhere_is_refused(tmp_path, pixels):
    """Its reader would follow it out of the file, and end the program."""
    path = tmp_path / "slide.dcm"
    write_dicom(path, pixels)
    content = bytearray(path.read_bytes())
    item = content.index(b"\xe0\x7f\x10\x00") + 12
    content[item + 8 + 4 * 3 + 3] ^= 0x10
    (tmp_path / "beside.dcm").write_bytes(content)
    with pytest.raises(UnreadableImageError, match=r"“beside\.dcm” is damaged: its list of frames"):
        open_slide(path)


def test_a_scan_that_claims_tiles_as_large_as_a_bomb_is_refused(tmp_path, pixels):
    path = tmp_path / "slide.tif"
    scans.trestle(path, pixels)
    with tifffile.TiffFile(path, mode="r+b") as file:
        file.pages.first.tags["TileLength"].overwrite(33_554_688)
    with pytest.raises(UnreadableImageError, match=r"“slide\.tif” is damaged"):
        open_slide(path)


@pytest.mark.parametrize(
    ("made", "vendor"),
    [
        (scans.ndpis, "hamamatsu"),
        (scans.bifs, "ventana"),
        (scans_apart.czis, "zeiss"),
        (scans_apart.mrxses, "mirax"),
    ],
)
def test_every_format_of_a_scanner_is_read_where_it_is(tmp_path, made, vendor):
    """The slides that fuzzing starts from: what is wrong in them must have been right before."""
    pixels = scans.colours()
    for content in made(tmp_path):
        slide = open_slide(scans_apart.laid(content, tmp_path))
        assert (slide.camera, slide.microns_per_pixel) == (vendor, 0.25)
        seen = slide.read(Box(20, 30, 40, 25)).astype(int)
        assert np.abs(seen - pixels[30:55, 20:60]).mean() < 3


def test_a_slide_whose_parts_lie_apart_is_white_between_them(tmp_path):
    (content,) = scans.scns(tmp_path)
    slide = open_slide(scans_apart.laid(content, tmp_path))
    assert (slide.camera, slide.width, slide.height) == ("leica", 2 * scans.SIDE, 2 * scans.SIDE)
    assert slide.read(Box(200, 200, 40, 40)).min() == 255
    assert (
        np.abs(slide.read(Box(24, 34, 9, 5)).astype(int) - scans.colours()[30:35, 20:29]).max() < 9
    )


def test_a_level_without_an_end_is_refused_in_words(tmp_path):
    """It says that it is infinitely smaller than the slide, so no number is left to read at."""
    (content,) = scans.bifs(tmp_path)
    path = tmp_path / "slide.bif"
    path.write_bytes(content.replace(b"level=1 mag=20", b"level=1 mag=00"))
    with pytest.raises(UnreadableImageError, match=r"“slide\.bif”"):
        open_slide(path)


def test_a_slide_that_says_it_has_more_tiles_than_it_has_is_refused(tmp_path):
    """Its reader took what lies behind its list of tiles for a length."""
    (content,) = scans.bifs(tmp_path)
    path = tmp_path / "slide.bif"
    path.write_bytes(content.replace(b'NumRows="0000000002"', b'NumRows="0000000003"'))
    with pytest.raises(UnreadableImageError, match=r"“slide\.bif” is damaged: it has fewer tiles"):
        open_slide(path)


def test_a_dicom_slide_whose_head_is_no_head_is_refused_in_words(tmp_path, pixels):
    """The length of its first number is none of a number."""
    path = tmp_path / "slide.dcm"
    write_dicom(path, pixels)
    content = bytearray(path.read_bytes())
    content[138] = 6
    path.write_bytes(content)
    with pytest.raises(UnreadableImageError, match=r"“slide\.dcm”"):
        open_slide(path)
