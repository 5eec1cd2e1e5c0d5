"""Making a bundle from labelled images, judged by patients it has not seen."""

from leukoview.engine.training.recipe import TrainingRecipe
from leukoview.engine.training.train import Trained, evaluate, prepare, train

__all__ = ["Trained", "TrainingRecipe", "evaluate", "prepare", "train"]
