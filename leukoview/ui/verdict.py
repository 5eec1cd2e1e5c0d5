"""How a cell looks: the same letter, colour and marks on the smear, in the gallery and the panels.

A cell unlike the training cells is not identified, whatever its most probable class: it is grey
with a question mark, and no percentage stands as its headline. Once a reader has labelled a cell
it wears the reader's class; in blind-first mode nothing of a suggestion shows before that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from leukoview.engine.case import CellId, CellReading, Prediction
from leukoview.engine.casefile import Decision
from leukoview.engine.palette import UNSURE, colour_of
from leukoview.engine.taxonomy import ClassKey, named
from leukoview.ui.panels.wording import percent
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.terms import class_name

QUESTION = "?"


@dataclass(frozen=True, slots=True)
class Look:
    """How one cell looks: the letters and colour (`#rrggbb`) of the class it counts as.

    `reviewed` where a reader has labelled it, `doubtful` where nobody has and the engine is unsure
    or finds it unlike the training cells, `differs` where the reader says otherwise than suggested.
    """

    letters: str
    colour: str
    reviewed: bool = False
    doubtful: bool = False
    differs: bool = False


PLAIN = Look("", "#3d4654")
"""Slate, without a letter: nothing was read on it, or nothing may be shown of it yet."""


def look(work: SlideWork, cell: CellId) -> Look:
    """How a cell of a slide looks everywhere in the window."""
    return look_of_both(work.decisions.get(cell), work.reading(cell), blind=work.blind)


def looks(work: SlideWork) -> Iterator[Look]:
    """How every cell of a slide looks, in the order of the cells."""
    for decision, reading in zip(work.each(work.decisions), work.readings, strict=True):
        yield look_of_both(decision, reading, blind=work.blind)


def look_of_both(decision: Decision | None, reading: CellReading | None, *, blind: bool) -> Look:
    """How a cell looks of which this is decided and that was read."""
    if decision is not None:
        return look_of_decision(decision, reading.prediction if reading else None)
    return PLAIN if reading is None or blind else look_of(reading.prediction)


def look_of(prediction: Prediction) -> Look:
    """How a cell looks that nobody has labelled yet."""
    return _look_of(prediction.top, unsure=prediction.unsure, unlike=prediction.unlike_training)


def look_of_decision(decision: Decision, prediction: Prediction | None) -> Look:
    """How a cell looks that a reader has labelled, beside what is said of it now."""
    abstains = prediction is None or prediction.unsure or prediction.unlike_training
    differs = not abstains and prediction is not None and prediction.top != decision.label
    return _look_of_label(decision.label, differs=differs)


def letters(prediction: Prediction) -> str:
    """The class's letter, with a question mark where unsure; the mark alone where unlike."""
    return look_of(prediction).letters


def colour(prediction: Prediction) -> str:
    """The class's colour as `#rrggbb`; grey where unlike the training cells."""
    return look_of(prediction).colour


def figure(prediction: Prediction) -> str:
    """The probability of the top class; empty where the cell is not identified."""
    return "" if prediction.unlike_training else percent(prediction.confidence)


def title(prediction: Prediction) -> str:
    """The headline of one cell."""
    if prediction.unlike_training:
        return _tr("Not identified")
    if prediction.unsure:
        return _tr("Unsure")
    return f"{class_name(prediction.top)} · {percent(prediction.confidence)}"


@cache
def _look_of(top: ClassKey, *, unsure: bool, unlike: bool) -> Look:
    """Of a hundred thousand cells there are a handful of looks."""
    if unlike:
        return Look(QUESTION, UNSURE, doubtful=True)
    return Look(named(top).letter + (QUESTION if unsure else ""), colour_of(top), doubtful=unsure)


@cache
def _look_of_label(label: ClassKey, *, differs: bool) -> Look:
    return Look(named(label).letter, colour_of(label), reviewed=True, differs=differs)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Verdict", words)
