"""APL against other AML, patient by patient and cell by cell."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.classify.case_rule import MINIMUM_CASE_CELLS
from leukoview.engine.dataset import Dataset
from leukoview.engine.evaluate import metrics
from leukoview.engine.evaluate.folds import OutOfFold
from leukoview.engine.evaluate.metrics import Intervals, Measured
from leukoview.engine.evaluate.scorecard import AplScore
from leukoview.engine.taxonomy import APL, Lineage, named


@dataclass(frozen=True, eq=False)
class AplCases:
    """Patients with AML and enough immature cells: whether it is APL, score, and alarm of each."""

    names: tuple[str, ...]
    truth: NDArray[np.bool_]
    score: NDArray[np.float64]
    alarm: NDArray[np.bool_]

    @property
    def telling(self) -> bool:
        """Whether there is something to tell apart."""
        return len(set(self.truth.tolist())) > 1


def apl_cases(dataset: Dataset, found: OutOfFold) -> AplCases:
    """The patients by whom APL is judged, in the order of the folds."""
    names, truths, scores, alarms = [], [], [], []
    for group, case in found.cases.items():
        immature = [key for key in _labels_of(dataset, group) if named(key).lineage is Lineage.AML]
        if len(immature) < MINIMUM_CASE_CELLS:
            continue
        names.append(group)
        truths.append(immature.count(APL) * 2 > len(immature))
        scores.append(case.apl_probability or 0.0)
        alarms.append(case.apl_alarm)
    return AplCases(
        tuple(names), np.array(truths, np.bool_), np.array(scores), np.array(alarms, np.bool_)
    )


def apl_per_patient(dataset: Dataset, found: OutOfFold, intervals: Intervals) -> AplScore | None:
    """Patients with AML by their case-level probability, the alarm as the folds set it."""
    if APL not in dataset.classes:
        return None
    cases = apl_cases(dataset, found)
    truth, score, alarm, names = cases.truth, cases.score, cases.alarm, cases.names
    if not cases.telling:
        return None
    return AplScore(
        patients=len(truth),
        apl_patients=int(truth.sum()),
        cells=MINIMUM_CASE_CELLS,
        auc=intervals(lambda rows: metrics.area(score[rows], truth[rows]), names),
        sensitivity=intervals(lambda rows: _mean(alarm[rows][truth[rows]]), names),
        specificity=intervals(lambda rows: _mean(~alarm[rows][~truth[rows]]), names),
        cell_auc=_apl_cells(dataset, found, intervals),
    )


def _apl_cells(dataset: Dataset, found: OutOfFold, intervals: Intervals) -> Measured:
    aml = [code for code, key in enumerate(dataset.classes) if named(key).lineage is Lineage.AML]
    chosen = np.flatnonzero(np.isin(dataset.codes, aml))
    apl = dataset.classes.index(APL)
    p = found.probabilities[chosen]
    odds = p[:, apl] / np.maximum(p[:, aml].sum(axis=1), 1e-12)
    truth = dataset.codes[chosen] == apl
    return intervals(lambda rows: metrics.area(odds[rows], truth[rows]), dataset.groups[chosen])


def _labels_of(dataset: Dataset, group: str) -> list[str]:
    return [sample.key for sample in dataset.samples if sample.group == group]


def _mean(values: NDArray[np.bool_]) -> float:
    return float(values.mean()) if len(values) else float("nan")
