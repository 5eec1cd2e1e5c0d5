import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from readings import KEYS, crop_reading, reading, skipped, slide_reading, summary, summary_of

from leukoview.engine.case import Box
from leukoview.engine.report import document, encode

BOXES = [Box(10, 20, 30, 40), Box(60, 20, 30, 40)]


@pytest.fixture(scope="module")
def schema():
    text = (files("leukoview.engine.report") / "reading.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def slides():
    slide = slide_reading("smear.png", BOXES)
    return reading(slides=(slide,), skipped=(skipped(),)), [summary_of(slide)]


def crops():
    own = (crop_reading("p1/a.png", "p1", KEYS[1]), crop_reading("p2/b.png", "p2", KEYS[3]))
    cases = [summary(crop.patient, [crop.reading.prediction], alarm=True) for crop in own]
    return reading(crops=own), cases


@pytest.mark.parametrize("made", [slides, crops], ids=["slides", "crops"])
def test_the_json_follows_its_published_schema(schema, made):
    schema.validate(json.loads(encode(document(*made()))))


def test_a_slide_holds_the_documented_names():
    (slide,) = document(*slides())["slides"]
    assert slide.keys() >= {"path", "sha256", "width", "height", "microns_per_pixel", "quality"}
    assert slide["cells"][0].keys() >= {
        "box",
        "top",
        "second",
        "probabilities",
        "unsure",
        "unlike_training",
        "morphometry",
    }


def test_a_box_is_x_y_width_height():
    assert document(*slides())["slides"][0]["cells"][0]["box"] == [10, 20, 30, 40]


def test_what_could_not_be_measured_is_null():
    (slide,) = json.loads(encode(document(*slides())))["slides"]
    assert slide["cells"][0]["morphometry"]["granularity"] is None


def test_crops_stand_under_cells_with_their_patient():
    made = document(*crops())
    assert "slides" not in made
    assert [(cell["patient"], cell["top"]) for cell in made["cells"]] == [
        ("p1", "aml_m3"),
        ("p2", "benign"),
    ]


def test_a_case_says_what_is_suggested_by_key():
    case = document(*crops())["cases"][0]
    assert case["suggestion"] == "all_lymphoblast"
    assert (case["n"], case["alarm"], case["apl_probability"]) == (1, True, 0.62)


def test_flags_are_booleans():
    cells = json.loads(encode(document(*slides())))["slides"][0]["cells"]
    assert [cell["unsure"] for cell in cells] == [False, True]


def test_skipped_images_are_listed_with_their_reason():
    assert json.loads(encode(document(*slides())))["skipped"][0]["path"] == "broken.jpg"


def test_a_path_that_is_no_text_is_written_nevertheless():
    strange = slide_reading(Path("bad\udcff.png"), BOXES)
    text = encode(document(reading(slides=(strange,)), [summary("x", [])]))
    assert json.loads(text)["slides"][0]["path"] == "bad\\xff.png"
