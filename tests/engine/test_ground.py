"""The ground of whole slides: what is left out of the search, and what is said of it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile

from leukoview.engine.case import Scale, ScaleSource
from leukoview.engine.detect import Survey, detect, ground_map, squares, survey
from leukoview.engine.detect.ground import NoGroundMapError, _ground
from leukoview.engine.detect.view import slide_background
from leukoview.engine.ground_map import COLOURS, Ground, GroundMap, drawn, swatch
from leukoview.engine.progress import Cancelled
from leukoview.engine.slide import ArraySlide, open_slide
from leukoview.engine.slide.tiff import TiledSlide
from leukoview.engine.slide.tiles import Tiles
from tests.engine.conftest import BACKGROUND, RED

SCALE = Scale(0.4, ScaleSource.GIVEN)
ACROSS = 8
SIDE = 512
"""Pixels of a square of 205 µm at that scale."""


class Counting(ArraySlide):
    """Counts what is read at full resolution."""

    def __init__(self, pixels):
        super().__init__(pixels, Path("drawn.png"))
        object.__setattr__(self, "fine", [])

    def read(self, box, level=0):
        if level == 0:
            self.fine.append(box)
        return super().read(box, level)


@pytest.fixture(scope="module")
def glass(smear):
    """A slide of 8 × 8 squares: two with cells, one of solid stain, the others bare."""
    pixels = np.full((ACROSS * SIDE, ACROSS * SIDE, 3), BACKGROUND, np.uint8)
    places = [(60, 60, 6), (150, 40, 6), (100, 150, 6)]
    drawn = smear(width=204.8, height=204.8, microns_per_pixel=0.4).red_cells(clear=places)
    for x, y, _ in places:
        drawn.white_cell(x, y)
    patch = drawn.pixels()
    pixels[SIDE : 2 * SIDE, SIDE : 2 * SIDE] = patch
    pixels[5 * SIDE : 6 * SIDE, 2 * SIDE : 3 * SIDE] = patch
    pixels[4 * SIDE : 7 * SIDE, 4 * SIDE : 7 * SIDE] = RED
    return pixels


def ground_at(surveyed, column, row):
    return surveyed.grounds[row * ACROSS + column]


def test_squares_are_told_apart_by_how_much_glass_lies_between_the_cells(glass):
    surveyed = survey(ArraySlide(glass), SCALE)
    assert len(surveyed.grounds) == ACROSS**2
    assert ground_at(surveyed, 1, 1) is Ground.MONOLAYER
    assert ground_at(surveyed, 5, 5) is Ground.THICK
    assert ground_at(surveyed, 0, 7) is Ground.EMPTY
    assert ground_at(surveyed, 0, 1) is Ground.SPARSE
    assert sum(surveyed.share(ground) for ground in Ground) == pytest.approx(1)


def test_leaving_out_empty_squares_takes_no_cell_away_and_reads_less(glass):
    slide, whole = Counting(glass), Counting(glass)
    surveyed = survey(slide, SCALE)
    assert slide.fine == []
    found = detect(slide, SCALE, surveyed=surveyed)
    expected = detect(whole, SCALE)
    assert len(found) == 6
    assert [cell.box for cell in found] == [cell.box for cell in expected]
    empty = surveyed.grounds.count(Ground.EMPTY)
    assert (len(slide.fine), len(whole.fine)) == (ACROSS**2 - empty, ACROSS**2)
    assert empty > 20


def test_a_survey_decodes_a_tile_once_and_tells_each_square_as_if_alone(glass, tmp_path):
    decoded, path = [], tmp_path / "glass.tif"
    wide = np.concatenate((glass, glass), axis=1)
    with tifffile.TiffWriter(path) as file:
        for step in (1, 2):
            file.write(wide[::step, ::step], tile=(128, 128), subfiletype=step - 1)
    slide = open_slide(path)
    assert isinstance(slide, TiledSlide)

    class Remembering(Tiles):
        def tile(self, place, decode):
            return super().tile(place, lambda: (decoded.append(place), decode())[1])

    surveyed = survey(replace(slide, _tiles=Remembering()), SCALE)
    assert len(decoded) == len(set(decoded)) == 32 * 16
    background = slide_background(slide)
    assert surveyed.grounds == tuple(
        _ground(replace(slide, _tiles=Tiles(0)), area, SCALE, background)
        for area in squares(slide, SCALE)
    )
    assert len(set(surveyed.grounds)) == 4


def test_a_photograph_is_not_surveyed(glass):
    surveyed = survey(ArraySlide(glass[: 4 * SIDE]), SCALE)
    assert surveyed == Survey()
    assert surveyed.remarks == ()


def test_what_can_be_read_is_said_in_a_sentence():
    surveyed = Survey((Ground.MONOLAYER, Ground.MONOLAYER, Ground.THICK, Ground.EMPTY))
    (remark,) = surveyed.remarks
    assert remark.sentence == (
        "Of this slide, 50% is a monolayer in which cells can be read, 25% is too thick, "
        "0% is sparse or a thin edge, and 25% is empty."
    )
    assert not remark.severe


def test_a_survey_checks_in_for_every_square_and_can_be_stopped(glass):
    heard = []

    def stop(done, total):
        heard.append((done, total))
        if done == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        survey(ArraySlide(glass), SCALE, check_in=stop)
    assert heard == [(done, ACROSS**2) for done in range(6)]


def test_squares_cover_the_slide_once(glass):
    areas = list(squares(ArraySlide(glass[:, : 7 * SIDE - 3]), SCALE))
    assert sum(area.width * area.height for area in areas) == glass.shape[0] * (7 * SIDE - 3)


# The map


def test_a_map_says_what_lies_at_a_point(glass):
    found = ground_map(ArraySlide(glass), SCALE)
    assert (found.columns, found.side) == (ACROSS, SIDE)
    assert found.at(1.5 * SIDE, 1.5 * SIDE) is Ground.MONOLAYER
    assert found.at(5.9 * SIDE, 5 * SIDE) is Ground.THICK
    assert found.at(ACROSS * SIDE - 1, 0) is Ground.EMPTY
    with pytest.raises(ValueError, match="no ground"):
        found.at(ACROSS * SIDE, 0)


def test_of_a_photograph_there_is_no_map(glass):
    with pytest.raises(NoGroundMapError, match="too small for a map"):
        ground_map(ArraySlide(glass[: 4 * SIDE], Path("a.png")), SCALE)


def test_a_picture_of_the_map_has_each_ground_where_it_lies():
    found = GroundMap(250, 100, 100, (Ground.THICK, Ground.EMPTY, Ground.MONOLAYER))
    picture = drawn(found, 50, 20, 4)
    assert picture.shape == (20, 50, 4)
    for columns, ground in (
        (slice(0, 20), Ground.THICK),
        (slice(20, 40), Ground.EMPTY),
        (slice(40, 50), Ground.MONOLAYER),
    ):
        assert (picture[:, columns, :3] == COLOURS[ground]).all()
        assert (picture[:, columns] == swatch(ground, 50, 20, 4)[:, columns]).all()


def test_grounds_are_told_apart_without_colour():
    opacities = [swatch(ground, 24, 24, 6)[..., 3].tobytes() for ground in Ground]
    assert len(set(opacities)) == len(Ground)
    assert {len(np.unique(swatch(ground, 24, 24, 6)[..., 3])) for ground in Ground} == {1, 2}
