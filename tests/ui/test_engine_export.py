"""The engine's export as the window asks for it: a whole case, over the shipped model."""

import json

import pypdf
import pytest
from reviewed import APL, FIRST, LYMPHOBLAST, NORMAL, amended, begun, labelled

from leukoview.engine.casefile.changes import Decided
from leukoview.engine.progress import unheard, unwatched
from leukoview.engine.taxonomy import ARTEFACT
from leukoview.ui import engine_work
from leukoview.ui.engine_work import ExportOrder

FORMS = ("pdf", "csv", "json")


@pytest.fixture
def exported(tmp_path, monkeypatch):
    """Exports a case whose image lies in the working folder; gives the files by form."""
    monkeypatch.chdir(tmp_path)

    def export(tell, *, tops=(LYMPHOBLAST, NORMAL), **options):
        review = tell(begun(tmp_path, tops=tops)).review()
        places = {form: tmp_path / f"out.{form}" for form in FORMS}
        order = ExportOrder(review=review, **places, **options)
        assert engine_work.export(order, unwatched, unheard) == tuple(places.values())
        return places

    return export


def test_every_form_is_of_the_reviewed_case(exported):
    places = exported(labelled)
    assert "DRAFT" in pypdf.PdfReader(places["pdf"]).pages[0].extract_text()
    assert json.loads(places["json"].read_text("utf-8"))["schema"] == "leukoview-case-2"
    assert places["csv"].read_text("utf-8").splitlines()[0].endswith("decided_at,standing")


def test_the_alarm_rings_on_the_report_though_no_window_has_looked(exported):
    places = exported(lambda told: told, tops=(APL, NORMAL))
    assert "APL ALARM" in pypdf.PdfReader(places["pdf"]).pages[0].extract_text()
    assert json.loads(places["json"].read_text("utf-8"))["case"]["alarm"]["images"] == [1]


def test_a_case_of_artefacts_only_is_reported_too(exported):
    def discard(told):
        cells = told.case.records[FIRST].cells
        return told.then(Decided(FIRST, dict.fromkeys((cell.id for cell in cells), ARTEFACT)))

    count = json.loads(exported(discard)["json"].read_text("utf-8"))["case"]["differential"]
    assert (count["n"], count["artefacts"]) == (0, 8)


def test_exporting_again_gives_the_same_files(exported):
    first = {form: path.read_bytes() for form, path in exported(amended).items()}
    assert {form: path.read_bytes() for form, path in exported(amended).items()} == first


def test_deidentified_files_name_nobody(exported):
    places = exported(amended, deidentified=True)
    pdf = " ".join(page.extract_text() for page in pypdf.PdfReader(places["pdf"]).pages)
    texts = [pdf, *(places[form].read_text("utf-8") for form in ("csv", "json"))]
    for secret in ("Müller", "P-4711", "1961", "smear 1.png", "B26-0815"):
        assert secret not in " ".join(texts)
