"""Every form of a case's report together: whole, checked, and without names where that is asked."""

import csv
import io
import json
from dataclasses import replace

import pikepdf
import pypdf
import pytest
from reviewed import ANNA, SPECIMEN, SUBJECT, amended, begun, labelled, run, signed, summed_up

from leukoview.engine.casefile import Material, Specimen, Subject
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.casefile.review import deidentified
from leukoview.engine.errors import OutputError
from leukoview.engine.report.forms import Form, endings, made_in
from leukoview.engine.report.nameless import bare, check_nameless, folded, secrets_of, texts_in
from leukoview.engine.report.reported import ReportedCase
from leukoview.engine.slide import open_slide
from leukoview.engine.stationery import Stationery

EVERY = frozenset(Form)


@pytest.fixture
def made(tmp_path):
    """Makes forms of a review whose one image lies in the working folder."""

    def make(review, forms=EVERY, **options):
        of = ReportedCase(run(review), summed_up(review), review)
        return make_from(of, forms, **options)

    def make_from(of, forms, **options):
        image = next(tmp_path.glob("*.png"))
        return made_in(forms, of, lambda _slide: open_slide(image), **options)

    return make


def text_of(files):
    return " \n ".join(folded(one) for content in files.values() for one in texts_in(content))


def test_every_form_has_its_files(tmp_path, made):
    files = made(labelled(begun(tmp_path)).review())
    assert list(files) == [".pdf", ".html", ".csv", "-counts.csv", ".json", ".fhir.json", ".dcm"]
    assert all(files.values())


def test_only_what_is_wanted_is_made(tmp_path, made):
    assert endings({Form.JSON, Form.PDF}) == (".pdf", ".json")
    assert list(made(begun(tmp_path).review(), {Form.JSON})) == [".json"]


def test_the_same_case_gives_the_same_files(tmp_path, made):
    told = amended(begun(tmp_path))
    first = made(told.review())
    told.then(papers.Exported(("r.pdf",)))
    assert made(told.review()) == first


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("tell", [lambda told: told, signed, amended], ids=["draft", "1", "2"])
def test_qpdf_finds_nothing_wrong_with_the_pages(tmp_path, made, tell, paper):
    files = made(tell(begun(tmp_path)).review(), {Form.PDF}, stationery=Stationery(paper=paper))
    with pikepdf.open(io.BytesIO(files[".pdf"])) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) >= 2


def test_qpdf_finds_what_is_wrong_with_broken_pages(tmp_path, made):
    whole = made(begun(tmp_path).review(), {Form.PDF})[".pdf"]
    with pikepdf.open(io.BytesIO(whole.replace(b"endstream", b"endstraem", 1))) as pdf:
        assert pdf.check_pdf_syntax()


def test_the_pages_within_fhir_and_dicom_are_the_report(tmp_path, made):
    files = made(signed(begun(tmp_path)).review())
    pages = pypdf.PdfReader(io.BytesIO(files[".pdf"])).pages
    wanted = folded(pages[0].extract_text())
    for ending in (".fhir.json", ".dcm"):
        assert wanted in [folded(one) for one in texts_in(files[ending])]


def test_the_counts_of_a_case_are_a_table(tmp_path, made):
    files = made(labelled(begun(tmp_path)).review(), {Form.CSV})
    table = list(csv.DictReader(io.StringIO(files["-counts.csv"].decode())))
    rows = {row["class"]: row for row in table}
    assert (rows["aml_m3"]["suggested"], rows["aml_m3"]["final"]) == ("0", "1")
    assert (rows["artefact"]["final"], rows["artefact"]["share"]) == ("1", "")
    assert int(rows["blasts"]["n"]) == sum(
        int(rows[key]["final"]) for key in ("all_lymphoblast", "aml_m3", "aml_not_m3", "benign")
    )
    assert {row["patient"] for row in table} == {SUBJECT.id}


HOSTILE = {
    "rtl": "כהן דוד\u200f محمد",
    "override": "\u202egnp.exe\u202c",
    "cjk": "王小明",
    "combining": "Nguye\u0302\u0303n",
    "control": "a\x00b\x1bc",
    "surrogate": "half \ud83d pair",
    "formula": "=HYPERLINK('http://x','y')",
    "wide formula": "＝1+1",
    "markup": '<img src=x onerror="alert(1)">&amp;',
    "quotes": 'a"b\r\n"c,d;e',
    "long": "word " * 2000,
    "empty": "",
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_any_text_goes_through_every_form(tmp_path, made, words):
    review = begun(tmp_path).review()
    subject = Subject(words, words, words, words)
    specimen = Specimen(words, Material.BLOOD, words, words, words, words, words)
    review = replace(review, case=replace(review.case, subject=subject, specimen=specimen))
    files = made(review)
    (table,) = {row["patient"] for row in csv.DictReader(io.StringIO(files[".csv"].decode()))}
    assert not table.startswith(("=", "＝", "+", "-", "@"))
    assert json.loads(files[".json"])["case"]["subject"]["name"] == words
    assert text_of(files)


@pytest.fixture
def checked(tmp_path, made):
    """Makes the de-identified files of a case, has them searched, and gives them."""

    def check(told, forms=EVERY, *, leak=None):
        review = deidentified(told.review())
        files = made(review, forms) | (leak or {})
        check_nameless(told.case, files, lambda empty: made(empty, forms), review)
        return files

    return check


SUBJECTS = {
    "latin": SUBJECT,
    "words of every report": Subject("12", "Small, Young", "2026-03-04", "female"),
    "a reader's name": Subject("8", "Anna", "1961", "female"),
    "cjk": Subject("病 0042", "王小明", "1980年1月2日", "男"),
    "hebrew": Subject("מס 17", "כהן דוד", "2.1.1980", ""),
    "nobody": Subject(),
}


@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS)
def test_a_deidentified_export_passes_the_search(tmp_path, checked, subject):
    specimen = replace(SPECIMEN, stain=f"Giemsa {subject.name}", smear=f"squash {subject.id}")
    told = begun(tmp_path, subject=subject, specimen=specimen, name="smear.png")
    files = checked(signed(told))
    text = text_of(files)
    assert ANNA.casefold() in text
    if len(subject.name) > 5 and subject.name.isascii() is False:
        assert folded(subject.name) not in text


def test_the_search_finds_a_name_in_every_form(tmp_path, checked, made):
    told = signed(begun(tmp_path))
    named = made(told.review())
    for ending, content in named.items():
        with pytest.raises(OutputError, match="still say whose case it is"):
            checked(told, {Form.JSON}, leak={ending: content})


@pytest.mark.parametrize(
    "said",
    [
        SUBJECT.id,
        "Müller",
        "MÜLLER",
        SUBJECT.birth_date,
        SPECIMEN.id,
        SPECIMEN.collected,
        "smear 1.png",
    ],
)
def test_the_search_finds_each_thing_that_says_whose_case_it_is(tmp_path, checked, said):
    told = signed(begun(tmp_path))
    with pytest.raises(OutputError, match="nothing was written"):
        checked(told, {Form.JSON}, leak={".json": json.dumps({"note": [f"({said})"]}).encode()})


def test_a_name_in_a_title_of_the_pages_is_found(tmp_path, checked):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Title"] = SUBJECT.name
    out = io.BytesIO()
    pdf.save(out)
    with pytest.raises(OutputError):
        checked(signed(begun(tmp_path)), {Form.JSON}, leak={".pdf": out.getvalue()})


def test_what_is_looked_for_is_whole_and_in_parts(tmp_path):
    secrets = secrets_of(begun(tmp_path).case)
    assert {"müller, ágnes", "müller", "ágnes", "p-4711", "smear 1.png", "smear 1"} <= {*secrets}


def test_the_case_without_papers_keeps_its_cells_and_readers(tmp_path):
    review = signed(begun(tmp_path)).review()
    empty = bare(review)
    assert empty.case.subject == Subject()
    assert empty.case.specimen == Specimen(material=Material.MARROW)
    assert [len(one.cells) for one in empty.case.slides] == [
        len(one.cells) for one in review.case.slides
    ]
    assert empty.case.signatures == review.case.signatures
