import pytest

from leukoview.cli import Doors, main
from leukoview.engine.classify import FitPlan
from leukoview.engine.crop import CropRecipe
from leukoview.engine.dataset import from_path
from leukoview.engine.training import Thoroughness, TrainingRecipe, train
from tests.engine.drawn_cells import mean_colour, write_folders


class NoBench:
    """What no training opens."""


@pytest.fixture
def leukoview():
    """Runs a command as the terminal would; returns its exit code."""

    def run(*words):
        return main([str(word) for word in words], Doors(lambda _images: 0, NoBench))

    return run


def test_a_training_that_cannot_start_says_why_before_anything_is_computed(
    leukoview, tmp_path, capsys
):
    folder = write_folders(tmp_path / "cells", patients=2, cells=1)
    assert leukoview("train", folder, "--out", tmp_path / "own", "--quick") == 3
    said = capsys.readouterr().out
    assert "!! APL cell (AML-M3): cells of 2 patients only; at least 3 are needed" in said
    assert "6 new to the cache" in said
    assert not (tmp_path / "own").exists()


def test_a_model_is_compared_with_itself_on_its_own_cells(leukoview, tmp_path, capsys):
    folder = write_folders(tmp_path / "cells", patients=4, cells=2)
    recipe = TrainingRecipe(
        crop=CropRecipe(pixels=32),
        fit=FitPlan(components=8, folds=2),
        thoroughness=Thoroughness.QUICK,
    )
    train(from_path(folder), tmp_path / "own", recipe, mean_colour)
    assert leukoview("compare", tmp_path / "own", tmp_path / "own", folder) == 0
    said = capsys.readouterr().out
    assert said.startswith("No worse: macro-F1 +0.000")
    assert "24 cells of 24 are compared." in said
