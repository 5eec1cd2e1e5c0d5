"""What `train` and `evaluate` share: the recipe, the network, and how a scorecard is said."""

import argparse
from collections.abc import Iterator

import msgspec

from leukoview.cli.admins import opened_lab
from leukoview.engine.dataset import Dataset, from_path
from leukoview.engine.embed import Embedder, choose_device, open_embedder
from leukoview.engine.evaluate import Measured, Scorecard
from leukoview.engine.evaluate.scorecard import Abstention, AplScore, StainOut
from leukoview.engine.library import Library
from leukoview.engine.library.learning import dataset_of
from leukoview.engine.summary import counted
from leukoview.engine.taxonomy import named
from leukoview.engine.training import Preflight, Thoroughness, TrainingRecipe, TuningPlan


def recipe_of(options: argparse.Namespace, **named_so: str | bool) -> TrainingRecipe:
    """The default recipe with what the options change."""
    recipe = msgspec.structs.replace(TrainingRecipe(), **named_so)
    if options.backbone is not None:
        recipe = msgspec.structs.replace(recipe, backbone=options.backbone)
    if options.seed is not None:
        fit = msgspec.structs.replace(recipe.fit, seed=options.seed)
        recipe = msgspec.structs.replace(recipe, fit=fit)
    if options.quick:
        recipe = msgspec.structs.replace(recipe, thoroughness=Thoroughness.QUICK)
    if options.fine_tune:
        recipe = msgspec.structs.replace(recipe, tuning=TuningPlan(seed=recipe.fit.seed))
    return recipe


def preflight_lines(found: Preflight) -> Iterator[str]:
    """What is known before anything is trained; what is doubtful is marked."""
    for size in found.classes:
        yield (
            f"  {named(size.key).name:40} {counted(size.cells, 'cell'):>12} of "
            f"{counted(size.patients, 'patient')}"
        )
    yield from (f"!! {sentence}" for sentence in (*found.refusals, *found.leaks))
    yield from (f"  {sentence}" for sentence in found.warnings)
    minutes = max(1, round(found.seconds / 60))
    yield f"{found.new_cells} new to the cache; roughly {counted(minutes, 'minute')} in all."


def material_of(options: argparse.Namespace) -> Dataset:
    """The labelled cells that were asked for: a path's, or the library's.

    Raises:
        TrainingDataError: The path is none of what can be read.
        StoreError: The laboratory's file cannot be read.
    """
    if not options.library:
        return from_path(options.data)
    with opened_lab() as lab:
        return dataset_of(Library(lab), practice=options.practice).dataset


def network_of(recipe: TrainingRecipe, options: argparse.Namespace) -> Embedder:
    """The recipe's network on the device asked for; says which that is."""
    device = choose_device(options.device)
    print(f"Computing on {device.name}. {device.reason}".rstrip())
    return open_embedder(recipe.backbone, device)


def score_lines(scorecard: Scorecard) -> Iterator[str]:
    """The scorecard in lines; where it must not be trusted every number carries a mark."""
    yield f"{scorecard.dataset}: {scorecard.cells} cells of {scorecard.groups} patients or groups"
    yield from (f"!! {flag}" for flag in scorecard.flags)
    if scorecard.trustworthy:
        yield "Judged on patients that no part of the model had seen; 95 % intervals in brackets."
        mark = "  "
    else:
        yield "Not to be believed, for the reasons above; 95 % intervals in brackets."
        mark = "!!"
    for line in _numbers(scorecard):
        yield f"{mark}{line}"
    yield from (f"  {note}" for note in scorecard.notes)


def _numbers(scorecard: Scorecard) -> Iterator[str]:
    yield _line("macro-F1", scorecard.macro_f1)
    yield _line("accuracy", scorecard.accuracy)
    yield _line("calibration error", scorecard.calibration_error)
    yield _line("Brier score", scorecard.brier)
    yield _line("negative log-likelihood", scorecard.log_likelihood)
    yield from _doubts(scorecard.abstention)
    if scorecard.apl is not None:
        yield from _apl(scorecard.apl)
    if scorecard.stain_out is not None:
        yield "The same with one stain at a time left out of training:"
        yield from _stain_out(scorecard.stain_out)
    for one in scorecard.per_class:
        yield (
            f"{named(one.key).name:40} {one.cells:>5} cells  precision {_said(one.precision)}  "
            f"recall {_said(one.recall)}  F1 {_said(one.f1)}"
        )
    for name, area in scorecard.class_auc.items():
        yield _line(f"AUC {name}", area)
    for name, area in scorecard.class_auc_within.items():
        if area not in scorecard.class_auc.values():  # with a single source they are the same
            yield _line(f"AUC {name}", area)
    for name, control in scorecard.controls.items():
        beside = f"; APL per patient, AUC {_said(control.apl_auc)}" if control.apl_auc else ""
        yield f"control, {name}: macro-F1 {_said(control.macro_f1)}{beside}"
    yield from _confusion(scorecard)


def _doubts(abstention: Abstention) -> Iterator[str]:
    yield _line("accepted (not unsure)", abstention.accepted)
    yield _line("wrong among the accepted", abstention.error_of_accepted)
    yield _line("largest coverage at 5 % error", abstention.coverage_at_error)
    yield _line("known cells called unlike training", abstention.unlike_training)


def _apl(apl: AplScore) -> Iterator[str]:
    yield f"APL against other AML, {apl.apl_patients} of {apl.patients} patients:"
    yield _line("  AUC per patient", apl.auc)
    yield _line("  alarm, sensitivity", apl.sensitivity)
    yield _line("  alarm, specificity", apl.specificity)
    yield _line("  AUC per cell", apl.cell_auc)


def _stain_out(stain_out: StainOut) -> Iterator[str]:
    yield _line("  macro-F1", stain_out.macro_f1)
    yield _line("  calibration error", stain_out.calibration_error)
    yield _line("  accepted (not unsure)", stain_out.abstention.accepted)
    yield _line("  wrong among the accepted", stain_out.abstention.error_of_accepted)
    if stain_out.apl is not None:
        yield _line("  APL per patient, AUC", stain_out.apl.auc)
        yield _line("  APL alarm, sensitivity", stain_out.apl.sensitivity)
        yield _line("  APL alarm, specificity", stain_out.apl.specificity)


def _confusion(scorecard: Scorecard) -> Iterator[str]:
    yield f"cells by label (rows) and by top class: {', '.join(scorecard.classes)}"
    for key, counts in zip(scorecard.classes, scorecard.confusion, strict=True):
        yield f"  {key:38} {' '.join(f'{count:>6}' for count in counts)}"


def _line(name: str, number: Measured) -> str:
    return f"{name:36} {_said(number)}"


def _said(number: Measured) -> str:
    return f"{number.value:.3f} ({number.low:.3f}–{number.high:.3f})"
