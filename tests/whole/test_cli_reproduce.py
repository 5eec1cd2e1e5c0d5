"""`leukoview reproduce`, run as the terminal would: on made-up readings, and once for real."""

import json
from dataclasses import replace

import pytest
from readings import BUNDLE, KEYS, crop_reading, noisy, reading, saved_smear, slide_reading, summary

from leukoview.__main__ import main as program
from leukoview.cli import Doors, main
from leukoview.engine import description
from leukoview.engine.report import document, encode
from leukoview.engine.shelf import shipped_model
from leukoview.engine.slide import open_slide

FOLDER = shipped_model(practice=False)


class Again:
    """Reads every smear as the report has it, each cell with the class of `tops`."""

    tops = ("all_lymphoblast", "benign")

    def __init__(self, bundle=None, device="auto"):
        assert bundle == FOLDER

    def prepare(self, slide):
        pass

    def read_again(self, slide, microns_per_pixel, check_in):
        assert microns_per_pixel == 0.1
        return of(slide.path, self.tops)

    def read_crops(self, images, microns_per_pixel, check_in):
        return reading(crops=tuple(crop_reading(path, name, KEYS[1]) for path, name in images))


class Otherwise(Again):
    tops = ("aml_m3", "benign")


def of(path, tops=Again.tops):
    slide = open_slide(path)
    made = slide_reading(path, saved_smear(path), tops)
    return replace(made, sha256=slide.sha256, scale=replace(made.scale, microns_per_pixel=0.1))


@pytest.fixture
def reproduce():
    def run(*words, bench=Again):
        doors = Doors(lambda _images: pytest.fail("no window is wanted"), bench)
        return main(["reproduce", *(str(word) for word in words)], doors)

    return run


@pytest.fixture
def told(tmp_path):
    """Writes the report of some smears, and gives its path."""

    def write(*slides, crops=()):
        bundle = replace(BUNDLE, sha256=description.digest(FOLDER))
        made = reading(bundle=bundle, slides=slides, crops=crops)
        path = tmp_path / "report.json"
        path.write_bytes(encode(document(made, [summary("x", [])])))
        return path

    return write


@pytest.fixture
def smear(tmp_path):
    path = tmp_path / "smear.png"
    saved_smear(path)
    return path


def test_the_same_reading_is_said_cell_by_cell(reproduce, told, smear, capsys):
    assert reproduce(told(of(smear)), smear) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"Reading again with {BUNDLE.name} {BUNDLE.version} ({BUNDLE.id})."
    assert (
        lines[2]
        == "  cell 0: same: Lymphoblast (ALL; L1/L2 not resolved), probabilities within 0.000000"
    )
    assert lines[-1] == (
        "8 cells the same (box, class, probabilities within 0.01), 0 different, 0 not compared."
    )


def test_another_reading_ends_with_1_and_says_which_cells(reproduce, told, smear, capsys):
    assert reproduce(told(of(smear)), smear, bench=Otherwise) == 1
    out = capsys.readouterr().out
    assert out.count("DIFFERENT") == 4
    assert "then, APL cell (AML-M3) now" in out


def test_an_image_of_another_digest_is_refused_and_nothing_is_read(
    reproduce, told, smear, tmp_path, capsys
):
    class Unwanted(Again):
        def prepare(self, slide):
            pytest.fail("nothing was to be read")

    stranger = noisy(tmp_path / "stranger.png")
    assert reproduce(told(of(smear)), smear, stranger, bench=Unwanted) == 2
    said = capsys.readouterr().err
    assert "stranger.png” is none of the report's images" in said
    assert open_slide(stranger).sha256 in said


@pytest.mark.parametrize("name", ["nowhere.png", "folder"])
def test_an_image_that_cannot_be_read_is_refused_in_words(
    reproduce, told, smear, tmp_path, capsys, name
):
    (tmp_path / "folder").mkdir()
    assert reproduce(told(of(smear)), tmp_path / name) == 3
    assert name in capsys.readouterr().err


def test_images_that_were_not_given_are_named(reproduce, told, smear, tmp_path, capsys):
    other = tmp_path / "other.png"
    saved_smear(other, cells=3)
    assert reproduce(told(of(smear), replace(of(smear), path=other, sha256="ab" * 32)), smear) == 0
    assert f"Not given, so not read again: {other}" in capsys.readouterr().out


def test_cropped_cells_are_read_again_too(reproduce, told, tmp_path, capsys):
    path = noisy(tmp_path / "cell.png")
    crop = replace(crop_reading(path, "p1", KEYS[1]), sha256=open_slide(path).sha256)
    assert reproduce(told(crops=(crop,)), path) == 0
    assert "cell 0: same: APL cell" in capsys.readouterr().out


def test_a_model_that_is_not_here_is_said(reproduce, told, smear, capsys):
    path = told(of(smear))
    made = json.loads(path.read_text("utf-8"))
    made["bundle"]["sha256"] = "0" * 64
    path.write_text(json.dumps(made), "utf-8")
    assert reproduce(path, smear) == 3
    assert "is not on this computer. Import its .leukomodel file" in capsys.readouterr().err


def test_the_shipped_model_gives_the_same_again(smear, tmp_path, capsys):
    out = tmp_path / "out.json"
    given = ("--microns-per-pixel", "0.12", "--device", "cpu")
    assert program(["read", str(smear), *given, "--json", str(out)]) == 0
    capsys.readouterr()
    assert program(["reproduce", str(out), str(smear), "--device", "cpu"]) == 0
    assert "8 cells the same" in capsys.readouterr().out
