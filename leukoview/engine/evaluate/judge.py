"""Judging a way of training on a data set: nested folds, controls, flags, one scorecard."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.case import Pixels
from leukoview.engine.classify import FitPlan, Numbers
from leukoview.engine.classify.unsure import ACCEPTED_ERROR
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import Features
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.evaluate import metrics
from leukoview.engine.evaluate.controls import BORDER
from leukoview.engine.evaluate.duplicates import across_groups, alike_names
from leukoview.engine.evaluate.folds import OutOfFold, out_of_fold
from leukoview.engine.evaluate.metrics import Measured, with_interval
from leukoview.engine.evaluate.patients import apl_per_patient
from leukoview.engine.evaluate.scorecard import Abstention, Control, Scorecard, StainOut
from leukoview.engine.evaluate.stains import stain_splits
from leukoview.engine.progress import CheckIn, unwatched

FEWEST_PATIENTS = 3
"""Of a class: one to judge on, one to tune on, and one to learn from."""

RISK_POINTS = 60
"""Points of the risk–coverage curve that a scorecard keeps."""


@dataclass(frozen=True, eq=False)
class Material:
    """A data set with all it is judged on: crops, features, and the controls' features."""

    dataset: Dataset
    crops: Pixels
    features: Features
    controls: dict[str, Features] | None = None


def evaluate(
    material: Material, plan: FitPlan, check_in: CheckIn = unwatched
) -> tuple[Scorecard, OutOfFold]:
    """Nested cross-validation by groups, the same for the features and for each control.

    With the colours of the borders among the controls, one stain at a time is left out too.

    Raises:
        TrainingDataError: A class comes from too few patients to learn, tune and judge.
        Cancelled: A check-in asked to stop.
    """
    dataset = material.dataset
    _refuse_few_patients(dataset)
    rows, controls = dataset.rows(material.features), material.controls or {}
    stains = stain_splits(dataset, controls[BORDER]) if BORDER in controls else []
    steps = 2 + len(controls)
    found = out_of_fold(rows, dataset.classes, plan, check_in=_part(check_in, 0, steps))
    left_out = (
        out_of_fold(rows, dataset.classes, plan, splits=stains, check_in=_part(check_in, 1, steps))
        if stains
        else None
    )
    judged = {
        name: out_of_fold(
            dataset.rows(features), dataset.classes, plan, check_in=_part(check_in, n, steps)
        )
        for n, (name, features) in enumerate(controls.items(), start=2)
    }
    return _scorecard(material, plan, found, left_out, judged), found


def _refuse_few_patients(dataset: Dataset) -> None:
    for key in dataset.classes:
        patients = len({sample.group for sample in dataset.samples if sample.key == key})
        if patients < FEWEST_PATIENTS:
            raise TrainingDataError(
                f"The cells of the class “{key}” come from {patients} patients.",
                remedy=f"Add cells of others: {FEWEST_PATIENTS} of each class are the fewest that "
                "can be learned from, tuned on and judged.",
            )


def flags(dataset: Dataset, crops: Pixels, leaks: int) -> tuple[str, ...]:
    """Why the numbers may be too good, as sentences; nothing where they need no warning."""
    said = []
    if leaks:
        said.append(f"LEAK: {leaks} groups stood on both sides of a fold.")
    if not dataset.groups_known:
        said.append("OPTIMISTIC: patients are unknown; cells of one may stand on both sides.")
    for one, other in alike_names(dataset.groups):
        said.append(f"LEAK?: “{one}” and “{other}” may be one patient written in two ways.")
    pairs = across_groups(crops, dataset.groups)
    if pairs:
        first, second = (dataset.samples[row].path.name for row in pairs[0])
        said.append(
            f"LEAK: {len(pairs)} pairs of near-identical images stand in different groups, "
            f"for example {first} and {second}."
        )
    return tuple(said)


def _part(check_in: CheckIn, number: int, parts: int) -> CheckIn:
    return lambda done, total: check_in(number * total + done, parts * total)


def _scorecard(
    material: Material,
    plan: FitPlan,
    found: OutOfFold,
    left_out: OutOfFold | None,
    judged: dict[str, OutOfFold],
) -> Scorecard:
    dataset, p = material.dataset, found.probabilities
    codes, groups, seed = dataset.codes, dataset.groups, plan.seed

    def measured(number: Callable[[Numbers, NDArray[np.int64]], float]) -> Measured:
        return with_interval(lambda rows: number(p[rows], codes[rows]), groups, seed)

    top = p.argmax(axis=1)
    confusion = [
        [int(((codes == one) & (top == other)).sum()) for other in range(p.shape[1])]
        for one in range(p.shape[1])
    ]
    curve = metrics.risk_coverage(p, codes)
    return Scorecard(
        dataset=dataset.name,
        cells=len(codes),
        groups=len(np.unique(groups)),
        classes=dataset.classes,
        flags=flags(dataset, material.crops, found.leaks),
        notes=dataset.notes,
        accuracy=measured(metrics.accuracy),
        macro_f1=measured(metrics.macro_f1),
        per_class=tuple(metrics.per_class(p, codes, groups, dataset.classes, seed)),
        class_auc=_class_areas(dataset, p, np.ones(len(codes), np.bool_), seed),
        class_auc_within=_areas_within_a_source(dataset, p, seed),
        confusion=tuple(tuple(line) for line in confusion),
        calibration_error=measured(metrics.calibration_error),
        brier=measured(metrics.brier),
        log_likelihood=measured(metrics.negative_log_likelihood),
        abstention=_abstention(dataset, found, seed),
        apl=apl_per_patient(dataset, found, seed),
        stain_out=_stain_out(dataset, left_out, seed) if left_out else None,
        controls={name: _control(dataset, one, seed) for name, one in judged.items()},
        reliability=tuple(metrics.reliability(p, codes)),
        risk_coverage=tuple(curve[:: max(1, len(curve) // RISK_POINTS)]),
        seed=seed,
    )


def _class_areas(
    dataset: Dataset, p: Numbers, chosen: NDArray[np.bool_], seed: int
) -> dict[str, Measured]:
    """Each class against all others, among the chosen cells."""
    areas = {}
    for code, key in enumerate(dataset.classes):
        truths = dataset.codes[chosen] == code
        scores = p[chosen, code]
        if truths.any() and not truths.all():
            areas[str(key)] = _area(scores, truths, dataset.groups[chosen], seed)
    return areas


def _area(
    scores: Numbers, truths: NDArray[np.bool_], groups: NDArray[np.str_], seed: int
) -> Measured:
    return with_interval(lambda rows: metrics.area(scores[rows], truths[rows]), groups, seed)


def _areas_within_a_source(dataset: Dataset, p: Numbers, seed: int) -> dict[str, Measured]:
    """The same within each source, where camera and stain can tell nothing."""
    sources = np.array([sample.source for sample in dataset.samples])
    return {
        f"{key} within {source}": measured
        for source in np.unique(sources)
        for key, measured in _class_areas(dataset, p, sources == source, seed).items()
    }


def _abstention(dataset: Dataset, found: OutOfFold, seed: int) -> Abstention:
    accepted = np.array([not one.unsure for one in found.predictions])
    unlike = np.array([one.unlike_training for one in found.predictions])
    wrong = found.probabilities.argmax(axis=1) != dataset.codes
    groups = dataset.groups

    def error(rows: NDArray[np.int64]) -> float:
        kept = rows[accepted[rows]]
        return float(wrong[kept].mean()) if len(kept) else float("nan")

    def coverage(rows: NDArray[np.int64]) -> float:
        return metrics.coverage_at(found.probabilities[rows], dataset.codes[rows], ACCEPTED_ERROR)

    typical = dataset.typical
    return Abstention(
        accepted=with_interval(lambda rows: float(accepted[rows].mean()), groups, seed),
        error_of_accepted=with_interval(error, groups, seed),
        unlike_training=with_interval(
            lambda rows: float(unlike[rows][typical[rows]].mean()), groups, seed
        ),
        coverage_at_error=with_interval(coverage, groups, seed),
    )


def _control(dataset: Dataset, found: OutOfFold, seed: int) -> Control:
    apl = apl_per_patient(dataset, found, seed)
    p, codes = found.probabilities, dataset.codes
    score = with_interval(lambda rows: metrics.macro_f1(p[rows], codes[rows]), dataset.groups, seed)
    return Control(score, apl.auc if apl else None)


def _stain_out(dataset: Dataset, found: OutOfFold, seed: int) -> StainOut:
    p, codes, groups = found.probabilities, dataset.codes, dataset.groups

    def measured(number: Callable[[Numbers, NDArray[np.int64]], float]) -> Measured:
        return with_interval(lambda rows: number(p[rows], codes[rows]), groups, seed)

    return StainOut(
        macro_f1=measured(metrics.macro_f1),
        calibration_error=measured(metrics.calibration_error),
        abstention=_abstention(dataset, found, seed),
        apl=apl_per_patient(dataset, found, seed),
    )
