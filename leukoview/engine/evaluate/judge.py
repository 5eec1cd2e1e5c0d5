"""Judging a way of training on a data set: nested folds, controls, flags, one scorecard."""

from dataclasses import dataclass, replace

from leukoview.engine.case import Pixels
from leukoview.engine.classify import FitPlan
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import Features
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.evaluate.controls import BORDER
from leukoview.engine.evaluate.counting import Judged, scorecard_of
from leukoview.engine.evaluate.folds import OUTER_FOLDS, OutOfFold, Run, out_of_fold
from leukoview.engine.evaluate.learning import learning_curve
from leukoview.engine.evaluate.metrics import Intervals
from leukoview.engine.evaluate.phases import Began, Phase
from leukoview.engine.evaluate.scorecard import Scorecard
from leukoview.engine.evaluate.stains import stain_splits
from leukoview.engine.progress import CheckIn, part_of, unheard, unwatched

FEWEST_PATIENTS = 3
"""Of a class, or training refuses: one to judge on, one to tune on, and one to learn from."""

QUICK_NOTE = (
    "Judged quickly: cost and gamma were not chosen, no stain was left out, no control was judged "
    "beside it, and there is no learning curve. Train thoroughly before relying on it."
)
"""What a quick training's scorecard says; what it costs is measured in docs/engine.md."""


@dataclass(frozen=True, eq=False)
class Material:
    """A data set with all it is judged on: crops, features, and the controls' features.

    `crops` (n × s × s × 3) may be thumbnails; `images` are the SHA-256 of the files, where known.
    """

    dataset: Dataset
    crops: Pixels
    features: Features
    controls: dict[str, Features] | None = None
    images: tuple[str, ...] = ()


def evaluate(
    material: Material,
    plan: FitPlan,
    check_in: CheckIn = unwatched,
    *,
    thorough: bool = True,
    run: Run | None = None,
) -> tuple[Scorecard, OutOfFold]:
    """Nested cross-validation by groups, the same for the features and for each control.

    With the colours of the borders among the controls, one stain at a time is left out too. Where
    it is not `thorough`, the folds alone are judged. Phases and folds are told to `run`, and
    check-ins count anew in each phase.

    Raises:
        TrainingDataError: A class comes from too few patients to learn, tune and judge.
        Cancelled: A check-in asked to stop; finished folds stay kept where `run` says.
    """
    refuse_few_patients(material.dataset)
    run = run or Run()
    rows, classes = material.dataset.rows(material.features), material.dataset.classes
    run.tell(Began(Phase.FOLDS))
    found = out_of_fold(rows, classes, plan, check_in=check_in, run=run)
    judged = _thoroughly(material, plan, found, check_in, run) if thorough else Judged(found)
    run.tell(Began(Phase.SCORES))
    notes = () if thorough else (QUICK_NOTE,)
    intervals = Intervals(plan.seed, check_in)
    return scorecard_of(material.dataset, material.crops, judged, notes, intervals), found


def _thoroughly(
    material: Material, plan: FitPlan, found: OutOfFold, check_in: CheckIn, run: Run
) -> Judged:
    """With a stain left out, beside the controls, and with fewer patients."""
    dataset, controls = material.dataset, material.controls or {}
    rows, silent = dataset.rows(material.features), replace(run, tell=unheard)
    stains = stain_splits(dataset, controls[BORDER]) if BORDER in controls else []
    left_out = None
    if stains:
        run.tell(Began(Phase.STAINS))
        left_out = out_of_fold(
            rows, dataset.classes, plan, splits=stains, check_in=check_in, run=silent
        )
    run.tell(Began(Phase.CONTROLS))
    judged = {
        name: out_of_fold(
            dataset.rows(features),
            dataset.classes,
            plan,
            check_in=part_of(check_in, number, len(controls)),
            run=silent,
        )
        for number, (name, features) in enumerate(controls.items())
    }
    run.tell(Began(Phase.CURVE))
    splits = rows.split(OUTER_FOLDS, plan.seed + 1)
    settings = [rule.setting for rule in found.rules]
    curve = learning_curve(rows, splits, settings, plan, check_in, run.tell)
    return Judged(found, left_out, judged, curve)


def refuse_few_patients(dataset: Dataset) -> None:
    """Refuse a data set that cannot be judged.

    Raises:
        TrainingDataError: A class comes from fewer than `FEWEST_PATIENTS`.
    """
    for key in dataset.classes:
        patients = len({sample.group for sample in dataset.samples if sample.key == key})
        if patients < FEWEST_PATIENTS:
            raise TrainingDataError(
                f"The cells of the class “{key}” come from {patients} patients.",
                remedy=f"Add cells of others: {FEWEST_PATIENTS} of each class are the fewest that "
                "can be learned from, tuned on and judged.",
            )
