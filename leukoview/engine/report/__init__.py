"""From a reading to what is handed on: report, overlay, tables, JSON."""

from leukoview.engine.report.compose import compose
from leukoview.engine.report.compose_case import compose_case
from leukoview.engine.report.content import Fact, Report
from leukoview.engine.report.document import SCHEMA, document, encode
from leukoview.engine.report.document_case import CASE_SCHEMA, case_document
from leukoview.engine.report.html import html_bytes
from leukoview.engine.report.model_facts import about
from leukoview.engine.report.overlay import overlay_png
from leukoview.engine.report.pdf import pdf_bytes, write_pdf
from leukoview.engine.report.tables import case_csv, cells_csv, counts_csv
from leukoview.engine.stationery import (
    Language,
    Letterhead,
    Paper,
    Stationery,
    letterhead_file,
)

__all__ = [
    "CASE_SCHEMA",
    "SCHEMA",
    "Fact",
    "Language",
    "Letterhead",
    "Paper",
    "Report",
    "Stationery",
    "about",
    "case_csv",
    "case_document",
    "cells_csv",
    "compose",
    "compose_case",
    "counts_csv",
    "document",
    "encode",
    "html_bytes",
    "letterhead_file",
    "overlay_png",
    "pdf_bytes",
    "write_pdf",
]
