"""Counting what was judged: every number of a scorecard, with its interval and its flags."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.case import Pixels
from leukoview.engine.classify import Numbers
from leukoview.engine.classify.unsure import ACCEPTED_ERROR
from leukoview.engine.dataset import Dataset
from leukoview.engine.evaluate import metrics
from leukoview.engine.evaluate.duplicates import across_groups, alike_names
from leukoview.engine.evaluate.folds import OutOfFold
from leukoview.engine.evaluate.learning import LearningPoint
from leukoview.engine.evaluate.metrics import Intervals, Measured
from leukoview.engine.evaluate.patients import apl_per_patient
from leukoview.engine.evaluate.scorecard import Abstention, Control, Scorecard, StainOut
from leukoview.engine.progress import CheckIn, unwatched

RISK_POINTS = 60
"""Points of the risk–coverage curve that a scorecard keeps."""


@dataclass(frozen=True, eq=False)
class Judged:
    """Everything that models of other patients said, to be counted."""

    found: OutOfFold
    left_out: OutOfFold | None = None
    controls: dict[str, OutOfFold] = field(default_factory=dict)
    curve: tuple[LearningPoint, ...] = ()


def scorecard_of(
    dataset: Dataset, crops: Pixels, judged: Judged, notes: tuple[str, ...], intervals: Intervals
) -> Scorecard:
    """Every number of what was judged; `notes` are said beside the data set's own."""
    found = judged.found
    p, codes, groups = found.probabilities, dataset.codes, dataset.groups

    def measured(number: Callable[[Numbers, NDArray[np.int64]], float]) -> Measured:
        return intervals(lambda rows: number(p[rows], codes[rows]), groups)

    curve = metrics.risk_coverage(p, codes)
    return Scorecard(
        dataset=dataset.name,
        cells=len(codes),
        groups=len(np.unique(groups)),
        classes=dataset.classes,
        flags=flags(dataset, crops, found.leaks, intervals.check_in),
        notes=(*dataset.notes, *notes),
        accuracy=measured(metrics.accuracy),
        macro_f1=measured(metrics.macro_f1),
        per_class=tuple(metrics.per_class(p, codes, groups, dataset.classes, intervals)),
        class_auc=_class_areas(dataset, p, np.ones(len(codes), np.bool_), intervals),
        class_auc_within=_areas_within_a_source(dataset, p, intervals),
        confusion=metrics.confusion(p, codes),
        calibration_error=_calibration_error(dataset, p, intervals),
        brier=measured(metrics.brier),
        log_likelihood=measured(metrics.negative_log_likelihood),
        abstention=_abstention(dataset, found, intervals),
        apl=apl_per_patient(dataset, found, intervals),
        stain_out=_stain_out(dataset, judged.left_out, intervals) if judged.left_out else None,
        controls={name: _control(dataset, one, intervals) for name, one in judged.controls.items()},
        reliability=tuple(metrics.reliability(p, codes)),
        risk_coverage=tuple(curve[:: max(1, len(curve) // RISK_POINTS)]),
        seed=intervals.seed,
        learning_curve=judged.curve,
        calibration_corrected=True,
    )


def flags(
    dataset: Dataset, crops: Pixels, leaks: int, check_in: CheckIn = unwatched
) -> tuple[str, ...]:
    """Why the numbers may be too good, as sentences; nothing where they need no warning."""
    said = []
    if leaks:
        said.append(f"LEAK: {leaks} groups stood on both sides of a fold.")
    if not dataset.groups_known:
        said.append("OPTIMISTIC: patients are unknown; cells of one may stand on both sides.")
    for one, other in alike_names(dataset.groups):
        said.append(f"LEAK?: “{one}” and “{other}” may be one patient written in two ways.")
    pairs = across_groups(crops, dataset.groups, check_in)
    if pairs:
        first, second = (dataset.samples[row].path.name for row in pairs[0])
        said.append(
            f"LEAK: {len(pairs)} pairs of near-identical images stand in different groups, "
            f"for example {first} and {second}."
        )
    return tuple(said)


def _calibration_error(dataset: Dataset, p: Numbers, intervals: Intervals) -> Measured:
    def error(rows: NDArray[np.int64]) -> float:
        return metrics.calibration_error(p[rows], dataset.codes[rows])

    return intervals.corrected(error, dataset.groups)


def _class_areas(
    dataset: Dataset, p: Numbers, chosen: NDArray[np.bool_], intervals: Intervals
) -> dict[str, Measured]:
    """Each class against all others, among the chosen cells."""
    areas = {}
    for code, key in enumerate(dataset.classes):
        truths = dataset.codes[chosen] == code
        scores = p[chosen, code]
        if truths.any() and not truths.all():
            areas[str(key)] = _area(scores, truths, dataset.groups[chosen], intervals)
    return areas


def _area(
    scores: Numbers, truths: NDArray[np.bool_], groups: NDArray[np.str_], intervals: Intervals
) -> Measured:
    return intervals(lambda rows: metrics.area(scores[rows], truths[rows]), groups)


def _areas_within_a_source(
    dataset: Dataset, p: Numbers, intervals: Intervals
) -> dict[str, Measured]:
    """The same within each source, where camera and stain can tell nothing."""
    sources = np.array([sample.source for sample in dataset.samples])
    return {
        f"{key} within {source}": measured
        for source in np.unique(sources)
        for key, measured in _class_areas(dataset, p, sources == source, intervals).items()
    }


def _abstention(dataset: Dataset, found: OutOfFold, intervals: Intervals) -> Abstention:
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
        accepted=intervals(lambda rows: float(accepted[rows].mean()), groups),
        error_of_accepted=intervals(error, groups),
        unlike_training=intervals(lambda rows: float(unlike[rows][typical[rows]].mean()), groups),
        coverage_at_error=intervals(coverage, groups),
    )


def _control(dataset: Dataset, found: OutOfFold, intervals: Intervals) -> Control:
    apl = apl_per_patient(dataset, found, intervals)
    p, codes = found.probabilities, dataset.codes
    score = intervals(lambda rows: metrics.macro_f1(p[rows], codes[rows]), dataset.groups)
    return Control(score, apl.auc if apl else None)


def _stain_out(dataset: Dataset, found: OutOfFold, intervals: Intervals) -> StainOut:
    p, codes, groups = found.probabilities, dataset.codes, dataset.groups

    def measured(number: Callable[[Numbers, NDArray[np.int64]], float]) -> Measured:
        return intervals(lambda rows: number(p[rows], codes[rows]), groups)

    return StainOut(
        macro_f1=measured(metrics.macro_f1),
        calibration_error=_calibration_error(dataset, p, intervals),
        abstention=_abstention(dataset, found, intervals),
        apl=apl_per_patient(dataset, found, intervals),
    )
