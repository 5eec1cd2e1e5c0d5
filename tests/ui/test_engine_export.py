"""The engine's export as the window asks for it: a whole case, over the shipped model."""

import io
import json

import pypdf
import pytest
from PIL import Image
from reviewed import APL, FIRST, LYMPHOBLAST, NORMAL, amended, begun, labelled

from leukoview.engine.casefile.changes import Decided
from leukoview.engine.progress import Cancelled, unheard, unwatched
from leukoview.engine.report.forms import ENDINGS
from leukoview.engine.stationery import Letterhead, Stationery
from leukoview.engine.taxonomy import ARTEFACT
from leukoview.ui.report import report_work
from leukoview.ui.report.forms import forms
from leukoview.ui.report.report_work import ExportOrder, PagesOrder, ReportOrder

FORMS = ("pdf", "html", "csv", "json")


@pytest.fixture
def exported(tmp_path, monkeypatch):
    """Exports a case whose image lies in the working folder; gives the files by form."""
    monkeypatch.chdir(tmp_path)

    def export(tell, *, tops=(LYMPHOBLAST, NORMAL), **options):
        review = tell(begun(tmp_path, tops=tops)).review()
        files = {f".{form}": tmp_path / f"out.{form}" for form in FORMS}
        order = ExportOrder(ReportOrder(lambda: review, **options), files)
        assert report_work.export(order, unwatched, unheard).paths == tuple(files.values())
        return {form: tmp_path / f"out.{form}" for form in FORMS}

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
    texts = [pdf, *(places[form].read_text("utf-8") for form in ("html", "csv", "json"))]
    for secret in ("Müller", "P-4711", "1961", "smear 1.png", "B26-0815"):
        assert secret not in " ".join(texts)


def test_every_form_of_the_window_can_be_made_and_every_one_is_offered():
    assert set(forms()) == {ending for endings in ENDINGS.values() for ending in endings}


def test_a_report_is_made_on_the_laboratorys_stationery(exported):
    head = Letterhead("Hospital Universitario")
    places = exported(labelled, stationery=Stationery(head, "letter", "es"))
    page = pypdf.PdfReader(places["pdf"]).pages[0]
    assert tuple(page.mediabox[2:]) == (612, 792)
    for text in (page.extract_text(), places["html"].read_text("utf-8")):
        assert "Hospital Universitario" in text
        assert "Recuento diferencial" in text


def test_pages_are_drawn_as_fine_as_asked_and_told_one_by_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    heard = []
    order = PagesOrder(ReportOrder(labelled(begun(tmp_path)).review), 50)
    total = report_work.pages(order, unwatched, heard.append)
    numbers = range(1, total + 1)
    assert [(page.number, page.total) for page in heard] == [(one, total) for one in numbers]
    picture = Image.open(io.BytesIO(heard[0].png))
    assert picture.size == (414, 585)
    assert picture.convert("L").getextrema()[0] < 100


def test_a_reader_who_has_seen_enough_stops_the_pages(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    heard = []

    def stop_at_the_second(done, _total):
        if done == 2:
            raise Cancelled

    order = PagesOrder(ReportOrder(labelled(begun(tmp_path, cells=48)).review), 50)
    with pytest.raises(Cancelled):
        report_work.pages(order, stop_at_the_second, heard.append)
    assert [page.number for page in heard] == [1]
