import numpy as np
import pytest
from PIL import Image

from leukoview.engine.case import Box, Cell, CellId, Masks, Scale, ScaleSource
from leukoview.engine.colours import white_balanced
from leukoview.engine.crop import CropRecipe, crop
from leukoview.engine.slide import ArraySlide

PLAIN = CropRecipe(microns=20, pixels=40, balanced=False, vignette=False)
FINE = Scale(0.1, ScaleSource.GIVEN)
COARSE = Scale(0.2, ScaleSource.GIVEN)


def smear(side, spot, colour=(90, 60, 150)):
    """An empty smear with a square spot in the middle, sides in pixels."""
    pixels = np.full((side, side, 3), (230, 220, 200), np.uint8)
    first = (side - spot) // 2
    pixels[first : first + spot, first : first + spot] = colour
    return ArraySlide(pixels)


def middle_cell(side):
    return Cell(CellId(0), Box(side // 2 - 10, side // 2 - 10, 20, 20))


def dark(pixels):
    return (pixels[..., 1] < 140).mean()


def test_a_cell_fills_the_same_share_of_its_crop_at_every_resolution():
    fine = crop(smear(400, 100), middle_cell(400), FINE, PLAIN)
    coarse = crop(smear(200, 50), middle_cell(200), COARSE, PLAIN)
    assert dark(fine) == pytest.approx(dark(coarse), abs=0.02)


def test_a_crop_is_square_and_as_large_as_the_recipe_says():
    assert crop(smear(400, 100), middle_cell(400), FINE, PLAIN).shape == (40, 40, 3)


def test_a_cell_at_the_edge_of_the_slide_is_cropped_whole():
    corner = Cell(CellId(0), Box(0, 0, 10, 10))
    assert crop(smear(100, 20), corner, FINE, PLAIN).shape == (40, 40, 3)


def test_the_middle_is_that_of_the_mask_where_there_is_one():
    mask = np.zeros((100, 100), np.bool_)
    mask[40:60, 80:100] = True
    pixels = np.full((400, 400, 3), 230, np.uint8)
    pixels[190:210, 230:250] = 20
    cell = Cell(CellId(0), Box(150, 150, 100, 100), masks=Masks(mask, mask))
    seen = crop(ArraySlide(pixels), cell, FINE, PLAIN)
    assert seen[20, 20, 1] < 100


def test_the_background_becomes_white_whatever_the_lamp():
    balanced = CropRecipe(microns=20, pixels=40, vignette=False)
    seen = crop(smear(400, 60), middle_cell(400), FINE, balanced)
    assert seen[0, 0] == pytest.approx([245, 245, 245], abs=3)


def test_two_lamps_give_the_same_crop():
    slide = smear(400, 60)
    dim = ArraySlide((slide.pixels * np.array([0.8, 0.7, 0.9])).astype(np.uint8))
    one, other = (
        crop(some, middle_cell(400), FINE, CropRecipe(pixels=40)) for some in (slide, dim)
    )
    assert np.abs(one.astype(int) - other).max() <= 4


def test_neighbours_in_the_corners_fade_to_white():
    pixels = np.full((400, 400, 3), 60, np.uint8)
    faded = CropRecipe(microns=20, pixels=40, balanced=False)
    seen = crop(ArraySlide(pixels), middle_cell(400), FINE, faded)
    assert seen[0, 0].min() > 240
    assert seen[20, 20].max() < 65


def test_balance_scales_each_channel_by_the_empty_smear():
    pixels = np.full((2, 2, 3), 100, np.uint8)
    empty = np.array([245, 122.5, 61.25], np.float32)
    out = np.asarray(white_balanced(Image.fromarray(pixels), empty))
    assert out[0, 0].tolist() == [100, 200, 255]
