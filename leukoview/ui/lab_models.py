"""What the window asks of the engine for models: training, comparing, fitting, and the shelf.

The functions run in a process of their own and import the engine only when called, so that naming
them costs the window nothing.
"""
# ruff: noqa: PLC0415 - see above: the window's process must never load what the engine needs

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.engine.lab import Lab
from leukoview.engine.library import Library
from leukoview.engine.progress import CheckIn, Tell
from leukoview.engine.shelf import Shelved
from leukoview.engine.taxonomy import named
from leukoview.ui import lab_values as told
from leukoview.ui.lab_orders import CompareOrder, FitOrder, Move, ShelfOrder, TrainOrder
from leukoview.ui.lab_telling import duel, matrix, said, scores, triple
from leukoview.ui.lab_values import Before, Candidate, Duel, Fitted

if TYPE_CHECKING:
    from leukoview.engine.dataset import Dataset
    from leukoview.engine.training import TrainingRecipe

TRAINING = "training"
"""The folder, beside a laboratory's file, of what trainings keep."""


def looked_over(order: TrainOrder, check_in: CheckIn, _tell: Tell) -> Before:
    """What is too small, doubtful or mixed up, before anything is trained."""
    from leukoview.engine.training import Workplace, preflight

    dataset = _dataset(order)
    work = Workplace(cache=cache_of(order.lab), check_in=check_in)
    found = preflight(dataset, _recipe(order), work)
    return Before(
        classes=tuple((named(one.key).name, one.cells, one.patients) for one in found.classes),
        refusals=found.refusals,
        warnings=(*found.leaks, *found.warnings, *dataset.notes),
        new_cells=found.new_cells,
        seconds=found.seconds,
    )


def trained(order: TrainOrder, check_in: CheckIn, tell: Tell) -> Candidate:
    """Train, judge, and put the candidate on the shelf; goes on where it was stopped.

    Raises:
        TrainingDataError: There is too little to learn from.
        LabError: Whoever asks is no admin any more, or the name is taken.
        Cancelled: A check-in asked to stop; finished folds are kept.
    """
    import tempfile

    from leukoview.engine.embed import choose_device, open_embedder
    from leukoview.engine.shelf.shelf import Shelf
    from leukoview.engine.training import Workplace, train

    with closing(Lab(order.lab)) as lab:
        Shelf(lab).check_new(order.name, order.version, order.by)
    recipe, place = _recipe(order), cache_of(order.lab)
    run = place / "runs" / f"{order.name}-{order.version}"
    embedder = open_embedder(recipe.backbone, choose_device())
    work = Workplace(place, run, check_in, lambda part: _pass_on(part, tell))
    with tempfile.TemporaryDirectory(dir=place) as folder, closing(Lab(order.lab)) as lab:
        made = train(_dataset(order), Path(folder) / "model", recipe, embedder, work)
        shelved = Shelf(lab).put(made.bundle.folder, order.by)
    card = made.scorecard
    return Candidate(
        id=shelved.id,
        flags=card.flags,
        numbers=scores(card),
        remarks=card.notes[-1:] if order.fine_tune else (),
        matrix=matrix(card.classes, card.confusion),
    )


def compared(order: CompareOrder, check_in: CheckIn, _tell: Tell) -> Duel:
    """A model of the shelf beside the active one of its kind, on the library's cells."""
    from leukoview.engine import bundle, comparing
    from leukoview.engine.embed import choose_device, open_embedder
    from leukoview.engine.library.learning import dataset_of
    from leukoview.engine.shelf.shelf import Shelf
    from leukoview.engine.training import Workplace

    with closing(Lab(order.lab)) as lab:
        shelf = Shelf(lab)
        one = shelf.one(order.candidate)
        active = shelf.active(practice=one.practice)
        dataset = dataset_of(Library(lab), practice=one.practice).dataset
    found = comparing.compared(
        bundle.load(one.folder),
        bundle.load(active.folder),
        dataset,
        lambda backbone: open_embedder(backbone, choose_device()),
        Workplace(cache=cache_of(order.lab), check_in=check_in),
    )
    return duel(one.id, found)


def shelf_of(lab: Path, _check_in: CheckIn, _tell: Tell) -> tuple[Shelved, ...]:
    """Every model of this computer."""
    from leukoview.engine.shelf.shelf import Shelf

    with closing(Lab(lab)) as opened:
        return Shelf(opened).models()


def moved(order: ShelfOrder, _check_in: CheckIn, _tell: Tell) -> Shelved:
    """The model after something was done with it; all of it is proven first.

    Raises:
        LabError: It may not be done, or not by this person.
        BundleError: The model is not whole.
        OutputError: The file cannot be written.
    """
    from leukoview.engine.shelf.shelf import Shelf

    with closing(Lab(order.lab)) as lab:
        shelf, path = Shelf(lab), order.path or Path()
        match order.move:
            case Move.PROMOTE:
                verdict, reason = order.verdict, order.reason
                return shelf.promote(order.model, order.by, verdict=verdict, reason=reason)
            case Move.ROLL_BACK:
                return shelf.roll_back(order.by, order.model, reason=order.reason)
            case Move.RETIRE:
                return shelf.retire(order.model, order.by)
            case Move.EXPORT:
                return shelf.export_model(order.model, path, order.by, overwrite=True)
            case Move.IMPORT:
                return shelf.import_model(path, order.by)


def fitted(order: FitOrder, check_in: CheckIn, _tell: Tell) -> Fitted:
    """Fit a model to the library's cells, and put what comes of it on the shelf.

    Raises:
        TrainingDataError: There are too few cells, patients or classes.
        LabError: Whoever asks is no admin any more, or the version is taken.
        Cancelled: A check-in asked to stop.
    """
    import tempfile

    from leukoview.engine import bundle
    from leukoview.engine.adapting.making import make
    from leukoview.engine.embed import choose_device, open_embedder
    from leukoview.engine.lab.deeds import Calibrated
    from leukoview.engine.library.learning import dataset_of
    from leukoview.engine.shelf.shelf import Shelf
    from leukoview.engine.training import Workplace

    place = cache_of(order.lab)
    work = Workplace(cache=place, check_in=check_in)
    with tempfile.TemporaryDirectory(dir=place) as folder, closing(Lab(order.lab)) as lab:
        shelf = Shelf(lab)
        one = shelf.one(order.model)
        base = bundle.load(one.folder)
        shelf.check_new(base.manifest.name, order.version, order.by)
        embedder = open_embedder(base.manifest.backbone, choose_device())
        dataset = dataset_of(Library(lab), practice=one.practice).dataset
        made = make(base, dataset, Path(folder) / "model", embedder, work, order.version)
        deed = Calibrated(made.bundle.ref.id, made.bundle.sha256, made.cells)
        shelved = shelf.put(made.bundle.folder, order.by, deed)
    return Fitted(
        id=shelved.id,
        way=made.adapted.way.value,
        cells=made.cells,
        patients=made.patients,
        numbers=tuple((one.name, said(one.before), said(one.after)) for one in made.changes),
        remarks=made.remarks,
    )


def _dataset(order: TrainOrder) -> "Dataset":
    from leukoview.engine.library.learning import dataset_of

    with closing(Lab(order.lab)) as lab:
        return dataset_of(Library(lab), classes=order.classes, practice=order.practice).dataset


def _recipe(order: TrainOrder) -> "TrainingRecipe":
    from leukoview.engine.training import Thoroughness, TrainingRecipe, TuningPlan

    return TrainingRecipe(
        name=order.name,
        title=order.name,
        version=order.version,
        backbone=order.backbone,
        tuning=TuningPlan() if order.fine_tune else None,
        thoroughness=Thoroughness.THOROUGH if order.thorough else Thoroughness.QUICK,
        terms="Made by this laboratory from its own cells.",
    )


def cache_of(lab: Path) -> Path:
    """The folder of what was computed of the cells of a laboratory, made if need be."""
    place = lab.parent / TRAINING
    place.mkdir(mode=0o700, exist_ok=True)
    return place


def _pass_on(part: object, tell: Tell) -> None:
    """A part of a training in values that the window can read."""
    from leukoview.engine.evaluate import Began, FoldDone, LearningPoint
    from leukoview.engine.training import TimeLeft

    match part:
        case Began(phase=phase):
            tell(told.PhaseBegan(phase.value))
        case TimeLeft(seconds=seconds):
            tell(told.Remaining(seconds))
        case FoldDone() as fold:
            counts = matrix(fold.classes, fold.confusion)
            score = triple(fold.macro_f1)
            tell(told.FoldFinished(fold.fold + 1, fold.folds, fold.patients, counts, score))
        case LearningPoint(patients=patients, macro_f1=score):
            tell(told.CurvePoint(patients, triple(score)))
        case _:
            raise TypeError(f"Nobody knows how to tell {type(part).__name__}.")
