"""Cases as values: what they hold, how they change, and the trail that says how they came to be."""

from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.changes import Change
from leukoview.engine.casefile.record import SlideRecord
from leukoview.engine.casefile.said import Decision
from leukoview.engine.casefile.trail import Entry
from leukoview.engine.casefile.values import (
    CaseId,
    CaseState,
    ExportedFile,
    Material,
    Nucleoli,
    Settings,
    Signature,
    SlideId,
    SlideSource,
    Specimen,
    Stamp,
    Subject,
    Texts,
)

__all__ = [
    "Case",
    "CaseId",
    "CaseState",
    "Change",
    "Decision",
    "Entry",
    "ExportedFile",
    "Material",
    "Nucleoli",
    "Settings",
    "Signature",
    "SlideId",
    "SlideRecord",
    "SlideSource",
    "Specimen",
    "Stamp",
    "Subject",
    "Texts",
]
