"""The words of the domain in the reader's language: classes, numbers, and what the engine says.

The engine's own names (taxonomy.py) stay English: the report and every file carry them.
"""

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from leukoview.engine.errors import LeukoError
from leukoview.engine.speech import ENGINE
from leukoview.engine.speech import TERMS as CONTEXT
from leukoview.engine.taxonomy import ClassKey, named

QT_TRANSLATE_NOOP("Terms", "Lymphoblast, L1")
QT_TRANSLATE_NOOP("Terms", "Lymphoblast, L2")
QT_TRANSLATE_NOOP("Terms", "Burkitt-type cell, L3")
QT_TRANSLATE_NOOP("Terms", "Lymphoblast (ALL; L1/L2 not resolved)")
QT_TRANSLATE_NOOP("Terms", "AML-M0 blast (minimally differentiated)")
QT_TRANSLATE_NOOP("Terms", "AML-M1 blast (without maturation)")
QT_TRANSLATE_NOOP("Terms", "AML-M2 cell (with maturation)")
QT_TRANSLATE_NOOP("Terms", "APL cell (AML-M3)")
QT_TRANSLATE_NOOP("Terms", "AML-M4 cell (myelomonocytic)")
QT_TRANSLATE_NOOP("Terms", "AML-M5 cell (monoblastic/monocytic)")
QT_TRANSLATE_NOOP("Terms", "AML-M6 cell (erythroid)")
QT_TRANSLATE_NOOP("Terms", "AML-M7 blast (megakaryoblastic)")
QT_TRANSLATE_NOOP("Terms", "Myeloid blast (AML, not M3)")
QT_TRANSLATE_NOOP("Terms", "Normal leukocyte or precursor")
QT_TRANSLATE_NOOP("Terms", "Unidentified")
QT_TRANSLATE_NOOP("Terms", "Artefact")
QT_TRANSLATE_NOOP("Terms", "WHO/ICC entity not inferable from morphology")
QT_TRANSLATE_NOOP("Terms", "compatible with Burkitt lymphoma/leukemia")
QT_TRANSLATE_NOOP(
    "Terms",
    "compatible with acute promyelocytic leukemia with PML::RARA; confirm by genetics",
)

QT_TRANSLATE_NOOP("Terms", "{0} and {1} more")
QT_TRANSLATE_NOOP("Terms", "No image yet")

_UNNAMED = re.compile(r"(.+) and (\d+) more", re.DOTALL)


def class_name(key: ClassKey) -> str:
    """What a class is called on screen."""
    return QCoreApplication.translate(CONTEXT, named(key).name)


def crosswalk(key: ClassKey) -> str:
    """Today's words for a class as a sentence; empty where there are none."""
    words = named(key).crosswalk and QCoreApplication.translate(CONTEXT, named(key).crosswalk)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def said(text: str) -> str:
    """What the engine says, in the reader's language; what is of no known form stays as it is."""
    return QCoreApplication.translate(ENGINE, text)


def refusal(error: LeukoError) -> str:
    """What went wrong and what to do about it, in the reader's language."""
    return f"{said(error.what)} {said(error.remedy)}".strip()


def case_title(title: str) -> str:
    """What a case is called (`store.title_of`): a name, or its first image and how many more."""
    if found := _UNNAMED.fullmatch(title):
        words = QCoreApplication.translate(CONTEXT, "{0} and {1} more")
        return words.format(found[1], found[2])
    return QCoreApplication.translate(CONTEXT, title)


def cells(number: int) -> str:
    """So many cells."""
    return _tr("%n cell(s)", "", number)


def labels(number: int) -> str:
    """So many labels."""
    return _tr("%n label(s)", "", number)


def slides(number: int) -> str:
    """So many slides."""
    return _tr("%n slide(s)", "", number)


def _tr(words: str, disambiguation: str, number: int) -> str:
    return QCoreApplication.translate(CONTEXT, words, disambiguation, number)
