import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from leukoview.engine.bundle import load
from leukoview.engine.classify import FitPlan
from leukoview.engine.crop import CropRecipe
from leukoview.engine.dataset import Dataset, from_folders
from leukoview.engine.evaluate import Began, FoldDone, LearningPoint, Phase
from leukoview.engine.evaluate.duplicates import thumbnail
from leukoview.engine.evaluate.scorecard import read
from leukoview.engine.progress import Cancelled
from leukoview.engine.training import (
    Thoroughness,
    TimeLeft,
    TrainingRecipe,
    Workplace,
    preflight,
    prepare,
    train,
)
from leukoview.engine.training.clock import Clock
from leukoview.engine.training.looks import image_digest
from tests.engine.drawn_cells import mean_colour, write_folders

RECIPE = TrainingRecipe(
    name="drawn",
    title="Drawn cells",
    crop=CropRecipe(pixels=32),
    fit=FitPlan(components=8, costs=(1.0, 3.0), gammas=(1.0,), folds=2),
    thoroughness=Thoroughness.QUICK,
)
THOROUGH = TrainingRecipe(
    name="drawn",
    title="Drawn cells",
    crop=RECIPE.crop,
    fit=RECIPE.fit,
)
KEPT = ("classifier.skops", "scorecard.json", "golden.npz", "MODEL_CARD.md", "held_out.npz")


def forgotten(_crops):
    raise AssertionError("embedded again")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    return from_folders(write_folders(tmp_path_factory.mktemp("cells"), patients=4, cells=3))


@pytest.fixture(scope="module")
def cache(dataset, tmp_path_factory):
    """A cache that knows every cell."""
    folder = tmp_path_factory.mktemp("cache")
    train(dataset, folder / "first", RECIPE, mean_colour, Workplace(folder))
    return folder


@pytest.fixture(scope="module")
def told(dataset, cache, tmp_path_factory):
    """All that an uninterrupted thorough training tells."""
    heard = []
    folder = tmp_path_factory.mktemp("models") / "drawn"
    train(dataset, folder, THOROUGH, forgotten_twice(), Workplace(cache, tell=heard.append))
    return folder, heard


def forgotten_twice():
    """A network that may compute golden crops, and nothing of the data set."""

    def run(crops):
        assert len(crops) == 8
        return mean_colour(crops)

    return run


def bytes_of(folder):
    return {name: (folder / name).read_bytes() for name in KEPT}


def heard_of(told, kind):
    return [part for part in told[1] if isinstance(part, kind)]


def test_known_cells_are_neither_opened_nor_embedded(told):
    assert load(told[0]).manifest.classes == ("aml_m3", "aml_not_m3", "benign")


def test_a_cached_training_gives_the_bytes_of_the_first(dataset, cache, tmp_path):
    train(dataset, tmp_path / "again", RECIPE, mean_colour, Workplace(cache))
    assert bytes_of(tmp_path / "again") == bytes_of(cache / "first")


def test_cells_are_cropped_exactly_as_a_reading_crops_them(dataset, cache):
    crops = dataset.crops(RECIPE.crop)
    material = prepare(dataset, RECIPE, forgotten, Workplace(cache))
    assert (material.crops == np.stack([thumbnail(crop) for crop in crops])).all()
    assert (material.features == mean_colour(crops)).all()


def test_phases_are_told_in_order(told):
    phases = [part.phase for part in heard_of(told, Began)]
    assert phases == [one for one in Phase if one not in {Phase.PLAIN, Phase.STAINS}]


def test_folds_are_told_as_they_finish_with_all_judged_so_far(told):
    folds = heard_of(told, FoldDone)
    assert [part.fold for part in folds] == [1, 2, 3, 4]
    assert [sum(map(sum, part.confusion)) for part in folds] == [part.cells for part in folds]
    assert folds[-1].patients == 12


def test_the_learning_curve_is_told_and_kept(told):
    points = heard_of(told, LearningPoint)
    assert [one.patients for one in points] == sorted(one.patients for one in points)
    kept = read((told[0] / "scorecard.json").read_bytes()).learning_curve
    assert len(kept) == len(points) == 4


def test_the_time_left_is_told_before_any_fold(told):
    assert isinstance(told[1][0], TimeLeft)


def test_a_quick_training_says_what_it_left_out(cache):
    scorecard = read((cache / "first" / "scorecard.json").read_bytes())
    assert scorecard.controls == {}
    assert scorecard.notes[-1].startswith("Judged quickly")


def test_the_record_holds_what_was_said_of_every_image_out_of_fold(told, dataset):
    record = load(told[0]).held_out
    images = [image_digest(sample.path) for sample in dataset.samples]
    assert (record.rows(images) == np.arange(len(images))).all()
    assert record.knows(["aml_m3 0", "somebody else"]).tolist() == [True, False]


def test_an_image_at_another_scale_is_cropped_anew(dataset, cache):
    moved = replace(dataset.samples[0], microns_per_pixel=0.17)
    other = Dataset("other", (moved, *dataset.samples[1:]))
    seen = []

    def network(crops):
        seen.extend(crops)
        return mean_colour(crops)

    train(other, cache / "other", RECIPE, network, Workplace(cache))
    assert sum(crop.shape[0] == 32 for crop in seen) == 1 + 8


def stopping_after(folds):
    """Who asks to stop once so many folds are finished."""
    done = []

    def tell(part):
        if isinstance(part, FoldDone):
            done.append(part)

    def check_in(_done, _total):
        if len(done) >= folds:
            raise Cancelled

    return tell, check_in


def test_a_cancelled_training_goes_on_to_the_same_bytes(told, dataset, cache, tmp_path):
    tell, check_in = stopping_after(3)
    work = Workplace(cache, tmp_path / "run", check_in, tell)
    with pytest.raises(Cancelled):
        train(dataset, tmp_path / "model", THOROUGH, mean_colour, work)
    heard = []
    work = Workplace(cache, tmp_path / "run", tell=heard.append)
    train(dataset, tmp_path / "model", THOROUGH, mean_colour, work)
    again = [part.again for part in heard if isinstance(part, FoldDone)]
    assert again == [True, True, True, False]
    assert bytes_of(tmp_path / "model") == bytes_of(told[0])
    assert not list((tmp_path / "run").iterdir())


KILLED = """
import sys
from pathlib import Path
from leukoview.engine.dataset import from_folders
from leukoview.engine.evaluate import FoldDone
from leukoview.engine.training import Workplace, train
from tests.engine.drawn_cells import mean_colour
from tests.engine.test_retraining import THOROUGH

def tell(part):
    if isinstance(part, FoldDone):
        print(part.fold, flush=True)

cells, cache, run, model = map(Path, sys.argv[1:])
train(from_folders(cells), model, THOROUGH, mean_colour, Workplace(cache, run, tell=tell))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_training_goes_on_to_the_same_bytes(told, dataset, cache, tmp_path):
    cells = dataset.samples[0].path.parents[2]
    model, run = tmp_path / "model", tmp_path / "run"
    places = [str(place) for place in (cells, cache, run, model)]
    root = str(Path(__file__).resolve().parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, *places],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
        cwd=root,
    ) as process:
        assert process.stdout.readline().strip() == b"1"
        process.send_signal(signal.SIGKILL)
    assert not model.exists()
    heard = []
    train(dataset, model, THOROUGH, mean_colour, Workplace(cache, run, tell=heard.append))
    assert next(part for part in heard if isinstance(part, FoldDone)).again
    assert bytes_of(model) == bytes_of(told[0])


def test_a_damaged_fold_is_judged_anew(dataset, cache, tmp_path):
    tell, check_in = stopping_after(1)
    work = Workplace(cache, tmp_path, check_in, tell)
    with pytest.raises(Cancelled):
        train(
            dataset, tmp_path / "m", RECIPE, mean_colour, Workplace(cache, tmp_path, check_in, tell)
        )
    (fold,) = tmp_path.glob("fold-*.npz")
    fold.write_bytes(fold.read_bytes()[:100])
    heard = []
    work = Workplace(cache, tmp_path, tell=heard.append)
    train(dataset, tmp_path / "m", RECIPE, mean_colour, work)
    assert not next(part for part in heard if isinstance(part, FoldDone)).again


def test_the_time_left_follows_the_work_that_is_finished():
    now, heard = [0.0], []
    clock = Clock(
        {Phase.FOLDS: 100.0, Phase.FITTING: 20.0},
        lambda _done, _total: None,
        heard.append,
        lambda: now[0],
    )
    assert heard[-1].seconds == 120
    clock.tell(Began(Phase.FOLDS))
    now[0] = 100.0
    clock.check_in(1, 2)
    assert heard[-1].seconds == pytest.approx(100 + 2 * 20)


# Pre-flight


def speckle(folder, *, leak=False):
    """Three patients of two classes, each cell a pattern of its own; perhaps one patient twice."""
    rng = np.random.default_rng(1)
    for key in ("aml_m3", "benign"):
        for patient in range(3):
            own = folder / key / f"{key} {patient}"
            own.mkdir(parents=True)
            for cell in range(2):
                pattern = rng.integers(0, 255, (8, 8, 3), dtype=np.uint8)
                Image.fromarray(pattern).resize((96, 96), Image.Resampling.NEAREST).save(
                    own / f"{cell}.png"
                )
    if leak:
        (folder / "aml_m3" / "somebody else").mkdir()
        with Image.open(folder / "aml_m3" / "aml_m3 0" / "0.png") as image:
            image.rotate(90).save(folder / "aml_m3" / "somebody else" / "turned.png")
    return from_folders(folder)


def test_a_patient_under_two_names_with_a_turned_copy_is_caught_and_flagged(tmp_path):
    dataset = speckle(tmp_path / "cells", leak=True)
    found = preflight(dataset, RECIPE)
    assert found.may_start
    assert "“somebody else”" in found.leaks[0]
    scorecard = train(dataset, tmp_path / "model", RECIPE, mean_colour).scorecard
    assert scorecard.flags[0].startswith("LEAK: 1 pairs")


def test_patients_without_copies_raise_no_alarm(tmp_path):
    assert preflight(speckle(tmp_path), RECIPE).leaks == ()


def test_too_few_patients_of_a_class_keep_a_training_from_starting(tmp_path):
    dataset = from_folders(write_folders(tmp_path, patients=2, cells=1))
    found = preflight(dataset, RECIPE)
    assert not found.may_start
    assert "cells of 2 patients only; at least 3 are needed" in found.refusals[0]


def test_unknown_patients_small_classes_and_confounding_are_said(dataset):
    samples = [
        replace(one, source="elsewhere" if one.key == "benign" else "here")
        for one in dataset.samples
    ]
    found = preflight(Dataset("two sources", tuple(samples), groups_known=False), RECIPE)
    assert "optimistic" in found.warnings[0]
    assert any("only 12 cells;" in said for said in found.warnings)
    assert any(
        "Normal leukocyte or precursor: all cells come from “elsewhere”" in s
        for s in found.warnings
    )


def test_the_estimate_knows_which_cells_are_new(dataset, cache):
    known, new = preflight(dataset, RECIPE, Workplace(cache)), preflight(dataset, RECIPE)
    assert (known.new_cells, new.new_cells) == (0, 36)
    assert known.seconds < new.seconds
