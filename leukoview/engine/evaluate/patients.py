"""APL against other AML, patient by patient and cell by cell."""

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.classify.case_rule import MINIMUM_CASE_CELLS
from leukoview.engine.dataset import Dataset
from leukoview.engine.evaluate import metrics
from leukoview.engine.evaluate.folds import OutOfFold
from leukoview.engine.evaluate.metrics import Measured, with_interval
from leukoview.engine.evaluate.scorecard import AplScore
from leukoview.engine.taxonomy import APL, Lineage, named


def apl_per_patient(dataset: Dataset, found: OutOfFold, seed: int) -> AplScore | None:
    """Patients with AML by their case-level probability, the alarm as the folds set it."""
    if APL not in dataset.classes:
        return None
    truths, scores, alarms, names = [], [], [], []
    for group, case in found.cases.items():
        immature = [key for key in _labels_of(dataset, group) if named(key).lineage is Lineage.AML]
        if len(immature) < MINIMUM_CASE_CELLS:
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
        cells=MINIMUM_CASE_CELLS,
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
    return with_interval(
        lambda rows: metrics.area(odds[rows], truth[rows]), dataset.groups[chosen], seed
    )


def _labels_of(dataset: Dataset, group: str) -> list[str]:
    return [sample.key for sample in dataset.samples if sample.group == group]


def _mean(values: NDArray[np.bool_]) -> float:
    return float(values.mean()) if len(values) else float("nan")
