"""The forms of a reading that nobody keeps as a case."""

import base64
import io
import json
from dataclasses import replace

import pypdf
import pytest
from fhir.resources.R4B.bundle import Bundle
from readings import crop_reading, reading, saved_smear, slide_reading, summary, summary_of

from leukoview.engine.casefile import CaseState
from leukoview.engine.report.forms import Form, composed, made_of_reading
from leukoview.engine.report.unkept import unkept
from leukoview.engine.slide import open_slide


@pytest.fixture
def slide(tmp_path):
    path = tmp_path / "smear.png"
    return slide_reading(path, saved_smear(path))


def bundle_of(slide, **options):
    made = made_of_reading({Form.FHIR}, reading(slides=(slide,)), [summary_of(slide)], **options)
    return made[".fhir.json"]


def found_in(bundle, kind):
    entries = json.loads(bundle)["entry"]
    return [one["resource"] for one in entries if one["resource"]["resourceType"] == kind]


def test_a_reading_is_a_draft_of_what_the_model_suggests(slide):
    review = unkept(reading(slides=(slide,)), summary_of(slide)).review
    assert review.case.state is CaseState.DRAFT
    assert [one.reading for one in review.cells] == list(slide.cells)
    assert not any(one.decision for one in review.cells)


def test_its_bundle_follows_the_standard_and_is_preliminary(slide):
    made = bundle_of(slide)
    Bundle.model_validate_json(made)
    (report,) = found_in(made, "DiagnosticReport")
    assert report["status"] == "preliminary"
    assert "resultsInterpreter" not in report


def test_the_name_of_an_image_is_no_patient(slide):
    assert found_in(bundle_of(slide), "Patient") == []
    (patient,) = found_in(bundle_of(slide, patient="P 7"), "Patient")
    assert patient["identifier"] == [{"value": "P 7"}]


def test_drawn_smears_are_marked_as_test_data(slide):
    made = json.loads(bundle_of(slide, practice=True))
    assert made["meta"]["security"][0]["code"] == "HTEST"


def test_equal_readings_make_equal_files_and_others_other_ones(slide):
    again, later = (
        made_of_reading({*Form}, replace(reading(slides=(slide,)), program=program), cases)
        for program, cases in (("0.1.0", [summary_of(slide)]), ("0.2.0", [summary_of(slide)]))
    )
    first = made_of_reading({*Form}, reading(slides=(slide,)), [summary_of(slide)])
    assert first == again
    assert first[".fhir.json"] != later[".fhir.json"]


def test_the_figures_of_the_bundle_are_those_of_its_pages(slide):
    made = bundle_of(slide)
    (form,) = found_in(made, "DiagnosticReport")[0]["presentedForm"]
    page = pypdf.PdfReader(io.BytesIO(base64.b64decode(form["data"]))).pages[0].extract_text()
    counted, lymphoblasts = (
        next(one for one in found_in(made, "Observation") if one["code"]["text"].startswith(words))
        for words in ("Nucleated", "Lymphoblast")
    )
    n, share = counted["valueInteger"], lymphoblasts["valueQuantity"]["value"]
    assert f"n = {n} of 200 wanted" in page
    assert f"{share:.0f} %" in page


def test_a_draft_without_a_trail_names_none(slide):
    of = unkept(reading(slides=(slide,)), summary_of(slide))
    report = composed(of, lambda _slide: open_slide(slide.path))
    assert "Trail SHA-256" not in {fact.name for fact in report.making}


def test_no_bundle_is_made_of_several_cases_or_of_crops(tmp_path, slide):
    both = reading(slides=(slide, slide))
    with pytest.raises(ValueError, match="too many"):
        made_of_reading({Form.FHIR}, both, [summary_of(slide)] * 2)
    crop = crop_reading(tmp_path / "smear.png", "p1", "aml_m3")
    case = summary("p1", [crop.reading.prediction])
    with pytest.raises(ValueError, match="no smear"):
        made_of_reading({Form.DICOM}, reading(crops=(crop,)), [case])
