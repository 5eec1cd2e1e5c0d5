"""From a reading to what is handed on: report, overlay, tables, JSON."""

from leukoview.engine.report.compose import compose
from leukoview.engine.report.content import Fact, Report
from leukoview.engine.report.document import SCHEMA, document, encode
from leukoview.engine.report.model_facts import about
from leukoview.engine.report.overlay import overlay_png
from leukoview.engine.report.pdf import Paper, pdf_bytes, write_pdf
from leukoview.engine.report.tables import cells_csv, counts_csv

__all__ = [
    "SCHEMA",
    "Fact",
    "Paper",
    "Report",
    "about",
    "cells_csv",
    "compose",
    "counts_csv",
    "document",
    "encode",
    "overlay_png",
    "pdf_bytes",
    "write_pdf",
]
