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


class TrainingRecipe(msgspec.Struct, frozen=True, kw_only=True):
    """The published default: every number of it was chosen by measurement (docs/engine.md)."""

    name: str = "acute-leukemia"
    title: str = "Acute leukemia"
    version: str = "1.0"
    backbone: str = DEFAULT
    crop: CropRecipe = CropRecipe()
    fit: FitPlan = FitPlan()
    practice_only: bool = False
    intended_use: str = USE
    terms: str = "See models/README.md."
