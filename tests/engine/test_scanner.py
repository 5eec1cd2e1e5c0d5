"""Whole slides of scanners: opened through OpenSlide, read like every other slide."""

import io

import numpy as np
import pytest
import tifffile
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGBaseline8Bit

from leukoview.engine.case import Box
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide import open_slide

WIDTH, HEIGHT, TILE = 700, 600, 256
WHOLE_SLIDE_IMAGE = "1.2.840.10008.5.1.4.1.1.77.1.6"


@pytest.fixture(scope="module")
def pixels():
    """Smooth colours that tell where they are."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return np.stack([x * 255 // WIDTH, y * 255 // HEIGHT, (x + y) % 200], -1).astype(np.uint8)


def write_trestle(path, pixels, **tags):
    """A tiled TIFF as the MedScan scanner writes it."""
    tifffile.imwrite(
        path,
        pixels,
        tile=(TILE, TILE),
        photometric="rgb",
        software="MedScan 1.0",
        description="Background Color=F0F0F0;Objective Power=40;",
        compression="jpeg",
        compressionargs={"level": 95},
        metadata=None,
        **tags,
    )


def write_dicom(path, pixels, *, spacing=0.00025):
    """A DICOM whole slide of one level; `spacing` in mm per pixel."""
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = WHOLE_SLIDE_IMAGE
    data.SOPInstanceUID = data.file_meta.MediaStorageSOPInstanceUID = "1.2.3.4"
    data.StudyInstanceUID, data.SeriesInstanceUID, data.FrameOfReferenceUID = "1.2", "1.3", "1.4"
    data.ImageType, data.Modality = ["ORIGINAL", "PRIMARY", "VOLUME", "NONE"], "SM"
    frames = [_jpeg(_tile(pixels, row, column)) for row in range(3) for column in range(3)]
    data.Rows = data.Columns = TILE
    data.TotalPixelMatrixColumns, data.TotalPixelMatrixRows = WIDTH, HEIGHT
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


def _tile(pixels, row, column):
    tile = np.full((TILE, TILE, 3), 255, np.uint8)
    part = pixels[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
    tile[: part.shape[0], : part.shape[1]] = part
    return tile


def _jpeg(pixels):
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=95)
    return out.getvalue()


@pytest.fixture(params=[write_trestle, write_dicom])
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
    write_trestle(path, pixels)
    with tifffile.TiffFile(path, mode="r+b") as file:
        file.pages.first.tags["TileLength"].overwrite(33_554_688)
    with pytest.raises(UnreadableImageError, match=r"“slide\.tif” is damaged"):
        open_slide(path)
