"""What a training is asked to make: everything that, with the images, repeats it."""

from enum import StrEnum

import msgspec

from leukoview.engine.backbone.registry import DEFAULT
from leukoview.engine.classify import FitPlan
from leukoview.engine.crop import CropRecipe

USE = (
    "Second opinion for a qualified reader on single nucleated cells of Romanowsky-stained blood "
    "smears; research use. Not a diagnosis: confirm by immunophenotype, cytogenetics and "
    "molecular tests."
)


PRACTICE_USE = (
    "Practice images that LeukoView has drawn itself, and nothing else: to learn the program and "
    "to test it. It has never seen a cell of a person and says nothing about one."
)


class Thoroughness(StrEnum):
    """How much of the judging is done (docs/engine.md says what a quick one costs in trust)."""

    QUICK = "quick"
    THOROUGH = "thorough"


QUICK_COSTS = (3.0,)
QUICK_GAMMAS = (0.5,)
QUICK_FOLDS = 3
"""The one setting of a quick training, which does as well as a chosen one on the published sets
(docs/engine.md), and its inner folds."""


class TuningPlan(msgspec.Struct, frozen=True):
    """How the last block is fine-tuned: by Adam, each cell in one of its views, drawn by `seed`."""

    epochs: int = 5
    rate: float = 1e-3
    seed: int = 20261123


class TrainingRecipe(msgspec.Struct, frozen=True, kw_only=True):
    """The published default: every number of it was chosen by measurement (docs/engine.md).

    With a `tuning` the last block of the backbone is taught as well, for every fold anew.
    """

    name: str = "acute-leukemia"
    title: str = "Acute leukemia"
    version: str = "1.0"
    backbone: str = DEFAULT
    crop: CropRecipe = CropRecipe()
    fit: FitPlan = FitPlan()
    tuning: TuningPlan | None = None
    thoroughness: Thoroughness = Thoroughness.THOROUGH
    intended_use: str = USE
    terms: str = "See models/README.md."

    @property
    def thorough(self) -> bool:
        """Whether everything is judged."""
        return self.thoroughness is Thoroughness.THOROUGH

    @property
    def plan(self) -> FitPlan:
        """The plan as it is carried out: a quick training tries one setting."""
        if self.thorough:
            return self.fit
        folds = min(QUICK_FOLDS, self.fit.folds)
        return msgspec.structs.replace(
            self.fit, costs=QUICK_COSTS, gammas=QUICK_GAMMAS, folds=folds
        )
