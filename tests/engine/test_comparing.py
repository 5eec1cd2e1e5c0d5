from dataclasses import replace
from shutil import copytree

import numpy as np
import pytest

from leukoview.engine.bundle import load
from leukoview.engine.case import BundleRef
from leukoview.engine.classify import FitPlan
from leukoview.engine.comparing import (
    Outcome,
    Verdict,
    compared,
    crosswalk,
)
from leukoview.engine.comparing.sides import mcnemar
from leukoview.engine.comparing.verdict import verdict_of
from leukoview.engine.crop import CropRecipe
from leukoview.engine.dataset import Dataset, from_folders
from leukoview.engine.evaluate import Measured
from leukoview.engine.resources import shipped
from leukoview.engine.shelf.gate import PromotionRefusedError, refuse_promotion
from leukoview.engine.shelf.proving import on_cpu
from leukoview.engine.training import Thoroughness, TrainingRecipe, Workplace, train
from tests.engine.drawn_cells import mean_colour, write_folders

RECIPE = TrainingRecipe(
    name="drawn",
    title="Drawn cells",
    crop=CropRecipe(pixels=32),
    fit=FitPlan(components=8, folds=2),
    thoroughness=Thoroughness.QUICK,
)


TWO = (BundleRef("new-1.0", "New", "1.0", "01" * 32), BundleRef("old-1.0", "Old", "1.0", "02" * 32))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("lab")


@pytest.fixture(scope="module")
def dataset(folder):
    return from_folders(write_folders(folder / "cells", patients=5, cells=3))


@pytest.fixture(scope="module")
def active(folder, dataset):
    return train(dataset, folder / "active", RECIPE, mean_colour, Workplace(folder)).bundle


@pytest.fixture(scope="module")
def shuffled(folder, dataset):
    """A candidate that learned from labels dealt out at random among the patients."""
    groups = sorted({sample.group for sample in dataset.samples})
    keys = [dataset.classes[n % 3] for n in range(len(groups))]
    dealt = dict(zip(np.random.default_rng(3).permutation(groups), keys, strict=True))
    samples = tuple(replace(one, key=dealt[one.group]) for one in dataset.samples)
    wrong = Dataset(dataset.name, samples)
    return train(wrong, folder / "shuffled", RECIPE, mean_colour, Workplace(folder)).bundle


def unwanted(_backbone):
    raise AssertionError("read anew")


@pytest.fixture(scope="module")
def worse(shuffled, active, dataset, folder):
    return compared(shuffled, active, dataset, unwanted, Workplace(folder))


def test_a_candidate_of_shuffled_labels_is_worse(worse):
    assert worse.verdict.outcome is Outcome.WORSE
    assert worse.verdict.sentence.startswith("Worse: macro-F1 −")


def test_the_gate_refuses_a_worse_candidate_without_a_reason(worse):
    with pytest.raises(PromotionRefusedError, match="Worse"):
        refuse_promotion(worse.verdict)
    with pytest.raises(PromotionRefusedError):
        refuse_promotion(worse.verdict, "because. . . . . . . . . . .")
    refuse_promotion(worse.verdict, "It is promoted to show that it can be rolled back.")


def test_a_verdict_names_both_models_also_where_nothing_can_be_compared(
    worse, shuffled, active, folder
):
    assert (worse.verdict.candidate, worse.verdict.active) == (shuffled.ref, active.ref)
    new = from_folders(write_folders(folder / "unfair", patients=5, cells=1, seed=8))
    found = compared(shuffled, active, new, unwanted, Workplace(folder))
    assert found.sides is None
    assert found.verdict.is_on(shuffled.ref, active.ref)


def test_every_compared_cell_stands_once_in_each_confusion(worse, dataset):
    for side in (worse.sides.candidate, worse.sides.active):
        rows = [row for cell in side.confusion for row in cell.rows]
        assert sorted(rows) == list(range(len(dataset.samples)))
        labels = {row: cell.label for cell in side.confusion for row in cell.rows}
        assert all(labels[row] == one.key for row, one in enumerate(dataset.samples))


def test_the_same_bundle_is_no_worse_than_itself(active, dataset, folder):
    found = compared(active, active, dataset, unwanted, Workplace(folder))
    assert found.verdict.outcome is Outcome.NO_WORSE
    assert found.sides.macro_f1 == Measured(0, 0, 0)
    refuse_promotion(found.verdict)


def test_the_numbers_of_the_active_one_are_those_of_its_scorecard(worse, active):
    assert '"macro_f1"' in (active.folder / "scorecard.json").read_text()
    assert worse.sides.active.macro_f1.value > 0.95


def test_patients_that_a_bundle_has_not_seen_are_read_by_it(active, dataset, folder):
    new = from_folders(write_folders(folder / "new", patients=5, cells=2, seed=9))
    renamed = tuple(replace(one, group=f"new {one.group}") for one in new.samples)
    opened = []

    def opening(backbone):
        opened.append(backbone)
        return mean_colour

    found = compared(active, active, replace(new, samples=renamed), opening, Workplace(folder))
    assert opened
    assert found.cells == 30
    assert "0 cells out of fold by its own record, 30 read now" in found.remarks[1]


def test_new_cells_of_patients_it_learned_from_are_left_out(active, folder):
    new = from_folders(write_folders(folder / "more", patients=5, cells=1, seed=8))
    found = compared(active, active, new, unwanted, Workplace(folder))
    assert found.cells == 0
    assert found.sides is None
    assert "15 left out because it had learned from their patients" in found.remarks[1]


def test_a_renamed_patient_is_known_by_an_image(active, dataset, folder):
    renamed = tuple(replace(one, group=f"alias {one.group}") for one in dataset.samples)
    (extra,) = (from_folders(write_folders(folder / "x", patients=2, cells=1, seed=7)).samples)[:1]
    extra = replace(extra, group=renamed[0].group)
    other = Dataset("renamed", (*renamed, extra))
    found = compared(active, active, other, unwanted, Workplace(folder))
    assert found.cells == len(dataset.samples)


def test_a_bundle_without_a_record_says_that_it_can_only_guess(active, folder):
    new = from_folders(write_folders(folder / "other", patients=4, cells=1, seed=5))
    bare = replace(active, held_out=None)
    found = compared(bare, bare, new, lambda _backbone: mean_colour, Workplace(folder))
    assert "keeps no record" in found.remarks[1]
    of_it = Dataset(active.manifest.training.dataset, new.samples)
    assert compared(bare, bare, of_it, unwanted, Workplace(folder)).cells == 0


def test_whom_a_shipped_bundle_has_seen_is_known_not_guessed(folder):
    """The cells are drawn by the tests: patients that no shipped model has learned from."""
    new = from_folders(write_folders(folder / "unseen", patients=4, cells=1, seed=6))
    for name in ("practice", "acute-leukemia"):
        shipped_one = load(shipped("models") / name)
        record = shipped_one.held_out
        assert record is not None
        assert len(record.codes) == sum(shipped_one.manifest.training.cells.values())
        found = compared(shipped_one, shipped_one, new, on_cpu, Workplace(folder / name))
        assert "guess" not in " ".join(found.remarks)
        assert "12 read now of patients it had not seen, 0 left out" in found.remarks[1]


def test_an_altered_record_is_refused(active, tmp_path):
    copy = copytree(active.folder, tmp_path / "copy")
    (copy / "held_out.npz").write_bytes(b"x")
    with pytest.raises(Exception, match=r"held_out\.npz.*altered"):
        load(copy)


def test_subtypes_are_compared_as_the_class_that_holds_them():
    lab = ("all_l1", "all_l2", "aml_m3", "benign")
    ours = ("all_lymphoblast", "aml_m3", "aml_not_m3", "benign")
    walk = crosswalk(lab, ours, lab)
    assert walk.classes == ("all_lymphoblast", "aml_m3", "benign")
    assert walk.codes(["all_l2", "aml_m3", "aml_not_m3"]).tolist() == [0, 1, -1]
    assert "compared as one class" in walk.sentence
    assert "Left out" in walk.sentence
    summed = walk.collapsed(np.array([[0.1, 0.2, 0.3, 0.4]]), lab)
    assert summed == pytest.approx(np.array([[0.3, 0.3, 0.4, 0.0]]))


def test_a_class_of_the_labs_own_is_only_its_own():
    assert crosswalk(("hairy cell", "benign"), ("benign", "aml_m3"), ()).classes == ("benign",)


@pytest.mark.parametrize(
    ("low", "high", "outcome"),
    [
        (-0.30, -0.01, Outcome.WORSE),
        (0.01, 0.20, Outcome.BETTER),
        (-0.019, 0.10, Outcome.NO_WORSE),
        (-0.021, 0.10, Outcome.NOT_ENOUGH),
    ],
)
def test_the_interval_decides(low, high, outcome):
    found = verdict_of(TWO, Measured((low + high) / 2, low, high), 40, 5, (None, None))
    assert found.outcome is outcome


@pytest.mark.parametrize(("patients", "fewest"), [(9, 3), (40, 2)])
def test_few_patients_tell_nothing(patients, fewest):
    found = verdict_of(TWO, Measured(0.5, 0.4, 0.6), patients, fewest, (None, None))
    assert found.outcome is Outcome.NOT_ENOUGH
    with pytest.raises(PromotionRefusedError):
        refuse_promotion(found)


def test_better_needs_no_reason():
    refuse_promotion(Verdict(Outcome.BETTER, "Better.", *TWO))


def test_mcnemar_counts_the_cells_on_which_the_two_differ():
    ours = np.array([True] * 10 + [False] * 1 + [True] * 5)
    theirs = np.array([False] * 10 + [True] * 1 + [True] * 5)
    found = mcnemar(ours, theirs)
    assert (found.candidate_alone, found.active_alone) == (10, 1)
    assert found.p == pytest.approx(0.01171875)
