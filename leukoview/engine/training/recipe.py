"""What a training is asked to make: everything that, with the images, repeats it."""

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


class TrainingRecipe(msgspec.Struct, frozen=True, kw_only=True):
    """The published default: every number of it was chosen by measurement (docs/engine.md)."""

    name: str = "acute-leukemia"
    title: str = "Acute leukemia"
    version: str = "1.0"
    backbone: str = DEFAULT
    crop: CropRecipe = CropRecipe()
    fit: FitPlan = FitPlan()
    intended_use: str = USE
    terms: str = "See models/README.md."
