"""The command line over the real engine and the shipped model, on images drawn here."""

import json
import shutil
import subprocess
import sys
from importlib.resources import files

import jsonschema
import pytest
from PIL import Image, ImageDraw
from readings import saved_smear

from leukoview.__main__ import main
from leukoview.engine.resources import shipped

SHIPPED = shipped("models") / "acute-leukemia"


@pytest.fixture
def smear(tmp_path):
    path = tmp_path / "smear 1 é.png"
    saved_smear(path)
    return path


def test_a_drawn_smear_is_read_from_file_to_report(smear, tmp_path):
    out = tmp_path / "out.json"
    report = tmp_path / "out.pdf"
    given = ("--microns-per-pixel", "0.12", "--device", "cpu")
    assert main(["read", str(smear), *given, "--json", str(out), "--report", str(report)]) == 0
    made = json.loads(out.read_text("utf-8"))
    schema = files("leukoview.engine.report") / "reading.schema.json"
    jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(made)
    (slide,) = made["slides"]
    assert len(slide["cells"]) == 8
    assert (slide["scale_source"], slide["microns_per_pixel"]) == ("given", 0.12)
    assert all(abs(sum(cell["probabilities"].values()) - 1) < 1e-6 for cell in slide["cells"])
    assert report.read_bytes().startswith(b"%PDF")


def test_reading_twice_says_the_same(smear, tmp_path):
    made = []
    for name in ("one.json", "two.json"):
        assert main(["read", str(smear), "--json", str(tmp_path / name)]) == 0
        made.append(json.loads((tmp_path / name).read_text("utf-8")))
    assert made[0]["slides"] == made[1]["slides"]
    assert made[0]["cases"] == made[1]["cases"]


def test_cropped_cells_are_read_per_patient(tmp_path):
    for patient in ("p1", "p2"):
        (tmp_path / "cells" / patient).mkdir(parents=True)
        saved_smear(tmp_path / "cells" / patient / "a.png", width=180, height=190, cells=1)
    out = tmp_path / "out.json"
    command = ["read", "--cells", str(tmp_path / "cells"), "--microns-per-pixel", "0.12"]
    assert main([*command, "--json", str(out)]) == 0
    made = json.loads(out.read_text("utf-8"))
    assert [case["patient"] for case in made["cases"]] == ["p1", "p2"]
    one, other = (cell["box"] for cell in made["cells"])
    assert one == other


def test_a_drawn_photo_is_no_smear(tmp_path, capsys):
    image = Image.new("RGB", (800, 600), "#3f8fd8")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 380, 800, 600), fill="#2c7a2c")
    pen.polygon([(300, 380), (420, 200), (540, 380)], fill="#8b4513")
    pen.ellipse((600, 40, 700, 140), fill="#ffe14d")
    image.save(tmp_path / "house.png")
    out = tmp_path / "out.json"
    assert main(["read", str(tmp_path / "house.png"), "--json", str(out)]) == 3
    assert "house.png: " in capsys.readouterr().err
    (slide,) = json.loads(out.read_text("utf-8"))["slides"]
    assert slide["cells"] == []
    assert slide["quality"][0]["code"] == "not_a_smear"


def test_a_missing_model_is_said(smear, tmp_path, capsys):
    out = tmp_path / "out.json"
    command = ["read", str(smear), "--bundle", str(tmp_path / "none"), "--json", str(out)]
    assert main(command) == 3
    assert "There is no model" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("name", ["classifier.skops", "golden.npz", "MODEL_CARD.md"])
def test_an_altered_model_is_refused(smear, tmp_path, capsys, name):
    altered = tmp_path / "altered"
    shutil.copytree(SHIPPED, altered)
    with (altered / name).open("ab") as file:
        file.write(b" ")
    out = tmp_path / "out.json"
    assert main(["read", str(smear), "--bundle", str(altered), "--json", str(out)]) == 3
    said = capsys.readouterr().err
    assert name in said
    assert "altered" in said
    assert not out.exists()


def test_the_practice_case_is_read_as_what_was_drawn_and_one_alarm_rings(tmp_path, capsys):
    assert main(["demo", "--no-window", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("APL ALARM") == 1
    cases = json.loads((tmp_path / "reading.json").read_text("utf-8"))["cases"]
    assert [(case["suggestion"], case["alarm"]) for case in cases] == [
        ("all_l1", False),
        ("all_l2", False),
        ("aml_m2", False),
        ("aml_m3", True),
        ("aml_m5", False),
    ]


def test_the_installation_passes_its_own_test(capsys):
    assert main(["selftest"]) == 0
    assert "Self-test passed." in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_results_are_written_though_nobody_listens(smear, tmp_path):
    out = tmp_path / "out.json"
    command = [sys.executable, "-u", "-m", "leukoview", "read", str(smear), "--json", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        reading.stdout.close()
        said = reading.stderr.read()
    assert said == b""
    assert json.loads(out.read_text("utf-8"))["slides"]


def test_an_image_of_each_kind_is_not_read_with_the_others_model(smear, tmp_path, capsys):
    practice = shipped("models") / "practice"
    assert main(["read", str(smear), "--bundle", str(practice)]) == 3
    assert "must not read" in capsys.readouterr().err


def test_the_models_on_this_computer_are_listed_and_sound(capsys):
    assert main(["models"]) == 0
    said = capsys.readouterr().out
    assert "acute-leukemia: " in said
    assert "practice: " in said
    assert "sha256 " in said
