import numpy as np
import pytest
from PIL import Image, ImageDraw

from leukoview.cli import Doors, experiment_arguments, main
from leukoview.cli.arguments import parse
from leukoview.cli.experiment import recipe_of
from leukoview.engine.experiment import ExperimentRecipe
from leukoview.engine.experiment.recipe import TASKS, TECHNIQUES

QUICK = (
    *("--techniques", "small", "--epochs", "1", "--folds", "2", "--networks", "alexnet"),
    *("--jobs", "1"),
)


@pytest.fixture
def leukoview():
    """Runs a command as the terminal would; returns its exit code."""
    doors = Doors(lambda _images: 0, lambda _bundle, _device: pytest.fail("nothing is read"))
    return lambda *words: main([str(word) for word in words], doors)


@pytest.fixture
def lab(tmp_path):
    """Two patients of each of two subtypes, two cells each, as class/patient/image."""
    rng = np.random.default_rng(0)
    for key, radius in (("L1", 22), ("M3", 34)):
        for patient in ("a", "b"):
            folder = tmp_path / "lab" / key / f"{key}-{patient}"
            folder.mkdir(parents=True)
            for number in range(2):
                cell(radius + rng.integers(0, 3)).save(folder / f"{number}.png")
    return tmp_path / "lab"


def cell(radius):
    image = Image.new("RGB", (160, 160), (236, 230, 222))
    pen = ImageDraw.Draw(image)
    for grown, colour in ((8, (190, 185, 225)), (0, (110, 60, 150))):
        reach = int(radius) + grown
        pen.ellipse((80 - reach, 80 - reach, 80 + reach, 80 + reach), fill=colour)
    return image


def test_a_study_prints_its_tables_and_writes_its_folder(leukoview, lab, tmp_path, capsys):
    assert leukoview("experiment", lab, "--out", tmp_path / "out", *QUICK) == 0
    assert "Table III again" in capsys.readouterr().out
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_study_is_not_overwritten_by_surprise(leukoview, lab, tmp_path, capsys):
    out = tmp_path / "out"
    assert leukoview("experiment", lab, "--out", out, *QUICK) == 0
    assert leukoview("experiment", lab, "--out", out, *QUICK) == 2
    assert "already holds a study" in capsys.readouterr().err
    assert leukoview("experiment", lab, "--out", out, *QUICK, "--force") == 0


def test_without_any_weights_the_way_on_is_said(leukoview, lab, tmp_path, capsys):
    assert leukoview("experiment", lab, "--out", tmp_path / "out", "--techniques", "svm") == 3
    said = capsys.readouterr().err
    assert "--random-weights" in said
    assert not (tmp_path / "out").exists()


def test_a_study_of_no_folder_is_said(leukoview, tmp_path, capsys):
    assert leukoview("experiment", tmp_path / "none", "--out", tmp_path / "out") == 3
    assert "none" in capsys.readouterr().err


@pytest.mark.parametrize(
    "option", [("--rates", "0"), ("--epochs", "0"), ("--folds", "1"), ("--jobs", "0")]
)
def test_settings_that_mean_nothing_are_refused(leukoview, lab, tmp_path, option):
    with pytest.raises(SystemExit) as refused:
        leukoview("experiment", lab, "--out", tmp_path / "out", *option)
    assert refused.value.code == 2


def test_the_options_are_those_the_engine_knows(lab, tmp_path):
    asked = parse(["experiment", str(lab), "--out", str(tmp_path / "out")])
    recipe = recipe_of(asked.options)
    assert recipe == ExperimentRecipe(networks=recipe.networks)
    assert experiment_arguments.TECHNIQUES == TECHNIQUES
    assert experiment_arguments.TASKS == TASKS


def test_a_cache_that_cannot_be_made_is_said(leukoview, lab, tmp_path, capsys):
    (tmp_path / "file").touch()
    words = ("--out", tmp_path / "out", "--cache", tmp_path / "file" / "kept")
    assert leukoview("experiment", lab, *words, *QUICK) == 4
    assert "cannot be" in capsys.readouterr().err


def test_weights_that_are_not_official_are_refused(leukoview, tmp_path, capsys):
    file = tmp_path / "alexnet-owt-7be5be79.pth"
    file.write_bytes(b"something else")
    assert leukoview("models", "add", "alexnet", file) == 3
    assert "not the official file of AlexNet" in capsys.readouterr().err


def test_the_list_of_models_says_which_weights_a_study_lacks(leukoview, capsys):
    leukoview("models")
    assert "models add vgg16 vgg16-397923af.pth" in capsys.readouterr().out
