"""Flat giants, drawn small: what matters is how they are opened, not how long it takes."""

import os
from dataclasses import replace

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms

from leukoview.engine.case import Box
from leukoview.engine.errors import ImageTooLargeError, UnreadableImageError
from leukoview.engine.progress import Cancelled
from leukoview.engine.slide import giant, in_preparation, open_slide, photograph, prepare
from leukoview.engine.slide.giant import GiantSlide
from leukoview.engine.slide.tiled_copy import folder, make_room, tidy

SIZE = (3_003, 2_001)


def smear(size=SIZE):
    """Smooth colours with an edge here and there, as a JPEG shows them well."""
    across, down = np.meshgrid(np.arange(size[0]), np.arange(size[1]))
    waves = [np.sin(across / 97 + shift) * np.cos(down / 61) for shift in (0, 1, 2)]
    return Image.fromarray((150 + 90 * np.stack(waves, axis=2)).astype(np.uint8))


def saved(path, image=None, **how):
    (image or smear()).save(path, **how)
    return path


def whole(slide, level=0):
    return slide.read(Box(0, 0, slide.width, slide.height), level)


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("smear.jpg", {"quality": 90}),
        ("smear.png", {}),
        ("smear.tif", {"compression": "tiff_lzw"}),
    ],
)
def test_a_giant_has_the_pixels_that_it_has_in_memory(tmp_path, name, how):
    path = saved(tmp_path / name, **how)
    slide = giant.opened(path)
    assert (slide.width, slide.height) == SIZE
    assert np.array_equal(whole(slide), whole(photograph.opened(path)))


def test_levels_are_the_same_before_and_after_the_copy_is_made(tmp_path):
    slide = giant.opened(saved(tmp_path / "smear.jpg", quality=95))
    assert slide.downsamples == (1, 2, 4, 8)
    box = Box(800, 400, 1_600, 1_200)
    preview = slide.read(box, 3)
    prepare(slide, lambda *_: None)
    tiles = slide.read(box, 3)
    assert preview.shape == tiles.shape == (150, 200, 3)
    assert np.abs(preview.astype(int) - tiles).mean() < 3
    assert [whole(slide, level).shape[:2] for level in (1, 2)] == [(1_000, 1_501), (500, 750)]


class Unfinished:
    """A copy that takes forever, and notes that it was begun."""

    finished = False
    begun = False
    stopped = False
    made = 0.34

    def begin(self):
        self.begun = True

    def stop(self):
        self.stopped = True

    def go_on(self):
        self.begin()

    def file(self):
        raise AssertionError("Nobody should wait for it.")


def test_a_preview_is_there_at_once_and_has_the_copy_begun(tmp_path):
    made = giant.opened(saved(tmp_path / "smear.jpg"))
    slide = replace(made, copy=Unfinished())
    assert slide.ready(3)
    assert not slide.copy.begun
    assert whole(slide, 3).shape == (250, 375, 3)
    assert slide.copy.begun
    assert not slide.ready(0)


def test_without_a_preview_every_level_waits_for_the_copy(tmp_path):
    slide = replace(giant.opened(saved(tmp_path / "smear.png")), copy=Unfinished())
    assert not slide.ready(3)
    assert slide.copy.begun


def test_waiting_for_a_copy_tells_the_percent_and_can_be_stopped(tmp_path):
    heard = []

    def stop(*progress):
        heard.append(progress)
        raise Cancelled

    slide = replace(giant.opened(saved(tmp_path / "smear.png")), copy=Unfinished())
    with pytest.raises(Cancelled):
        prepare(slide, stop)
    assert heard == [(34, 100)]
    assert slide.copy.stopped


def test_a_copy_says_how_much_of_it_is_written_whoever_writes_it(tmp_path):
    slide = giant.opened(saved(tmp_path / "smear.png"))
    assert slide.copy.made == 0
    part = slide.copy.part
    part.write_bytes(bytes(SIZE[0] * SIZE[1] * 3 // 4))
    assert slide.copy.made == pytest.approx(0.25, abs=1e-4)
    part.write_bytes(bytes(SIZE[0] * SIZE[1] * 4))
    assert slide.copy.made == 0.99
    whole(slide)
    assert slide.copy.made == 1
    assert in_preparation(slide) is None


def test_a_copy_that_was_left_off_is_not_begun_by_looking_and_goes_on_when_told(tmp_path):
    slide = giant.opened(saved(tmp_path / "smear.png"))
    slide.copy.stop()
    assert not slide.ready(0)
    assert slide.copy.stopped
    assert list(folder().glob("*.tif")) == []
    with pytest.raises(UnreadableImageError, match="not made ready to the end"):
        whole(slide)
    slide.copy.go_on()
    assert np.array_equal(whole(slide), np.asarray(smear()))


def test_a_copy_is_made_once_for_a_file_and_anew_for_a_changed_one(tmp_path):
    path = saved(tmp_path / "smear.png")
    whole(giant.opened(path))
    (copy,) = folder().glob("*.tif")
    made = copy.stat().st_ino
    whole(giant.opened(path))
    assert [one.stat().st_ino for one in folder().glob("*.tif")] == [made]
    saved(path, smear().transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    assert np.array_equal(whole(giant.opened(path)), np.asarray(smear())[:, ::-1])


def test_copies_read_longest_ago_make_room(tmp_path):
    for age, name in enumerate(("new", "old", "oldest")):
        copy = tmp_path / f"{name}.tif"
        copy.write_bytes(bytes(100))
        os.utime(copy, (1_000 - age, 1_000 - age))
    tidy(tmp_path, 250)
    assert sorted(copy.stem for copy in tmp_path.iterdir()) == ["new", "old"]


def test_a_copy_that_was_deleted_is_made_again(tmp_path):
    slide = giant.opened(saved(tmp_path / "smear.png"))
    before = whole(slide)
    for copy in folder().glob("*.tif"):
        copy.unlink()
    assert np.array_equal(whole(slide), before)


@pytest.mark.parametrize("name", ["side.jpg", "side.png", "side.tif"])
def test_a_giant_on_its_side_is_turned_and_its_profile_is_applied(tmp_path, name):
    exif = Image.Exif()
    exif[0x0112] = 6
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    path = saved(tmp_path / name, exif=exif, icc_profile=profile.tobytes(), quality=90)
    slide = giant.opened(path)
    assert (slide.width, slide.height) == SIZE[::-1]
    assert np.array_equal(whole(slide), whole(photograph.opened(path)))


def test_no_pixel_of_a_giant_is_decoded_to_open_it(tmp_path):
    path = saved(tmp_path / "torn.png")
    path.write_bytes(path.read_bytes()[:100_000])
    assert (giant.opened(path).width, giant.opened(path).height) == SIZE


@pytest.mark.parametrize(("top", "depth"), [(4_000, 4), (65_000, 8)])
def test_deep_colour_is_reduced_by_the_cameras_depth(tmp_path, top, depth):
    path = tmp_path / "deep.tif"
    values = np.linspace(0, top, 2_100 * 2_000 * 3).reshape(2_000, 2_100, 3).astype(np.uint16)
    tifffile.imwrite(path, values, photometric="rgb", rowsperstrip=64)
    assert np.array_equal(whole(giant.opened(path)), (values >> depth).astype(np.uint8))


def test_transparency_is_shown_on_white(tmp_path):
    image = smear().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 90, 90))
    pixels = whole(giant.opened(saved(tmp_path / "clear.png", image)))
    assert pixels[:90, :90].min() == 255
    assert np.array_equal(pixels[:, 90:], np.asarray(smear())[:, 90:])


def test_a_damaged_giant_gets_a_sentence(tmp_path):
    path = saved(tmp_path / "torn.jpg", quality=90)
    path.write_bytes(path.read_bytes()[:-50_000])
    with pytest.raises(UnreadableImageError, match="damaged"):
        whole(giant.opened(path))


def test_a_full_disk_gets_a_sentence(tmp_path):
    with pytest.raises(ImageTooLargeError, match=r"1000000\.0 GB of the disk are needed"):
        make_room(tmp_path, 10**15, "smear.png")


def test_room_is_made_of_what_was_left_over(tmp_path):
    (tmp_path / "stopped.part").write_bytes(bytes(100))
    make_room(tmp_path, 100, "smear.png")
    assert list(tmp_path.iterdir()) == []


def test_what_no_file_of_its_size_can_show_is_refused(tmp_path):
    path = saved(tmp_path / "bomb.png", Image.new("1", (12_000, 12_000)))
    with pytest.raises(ImageTooLargeError, match="announces 12000 × 12000"):
        open_slide(path)


def test_a_real_giant_is_opened_by_its_header(tmp_path):
    noise = np.random.default_rng(1).integers(0, 255, (64, 64, 3), np.uint8)
    path = tmp_path / "giant.jpg"
    Image.fromarray(np.tile(noise, (160, 160, 1))).save(path, quality=30)
    slide = open_slide(path)
    assert isinstance(slide, GiantSlide)
    assert (slide.width, slide.height) == (10_240, 10_240)
