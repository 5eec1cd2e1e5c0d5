"""Judging a model so that a careful reader can believe it."""

from leukoview.engine.evaluate.controls import controls
from leukoview.engine.evaluate.counting import flags
from leukoview.engine.evaluate.finished import FinishedFolds
from leukoview.engine.evaluate.folds import FoldDone, OutOfFold, Run, out_of_fold
from leukoview.engine.evaluate.judge import Material, evaluate
from leukoview.engine.evaluate.learning import LearningPoint
from leukoview.engine.evaluate.metrics import Intervals, Measured
from leukoview.engine.evaluate.patients import apl_per_patient
from leukoview.engine.evaluate.phases import Began, Phase
from leukoview.engine.evaluate.plots import PLOTS, write_plots
from leukoview.engine.evaluate.scorecard import Scorecard
from leukoview.engine.evaluate.stains import stain_splits

__all__ = [
    "PLOTS",
    "Began",
    "FinishedFolds",
    "FoldDone",
    "Intervals",
    "LearningPoint",
    "Material",
    "Measured",
    "OutOfFold",
    "Phase",
    "Run",
    "Scorecard",
    "apl_per_patient",
    "controls",
    "evaluate",
    "flags",
    "out_of_fold",
    "stain_splits",
    "write_plots",
]
