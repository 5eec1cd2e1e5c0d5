"""The forms in which the report of a case or reading goes out, each as the bytes of its files."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from leukoview.engine.case import Reading
from leukoview.engine.report.compose import compose
from leukoview.engine.report.compose_case import ImageOf, compose_case
from leukoview.engine.report.content import Fact, Report
from leukoview.engine.report.dicom import encapsulated_pdf
from leukoview.engine.report.document import document, encode
from leukoview.engine.report.document_case import case_document
from leukoview.engine.report.fhir import fhir_json
from leukoview.engine.report.html import html_bytes
from leukoview.engine.report.pdf import pdf_bytes
from leukoview.engine.report.reported import ReportedCase
from leukoview.engine.report.tables import case_counts_csv, case_csv, cells_csv, counts_csv
from leukoview.engine.report.unkept import unkept
from leukoview.engine.slide import open_slide
from leukoview.engine.stationery import PLAIN, Stationery
from leukoview.engine.summary import CaseSummary


class Form(StrEnum):
    """One way to hand a report on."""

    PDF = "pdf"
    HTML = "html"
    CSV = "csv"
    JSON = "json"
    FHIR = "fhir"
    DICOM = "dicom"


ENDINGS: dict[Form, tuple[str, ...]] = {
    Form.PDF: (".pdf",),
    Form.HTML: (".html",),
    Form.CSV: (".csv", "-counts.csv"),
    Form.JSON: (".json",),
    Form.FHIR: (".fhir.json",),
    Form.DICOM: (".dcm",),
}
"""How the names of each form's files end."""

_WITH_PAGES = frozenset({Form.PDF, Form.FHIR, Form.DICOM})
"""These hold the PDF."""
OF_ONE_CASE = frozenset({Form.FHIR, Form.DICOM})
"""These are never of several cases."""


def endings(forms: Collection[Form]) -> tuple[str, ...]:
    """How the files of some forms end, in the order of the forms."""
    return tuple(ending for form in Form if form in forms for ending in ENDINGS[form])


def form_of(ending: str) -> Form:
    """Which form a file is of, by how its name ends.

    Raises:
        ValueError: None ends so.
    """
    for form, known in ENDINGS.items():
        if ending in known:
            return form
    raise ValueError(ending)


def made_in(
    forms: Collection[Form], of: ReportedCase, image_of: ImageOf, *, stationery: Stationery = PLAIN
) -> dict[str, bytes]:
    """The files of some forms by how their names end; equal cases give equal bytes."""
    files: dict[str, bytes] = {}
    if Form.CSV in forms:
        files[".csv"], files["-counts.csv"] = case_csv(of.review), case_counts_csv(of.review)
    if Form.JSON in forms:
        files[".json"] = encode(case_document(of.reading, of.summary, of.review))
    if {Form.HTML, *_WITH_PAGES}.intersection(forms):
        files |= _composed(forms, of, composed(of, image_of, stationery))
    return {ending: files[ending] for ending in endings(forms)}


def made_of_reading(  # noqa: PLR0913 - what a report is made from, each by its name
    forms: Collection[Form],
    reading: Reading,
    summaries: Sequence[CaseSummary],
    *,
    patient: str = "",
    practice: bool = False,
    about: Sequence[Fact] = (),
    stationery: Stationery = PLAIN,
) -> dict[str, bytes]:
    """As `made_in`, of a reading that is no case; `patient` is the number that was given for it.

    FHIR and DICOM hold the report of the draft that the reading would be as a case, so that their
    figures and their pages agree: a cell that the model is unsure of stands there unidentified.

    Raises:
        ValueError: FHIR or DICOM, which are of one case, of several or of cropped cells.
    """
    files: dict[str, bytes] = {}
    if Form.CSV in forms:
        files[".csv"], files["-counts.csv"] = cells_csv(reading, summaries), counts_csv(summaries)
    if Form.JSON in forms:
        files[".json"] = encode(document(reading, summaries))
    if {Form.PDF, Form.HTML}.intersection(forms):
        report = compose(reading, summaries, practice=practice, about=about, stationery=stationery)
        files |= {".pdf": pdf_bytes(report)} if Form.PDF in forms else {}
        files |= {".html": html_bytes(report)} if Form.HTML in forms else {}
    if alone := OF_ONE_CASE.intersection(forms):
        (summary,) = summaries
        of = unkept(reading, summary, patient=patient, practice=practice, about=about)
        records = of.review.case.records
        files |= made_in(
            alone, of, lambda slide: open_slide(records[slide].source.path), stationery=stationery
        )
    return {ending: files[ending] for ending in endings(forms)}


def composed(of: ReportedCase, image_of: ImageOf, stationery: Stationery = PLAIN) -> Report:
    """The report that every form to be looked at prints."""
    return compose_case(of.reading, of.summary, of.review, image_of, of.about, stationery)


def _composed(forms: Collection[Form], of: ReportedCase, report: Report) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    if Form.HTML in forms:
        files[".html"] = html_bytes(report)
    if _WITH_PAGES.intersection(forms):
        files[".pdf"] = pdf_bytes(report)
    if Form.FHIR in forms:
        files[".fhir.json"] = fhir_json(of, report, files[".pdf"])
    if Form.DICOM in forms:
        files[".dcm"] = encapsulated_pdf(of, report, files[".pdf"])
    return files
