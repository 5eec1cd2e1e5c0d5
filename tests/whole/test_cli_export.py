"""`leukoview export`, run as the terminal would, over the shipped model."""

import io
import json
from datetime import UTC, datetime

import pydicom
import pypdf
import pytest
from cases import made_case, signed_off

from leukoview.cli import Doors, codes, main
from leukoview.engine.casefile import Stamp
from leukoview.engine.casefile.paperwork import Amended
from leukoview.engine.report.nameless import folded, texts_in
from leukoview.engine.resources import home
from leukoview.engine.store import FILE_NAME, Store

EVERY = "pdf,html,csv,json,fhir,dicom"
ENDINGS = (".pdf", ".html", ".csv", "-counts.csv", ".json", ".fhir.json", ".dcm")


def never(*_):
    pytest.fail("no window and no bench are wanted")


@pytest.fixture
def export():
    return lambda *words: main(["export", *(str(word) for word in words)], Doors(never, never))


@pytest.fixture
def cases(tmp_path):
    """A signed case and a draft; nothing holds the store any more."""
    store = Store(home() / FILE_NAME)
    draft = made_case(store, tmp_path / "other.png", cells=2, name="K 9")
    signed = signed_off(store, made_case(store, tmp_path / "smear 77.png", name="B 26/117"))
    store.close()
    return signed, draft


def trail_of(case):
    store = Store(home() / FILE_NAME)
    try:
        return [entry.change for entry in store.trail(case.id)]
    finally:
        store.close()


def test_an_earlier_version_of_an_amended_case_stays_readable(export, cases, tmp_path, capsys):
    signed, _draft = cases
    store = Store(home() / FILE_NAME)
    stamp = Stamp("Bert", datetime(2026, 11, 25, 9, tzinfo=UTC))
    store.append(store.case(signed.id), [Amended("One more look.")], stamp)
    store.close()
    assert export("B 26", "--version", 1, "--into", tmp_path / "out") == 0
    (path,) = (tmp_path / "out").iterdir()
    assert path.name == f"leukoview-{signed.id[:8]}-v1.pdf"
    assert "SUPERSEDED" in pypdf.PdfReader(path).pages[0].extract_text()
    assert export("B 26", "--version", 2, "--into", tmp_path / "none") == codes.NOTHING_READ
    assert "has no version 2. It was signed 1 time." in capsys.readouterr().err


def test_a_case_goes_out_in_every_form(export, cases, tmp_path, capsys):
    signed, _draft = cases
    out = tmp_path / "new" / "out"
    assert export("B 26", "--form", EVERY, "--into", out) == 0
    names = {f"leukoview-{signed.id[:8]}{ending}" for ending in ENDINGS}
    assert {path.name for path in out.iterdir()} == names
    assert capsys.readouterr().out.startswith(f"{signed.id[:8]}  leukoview-{signed.id[:8]}.pdf, ")
    assert set(trail_of(signed)[-1].names) == names
    made = json.loads((out / f"leukoview-{signed.id[:8]}.json").read_text("utf-8"))
    assert made["case"]["subject"]["name"] == "Müller, Eva"
    dicom = pydicom.dcmread(out / f"leukoview-{signed.id[:8]}.dcm")
    assert str(dicom.PatientName) == "Müller^Eva"


def test_many_cases_go_out_a_line_each_and_bad_ones_are_named(export, cases, tmp_path, capsys):
    signed, draft = cases
    code = export("B 26", "K 9", "nowhere", "K 9", "--form", "json", "--into", tmp_path / "out")
    assert code == 1
    said = capsys.readouterr()
    assert [line[:8] for line in said.out.splitlines()] == [signed.id[:8], draft.id[:8]]
    (skipped,) = said.err.splitlines()
    assert skipped.startswith("skipped: nowhere: 0 cases found for “nowhere”. Give the id that")


def test_all_cases_go_out(export, cases, tmp_path):
    assert export("--all", "--into", tmp_path / "out") == 0
    made = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert made == sorted(f"leukoview-{case.id[:8]}.pdf" for case in cases)


def test_nothing_is_overwritten_unasked_and_nothing_written_beside_it(
    export, cases, tmp_path, capsys
):
    signed, _draft = cases
    out = tmp_path / "out"
    out.mkdir()
    there = out / f"leukoview-{signed.id[:8]}.json"
    there.write_text("mine")
    assert export("--all", "--form", "csv,json", "--into", out) == 2
    assert "is already there" in capsys.readouterr().err
    assert [path.read_text() for path in out.iterdir()] == ["mine"]
    assert export("--all", "--form", "csv,json", "--into", out, "--force") == 0
    assert json.loads(there.read_text("utf-8"))["schema"] == "leukoview-case-2"


def test_a_deidentified_export_names_nobody_in_any_byte_that_can_be_read(
    export, cases, tmp_path, capsys
):
    out = tmp_path / "out"
    assert export("B 26", "--form", EVERY, "--deidentified", "--into", out) == 0
    files = {path.name: path.read_bytes() for path in out.iterdir()}
    assert len(files) == len(ENDINGS)
    said = capsys.readouterr().out
    for name, content in files.items():
        text = folded(" ".join([name, said, *texts_in(content)]))
        assert not [word for word in ("müller", "b 26/117", "smear 77") if word in text]
        assert "eva" not in text.split()
        assert "Müller".encode() not in content


def test_an_image_that_has_gone_missing_costs_its_pictures_alone(export, cases, tmp_path):
    signed, _draft = cases
    (tmp_path / "smear 77.png").unlink()
    assert export("B 26", "--into", tmp_path / "out") == 0
    made = (tmp_path / "out" / f"leukoview-{signed.id[:8]}.pdf").read_bytes()
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "No pictures" in text


def test_while_a_window_holds_the_cases_the_export_is_not_noted(export, cases, tmp_path):
    signed, _draft = cases
    before = trail_of(signed)
    held = Store(home() / FILE_NAME)
    try:
        assert export("B 26", "--form", "json", "--into", tmp_path / "out") == 0
    finally:
        held.close()
    assert trail_of(signed) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nowhere",), 3),
        ((), 2),
        (("B 26", "--all"), 2),
    ],
)
def test_what_cannot_be_meant_is_refused(export, cases, tmp_path, words, code):
    out = tmp_path / "out"
    assert export(*words, "--into", out) == code
    assert not list(tmp_path.glob("out/*"))


def test_a_form_that_is_none_is_refused_in_words(export, capsys):
    with pytest.raises(SystemExit) as ended:
        export("B 26", "--form", "pdf,docx", "--into", "out")
    assert ended.value.code == 2
    assert "“docx” is no form of a report" in capsys.readouterr().err


def test_a_file_where_the_folder_should_be_is_refused(export, cases, tmp_path, capsys):
    (tmp_path / "out").write_text("mine")
    assert export("B 26", "--into", tmp_path / "out") == 2
    assert "cannot be made" in capsys.readouterr().err
