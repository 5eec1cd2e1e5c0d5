"""Judging a way of training on a data set: nested folds, controls, flags, one scorecard."""

from dataclasses import dataclass, replace

from leukoview.engine.case import Pixels
from leukoview.engine.classify import FitPlan, Rows
from leukoview.engine.classify.support import Codes
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import Features
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.evaluate.controls import BORDER
from leukoview.engine.evaluate.counting import Judged, scorecard_of
from leukoview.engine.evaluate.folds import OUTER_FOLDS, OutOfFold, Run, out_of_fold
from leukoview.engine.evaluate.learning import learning_curve
from leukoview.engine.evaluate.metrics import Intervals, macro_f1
from leukoview.engine.evaluate.phases import Began, Phase
from leukoview.engine.evaluate.scorecard import Scorecard
from leukoview.engine.evaluate.stains import stain_splits
from leukoview.engine.evaluate.teaching import Teaching
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
    Where the features are learned with the models, `kept` are the rows they are learned from, and
    `features` those as they were before.
    """

    dataset: Dataset
    crops: Pixels
    features: Features
    controls: dict[str, Features] | None = None
    images: tuple[str, ...] = ()
    kept: Features | None = None

    @property
    def rows(self) -> Rows:
        """What models are taught on."""
        return self.dataset.rows(self.features if self.kept is None else self.kept)


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

    Where features are learned too, the same folds are judged without that as well, and a note says
    what it gained.

    Raises:
        TrainingDataError: A class comes from too few patients to learn, tune and judge.
        Cancelled: A check-in asked to stop; finished folds stay kept where `run` says.
    """
    refuse_few_patients(material.dataset)
    run = run or Run()
    run.tell(Began(Phase.FOLDS))
    classes = material.dataset.classes
    found = out_of_fold(material.rows, classes, plan, check_in=check_in, run=run)
    plain = found if material.kept is None else _plainly(material, plan, check_in, run)
    judged = Judged(found)
    if thorough:
        judged = _thoroughly(material, plan, (found, plain), check_in, run)
    run.tell(Began(Phase.SCORES))
    intervals = Intervals(plan.seed, check_in)
    notes = () if thorough else (QUICK_NOTE,)
    if material.kept is not None:
        notes = (*notes, _gain(material.dataset, found, plain, intervals))
    return scorecard_of(material.dataset, material.crops, judged, notes, intervals), found


def _plainly(material: Material, plan: FitPlan, check_in: CheckIn, run: Run) -> OutOfFold:
    """The same folds on the features as they were."""
    run.tell(Began(Phase.PLAIN))
    rows, classes = material.dataset.rows(material.features), material.dataset.classes
    return out_of_fold(rows, classes, plan, check_in=check_in, run=_silent(run))


def _silent(run: Run) -> Run:
    """The same place, where nobody hears, for features that are not learned."""
    return replace(run, tell=unheard, teaching=Teaching())


def _gain(dataset: Dataset, found: OutOfFold, plain: OutOfFold, intervals: Intervals) -> str:
    """What learning the features gained, as a sentence."""
    p, before, codes = found.probabilities, plain.probabilities, dataset.codes

    def lead(rows: Codes) -> float:
        return macro_f1(p[rows], codes[rows]) - macro_f1(before[rows], codes[rows])

    gained = intervals(lead, dataset.groups)
    return (
        f"Fine-tuned: macro-F1 {macro_f1(p, codes):.3f}, and {macro_f1(before, codes):.3f} without "
        f"it on the same folds: {gained.value:+.3f} (95 % interval {gained.low:+.3f} to "
        f"{gained.high:+.3f})."
    )


def _thoroughly(
    material: Material,
    plan: FitPlan,
    folds: tuple[OutOfFold, OutOfFold],
    check_in: CheckIn,
    run: Run,
) -> Judged:
    """With a stain left out, beside the controls, and with fewer patients.

    `folds` are as found, and found on plain features; the curve is of plain features.
    """
    (found, plain), dataset = folds, material.dataset
    rows, controls = dataset.rows(material.features), material.controls or {}
    stains = stain_splits(dataset, controls[BORDER]) if BORDER in controls else []
    left_out = None
    if stains:
        run.tell(Began(Phase.STAINS))
        left_out = out_of_fold(
            material.rows,
            dataset.classes,
            plan,
            splits=stains,
            check_in=check_in,
            run=replace(run, tell=unheard),
        )
    run.tell(Began(Phase.CONTROLS))
    judged = {
        name: out_of_fold(
            dataset.rows(features),
            dataset.classes,
            plan,
            check_in=part_of(check_in, number, len(controls)),
            run=_silent(run),
        )
        for number, (name, features) in enumerate(controls.items())
    }
    run.tell(Began(Phase.CURVE))
    splits = rows.split(OUTER_FOLDS, plan.seed + 1)
    settings = [rule.setting for rule in plain.rules]
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
