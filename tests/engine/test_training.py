import pytest
from PIL import Image, PngImagePlugin

from leukoview.engine.bundle import load
from leukoview.engine.classify import FitPlan
from leukoview.engine.crop import CropRecipe
from leukoview.engine.dataset import from_folders
from leukoview.engine.errors import OutputError, TrainingDataError
from leukoview.engine.progress import Cancelled
from leukoview.engine.slide import PRACTICE_MARK
from leukoview.engine.training import TrainingRecipe, Workplace, train
from leukoview.engine.training.features import features_of
from tests.engine.drawn_cells import mean_colour, write_folders

RECIPE = TrainingRecipe(
    name="drawn",
    title="Drawn cells",
    crop=CropRecipe(pixels=32),
    fit=FitPlan(components=8, costs=(1.0,), gammas=(1.0,), folds=3),
)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    return from_folders(write_folders(tmp_path_factory.mktemp("cells")))


@pytest.fixture(scope="module")
def trained(dataset, tmp_path_factory):
    return train(dataset, tmp_path_factory.mktemp("models") / "drawn", RECIPE, mean_colour)


def test_a_trained_bundle_loads_and_knows_its_classes(trained):
    assert load(trained.bundle.folder).manifest.classes == ("aml_m3", "aml_not_m3", "benign")


def test_kinds_that_colour_tells_apart_are_told_apart(trained):
    assert trained.scorecard.macro_f1.value > 0.95


def test_the_scorecard_has_a_control_beside_its_numbers(trained):
    assert set(trained.scorecard.controls) == {"border only", "whole-image colour"}


def test_training_twice_gives_the_same_classifier_and_scorecard(dataset, trained, tmp_path):
    again = train(dataset, tmp_path / "drawn", RECIPE, mean_colour)
    for name in ("classifier.skops", "scorecard.json", "golden.npz"):
        assert (again.bundle.folder / name).read_bytes() == (
            trained.bundle.folder / name
        ).read_bytes()


def test_the_model_card_prints_intervals_and_limits(trained):
    card = (trained.bundle.folder / "MODEL_CARD.md").read_text()
    assert "Macro-F1" in card
    assert "never excludes APL" in card


def marked(images):
    text = PngImagePlugin.PngInfo()
    text.add_text("Description", PRACTICE_MARK)
    for path in images:
        with Image.open(path) as image:
            image.load()
        image.save(path, pnginfo=text)


def test_a_model_of_drawn_images_reads_drawn_images_only(tmp_path):
    folder = write_folders(tmp_path / "cells")
    marked(folder.rglob("*.png"))
    manifest = train(from_folders(folder), tmp_path / "drawn", RECIPE, mean_colour).bundle.manifest
    assert manifest.practice_only
    assert "says nothing about" in manifest.intended_use


def test_drawn_and_real_images_are_not_learned_from_together(tmp_path):
    folder = write_folders(tmp_path / "cells")
    marked([next(folder.rglob("*.png"))])
    with pytest.raises(TrainingDataError, match="drawn by program"):
        train(from_folders(folder), tmp_path / "both", RECIPE, mean_colour)
    assert not (tmp_path / "both").exists()


def test_a_cancelled_training_writes_nothing(dataset, tmp_path):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        train(dataset, tmp_path / "drawn", RECIPE, mean_colour, Workplace(check_in=stop))
    assert not (tmp_path / "drawn").exists()


def test_a_bundle_replaces_the_one_that_stood_there(dataset, tmp_path):
    (tmp_path / "drawn").mkdir()
    (tmp_path / "drawn" / "old.txt").write_text("old")
    train(dataset, tmp_path / "drawn", RECIPE, mean_colour)
    assert not (tmp_path / "drawn" / "old.txt").exists()


def test_a_folder_that_cannot_be_written_is_said_so(dataset, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="could not be written"):
        train(dataset, tmp_path / "file" / "drawn", RECIPE, mean_colour)


def test_features_come_from_the_cache_the_second_time(dataset, tmp_path):
    crops = dataset.crops(RECIPE.crop)[:4]
    first = features_of(crops, mean_colour, "weights", cache=tmp_path)

    def forgotten(_crops):
        raise AssertionError("embedded again")

    assert (features_of(crops, forgotten, "weights", cache=tmp_path) == first).all()


def test_other_weights_do_not_meet_the_cached_rows(dataset, tmp_path):
    crops = dataset.crops(RECIPE.crop)[:4]
    features_of(crops, mean_colour, "weights", cache=tmp_path)
    rows = features_of(crops, lambda some: mean_colour(some) + 1, "other", cache=tmp_path)
    assert rows.min() >= 1
