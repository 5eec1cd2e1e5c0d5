from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from leukoview.engine.classify import FitPlan
from leukoview.engine.crop import CropRecipe
from leukoview.engine.dataset import Dataset, Sample, from_folders
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.evaluate import PLOTS, Material, evaluate, flags, metrics, stain_splits
from leukoview.engine.evaluate.duplicates import AT_ONCE, across_groups, alike, alike_names
from leukoview.engine.evaluate.scorecard import read, written
from leukoview.engine.taxonomy import ClassKey
from tests.engine.drawn_cells import mean_colour, write_folders

PLAN = FitPlan(components=6, costs=(1.0,), gammas=(1.0,), folds=3)
RIGHT_AND_SURE = np.array([[0.99, 0.01], [0.01, 0.99]] * 30)
CODES = np.array([0, 1] * 30)


def speckled(n, seed=0):
    return np.random.default_rng(seed).integers(0, 255, (n, 48, 48, 3), dtype=np.uint8)


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    dataset = from_folders(write_folders(tmp_path_factory.mktemp("cells")))
    crops = dataset.crops(CropRecipe(pixels=32))
    rng = np.random.default_rng(0)
    blind = rng.normal(size=(len(crops), 6)).astype(np.float32)
    return Material(dataset, crops, mean_colour(crops), controls={"blind": blind})


@pytest.fixture(scope="module")
def scorecard(material):
    return evaluate(material, PLAN)[0]


def test_a_control_that_sees_nothing_scores_by_chance(scorecard):
    assert scorecard.controls["blind"].macro_f1.value < 0.6 < scorecard.macro_f1.value


def test_every_cell_is_judged_once(scorecard):
    assert sum(map(sum, scorecard.confusion)) == scorecard.cells == 75


def test_apl_is_judged_per_patient(scorecard):
    assert (scorecard.apl.apl_patients, scorecard.apl.patients) == (5, 10)


def test_intervals_hold_their_value(scorecard):
    assert scorecard.macro_f1.low <= scorecard.macro_f1.value <= scorecard.macro_f1.high


def test_known_patients_without_copies_need_no_flag(material):
    unlike = Material(material.dataset, speckled(75), material.features)
    assert evaluate(unlike, PLAN)[0].trustworthy


def test_unknown_patients_are_flagged_as_optimistic(material):
    unknown = Dataset("cells", material.dataset.samples, groups_known=False)
    found = evaluate(Material(unknown, speckled(75), material.features), PLAN)[0]
    assert found.flags[0].startswith("OPTIMISTIC")


def test_a_copy_in_another_patient_is_flagged_as_a_leak(material):
    crops = speckled(75)
    crops[70] = np.rot90(crops[0])
    found = evaluate(Material(material.dataset, crops, material.features), PLAN)[0]
    assert found.flags[0].startswith("LEAK: 1 pairs")


def test_a_group_on_both_sides_is_flagged_as_a_leak(material):
    (said,) = flags(material.dataset, speckled(75), leaks=1)
    assert said.startswith("LEAK: 1 groups stood on both sides")


def test_one_patient_written_in_two_ways_is_flagged(material):
    samples = [replace(one) for one in material.dataset.samples]
    samples[0] = replace(samples[0], group="AML_M3  00")
    (said,) = flags(Dataset("cells", tuple(samples)), speckled(75), leaks=0)
    assert said.startswith("LEAK?")


@pytest.mark.parametrize(("one", "other"), [("P 1", "p_01"), ("Ana-2", "ANA 2 "), ("7", "007")])
def test_names_that_differ_in_writing_alone_are_alike(one, other):
    assert len(alike_names(np.array([one, other, "someone else"]))) == 1


def test_names_that_differ_in_a_digit_are_two_patients():
    assert alike_names(np.array(["P 1", "P 10", "P 100", "P 1a"])) == []


def test_two_patients_of_a_class_are_too_few_to_judge(tmp_path):
    dataset = from_folders(write_folders(tmp_path, patients=2, cells=2))
    crops = speckled(12)
    with pytest.raises(TrainingDataError, match="come from 2 patients"):
        evaluate(Material(dataset, crops, mean_colour(crops)), PLAN)


def patients_of(count, *, source="lab", cells=3):
    keys = [ClassKey(("benign", "aml_m3")[n % 2]) for n in range(count)]
    return [
        Sample(Path(f"{source}{n}-{cell}.png"), key, f"{source} {n}", source)
        for n, key in enumerate(keys)
        for cell in range(cells)
    ]


def test_a_stain_is_left_out_as_a_whole():
    samples = [*patients_of(20), *patients_of(10, source="other", cells=1)]
    stains = np.array([int(one.group.split()[1]) // 2 % 5 for one in samples])
    noise = np.random.default_rng(0).normal(0, 0.5, (len(samples), 6))
    splits = stain_splits(Dataset("set", tuple(samples)), (stains[:, None] * 20 + noise))
    own = np.array([one.source == "lab" for one in samples])
    assert len(splits) == 5
    for train, test in splits:
        assert len(set(stains[test][own[test]])) == 1
        assert not set(stains[test][own[test]]) & set(stains[train][own[train]])


def test_few_patients_make_no_stains():
    samples = patients_of(19)
    assert stain_splits(Dataset("set", tuple(samples)), np.zeros((len(samples), 6))) == []


def test_the_scorecard_survives_its_file(scorecard):
    assert read(written(scorecard)).confusion == scorecard.confusion


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("flip", [1, -1])
def test_a_turned_or_mirrored_copy_is_found(turn, flip):
    crops = speckled(5)
    crops[4] = np.rot90(crops[1], turn)[:, ::flip]
    assert alike(crops) == [(1, 4)]


def test_a_noisy_copy_is_found():
    crops = speckled(5)
    crops[3] = (crops[2] + np.random.default_rng(1).normal(0, 2, crops[2].shape)).clip(0, 255)
    assert alike(crops) == [(2, 3)]


def test_copies_are_looked_for_in_parts_with_a_check_in_for_each():
    crops = speckled(AT_ONCE + 5)
    crops[AT_ONCE + 3] = crops[7]
    asked = []
    assert alike(crops, lambda *done: asked.append(done)) == [(7, AT_ONCE + 3)]
    assert asked == [(0, AT_ONCE + 5), (AT_ONCE, AT_ONCE + 5)] * 8


def test_copies_within_a_patient_are_no_leak():
    crops = speckled(3)
    crops[2] = crops[0]
    assert across_groups(crops, np.array(["a", "b", "a"])) == []


def test_sure_and_right_is_perfect():
    assert metrics.accuracy(RIGHT_AND_SURE, CODES) == 1
    assert metrics.macro_f1(RIGHT_AND_SURE, CODES) == 1
    assert metrics.calibration_error(RIGHT_AND_SURE, CODES) == pytest.approx(0.01)
    assert metrics.coverage_at(RIGHT_AND_SURE, CODES, 0.05) == 1


def test_sure_and_wrong_is_badly_calibrated():
    assert metrics.calibration_error(RIGHT_AND_SURE, 1 - CODES) == pytest.approx(0.99)
    assert metrics.coverage_at(RIGHT_AND_SURE, 1 - CODES, 0.05) == 0


def test_brier_and_likelihood_are_worse_for_the_wrong():
    for number in (metrics.brier, metrics.negative_log_likelihood):
        assert number(RIGHT_AND_SURE, CODES) < number(RIGHT_AND_SURE, 1 - CODES)


def test_a_class_that_is_never_found_has_no_f1():
    scores = metrics.class_scores(np.zeros(4, int), np.array([0, 0, 1, 1]), 2)
    assert scores[:, 0] == pytest.approx([0.5, 1, 2 / 3])
    assert scores[:, 1].tolist() == [0, 0, 0]


def test_ties_count_half_in_the_area():
    truths = np.array([True, False])
    assert metrics.area(np.array([1.0, 1.0]), truths) == 0.5
    assert metrics.area(np.array([2.0, 1.0]), truths) == 1.0


def test_the_area_of_one_side_alone_is_not_a_number():
    assert np.isnan(metrics.area(np.array([1.0, 2.0]), np.array([True, True])))


def confident(patients, cells, seed, *, off=0.0):
    """The confidence of drawn cells, whether each is right, and whose it is.

    Cells of a patient hang together; confidence promises too little or too much by `off`.
    """
    dice = np.random.default_rng(seed)
    sure = dice.uniform(0.6, 0.98, (patients, cells))
    right = dice.random(sure.shape) < np.clip(sure + off + dice.normal(0, 0.1, (patients, 1)), 0, 1)
    p = np.stack([sure, 1 - sure], axis=-1).reshape(-1, 2)
    return p, (~right).ravel().astype(int), np.repeat(np.arange(patients), cells).astype(str)


def measured_error(way, drawn):
    p, codes, groups = drawn
    return way(lambda rows: metrics.calibration_error(p[rows], codes[rows]), groups, 0)


@pytest.mark.parametrize("off", [0.0, -0.05, -0.3])
@pytest.mark.parametrize("seed", range(4))
def test_a_corrected_calibration_error_lies_in_its_own_interval(seed, off):
    found = measured_error(metrics.corrected, confident(25, 20, seed, off=off))
    assert 0 <= found.low <= found.value <= found.high


def test_the_quantiles_of_the_draws_alone_may_all_lie_above_the_error():
    plain = measured_error(metrics.with_interval, confident(25, 20, 12))
    corrected = measured_error(metrics.corrected, confident(25, 20, 12))
    assert plain.low > plain.value
    assert corrected.low <= plain.value <= corrected.high


def test_less_of_the_error_of_a_calibrated_model_is_left_than_was_counted():
    sets = [confident(25, 20, seed) for seed in range(8)]
    plain = np.mean([measured_error(metrics.with_interval, one).value for one in sets])
    corrected = np.mean([measured_error(metrics.corrected, one).value for one in sets])
    assert corrected < 0.75 * plain


def test_an_error_that_is_really_there_stays():
    sets = [confident(60, 30, seed, off=-0.3) for seed in range(4)]
    found = [measured_error(metrics.corrected, one) for one in sets]
    assert np.mean([one.value for one in found]) == pytest.approx(0.3, abs=0.02)
    assert all(one.low < 0.3 < one.high for one in found)


def test_an_interval_over_few_patients_is_wide():
    right = np.repeat([1.0, 0.0], 50)
    few = metrics.with_interval(
        lambda rows: float(right[rows].mean()), np.repeat(["a", "b"], 50), 0
    )
    many = metrics.with_interval(
        lambda rows: float(right[rows].mean()), np.arange(100).astype(str), 0
    )
    assert few.high - few.low > many.high - many.low


def test_an_interval_checks_in_while_it_draws():
    asked = []
    names = np.arange(9).astype(str)
    metrics.with_interval(lambda _rows: 0.5, names, 0, lambda *done: asked.append(done))
    assert asked == [(done, metrics.DRAWS) for done in range(0, metrics.DRAWS, 20)]


@pytest.mark.parametrize("name", PLOTS)
def test_plots_are_svg_with_words(scorecard, name):
    drawing = PLOTS[name](scorecard)
    assert drawing.startswith("<svg")
    assert "</text>" in drawing
