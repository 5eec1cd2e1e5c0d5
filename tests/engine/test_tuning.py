"""Fine-tuning the last block: what stays, what is learned, and what never sees whom."""

import subprocess
import sys
from contextlib import closing

import numpy as np
import pytest

from leukoview.engine import bundle as bundles
from leukoview.engine.accounts import Person
from leukoview.engine.backbone import registry
from leukoview.engine.bundle import drawn_crops
from leukoview.engine.classify import FitPlan, Rows
from leukoview.engine.dataset import from_folders
from leukoview.engine.embed import choose_device, open_embedder, reference_embedder
from leukoview.engine.errors import BundleError, LabError, StoreError
from leukoview.engine.lab import FILE_NAME, Lab, Role
from leukoview.engine.progress import Cancelled, unwatched
from leukoview.engine.resources import home
from leukoview.engine.shelf import leukomodel, own_models
from leukoview.engine.shelf.proving import on_cpu, proven
from leukoview.engine.shelf.shelf import Shelf
from leukoview.engine.training import Thoroughness, TrainingRecipe, TuningPlan, Workplace, train
from leukoview.engine.training.last_block import LastBlock, Lesson
from leukoview.engine.training.tuning import fine_tuning
from models import made_model, network
from tests.engine.drawn_cells import write_folders

ADA = Person("Ada", Role.ADMIN)
BACKBONE = registry.DEFAULT
PLAN = TuningPlan(epochs=1, rate=1e-3)
RECIPE = TrainingRecipe(
    name="tuned",
    title="Tuned",
    fit=FitPlan(components=8, folds=2),
    tuning=PLAN,
    thoroughness=Thoroughness.QUICK,
)


@pytest.fixture(scope="module")
def backbone():
    return LastBlock(BACKBONE)


@pytest.fixture(scope="module")
def kept(backbone):
    return backbone(drawn_crops(224))


@pytest.fixture(scope="module")
def lesson(kept):
    return Lesson(kept, np.arange(len(kept)) % 2, np.ones(len(kept)))


@pytest.fixture(scope="module")
def block(backbone, lesson):
    return backbone.taught(lesson, PLAN, unwatched)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = write_folders(tmp_path_factory.mktemp("cells"), patients=3, cells=1)
    return from_folders(folder)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("place")


@pytest.fixture(scope="module")
def embedder():
    return open_embedder(BACKBONE, choose_device("cpu"))


@pytest.fixture(scope="module")
def trained(dataset, place, embedder):
    return train(dataset, place / "tuned", RECIPE, embedder, Workplace(place / "cache"))


def test_the_untaught_block_gives_the_features_of_the_whole_network(backbone, kept):
    whole = reference_embedder(BACKBONE)(drawn_crops(224))
    assert np.abs(backbone.features(backbone.block, kept, unwatched) - whole).max() < 0.005


def test_a_taught_block_moves_the_last_features_and_no_others(backbone, kept, block):
    before = backbone.features(backbone.block, kept, unwatched)
    after = backbone.features(block, kept, unwatched)
    moved = np.abs(after - before).max(axis=0) > 0
    last = 2 * 192
    assert not moved[:-last].any()
    assert moved[-last:].mean() > 0.5


def test_the_same_lesson_gives_the_same_block(backbone, lesson, block):
    again = backbone.taught(lesson, PLAN, unwatched)
    assert backbone.weights_with(again) == backbone.weights_with(block)


def test_the_network_with_the_taught_block_gives_its_features(backbone, kept, block):
    weights = backbone.weights_with(block)
    name = registry.own_name(BACKBONE, weights)
    registry.keep(name, weights)
    whole = reference_embedder(name)(drawn_crops(224))
    assert np.abs(backbone.features(block, kept, unwatched) - whole).max() < 0.01


def test_teaching_stops_when_it_is_asked_to(backbone, lesson):
    def stopping(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        backbone.taught(lesson, PLAN, stopping)


class Watching:
    """A stand-in for a backbone that notes from which rows each block was taught."""

    def __init__(self):
        self.taught_from = []

    def taught(self, lesson, _plan, _check_in):
        self.taught_from.append(set(lesson.kept[:, 0]))
        return len(self.taught_from) - 1

    def features(self, block, kept, _check_in):
        return kept + np.float32(block)

    def weights_with(self, _block):
        return b""


def test_no_block_sees_the_patients_that_its_fold_is_judged_on():
    dice = np.random.default_rng(1)
    features = dice.normal(size=(40, 6)).astype(np.float32)
    groups = np.array([f"p{n // 4}" for n in range(40)])
    rows = Rows(features, np.arange(40) // 4 % 2, groups)
    plan, seen = FitPlan(components=4, costs=(1.0,), gammas=(1.0,), folds=3), Watching()
    fine_tuning(seen, PLAN).teach(rows, ("aml_m3", "benign"), plan, unwatched)
    folds = rows.split(plan.folds, plan.seed)
    assert len(seen.taught_from) == len(folds) + 1
    for known, (train_rows, test_rows) in zip(seen.taught_from, folds, strict=False):
        assert known == set(features[train_rows, 0])
        assert not known & set(features[np.isin(groups, groups[test_rows]), 0])
    assert seen.taught_from[-1] == set(features[:, 0])


def test_a_fine_tuned_bundle_brings_its_network_and_says_what_it_gained(trained):
    made = trained.bundle
    assert registry.is_own(made.manifest.backbone)
    assert (made.folder / "network.safetensors").is_file()
    assert trained.scorecard.notes[-1].startswith("Fine-tuned: macro-F1")


def test_it_loads_where_its_network_was_never_seen(trained):
    name = trained.bundle.manifest.backbone
    (home() / registry.FOLDER / f"{name}.safetensors").unlink(missing_ok=True)
    assert proven(trained.bundle.folder, on_cpu).sha256 == trained.bundle.sha256


def test_it_travels_as_one_file(trained, tmp_path):
    content = leukomodel.content_of(trained.bundle.folder)
    file = tmp_path / "tuned.leukomodel"
    file.write_bytes(leukomodel.packed(content))
    assert leukomodel.unpacked(file) == content


@pytest.fixture
def given(trained, tmp_path, monkeypatch):
    """The fine-tuned model as a file, on a computer that has never seen its network."""
    file = tmp_path / "tuned.leukomodel"
    file.write_bytes(leukomodel.packed(leukomodel.content_of(trained.bundle.folder)))
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "elsewhere"))
    return file


def left_behind():
    """What an attempt to take a model in has left of its files and of its network."""
    models = [path.name for path in own_models().glob("*") if path.name != ".lock"]
    return models + [path.name for path in (home() / registry.FOLDER).glob("*")]


def test_a_model_is_taken_in_with_its_network_which_is_kept_once_it_reads(given, trained):
    with closing(Lab(home() / FILE_NAME)) as lab:
        one = Shelf(lab).import_model(given, ADA)
    assert left_behind() == [one.id]
    bundle = bundles.load(one.folder)
    assert bundle.sha256 == trained.bundle.sha256
    assert left_behind() == [one.id, f"{bundle.manifest.backbone}.safetensors"]


def test_a_model_refused_for_its_name_leaves_no_network(given, trained, tmp_path):
    other = made_model(tmp_path / "other", name="tuned", version=trained.bundle.manifest.version)
    with closing(Lab(home() / FILE_NAME)) as lab:
        shelf = Shelf(lab, network=network)
        here = shelf.put(other, ADA)
        with pytest.raises(LabError, match="Another model is called"):
            shelf.import_model(given, ADA)
    assert left_behind() == [here.id]


class FullDisk(Lab):
    """Has no room for another deed."""

    def record(self, by, deed):
        raise StoreError("The disk is full.")


def test_a_model_whose_deed_cannot_be_written_leaves_nothing(given):
    with closing(FullDisk(home() / FILE_NAME)) as lab:
        with pytest.raises(StoreError, match="full"):
            Shelf(lab).import_model(given, ADA)
        assert Shelf(lab).models()[2:] == ()
    assert left_behind() == []


KILLED = """
import os, sys
from pathlib import Path
from leukoview.engine.accounts import Person
from leukoview.engine.lab import FILE_NAME, Lab, Role
from leukoview.engine.resources import home
from leukoview.engine.shelf import own_models
from leukoview.engine.shelf.shelf import Shelf

class Killed(Lab):
    def latest(self, *kinds):
        if list(own_models().glob(".coming-*/model/network.safetensors")):
            os._exit(9)
        return super().latest(*kinds)

Shelf(Killed(home() / FILE_NAME)).import_model(Path(sys.argv[1]), Person("Ada", Role.ADMIN))
"""


def test_a_program_killed_after_the_network_was_written_leaves_only_what_is_swept_away(given):
    killed = subprocess.run([sys.executable, "-c", KILLED, given], check=False, timeout=120)
    assert killed.returncode == 9
    (left,) = left_behind()
    assert left.startswith(".coming-")
    with closing(Lab(home() / FILE_NAME)) as lab, pytest.raises(LabError, match="No model"):
        Shelf(lab).retire("tuned", ADA)
    assert left_behind() == []


def test_what_is_tuned_once_more_is_called_after_where_it_began():
    once = registry.own_name(BACKBONE, b"one")
    assert registry.own_name(once, b"two") == registry.own_name(BACKBONE, b"two")


def test_another_network_under_its_name_is_refused(trained):
    with pytest.raises(BundleError, match="not those"):
        registry.keep(trained.bundle.manifest.backbone, b"another")
    with pytest.raises(BundleError, match="not those"):
        registry.keep(BACKBONE, b"another")


def test_an_altered_network_is_refused(trained, tmp_path):
    content = leukomodel.content_of(trained.bundle.folder)
    folder = tmp_path / "altered"
    folder.mkdir()
    for name, part in content.items():
        (folder / name).write_bytes(part)
    (folder / "network.safetensors").write_bytes(b"another")
    with pytest.raises(BundleError, match="has been altered"):
        bundles.load(folder)


def test_a_training_that_goes_on_gives_the_same_bundle(dataset, place, embedder, trained):
    work = Workplace(place / "cache", place / "run")

    def stopping(_done, _total):
        if len(list(work.run.glob("fold-*"))) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        train(
            dataset, place / "again", RECIPE, embedder, Workplace(*(work.cache, work.run), stopping)
        )
    again = train(dataset, place / "again", RECIPE, embedder, work)
    assert again.bundle.sha256 == trained.bundle.sha256
