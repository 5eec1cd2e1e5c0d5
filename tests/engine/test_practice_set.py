import json
import tracemalloc

import numpy as np
import pytest
from PIL import Image

from leukoview.engine.case import Box
from leukoview.engine.errors import OutputError
from leukoview.engine.practice.images import FORMATS, save_field
from leukoview.engine.practice.patient import draw_patient
from leukoview.engine.practice.practice_set import (
    SetRecipe,
    draw_crops,
    patients_of,
    smear_of,
    write_practice_set,
)
from leukoview.engine.practice.pyramid import write_pyramid
from leukoview.engine.practice.slide_file import write_practice_slide
from leukoview.engine.progress import Cancelled
from leukoview.engine.slide import open_slide
from leukoview.engine.taxonomy import APL, BENIGN

SMALL = SetRecipe(classes=(APL, BENIGN), patients=1, cells=2, width=300, height=240)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_saved_field_carries_the_mark_and_its_scale(tmp_path, suffix):
    path = tmp_path / f"field.{suffix}"
    save_field(np.full((64, 80, 3), 200, np.uint8), path, 0.1)
    slide = open_slide(path)
    assert slide.practice
    assert slide.microns_per_pixel == pytest.approx(0.1, rel=1e-3)
    assert (slide.width, slide.height) == (80, 64)


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_pixels_are_the_same_bytes(tmp_path, suffix):
    pixels = np.random.default_rng(0).integers(0, 255, (64, 64, 3), np.uint8)
    for name in ("a", "b"):
        save_field(pixels, tmp_path / f"{name}.{suffix}", 0.1)
    assert (tmp_path / f"a.{suffix}").read_bytes() == (tmp_path / f"b.{suffix}").read_bytes()


def test_a_format_nobody_reads_is_refused(tmp_path):
    with pytest.raises(OutputError, match="gif"):
        save_field(np.zeros((8, 8, 3), np.uint8), tmp_path / "field.gif", 0.1)


def test_a_file_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path):
    (tmp_path / "field.png").mkdir()
    with pytest.raises(OutputError):
        save_field(np.zeros((8, 8, 3), np.uint8), tmp_path / "field.png", 0.1)
    assert [path.name for path in tmp_path.iterdir()] == ["field.png"]


def test_a_set_holds_fields_masks_cells_and_truth(tmp_path):
    fields = write_practice_set(tmp_path, SMALL)
    truth = json.loads((tmp_path / "truth.json").read_text())
    assert [tmp_path / record["image"] for record in truth["images"]] == list(fields)
    assert len(fields) == 2
    for record in truth["images"]:
        mask = np.asarray(Image.open(tmp_path / record["mask"]))
        assert mask.shape == (record["height"], record["width"])
        assert set(np.unique(mask)) <= {0, 128, 255}
    assert len(list((tmp_path / "cells" / "aml_m3").glob("*/*.png"))) == 2
    assert len(list((tmp_path / "cells" / "benign").glob("*/*.png"))) == 2


def test_beside_the_fields_lies_nothing_else(tmp_path):
    fields = write_practice_set(tmp_path, SMALL)
    assert sorted((tmp_path / "fields").rglob("*.*")) == sorted(fields)


def test_every_image_of_a_set_is_marked(tmp_path):
    write_practice_set(tmp_path, SMALL)
    assert all(open_slide(path).practice for path in tmp_path.rglob("*.png"))


def test_the_same_recipe_writes_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        write_practice_set(tmp_path / name, SMALL)
    files = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.*"))
    assert files
    for file in files:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_a_cancelled_set_stops_before_the_next_patient(tmp_path):
    def stop(done, total):
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_practice_set(tmp_path, SMALL, check_in=stop)
    assert len(list((tmp_path / "fields").iterdir())) == 1


def test_sets_of_different_seeds_share_no_patient():
    first = {patient.seed for patient in patients_of(SetRecipe(seed=1, patients=8))}
    second = {patient.seed for patient in patients_of(SetRecipe(seed=2, patients=8))}
    assert len(first) == 48
    assert not first & second


def test_crops_of_normal_cells_hold_more_than_one_type():
    crops = list(draw_crops(draw_patient(3, None), BENIGN, 8, 0.2))
    assert len({crop.kind for crop in crops}) > 2
    assert {crop.pixels.shape for crop in crops} == {(180, 180, 3)}


def test_a_pyramid_shows_the_same_smear_as_a_field(tmp_path):
    smear = smear_of(draw_patient(3, APL))
    path = tmp_path / "slide.tif"
    truth = write_pyramid(smear, path, width=2_300, height=1_800)
    slide = open_slide(path)
    assert slide.practice
    assert (slide.width, slide.height) == (2_300, 1_800)
    assert slide.downsamples == pytest.approx((1, 2, 4), rel=0.01)
    assert slide.microns_per_pixel == pytest.approx(0.1)
    seen = slide.read(Box(700, 400, 200, 200)).astype(int)
    drawn = smear.draw(Box(700, 400, 200, 200)).pixels.astype(int)
    assert np.abs(seen - drawn).mean() < 3
    assert truth.cells
    assert truth.red_cells > 100
    assert all(cell.masks is None for cell in truth.cells)


def test_a_pyramid_has_the_same_bytes_however_many_draw_it(tmp_path):
    smear = smear_of(draw_patient(5, APL))
    one, two = tmp_path / "one.tif", tmp_path / "two.tif"
    alone = write_pyramid(smear, one, width=2_300, height=700)
    together = write_pyramid(smear, two, width=2_300, height=700, processes=2)
    assert one.read_bytes() == two.read_bytes()
    assert alone == together


def test_a_cancelled_pyramid_leaves_nothing_behind(tmp_path):
    def stop(done, total):
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pyramid(
            smear_of(draw_patient(3, APL)),
            tmp_path / "slide.tif",
            width=2_000,
            height=2_000,
            check_in=stop,
        )
    assert list(tmp_path.iterdir()) == []


def test_memory_does_not_grow_with_the_slide():
    smear = smear_of(draw_patient(3, APL))
    smear.draw(Box(0, 0, 512, 512))
    tracemalloc.start()
    smear.draw(Box(49_488, 49_488, 512, 512))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60_000_000


def test_a_small_slide_is_a_plain_image_with_its_truth_beside(tmp_path):
    path = tmp_path / "slide.png"
    truth = write_practice_slide(path, draw_patient(3, APL), width=400, height=300)
    record = json.loads((tmp_path / "slide.truth.json").read_text())
    assert open_slide(path).practice
    assert record["disease"] == "aml_m3"
    assert len(record["cells"]) == len(truth.cells)


@pytest.mark.parametrize(
    ("name", "side"), [("slide.png", 8_000), ("slide.tif", 60_000), ("slide.tif", 10)]
)
def test_a_slide_that_cannot_be_written_is_refused_before_drawing(tmp_path, name, side):
    with pytest.raises(OutputError):
        write_practice_slide(tmp_path / name, draw_patient(3, None), width=side, height=side)
    assert list(tmp_path.iterdir()) == []
