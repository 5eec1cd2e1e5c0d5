import numpy as np
import pytest

from leukoview.engine.case import Box, CellId, Origin, Scale, ScaleSource
from leukoview.engine.detect import cell_at, central_cell, detect, outlined
from leukoview.engine.detect.outline import AT_ONCE
from leukoview.engine.detect.star import stars
from leukoview.engine.errors import LeukoError
from leukoview.engine.progress import Cancelled
from leukoview.engine.scale import estimate_scale
from leukoview.engine.slide import ArraySlide

TENTH = Scale(0.1, ScaleSource.GIVEN)


def slide_of(drawn):
    return ArraySlide(drawn.pixels())


def centres(cells, microns_per_pixel=0.1):
    return [tuple(np.array(cell.box.centre) * microns_per_pixel) for cell in cells]


def dice(one, other):
    return 2 * (one & other).sum() / (one.sum() + other.sum())


def disc_in(box, x, y, diameter, microns_per_pixel=0.1):
    rows, columns = np.indices((box.height, box.width)) + 0.5
    across = (columns + box.x) * microns_per_pixel - x
    down = (rows + box.y) * microns_per_pixel - y
    return np.hypot(across, down) <= diameter / 2


@pytest.fixture(scope="module")
def field(smear):
    places = [(15, 12, 6), (45, 15, 6), (30, 36, 6.5)]
    drawn = smear().red_cells(clear=places)
    drawn.white_cell(15, 12).white_cell(45, 15).segmented_cell(30, 36)
    return ArraySlide(drawn.pixels())


def test_every_white_cell_is_found_once_in_reading_order(field):
    cells = detect(field, TENTH)
    assert [cell.id for cell in cells] == [0, 1, 2]
    for found, drawn in zip(centres(cells), [(15, 12), (45, 15), (30, 36)], strict=True):
        assert found == pytest.approx(drawn, abs=1.0)


@pytest.mark.parametrize("microns_per_pixel", [0.05, 0.1, 0.2, 0.3])
def test_cells_are_found_at_any_magnification_without_being_told(smear, microns_per_pixel):
    places = [(15, 12, 6), (45, 30, 6)]
    drawn = smear(microns_per_pixel=microns_per_pixel).red_cells(clear=places)
    slide = slide_of(drawn.white_cell(15, 12).white_cell(45, 30))
    scale = estimate_scale(slide)
    assert len(detect(slide, scale)) == 2


def test_masks_follow_the_nucleus_and_the_cell(field):
    cell = detect(field, TENTH)[0]
    assert dice(cell.masks.nucleus, disc_in(cell.box, 15, 12, 9.0)) > 0.95
    assert dice(cell.masks.cell, disc_in(cell.box, 15, 12, 12.0)) > 0.95


def test_masks_have_the_size_of_the_box_and_the_cell_holds_the_nucleus(field):
    for cell in detect(field, TENTH):
        assert cell.masks.cell.shape == (cell.box.height, cell.box.width)
        assert not (cell.masks.nucleus & ~cell.masks.cell).any()


def test_a_red_cell_that_touches_stays_outside_the_outline(smear):
    drawn = smear().red_cells(clear=[(30, 24, 8)])
    drawn.red_cell(39.3, 24).red_cell(20.7, 24).red_cell(30, 33.3).white_cell(30, 24)
    cell = detect(slide_of(drawn), TENTH)[0]
    assert dice(cell.masks.cell, disc_in(cell.box, 30, 24, 12.0)) > 0.93


def test_red_cells_alone_are_no_hit(smear):
    assert detect(slide_of(smear().red_cells()), TENTH) == ()


def test_platelets_and_specks_are_no_hit(smear):
    drawn = smear().red_cells(clear=[(20, 20, 4), (45, 30, 4)])
    drawn.disc(20, 20, 3.0, (150, 120, 185)).disc(45, 30, 2.5, (95, 55, 140))
    assert detect(slide_of(drawn), TENTH) == ()


def test_an_empty_field_holds_no_cells(smear):
    assert detect(slide_of(smear()), TENTH) == ()


@pytest.mark.parametrize("apart", [11.5, 10.0, 9.0])
def test_touching_cells_are_told_apart(smear, apart):
    drawn = smear().red_cells(clear=[(27, 24, 7), (27 + apart, 24, 7)])
    drawn.white_cell(27, 24, cell=12, nucleus=9).white_cell(27 + apart, 24, cell=12, nucleus=9)
    xs = sorted(x for x, _ in centres(detect(slide_of(drawn), TENTH)))
    assert len(xs) == 2
    assert xs[1] - xs[0] == pytest.approx(apart, abs=2.5)


def test_a_cell_cut_by_the_border_is_reported_once(smear):
    drawn = smear().red_cells(clear=[(1.5, 24, 6)]).white_cell(1.5, 24)
    (cell,) = detect(slide_of(drawn), TENTH)
    assert cell.box.x == 0


def test_cells_on_tile_borders_are_found_once(smear):
    drawn = smear(width=420, height=40, microns_per_pixel=0.2)
    places = [(20 + 12.4 * i, 20) for i in range(31)]
    for x, y in places:
        drawn.white_cell(x, y, cell=10, nucleus=8)
    cells = detect(ArraySlide(drawn.pixels()), Scale(0.2, ScaleSource.GIVEN))
    assert len(cells) == len(places)


def test_the_more_cells_a_field_holds_the_more_often_it_can_be_left(smear):
    def check_ins(cells):
        drawn, often = smear(width=200, height=200, microns_per_pixel=0.2), []
        for place in range(cells):
            drawn.white_cell(10 + place % 14 * 13, 10 + place // 14 * 13, cell=11, nucleus=8)
        scale = Scale(0.2, ScaleSource.GIVEN)
        found = detect(slide_of(drawn), scale, check_in=lambda *_: often.append(None))
        assert len(found) == cells
        return len(often)

    assert check_ins(6 * AT_ONCE) == check_ins(1) + 6


def test_detection_checks_in_once_per_tile_and_can_be_stopped(field):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        detect(field, TENTH, check_in=stop)


def test_a_click_snaps_to_the_nucleus(field):
    cell = cell_at(field, 160, 110, TENTH, id=CellId(7))
    assert (cell.id, cell.origin) == (7, Origin.CLICKED)
    assert centres([cell])[0] == pytest.approx((15, 12), abs=1.0)


def test_a_click_beside_every_nucleus_is_refused_with_a_remedy(field):
    with pytest.raises(LeukoError, match="no nucleus") as refusal:
        cell_at(field, 300, 100, TENTH, id=CellId(7))
    assert refusal.value.remedy


def test_a_drawn_box_stays_as_drawn_and_gets_masks(field):
    box = Box(80, 50, 140, 140)
    cell = outlined(field, box, TENTH, id=CellId(3), origin=Origin.DRAWN)
    assert (cell.box, cell.origin) == (box, Origin.DRAWN)
    assert dice(cell.masks.nucleus, disc_in(box, 15, 12, 9.0)) > 0.95


def test_a_drawn_box_without_a_nucleus_has_no_masks(field):
    cell = outlined(field, Box(280, 80, 40, 40), TENTH, id=CellId(3), origin=Origin.DRAWN)
    assert cell.masks is None


def test_the_central_cell_is_the_one_nearest_the_middle(smear):
    drawn = smear(width=36, height=36).red_cells(clear=[(18, 18, 6), (34, 4, 6)])
    cell = central_cell(slide_of(drawn.white_cell(18, 18).white_cell(34, 4)), TENTH)
    assert centres([cell])[0] == pytest.approx((18, 18), abs=1.0)


def test_a_crop_without_a_nucleus_is_taken_whole(smear):
    cell = central_cell(slide_of(smear(width=30, height=20)), TENTH)
    assert cell.box == Box(0, 0, 300, 200)
    assert cell.masks is None


def test_a_colour_cast_changes_nothing(field):
    cast = (field.pixels * np.array([0.9, 0.75, 1.0])).astype(np.uint8)
    assert len(detect(ArraySlide(cast), TENTH)) == 3


def blobs(*middles, side=60):
    rows, columns = np.indices((side, side))
    for row, column, radius in middles:
        away = np.hypot(rows - row, columns - column)
        evidence = np.clip((radius - away) / 4, -1, 1).astype(np.float32)
        yield evidence, away < radius / 2


def test_outlines_that_are_sought_together_are_those_sought_alone():
    parts = list(blobs((30, 30, 12), (22, 35, 8), (28, 26, 15)))
    together = stars(parts, 25)
    for part, region, radius in zip(parts, together, (12, 8, 15), strict=True):
        assert np.array_equal(stars([part], 25)[0], region)
        assert region.sum() == pytest.approx(np.pi * radius**2, rel=0.15)


def test_cells_that_touch_are_outlined_one_after_the_other(smear):
    drawn = smear().white_cell(20, 20).white_cell(31, 20).white_cell(50, 36)
    one, other, alone = detect(slide_of(drawn), TENTH)
    assert one.box.right - other.box.x < 0.2 * one.box.width
    assert dice(alone.masks.cell, disc_in(alone.box, 50, 36, 12.0)) > 0.9
