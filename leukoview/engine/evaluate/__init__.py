"""Judging a model so that a careful reader can believe it."""

from leukoview.engine.evaluate.controls import controls
from leukoview.engine.evaluate.folds import OutOfFold, out_of_fold
from leukoview.engine.evaluate.judge import Material, evaluate, flags
from leukoview.engine.evaluate.metrics import Measured
from leukoview.engine.evaluate.patients import apl_per_patient
from leukoview.engine.evaluate.plots import PLOTS, write_plots
from leukoview.engine.evaluate.scorecard import Scorecard
from leukoview.engine.evaluate.stains import stain_splits

__all__ = [
    "PLOTS",
    "Material",
    "Measured",
    "OutOfFold",
    "Scorecard",
    "apl_per_patient",
    "controls",
    "evaluate",
    "flags",
    "out_of_fold",
    "stain_splits",
    "write_plots",
]
