"""The forms in which a report can be exported, one line each."""

from PySide6.QtCore import QCoreApplication

PDF = ".pdf"


def forms() -> dict[str, str]:
    """What each form is good for, by how the name of its file ends; the usual one first.

    The engine's side of it is `report_work.MAKERS`.
    """
    return {
        PDF: _tr("PDF, the report to read and print"),
        ".html": _tr("HTML, the report as one web page"),
        ".csv": _tr("CSV, one line per cell for a spreadsheet"),
        ".json": _tr("JSON, every figure for another program"),
    }


def _tr(words: str) -> str:
    return QCoreApplication.translate("Forms", words)
