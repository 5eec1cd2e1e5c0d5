"""`leukoview library`, run as the terminal would."""

import re
import subprocess
import sys
from contextlib import closing

import numpy as np
import pytest
from cases import made_case, signed_off
from PIL import Image

from leukoview.cli import Doors, main
from leukoview.engine.resources import home
from leukoview.engine.store import FILE_NAME, Store, images, parcel
from tests.engine.drawn_cells import draw, write_folders

DOTS = (127_000, 127_000)
"""Per inch, at 0.2 µm per pixel: a scale that need not be estimated."""


def never(*_):
    pytest.fail("no engine and no window are wanted")


@pytest.fixture
def leukoview():
    return lambda *words: main(["library", *(str(word) for word in words)], Doors(never, never))


@pytest.fixture
def folder(tmp_path):
    """Cells of two classes; one was copied, turned, under another patient and class."""
    made = tmp_path / "own"
    for key, patient, seed in (("M3", "A", 1), ("M3", "B", 2), ("normal", "C", 3)):
        (made / key / patient).mkdir(parents=True)
        blotted(seed).save(made / key / patient / "1.png", dpi=DOTS)
    (made / "M2" / "X").mkdir(parents=True)
    turned = blotted(1).transpose(Image.Transpose.ROTATE_90)
    turned.save(made / "M2" / "X" / "1.png", dpi=DOTS)
    return made


def blotted(seed):
    rng = np.random.default_rng(seed)
    pixels = np.asarray(draw("aml_m3", rng)).astype(int)
    blots = np.kron(rng.normal(0, 40, (10, 10, 1)), np.ones((16, 16, 1)))
    dark = pixels.sum(axis=2, keepdims=True) < 560
    return Image.fromarray((pixels + dark * blots).clip(0, 255).astype(np.uint8))


def test_cells_are_added_settled_and_given_out(leukoview, folder, tmp_path, capsys):
    assert leukoview("add", folder) == 0
    said = capsys.readouterr().out
    assert "“M3” → aml_m3 (APL cell (AML-M3))" in said
    assert "own: 4 cells added\n  1 to settle" in said
    assert leukoview("disputes") == 0
    said = capsys.readouterr().out
    assert "two labels" in said
    assert "two patients" in said
    kept = re.search(r"^ {4}(\w{8})  aml_m3", said, re.MULTILINE)[1]
    assert leukoview("settle", 1, "--keep", kept) == 0
    assert capsys.readouterr().out == "settled\n0 to settle\n"
    assert leukoview("export", tmp_path / "out") == 0
    assert (tmp_path / "out" / "aml_m3" / "A").is_dir()
    assert not (tmp_path / "out" / "aml_m2").exists()
    assert leukoview("export", tmp_path / "out") == 2


def test_a_settlement_says_what_is_still_open(leukoview, folder, capsys):
    leukoview("add", folder)
    capsys.readouterr()
    assert leukoview("settle", 1, "--label", "aml_m3") == 0
    assert capsys.readouterr().out.startswith("still to settle: Two images that look alike")
    assert leukoview("settle", 1, "--same-patient", "A") == 0
    assert leukoview("settle", 1, "--both") == 3


def test_labels_are_mapped_as_asked_and_never_guessed(leukoview, tmp_path, capsys):
    cells = write_folders(tmp_path / "cells", patients=1, cells=1)
    (cells / "benign").rename(cells / "promyelocyte")
    assert leukoview("add", cells) == 1
    out, err = capsys.readouterr()
    assert "“promyelocyte” → nobody has said which class" in out
    assert "skipped: promyelocyte" in err
    assert leukoview("add", cells, "--map", "promyelocyte=benign_promyelocyte") == 0
    assert leukoview("list") == 0
    assert "[Promyelocyte (benign)]" in capsys.readouterr().out
    assert leukoview("add", cells, "--map", "promyelocyte=No Key") == 2


def test_unknown_patients_are_refused_and_marked_where_they_are_taken(leukoview, tmp_path, capsys):
    (tmp_path / "flat" / "benign").mkdir(parents=True)
    blotted(4).save(tmp_path / "flat" / "benign" / "1.png")
    assert leukoview("add", tmp_path / "flat") == 3
    assert leukoview("add", tmp_path / "flat", "--patient-unknown") == 0
    capsys.readouterr()
    assert leukoview("list", "--cells") == 0
    said = capsys.readouterr().out
    assert "patient not known" in said
    assert said.endswith("!! Patients unknown: results optimistic.\n")


def test_cells_are_corrected_by_the_beginning_of_their_id(leukoview, folder, capsys):
    leukoview("add", folder)
    cell = re.search(r"^(\w{8})  benign", cell_lines(leukoview, capsys), re.MULTILINE)[1]
    assert leukoview("change", cell, "--patient", "Z", "--reason", "wrong tube") == 0
    assert leukoview("change", cell, "--out") == 0
    assert "patient “Z”" in cell_lines(leukoview, capsys)
    assert leukoview("change", "zz", "--out") == 3


def cell_lines(leukoview, capsys):
    capsys.readouterr()
    leukoview("list", "--cells")
    return capsys.readouterr().out


def test_a_signed_case_comes_in_from_its_parcel(leukoview, tmp_path, capsys):
    with closing(Store(home() / FILE_NAME)) as store:
        case = signed_off(store, made_case(store, tmp_path / "smear.png", cells=2, name="K 9"))
        parcel.pack(
            store.path,
            case.id,
            tmp_path / "one.leukocase",
            lambda record: images.image_of(case.id, record),
            lambda *_: None,
        )
    assert leukoview("add", tmp_path / "one.leukocase") == 0
    assert "case K 9: 2 cells added" in capsys.readouterr().out
    assert leukoview("add", tmp_path / "smear.png") == 3
    assert leukoview("add", tmp_path / "nowhere") == 3


def test_listing_loads_nothing_that_looks_at_pixels_or_learns():
    code = (
        "import sys; from leukoview.__main__ import main\n"
        "main(['library', 'list'])\n"
        "print([m for m in ('torch', 'sklearn', 'scipy', 'skimage') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
