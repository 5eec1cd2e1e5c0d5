"""The forms in which a report can be exported, one line each."""

from PySide6.QtCore import QCoreApplication

PDF = ".pdf"


def forms() -> dict[str, str]:
    """What each form is good for, by how the name of its file ends; the usual one first.

    The engine's side of it is `leukoview.engine.report.forms`.
    """
    return {
        PDF: _tr("PDF, the report to read and print"),
        ".html": _tr("HTML, the report as one web page"),
        ".csv": _tr("CSV, one line per cell for a spreadsheet"),
        "-counts.csv": _tr("CSV, one line per class with its counts and shares"),
        ".json": _tr("JSON, every figure for another program"),
        ".fhir.json": _tr("FHIR R4, for the laboratory's information system"),
        ".dcm": _tr("DICOM, the report's pages for an image archive"),
    }


def _tr(words: str) -> str:
    return QCoreApplication.translate("Forms", words)
