"""What the window asks of the engine for a laboratory: plain functions, run in a process of theirs.

They import the engine only when called, so that naming them here costs the window nothing.
"""
# ruff: noqa: PLC0415 - see above: the window's process must never load what the engine needs

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.engine.accounts import Person
from leukoview.engine.case import BundleRef, Pixels
from leukoview.engine.lab import Lab
from leukoview.engine.library import LabelMap, Library, Taken
from leukoview.engine.library.unlabelled import WorthLabelling, next_to_label
from leukoview.engine.progress import CheckIn, Tell
from leukoview.engine.shelf import Shelved
from leukoview.engine.taxonomy import ClassKey, named
from leukoview.ui import lab_values as told
from leukoview.ui.lab_values import Before, Candidate, Duel, Fitted, OfferCard

if TYPE_CHECKING:
    from leukoview.engine import comparing
    from leukoview.engine.dataset import Dataset
    from leukoview.engine.evaluate import Measured, Scorecard
    from leukoview.engine.library.offered import Offer
    from leukoview.engine.training import TrainingRecipe
    from leukoview.engine.watch import Chart, Measure

TRAINING = "training"
"""The folder, beside a laboratory's file, of what trainings keep."""


@dataclass(frozen=True, slots=True)
class WatchOrder:
    """Over which file of cases to watch: the patients' cases, or the practice ones."""

    store: Path
    practice: bool = False


@dataclass(frozen=True, slots=True)
class TakeOrder:
    """What to take into the library of which laboratory's file, and in whose name."""

    lab: Path
    path: Path
    labels: tuple[tuple[str, str], ...]
    by: str
    patients_unknown: bool = False


@dataclass(frozen=True, slots=True)
class SendOrder:
    """Which signed case of a store goes into the library."""

    lab: Path
    store: Path
    case: str
    by: str


@dataclass(frozen=True, slots=True)
class TrainOrder:
    """What to learn from the library, how, and under which name.

    `classes` are those that count; `practice` whether drawn cells are learned from.
    """

    lab: Path
    by: Person
    name: str
    version: str
    classes: tuple[ClassKey, ...]
    backbone: str
    thorough: bool
    practice: bool = False


@dataclass(frozen=True, slots=True)
class CompareOrder:
    """Which model of the shelf to compare with the active one, on the library's cells."""

    lab: Path
    candidate: str


class Move(StrEnum):
    """What can be done with a model of the shelf."""

    PROMOTE = "promote"
    ROLL_BACK = "roll back"
    RETIRE = "retire"
    EXPORT = "export"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class ShelfOrder:
    """What to do with which model of the shelf, in whose name; `path` is of a `.leukomodel`."""

    lab: Path
    by: Person
    move: Move
    model: str = ""
    verdict: str = ""
    reason: str = ""
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class FitOrder:
    """Which model to fit to the cells of a laboratory's library, as which version of it."""

    lab: Path
    by: Person
    model: str
    version: str


@dataclass(frozen=True, slots=True)
class NextOrder:
    """How many cells of a store's cases to choose for labelling, as this bundle read them."""

    store: Path
    bundle: BundleRef
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class NextCell:
    """A cell to label next, and its pixels; None where its image is not at hand."""

    worth: WorthLabelling
    pixels: Pixels | None


def watched(order: WatchOrder, check_in: CheckIn, _tell: Tell) -> "dict[Measure, Chart]":
    """Every measure's chart."""
    from leukoview.engine.watch import charts_of, observed_in

    observed = observed_in(order.store, practice=order.practice, check_in=check_in)
    return charts_of(observed)


def offered(path: Path, check_in: CheckIn, _tell: Tell) -> OfferCard:
    """What could be taken in from a folder, a table or a `.leukocase` file."""
    from leukoview.engine.library import proposed

    offer = _offer(path, check_in)
    meant = proposed(offer.labels)
    return OfferCard(
        path=path,
        source=offer.source,
        cells=len(offer.cells),
        without_patient=sum(not cell.patient for cell in offer.cells),
        refused=tuple((one.where, one.said or one.why.value) for one in offer.refused),
        labels=tuple((label, meant.of(label)) for label in offer.labels),
    )


def taken_in(order: TakeOrder, check_in: CheckIn, _tell: Tell) -> Taken:
    """Take an offer into the library, all of it or nothing."""
    from leukoview.engine.library.adding import add

    offer = _offer(order.path, check_in).by(order.by)
    labels = LabelMap().all_changed(order.labels)
    with _library(order.lab) as library:
        return add(
            library,
            offer,
            labels,
            order.by,
            patients_unknown=order.patients_unknown,
            check_in=check_in,
        )


def sent(order: SendOrder, check_in: CheckIn, _tell: Tell) -> Taken:
    """Send the labelled cells of a signed case to the library."""
    from functools import partial

    from leukoview.engine.casefile import CaseId
    from leukoview.engine.library import proposed
    from leukoview.engine.library.adding import add
    from leukoview.engine.library.cases import from_case
    from leukoview.engine.store import Store, images

    id_ = CaseId(order.case)
    with closing(Store(order.store)) as store:
        case = store.case(id_)
    offer = from_case(case, partial(images.image_of, id_)).by(order.by)
    with _library(order.lab) as library:
        return add(library, offer, proposed(offer.labels), order.by, check_in=check_in)


def looked_over(order: TrainOrder, check_in: CheckIn, _tell: Tell) -> Before:
    """What is too small, doubtful or mixed up, before anything is trained."""
    from leukoview.engine.training import Workplace, preflight

    dataset = _dataset(order)
    work = Workplace(cache=_cache(order.lab), check_in=check_in)
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

    recipe, place = _recipe(order), _cache(order.lab)
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
        numbers=_scores(card),
        matrix=_matrix(card.classes, card.confusion),
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
        Workplace(cache=_cache(order.lab), check_in=check_in),
    )
    return _duel(one.id, found)


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
                why = {"verdict": order.verdict, "reason": order.reason}
                return shelf.promote(order.model, order.by, **why)
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

    place = _cache(order.lab)
    work = Workplace(cache=place, check_in=check_in)
    with tempfile.TemporaryDirectory(dir=place) as folder, closing(Lab(order.lab)) as lab:
        shelf = Shelf(lab)
        one = shelf.one(order.model)
        base = bundle.load(one.folder)
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
        numbers=tuple((one.name, _said(one.before), _said(one.after)) for one in made.changes),
        remarks=made.remarks,
    )


def chosen_next(order: NextOrder, check_in: CheckIn, _tell: Tell) -> tuple[NextCell, ...]:
    """The cells worth labelling next, the most worth first, each with its pixels."""
    chosen = next_to_label(order.store, order.bundle, order.number, check_in)
    return tuple(NextCell(one, _pixels_of(one)) for one in chosen)


def _pixels_of(one: WorthLabelling) -> Pixels | None:
    from leukoview.engine.errors import LeukoError
    from leukoview.engine.store.images import image_of

    try:
        slide = image_of(one.case, one.slide)
        around = one.cell.box.grown(one.cell.box.width // 4)
        return slide.read(around.clipped(slide.width, slide.height))
    except (LeukoError, OSError):
        return None


def _offer(path: Path, check_in: CheckIn) -> "Offer":
    from leukoview.engine.library.cases import from_parcel
    from leukoview.engine.library.offers import from_path
    from leukoview.engine.store.parcel import SUFFIX

    return from_parcel(path, check_in) if path.suffix == SUFFIX else from_path(path)


@contextmanager
def _library(path: Path) -> Iterator[Library]:
    with closing(Lab(path)) as lab:
        yield Library(lab)


def _dataset(order: TrainOrder) -> "Dataset":
    from leukoview.engine.library.learning import dataset_of

    with _library(order.lab) as library:
        return dataset_of(library, classes=order.classes, practice=order.practice).dataset


def _recipe(order: TrainOrder) -> "TrainingRecipe":
    from leukoview.engine.training import Thoroughness, TrainingRecipe

    return TrainingRecipe(
        name=order.name,
        title=order.name,
        version=order.version,
        backbone=order.backbone,
        thoroughness=Thoroughness.THOROUGH if order.thorough else Thoroughness.QUICK,
        terms="Made by this laboratory from its own cells.",
    )


def _cache(lab: Path) -> Path:
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
            matrix = _matrix(fold.classes, fold.confusion)
            score = _triple(fold.macro_f1)
            tell(told.FoldFinished(fold.fold + 1, fold.folds, fold.patients, matrix, score))
        case LearningPoint(patients=patients, macro_f1=score):
            tell(told.CurvePoint(patients, _triple(score)))
        case _:
            raise TypeError(f"Nobody knows how to tell {type(part).__name__}.")


def _scores(card: "Scorecard") -> tuple[told.Row, ...]:
    return (
        ("macro-F1", _said(card.macro_f1)),
        ("accuracy", _said(card.accuracy)),
        ("calibration error", _said(card.calibration_error)),
        ("accepted (not unsure)", _said(card.abstention.accepted)),
        ("wrong among the accepted", _said(card.abstention.error_of_accepted)),
    )


def _duel(candidate: str, found: "comparing.Comparison") -> Duel:
    sides = found.sides
    return Duel(
        candidate=candidate,
        outcome=found.verdict.outcome.value,
        passed=found.verdict.outcome.may_be_promoted,
        sentence=found.verdict.sentence,
        remarks=found.remarks,
        numbers=tuple(_numbers(sides)) if sides else (),
        sides=None
        if sides is None
        else (_side(sides.candidate, found.dataset), _side(sides.active, found.dataset)),
    )


def _numbers(sides: "comparing.Sides") -> Iterator[told.Row]:
    ours, theirs = sides.candidate, sides.active
    yield ("macro-F1", _said(ours.macro_f1), _said(theirs.macro_f1), _lead(sides.macro_f1))
    yield ("accuracy", _said(ours.accuracy), _said(theirs.accuracy), _lead(sides.accuracy))
    for one, other in zip(ours.per_class, theirs.per_class, strict=True):
        name = named(one.key).name
        yield (f"F1, {name}", _said(one.f1), _said(other.f1), "")
        yield (f"recall, {name}", _said(one.recall), _said(other.recall), "")
    if ours.apl is not None and theirs.apl is not None:
        lead = "" if sides.apl_auc is None else _lead(sides.apl_auc)
        yield ("APL per patient, AUC", _said(ours.apl.auc), _said(theirs.apl.auc), lead)
        sensitivity = (_said(ours.apl.sensitivity), _said(theirs.apl.sensitivity))
        yield ("APL alarm, sensitivity", *sensitivity, "")
        specificity = (_said(ours.apl.specificity), _said(theirs.apl.specificity))
        yield ("APL alarm, specificity", *specificity, "")
    test = sides.mcnemar
    alone = (str(test.candidate_alone), str(test.active_alone))
    yield ("right on this side alone (McNemar)", *alone, f"p = {test.p:.3g}")


def _side(side: "comparing.Side", dataset: "Dataset") -> told.SideCard:
    names = sorted({one.label for one in side.confusion} | {one.said for one in side.confusion})
    counts = [[0] * len(names) for _ in names]
    behind = {}
    for one in side.confusion:
        place = names.index(one.label), names.index(one.said)
        counts[place[0]][place[1]] = len(one.rows)
        behind[place] = tuple(dataset.samples[row].path for row in one.rows)
    return told.SideCard(
        name=side.name,
        matrix=_matrix(names, counts),
        behind=behind,
        reliability=side.reliability,
        risk_coverage=side.risk_coverage,
    )


def _matrix(classes: Sequence[str], counts: Sequence[Sequence[int]]) -> told.Matrix:
    return told.Matrix(tuple(classes), tuple(tuple(map(int, line)) for line in counts))


def _triple(number: "Measured") -> tuple[float, float, float]:
    return number.value, number.low, number.high


def _said(number: "Measured") -> str:
    return f"{number.value:.3f} ({number.low:.3f}–{number.high:.3f})"


def _lead(number: "Measured") -> str:
    return f"{number.value:+.3f} ({number.low:+.3f} to {number.high:+.3f})"
