"""Making a bundle from labelled images, judged by patients it has not seen."""

from leukoview.engine.training.clock import TimeLeft
from leukoview.engine.training.preflight import ClassSize, Preflight, preflight
from leukoview.engine.training.recipe import Thoroughness, TrainingRecipe, TuningPlan
from leukoview.engine.training.train import Trained, Workplace, evaluate, prepare, train

__all__ = [
    "ClassSize",
    "Preflight",
    "Thoroughness",
    "TimeLeft",
    "Trained",
    "TrainingRecipe",
    "TuningPlan",
    "Workplace",
    "evaluate",
    "preflight",
    "prepare",
    "train",
]
