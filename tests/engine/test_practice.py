from functools import lru_cache

import numpy as np
import pytest

from leukoview.engine.case import Box
from leukoview.engine.practice.census import SmearRecipe, mix_of
from leukoview.engine.practice.kinds import KINDS, NORMAL_MIX
from leukoview.engine.practice.patient import SUBTYPES, draw_patient
from leukoview.engine.practice.smear import Smear, draw_field
from leukoview.engine.taxonomy import APL, BENIGN

CROWDED = SmearRecipe(mix_of({APL: 0.5}), crowding=0.5)


@pytest.fixture(scope="module")
def field():
    return draw_field(draw_patient(7, APL), CROWDED, seed=0, width=900, height=700)


def ratio(cell):
    return cell.masks.nucleus.sum() / cell.masks.cell.sum()


@lru_cache
def field_of(kind):
    recipe = SmearRecipe({kind: 1.0}, crowding=0.5)
    return draw_field(draw_patient(7, None), recipe, seed=0, width=700, height=600)


def cells_of(kind):
    return [cell for cell in field_of(kind).truth.cells if cell.whole]


def width_of(kind):
    return np.median([np.sqrt(cell.masks.cell.sum() * 4 / np.pi) * 0.1 for cell in cells_of(kind)])


def ratio_of(kind):
    return np.median([ratio(cell) for cell in cells_of(kind)])


def test_the_same_seed_draws_the_same_field(field):
    again = draw_field(draw_patient(7, APL), CROWDED, seed=0, width=900, height=700)
    assert np.array_equal(again.pixels, field.pixels)
    assert [cell.box for cell in again.truth.cells] == [cell.box for cell in field.truth.cells]


def test_another_seed_draws_another_field(field):
    other = draw_field(draw_patient(7, APL), CROWDED, seed=1, width=900, height=700)
    assert not np.array_equal(other.pixels, field.pixels)


def test_a_tile_is_the_same_in_whichever_box_it_is_drawn(field):
    smear = Smear(draw_patient(7, APL), CROWDED)
    tile = smear.field(Box(300, 200, 256, 256))
    assert np.array_equal(tile.pixels, field.pixels[200:456, 300:556])


def test_a_tile_far_inside_a_giant_slide_costs_no_more_than_the_first():
    smear = Smear(draw_patient(7, APL), CROWDED)
    far = Box(49_000, 48_500, 512, 512)
    assert smear.draw(far).pixels.shape == (512, 512, 3)
    parts = smear.draw(Box(49_100, 48_600, 64, 64)).pixels
    assert np.array_equal(parts, smear.draw(far).pixels[100:164, 100:164])


def test_every_truth_box_is_the_box_of_its_cell_mask(field):
    assert len(field.truth.cells) > 5
    for cell in field.truth.cells:
        assert cell.masks.cell.shape == (cell.box.height, cell.box.width)
        if cell.whole:
            assert cell.masks.cell.any(axis=0).all()
            assert cell.masks.cell.any(axis=1).all()


def test_a_nucleus_lies_within_its_cell_and_is_darker_than_the_glass(field):
    for cell in field.truth.cells:
        assert not (cell.masks.nucleus & ~cell.masks.cell).any()
        box = cell.box
        patch = field.pixels[box.y : box.bottom, box.x : box.right]
        assert patch[cell.masks.nucleus].mean() < 150


def test_white_cells_hardly_overlap(field):
    taken = np.zeros(field.pixels.shape[:2], int)
    for cell in field.truth.cells:
        box = cell.box
        taken[box.y : box.bottom, box.x : box.right] += cell.masks.cell
    assert (taken > 1).sum() < 0.05 * (taken > 0).sum()


def test_a_field_counts_its_red_cells_and_platelets(field):
    assert field.truth.red_cells > 20
    assert field.truth.platelets > 0
    assert (
        draw_field(
            draw_patient(7, None),
            SmearRecipe(NORMAL_MIX, crowding=0, red_crowding=0, platelet_crowding=0),
            seed=0,
            width=200,
            height=200,
        ).truth.red_cells
        == 0
    )


def test_a_healthy_patient_has_benign_cells_only():
    recipe = SmearRecipe(mix_of({}), crowding=0.5)
    truth = draw_field(draw_patient(7, None), recipe, seed=0, width=800, height=600).truth
    assert {cell.key for cell in truth.cells} == {BENIGN}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_drawn_with_its_own_class(kind):
    found = cells_of(kind)
    assert found
    assert {cell.key for cell in found} == {KINDS[kind].key}


def test_an_l1_blast_is_smaller_than_an_l2_blast_and_an_m5_blast_is_the_largest():
    assert width_of("all_l1") < width_of("all_l2") < width_of("aml_m5")
    assert all(width_of(str(key)) < width_of("aml_m5") for key in SUBTYPES if key != "aml_m5")


def test_an_l1_blast_has_scant_cytoplasm_and_an_m5_blast_abundant_cytoplasm():
    assert ratio_of("all_l1") > 0.78
    assert ratio_of("all_l2") < 0.75
    assert ratio_of("aml_m5") < 0.55


def test_an_m3_cell_has_the_most_granular_cytoplasm():
    def granularity(kind):
        drawn = field_of(kind)
        values = []
        for cell in drawn.truth.cells:
            box = cell.box
            green = drawn.pixels[box.y : box.bottom, box.x : box.right, 1].astype(float)
            values.append(green[cell.masks.cell & ~cell.masks.nucleus].std())
        return np.median(values)

    assert granularity("aml_m3") > 1.3 * max(granularity("aml_m2"), granularity("all_l2"))


def test_patients_differ_in_stain_and_size():
    glasses = {tuple(draw_patient(seed, None).glass) for seed in range(5)}
    sizes = {draw_patient(seed, None).size for seed in range(5)}
    assert len(glasses) == len(sizes) == 5


def test_an_unknown_disease_is_refused():
    with pytest.raises(ValueError, match="all_l9"):
        draw_patient(1, "all_l9")


def test_a_coarser_scale_draws_the_same_smear_smaller():
    patient = draw_patient(7, APL)
    coarse = SmearRecipe(mix_of({APL: 0.5}), crowding=0.5, microns_per_pixel=0.2)
    fine = draw_field(patient, CROWDED, seed=0, width=800, height=600).truth
    small = draw_field(patient, coarse, seed=0, width=400, height=300).truth
    assert small.red_cells == fine.red_cells
    assert abs(len(small.cells) - len(fine.cells)) <= 1
