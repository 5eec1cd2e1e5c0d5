"""How a cell looks: the same letter, colour and marks on the smear, in the gallery and the panels.

A cell unlike the training cells is not identified, whatever its most probable class: it is grey
with a question mark, and no percentage stands as its headline. Once a reader has labelled a cell
it wears the reader's class; in blind-first mode nothing of a suggestion shows before that.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from leukoview.engine.case import CellId, Prediction
from leukoview.engine.casefile import Decision
from leukoview.engine.palette import UNSURE, colour_of
from leukoview.engine.taxonomy import named
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
    decision = work.decisions.get(cell)
    if decision is not None:
        return look_of_decision(decision, work.prediction(cell))
    reading = work.evident(cell)
    return look_of(reading.prediction) if reading else PLAIN


def look_of(prediction: Prediction) -> Look:
    """How a cell looks that nobody has labelled yet."""
    doubtful = prediction.unsure or prediction.unlike_training
    return Look(letters(prediction), colour(prediction), doubtful=doubtful)


def look_of_decision(decision: Decision, prediction: Prediction | None) -> Look:
    """How a cell looks that a reader has labelled, beside what is said of it now."""
    abstains = prediction is None or prediction.unsure or prediction.unlike_training
    differs = not abstains and prediction is not None and prediction.top != decision.label
    letter = named(decision.label).letter
    return Look(letter, colour_of(decision.label), reviewed=True, differs=differs)


def letters(prediction: Prediction) -> str:
    """The class's letter, with a question mark where unsure; the mark alone where unlike."""
    if prediction.unlike_training:
        return QUESTION
    return named(prediction.top).letter + (QUESTION if prediction.unsure else "")


def colour(prediction: Prediction) -> str:
    """The class's colour as `#rrggbb`; grey where unlike the training cells."""
    return UNSURE if prediction.unlike_training else colour_of(prediction.top)


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


def _tr(words: str) -> str:
    return QCoreApplication.translate("Verdict", words)
