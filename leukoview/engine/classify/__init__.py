"""From feature rows to calibrated probabilities, and to how unfamiliar a cell is."""

from leukoview.engine.classify.novelty import Familiar, held_out_distances, learn
from leukoview.engine.classify.support import Classifier, FitPlan, Fitted, Numbers, Rows, fit

__all__ = [
    "Classifier",
    "Familiar",
    "FitPlan",
    "Fitted",
    "Numbers",
    "Rows",
    "fit",
    "held_out_distances",
    "learn",
]
