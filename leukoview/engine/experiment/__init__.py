"""The founding study again, on any lab's labelled cells: its protocol beside an honest one."""

from leukoview.engine.experiment.recipe import ExperimentRecipe
from leukoview.engine.experiment.results import Study
from leukoview.engine.experiment.study import run_study
from leukoview.engine.experiment.writing import write_study

__all__ = ["ExperimentRecipe", "Study", "run_study", "write_study"]
