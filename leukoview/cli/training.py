"""What `train` and `evaluate` share: the recipe, the network, and how a scorecard is said."""

import argparse
from collections.abc import Iterator

import msgspec

from leukoview.engine.embed import Embedder, choose_device, open_embedder
from leukoview.engine.evaluate import Measured, Scorecard
from leukoview.engine.taxonomy import named
from leukoview.engine.training import TrainingRecipe


def recipe_of(options: argparse.Namespace, **named_so: str | bool) -> TrainingRecipe:
    """The default recipe with what the options change."""
    recipe = msgspec.structs.replace(TrainingRecipe(), **named_so)
    if options.backbone is not None:
        recipe = msgspec.structs.replace(recipe, backbone=options.backbone)
    if options.restains is not None:
        recipe = msgspec.structs.replace(recipe, restains=options.restains)
    if options.seed is not None:
        fit = msgspec.structs.replace(recipe.fit, seed=options.seed)
        recipe = msgspec.structs.replace(recipe, fit=fit)
    return recipe


def network_of(recipe: TrainingRecipe, options: argparse.Namespace) -> Embedder:
    """The recipe's network on the device asked for; says which that is."""
    device = choose_device(options.device)
    print(f"Computing on {device.name}. {device.reason}".rstrip())
    return open_embedder(recipe.backbone, device)


def score_lines(scorecard: Scorecard) -> Iterator[str]:
    """The scorecard in lines; what must be said with every number comes first."""
    yield f"{scorecard.dataset}: {scorecard.cells} cells of {scorecard.groups} patients or groups"
    for flag in scorecard.flags:
        yield f"!! {flag}"
    yield "Judged on patients that no part of the model had seen; 95 % intervals in brackets."
    yield f"  macro-F1                     {_said(scorecard.macro_f1)}"
    yield f"  accuracy                     {_said(scorecard.accuracy)}"
    yield f"  calibration error            {_said(scorecard.calibration_error)}"
    yield f"  accepted (not unsure)        {_said(scorecard.abstention.accepted)}"
    yield f"  wrong among the accepted     {_said(scorecard.abstention.error_of_accepted)}"
    if scorecard.apl is not None:
        yield f"  APL per patient, AUC         {_said(scorecard.apl.auc)}"
        yield f"  APL alarm, sensitivity       {_said(scorecard.apl.sensitivity)}"
        yield f"  APL alarm, specificity       {_said(scorecard.apl.specificity)}"
    for one in scorecard.per_class:
        yield (
            f"  {named(one.key).name:40} {one.cells:>5} cells  recall {_said(one.recall)}  "
            f"precision {_said(one.precision)}"
        )
    for name, control in scorecard.controls.items():
        yield f"  control, {name}: macro-F1 {_said(control.macro_f1)}"
    yield from (f"  {note}" for note in scorecard.notes)


def _said(number: Measured) -> str:
    return f"{number.value:.3f} ({number.low:.3f}–{number.high:.3f})"
