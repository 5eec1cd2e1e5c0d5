import numpy as np
import pytest

from leukoview.engine.case import ScaleSource
from leukoview.engine.errors import LeukoError
from leukoview.engine.scale import estimate_scale, scale_from_drag
from leukoview.engine.scale.circles import shows_circle_of_size
from leukoview.engine.slide import ArraySlide


@pytest.mark.parametrize("microns_per_pixel", [0.05, 0.1, 0.2, 0.3])
def test_red_cells_tell_the_scale(smear, microns_per_pixel):
    drawn = smear(microns_per_pixel=microns_per_pixel).red_cells(clear=[(30, 24, 6)])
    scale = estimate_scale(ArraySlide(drawn.white_cell(30, 24).pixels()))
    assert scale.microns_per_pixel == pytest.approx(microns_per_pixel, rel=0.15)
    assert scale.source is ScaleSource.ESTIMATE
    assert "red cells" in scale.doubt


def test_without_red_cells_the_nucleus_tells_the_scale_with_more_doubt(smear):
    drawn = smear(width=20, height=20, microns_per_pixel=0.17).white_cell(10, 10)
    scale = estimate_scale(ArraySlide(drawn.pixels()))
    assert scale.microns_per_pixel == pytest.approx(0.17, rel=0.4)
    assert "guessed" in scale.doubt


def test_an_empty_image_gets_a_usual_scale_and_says_so():
    scale = estimate_scale(ArraySlide(np.full((200, 300, 3), 230, np.uint8)))
    assert scale.microns_per_pixel > 0
    assert "unknown" in scale.doubt


def test_a_large_slide_is_judged_by_samples(smear):
    drawn = smear(width=900, height=100, microns_per_pixel=0.25).red_cells()
    scale = estimate_scale(ArraySlide(drawn.pixels()))
    assert scale.microns_per_pixel == pytest.approx(0.25, rel=0.15)


def test_a_drag_across_a_red_cell_gives_the_scale():
    scale = scale_from_drag(72.0)
    assert scale.microns_per_pixel == pytest.approx(0.1)
    assert scale.source is ScaleSource.GIVEN


@pytest.mark.parametrize("length", [0.0, 1.0, 5000.0])
def test_a_drag_that_no_microscope_could_show_is_refused(length):
    with pytest.raises(LeukoError, match="cannot be"):
        scale_from_drag(length)


def red_cell_on_glass(*middles, radius=18.0):
    density = np.zeros((600, 800, 3), np.float32)
    rows, columns = np.indices(density.shape[:2])
    for y, x in middles:
        density[np.hypot(rows - y, columns - x) <= radius] = (0.05, 0.45, 0.5)
    return density


@pytest.mark.parametrize("place", [(300, 400), (30, 40), (560, 770), (300, 30)])
def test_a_red_cell_is_seen_in_the_middle_of_an_image_and_in_its_corners(place):
    assert shows_circle_of_size(red_cell_on_glass(place), 18.0)


def test_nothing_of_the_size_of_a_red_cell_is_no_red_cell():
    assert not shows_circle_of_size(red_cell_on_glass(), 18.0)
    assert not shows_circle_of_size(red_cell_on_glass((300, 400), radius=5.0), 18.0)
