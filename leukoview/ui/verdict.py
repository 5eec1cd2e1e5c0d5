"""How a prediction looks: one letter, colour and title on the smear, in the gallery and the panel.

A cell unlike the training cells is not identified, whatever its most probable class: it is grey
with a question mark, and no percentage stands as its headline.
"""

from PySide6.QtCore import QCoreApplication

from leukoview.engine.case import Prediction
from leukoview.engine.palette import UNSURE, colour_of
from leukoview.engine.taxonomy import named
from leukoview.ui.panels.wording import percent

QUESTION = "?"


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
    return f"{named(prediction.top).name} · {percent(prediction.confidence)}"


def _tr(words: str) -> str:
    return QCoreApplication.translate("Verdict", words)
