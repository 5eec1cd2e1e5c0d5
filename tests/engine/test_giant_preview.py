"""What is seen of a giant before its copy is there."""

from dataclasses import replace

import numpy as np
import pytest
import tifffile
from PIL import Image

from leukoview.engine.case import Box
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide import giant, glimpse, photograph, shows, strips
from leukoview.engine.slide.preview import UNSEEN, GrowingPreview
from leukoview.engine.slide.tiled_copy import HEAD, TILE, folder
from tests.engine.test_giant import SIZE, Unfinished, saved, smear, whole

ROW = -(-SIZE[0] // TILE) * TILE * TILE * 3
"""Bytes of a row of tiles."""


def opened(path):
    """A TIFF as it is opened where it is a giant, with a copy that takes forever."""
    with tifffile.TiffFile(path) as file:
        preview = strips.preview_of(path, file.pages.first)
    return replace(giant.opened(path, preview=preview), copy=Unfinished())


def seen(slide, level=3):
    return glimpse(slide, Box(0, 0, slide.width, slide.height), level)


def apart(pixels, path, level=3):
    """The mean difference between a preview and the image reduced with care."""
    image = Image.fromarray(whole(photograph.opened(path))).reduce(2**level)
    height, width = pixels.shape[:2]
    return np.abs(pixels.astype(int) - np.asarray(image)[:height, :width]).mean()


@pytest.mark.parametrize(
    ("mode", "compression"),
    [
        ("RGB", "raw"),
        ("RGB", "tiff_lzw"),
        ("RGB", "tiff_adobe_deflate"),
        ("L", "packbits"),
        ("RGBA", "tiff_lzw"),
    ],
)
def test_a_tiff_in_strips_is_seen_before_its_copy_is_begun(tmp_path, mode, compression):
    path = saved(tmp_path / "smear.tif", smear().convert(mode), compression=compression)
    slide = opened(path)
    assert shows(slide, 3)
    assert not shows(slide, 2)
    assert not slide.copy.begun
    there = seen(slide)
    assert there.pixels.shape == (250, 375, 3)
    assert apart(there.pixels, path) < 3
    assert slide.copy.begun
    assert not there.lasts


def test_a_part_of_a_preview_is_that_part_of_the_whole(tmp_path):
    slide = opened(saved(tmp_path / "smear.tif"))
    part = glimpse(slide, Box(800, 400, 1_600, 1_200), 3).pixels
    assert np.array_equal(part, seen(slide).pixels[50:200, 100:300])


def test_only_one_strip_in_eight_is_decoded(tmp_path):
    path = saved(tmp_path / "smear.tif", compression="tiff_lzw")
    with tifffile.TiffFile(path) as file:
        page = file.pages.first
        assert page.rowsperstrip < 8
        torn = bytearray(path.read_bytes())
        for number, (offset, count) in enumerate(
            zip(page.dataoffsets, page.databytecounts, strict=True)
        ):
            middles = range(4, SIZE[1], 8)
            rows = range(number * page.rowsperstrip, (number + 1) * page.rowsperstrip)
            if not any(row in middles for row in rows) and rows.stop < SIZE[1]:
                torn[offset : offset + count] = bytes(count)
    before = seen(opened(path)).pixels
    path.write_bytes(torn)
    assert np.array_equal(seen(opened(path)).pixels, before)


def test_a_turned_tiff_is_seen_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(tmp_path / "side.tif", exif=exif)
    there = seen(opened(path)).pixels
    assert there.shape == (375, 250, 3)
    # Its pixels are those of the lying image, which begin at the other edge: half of one is lost.
    assert apart(there, path) < 6
    assert apart(there[:, ::-1], path) > 30


@pytest.mark.parametrize(
    "how",
    [
        {"rowsperstrip": 2_001, "compression": "lzw"},
        {"tile": (256, 256)},
        {"planarconfig": "separate"},
    ],
)
def test_where_strips_cannot_be_left_out_there_is_no_preview_of_them(tmp_path, how):
    path = tmp_path / "smear.tif"
    pixels = np.asarray(smear())
    if "planarconfig" in how:
        pixels = np.moveaxis(pixels, 2, 0)
    tifffile.imwrite(path, pixels, photometric="rgb", **how)
    with tifffile.TiffFile(path) as file:
        assert strips.preview_of(path, file.pages.first) is None


def test_a_damaged_strip_gets_a_sentence(tmp_path):
    path = saved(tmp_path / "smear.tif", compression="tiff_adobe_deflate")
    slide = opened(path)
    path.write_bytes(path.read_bytes()[:8] + bytes(200_000))
    with pytest.raises(UnreadableImageError, match="is damaged"):
        seen(slide)


def test_of_a_png_nothing_is_seen_before_the_first_row_of_tiles(tmp_path):
    slide = replace(giant.opened(saved(tmp_path / "smear.png")), copy=Unfinished())
    assert not shows(slide, 3)
    assert seen(slide) is None
    assert slide.copy.begun


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_a_preview_grows_with_the_rows_of_tiles_that_are_written(tmp_path, rows):
    path = saved(tmp_path / "smear.png")
    final = whole(giant.opened(path), 3).astype(int)
    (copy,) = folder().glob("*.tif")
    part = tmp_path / "unfinished.part"
    part.write_bytes(copy.read_bytes()[: HEAD + rows * ROW + 1_000])
    preview = GrowingPreview(part, *SIZE, b"")
    assert preview.begun
    there = np.asarray(preview.seen())[: len(final), : final.shape[1]]
    grown = min(rows * TILE // 8, len(final))
    assert np.abs(there[:grown] - final[:grown]).max() <= 2
    assert {tuple(colour) for colour in there[grown:].reshape(-1, 3).tolist()} == {UNSEEN}


def test_what_was_seen_stays_when_the_copy_is_left_off(tmp_path):
    part = tmp_path / "unfinished.part"
    part.write_bytes(bytes(HEAD + ROW))
    preview = GrowingPreview(part, *SIZE, b"")
    before = preview.seen().copy()
    part.unlink()
    assert preview.begun
    assert preview.seen() == before


def test_what_is_seen_of_a_finished_copy_lasts(tmp_path):
    slide = giant.opened(saved(tmp_path / "smear.png"))
    whole(slide)
    there = seen(slide)
    assert there.lasts
    assert np.array_equal(there.pixels, whole(slide, 3))
