"""From feature rows to calibrated probabilities, and to how unfamiliar a cell is."""

from leukoview.engine.classify.learned import Learned, Thresholds, learn, predictions
from leukoview.engine.classify.novelty import Familiar
from leukoview.engine.classify.support import Classifier, FitPlan, Numbers, Rows, fit
from leukoview.engine.classify.unsure import unsure_below

__all__ = [
    "Classifier",
    "Familiar",
    "FitPlan",
    "Learned",
    "Numbers",
    "Rows",
    "Thresholds",
    "fit",
    "learn",
    "predictions",
    "unsure_below",
]
