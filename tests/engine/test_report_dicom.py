import io
import shutil
import subprocess
from dataclasses import replace

import pydicom
import pytest
from reviewed import SUBJECT, amended, begun, labelled, reported, run, signed, summed_up

from leukoview.engine.casefile import Subject
from leukoview.engine.casefile.review import deidentified
from leukoview.engine.report import pdf_bytes
from leukoview.engine.report.dicom import day, encapsulated_pdf, person, value
from leukoview.engine.report.reported import ReportedCase

REQUIRED = (
    *("PatientName", "PatientID", "PatientBirthDate", "PatientSex"),
    *("StudyInstanceUID", "StudyDate", "StudyTime", "ReferringPhysicianName", "StudyID"),
    *("AccessionNumber", "Modality", "SeriesInstanceUID", "SeriesNumber", "Manufacturer"),
    *("ConversionType", "InstanceNumber", "ContentDate", "ContentTime", "AcquisitionDateTime"),
    *("BurnedInAnnotation", "DocumentTitle", "ConceptNameCodeSequence"),
    *("MIMETypeOfEncapsulatedDocument", "EncapsulatedDocument", "SOPClassUID", "SOPInstanceUID"),
    "SpecificCharacterSet",
)
"""Type 1 and 2 attributes of the Encapsulated PDF's modules (PS3.3, tables A.45.1-1, C.7-1,
C.7-3, C.24-1, C.7-8, C.8-24, C.24-2, C.12-1); type 1 has a value."""

MAY_BE_EMPTY = {
    *("PatientName", "PatientID", "PatientBirthDate", "PatientSex", "ReferringPhysicianName"),
    *("AccessionNumber", "AcquisitionDateTime", "ConceptNameCodeSequence"),
}


def written(review, folder, *, pdf=None):
    report = reported(review, folder)
    of = ReportedCase(run(review), summed_up(review), review)
    return encapsulated_pdf(of, report, pdf_bytes(report) if pdf is None else pdf)


def read(made):
    return pydicom.dcmread(io.BytesIO(made))


@pytest.mark.parametrize("bare", [False, True], ids=["named", "deidentified"])
def test_every_attribute_that_the_standard_asks_for_is_there(tmp_path, bare):
    review = signed(begun(tmp_path)).review()
    made = read(written(deidentified(review) if bare else review, tmp_path, pdf=b"%PDF"))
    assert [name for name in REQUIRED if name not in made] == []
    empty = {name for name in REQUIRED if not made[name].value and made[name].VM == 0}
    assert empty <= MAY_BE_EMPTY


def test_it_is_an_encapsulated_pdf_of_the_standard(tmp_path):
    made = read(written(begun(tmp_path).review(), tmp_path, pdf=b"%PDF"))
    assert made.SOPClassUID == "1.2.840.10008.5.1.4.1.1.104.1"
    assert made.file_meta.MediaStorageSOPClassUID == made.SOPClassUID
    assert made.file_meta.MediaStorageSOPInstanceUID == made.SOPInstanceUID
    assert made.MIMETypeOfEncapsulatedDocument == "application/pdf"


@pytest.mark.parametrize("pdf", [b"%PDF-odd", b"%PDF-even"])
def test_the_pages_come_out_as_they_went_in(tmp_path, pdf):
    made = read(written(begun(tmp_path).review(), tmp_path, pdf=pdf))
    assert len(made.EncapsulatedDocument) % 2 == 0
    assert made.EncapsulatedDocument[: made.EncapsulatedDocumentLength] == pdf


def test_the_patient_is_named(tmp_path):
    made = read(written(begun(tmp_path).review(), tmp_path, pdf=b"%PDF"))
    assert (made.PatientID, made.PatientBirthDate, made.PatientSex) == (
        "P-4711",
        "19610730",
        "F",
    )
    assert (made.PatientName.family_name, made.PatientName.given_name) == ("Müller", "Ágnes")
    assert (made.PatientIdentityRemoved, made.BurnedInAnnotation) == ("NO", "YES")


def test_a_deidentified_object_says_so_and_names_nobody(tmp_path):
    named = signed(begun(tmp_path)).review()
    made = read(written(deidentified(named), tmp_path))
    assert (made.PatientIdentityRemoved, made.BurnedInAnnotation) == ("YES", "NO")
    assert (str(made.PatientName), made.PatientID, made.PatientBirthDate) == ("", "", "")
    assert made.DeidentificationMethod
    assert made.StudyInstanceUID != read(written(named, tmp_path)).StudyInstanceUID


@pytest.mark.parametrize(
    ("practice", "words"), [(False, ["DRAFT (unsigned)"]), (True, ["PRACTICE", "DRAFT (unsigned)"])]
)
def test_the_title_says_what_nobody_may_miss(tmp_path, practice, words):
    review = begun(tmp_path, practice=practice).review()
    title = read(written(review, tmp_path, pdf=b"%PDF")).DocumentTitle
    assert all(word in title for word in words)
    assert ("PRACTICE" in title) == practice


def test_the_same_case_gives_the_same_bytes(tmp_path):
    told = amended(begun(tmp_path))
    assert written(told.review(), tmp_path) == written(told.review(), tmp_path)


def test_reports_of_one_case_are_objects_of_one_series(tmp_path):
    told = labelled(begun(tmp_path))
    first = read(written(told.review(), tmp_path))
    second = read(written(signed(begun(tmp_path)).review(), tmp_path))
    assert first.SeriesInstanceUID == second.SeriesInstanceUID
    assert first.SOPInstanceUID != second.SOPInstanceUID
    assert (first.VerificationFlag, second.VerificationFlag) == ("UNVERIFIED", "VERIFIED")


NAMES = {
    "hebrew": "כהן דוד",
    "cjk": "王小明",
    "combining": "Nguye\u0302\u0303n Ti\u0301n",
    "control": "a\x00b\tc\nd",
    "surrogate": "half \ud83d pair",
    "dividers": "a\\b^c=d",
    "long": "Wolfeschlegelsteinhausenbergerdorff " * 300,
    "long cjk": "王" * 10_000,
    "blank": "   ",
}


@pytest.mark.parametrize("words", NAMES.values(), ids=NAMES)
def test_any_name_is_written_and_read_back(tmp_path, words):
    review = begun(tmp_path).review()
    subject = Subject(words, words, words, words)
    review = replace(review, case=replace(review.case, subject=subject))
    made = read(written(review, tmp_path, pdf=b"%PDF"))
    assert str(made.PatientName) == value(words, "PN")
    assert made.PatientID == value(words, "LO")
    assert len(str(made.PatientName)) <= 64
    assert made.SpecificCharacterSet == "ISO_IR 192"


def test_a_value_that_is_too_long_is_cut_with_a_mark():
    assert value("x" * 65, "LO") == "x" * 63 + "…"
    assert value("x" * 64, "LO") == "x" * 64


@pytest.mark.parametrize(
    ("name", "divided"),
    [
        ("Müller, Ágnes", "Müller^Ágnes"),
        ("王小明", "王小明"),
        ("de la Cruz, Ana, MD", "de la Cruz, Ana, MD"),
        ("Ana,", "Ana,"),
        ("", ""),
    ],
)
def test_a_name_is_divided_at_its_one_comma(name, divided):
    assert person(name) == divided


@pytest.mark.parametrize(
    ("typed", "written_as"),
    [("1961-07-30", "19610730"), ("30.7.1961", ""), ("1961", ""), ("2025-02-30", ""), ("", "")],
)
def test_a_date_is_written_where_it_is_one(typed, written_as):
    assert day(typed) == written_as


VALIDATOR = shutil.which("dciodvfy")


@pytest.mark.skipif(VALIDATOR is None, reason="dciodvfy (dicom3tools) is not installed")
@pytest.mark.parametrize("bare", [False, True], ids=["named", "deidentified"])
def test_a_validator_of_others_finds_no_error(tmp_path, bare):
    review = signed(begun(tmp_path, subject=SUBJECT)).review()
    path = tmp_path / "report.dcm"
    path.write_bytes(written(deidentified(review) if bare else review, tmp_path))
    done = subprocess.run([VALIDATOR, "-new", path], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if line.startswith("Error")] == []
    assert "EncapsulatedPDF" in done.stderr
