import numpy as np
import pytest
from skimage.morphology import convex_hull_image

from leukoview.engine.case import Box, Cell, CellId, Masks, Scale, ScaleSource
from leukoview.engine.morphometry import hull_area, measure
from leukoview.engine.slide import ArraySlide

SIDE = 200
TENTH = Scale(0.1, ScaleSource.GIVEN)


def disc(radius, x=100, y=100):
    rows, columns = np.indices((SIDE, SIDE))
    return np.hypot(columns - x, rows - y) <= radius


def measured(nucleus, cell, scale=TENTH, pixels=None):
    slide = ArraySlide(np.full((SIDE, SIDE, 3), 128, np.uint8) if pixels is None else pixels)
    return measure(slide, Cell(CellId(0), Box(0, 0, SIDE, SIDE), masks=Masks(nucleus, cell)), scale)


def test_areas_of_discs_are_in_square_micrometres():
    found = measured(disc(40), disc(60))
    assert found.nucleus_area == pytest.approx(np.pi * 4**2, rel=0.01)
    assert found.cell_area == pytest.approx(np.pi * 6**2, rel=0.01)
    assert found.nucleus_cell_ratio == pytest.approx((40 / 60) ** 2, rel=0.01)
    assert found.unit == "µm"


def test_without_a_scale_areas_are_in_pixels():
    found = measured(disc(40), disc(60), scale=None)
    assert found.nucleus_area == pytest.approx(np.pi * 40**2, rel=0.01)
    assert found.unit == "px"


def test_a_disc_is_round_and_regular():
    found = measured(disc(40), disc(60))
    assert found.roundness == pytest.approx(1.0, abs=0.02)
    assert found.irregularity == pytest.approx(0.0, abs=0.02)


def test_a_rectangle_has_the_roundness_of_geometry():
    nucleus = np.zeros((SIDE, SIDE), bool)
    nucleus[80:120, 60:140] = True
    expected = 4 * np.pi * (40 * 80) / (2 * (40 + 80)) ** 2
    assert measured(nucleus, disc(80)).roundness == pytest.approx(expected, rel=0.07)


def test_a_notch_makes_a_nucleus_irregular():
    notched = disc(40) & ~disc(20, x=140)
    hull_share = notched.sum() / disc(40).sum()
    assert measured(notched, disc(60)).irregularity == pytest.approx(1 - hull_share, abs=0.05)


def test_granules_raise_granularity():
    rng = np.random.default_rng(0)
    grains = np.where(rng.random((SIDE, SIDE, 1)) < 0.5, 100, 160).astype(np.uint8)
    coarse = measured(disc(30), disc(70), pixels=np.repeat(grains, 3, axis=2))
    assert coarse.granularity == pytest.approx(30 / 255, rel=0.15)
    assert measured(disc(30), disc(70)).granularity == pytest.approx(0.0, abs=1e-4)


def test_a_slope_of_light_is_no_granule():
    slope = np.repeat(np.linspace(60, 200, SIDE)[None, :, None], SIDE, axis=0)
    pixels = np.repeat(slope, 3, axis=2).astype(np.uint8)
    assert measured(disc(30), disc(70), pixels=pixels).granularity < 0.01


def test_a_cell_that_is_all_nucleus_has_no_granules():
    assert measured(disc(40), disc(40)).granularity == 0.0


def test_a_cell_without_masks_is_not_measured():
    slide = ArraySlide(np.zeros((SIDE, SIDE, 3), np.uint8))
    assert measure(slide, Cell(CellId(0), Box(0, 0, SIDE, SIDE)), TENTH) is None


@pytest.mark.parametrize("seed", range(12))
def test_the_hull_counts_the_pixels_that_that_of_scikit_image_paints(seed):
    chance = np.random.default_rng(seed)
    mask = chance.random(chance.integers(4, 40, 2)) > chance.uniform(0.5, 0.95)
    mask[0, 0] = mask[-1, 1] = mask[1, -1] = True
    assert hull_area(mask) == convex_hull_image(mask, offset_coordinates=False).sum()


def test_the_hull_of_a_line_of_pixels_is_the_line():
    line = np.zeros((9, 9), bool)
    line[2:7, 3] = True
    assert hull_area(line) == hull_area(line.T) == 5
    assert hull_area(np.eye(9, dtype=bool)) == 9
    assert hull_area(np.ones((1, 1), bool)) == 1
