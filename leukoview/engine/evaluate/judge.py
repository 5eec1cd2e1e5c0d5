"""Judging a way of training on a data set: nested folds, controls, flags, one scorecard."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.case import Pixels
from leukoview.engine.classify import FitPlan, Numbers
from leukoview.engine.classify import learned as learning
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import Features
from leukoview.engine.evaluate import metrics
from leukoview.engine.evaluate.duplicates import across_groups
from leukoview.engine.evaluate.folds import OutOfFold, out_of_fold
from leukoview.engine.evaluate.metrics import Measured, with_interval
from leukoview.engine.evaluate.scorecard import Abstention, AplScore, Control, Scorecard
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.taxonomy import APL, Lineage, named

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

    Raises:
        Cancelled: A check-in asked to stop.
    """
    dataset = material.dataset
    rows = dataset.rows(material.features)
    controls = material.controls or {}
    steps = 1 + len(controls)
    found = out_of_fold(
        rows,
        dataset.classes,
        plan,
        check_in=_part(check_in, 0, steps),
    )
    judged = {
        name: out_of_fold(
            dataset.rows(features), dataset.classes, plan, check_in=_part(check_in, n, steps)
        )
        for n, (name, features) in enumerate(controls.items(), start=1)
    }
    return _scorecard(material, plan, found, judged), found


def flags(dataset: Dataset, crops: Pixels, leaks: int) -> tuple[str, ...]:
    """Why the numbers may be too good, as sentences; nothing where they need no warning."""
    said = []
    if leaks:
        said.append(f"LEAK: {leaks} groups stood on both sides of a fold.")
    if not dataset.groups_known:
        said.append("OPTIMISTIC: patients are unknown; cells of one may stand on both sides.")
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
    material: Material, plan: FitPlan, found: OutOfFold, judged: dict[str, OutOfFold]
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
        return metrics.coverage_at(
            found.probabilities[rows], dataset.codes[rows], learning.ACCEPTED_ERROR
        )

    typical = dataset.typical
    return Abstention(
        accepted=with_interval(lambda rows: float(accepted[rows].mean()), groups, seed),
        error_of_accepted=with_interval(error, groups, seed),
        unlike_training=with_interval(
            lambda rows: float(unlike[rows][typical[rows]].mean()), groups, seed
        ),
        coverage_at_error=with_interval(coverage, groups, seed),
    )


def apl_per_patient(dataset: Dataset, found: OutOfFold, seed: int) -> AplScore | None:
    """Patients with AML by their case-level probability, the alarm as the folds set it."""
    if APL not in dataset.classes:
        return None
    truths, scores, alarms, names = [], [], [], []
    for group, case in found.cases.items():
        immature = [key for key in _labels_of(dataset, group) if named(key).lineage is Lineage.AML]
        if len(immature) < learning.MINIMUM_CASE_CELLS:
            continue
        names.append(group)
        truths.append(immature.count(APL) * 2 > len(immature))
        scores.append(case.apl_probability or 0.0)
        alarms.append(case.apl_alarm)
    truth, score, alarm = np.array(truths), np.array(scores), np.array(alarms)
    if len(set(truths)) < 2:  # noqa: PLR2004 - nothing to tell apart
        return None
    return AplScore(
        patients=len(truth),
        apl_patients=int(truth.sum()),
        cells=learning.MINIMUM_CASE_CELLS,
        auc=with_interval(lambda rows: metrics.area(score[rows], truth[rows]), names, seed),
        sensitivity=with_interval(lambda rows: _mean(alarm[rows][truth[rows]]), names, seed),
        specificity=with_interval(lambda rows: _mean(~alarm[rows][~truth[rows]]), names, seed),
        cell_auc=_apl_cells(dataset, found, seed),
    )


def _apl_cells(dataset: Dataset, found: OutOfFold, seed: int) -> Measured:
    aml = [code for code, key in enumerate(dataset.classes) if named(key).lineage is Lineage.AML]
    chosen = np.flatnonzero(np.isin(dataset.codes, aml))
    apl = dataset.classes.index(APL)
    p = found.probabilities[chosen]
    odds = p[:, apl] / np.maximum(p[:, aml].sum(axis=1), 1e-12)
    truth = dataset.codes[chosen] == apl
    return _area(odds, truth, dataset.groups[chosen], seed)


def _control(dataset: Dataset, found: OutOfFold, seed: int) -> Control:
    apl = apl_per_patient(dataset, found, seed)
    p, codes = found.probabilities, dataset.codes
    score = with_interval(lambda rows: metrics.macro_f1(p[rows], codes[rows]), dataset.groups, seed)
    return Control(score, apl.auc if apl else None)


def _labels_of(dataset: Dataset, group: str) -> list[str]:
    return [sample.key for sample in dataset.samples if sample.group == group]


def _mean(values: NDArray[np.bool_]) -> float:
    return float(values.mean()) if len(values) else float("nan")
