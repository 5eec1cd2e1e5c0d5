"""What a row reaches on patients, and on stains, that no model of it has seen."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from sklearn.cluster import KMeans

from leukoview.engine.classify import FitPlan, Rows
from leukoview.engine.classify.support import Split
from leukoview.engine.dataset import Dataset
from leukoview.engine.evaluate import apl_per_patient, controls, metrics, out_of_fold
from leukoview.engine.evaluate.metrics import Measured

STAINS = 5
"""Clusters of patients by border colour."""
SEED = 0
ACCEPTED_ERROR = 0.05


class Judged(msgspec.Struct, frozen=True):
    """A row's numbers; `milliseconds` of one processor core per cell, the crop not counted."""

    auc: Measured
    macro_f1: float
    coverage: float
    stain_auc: Measured
    stain_f1: float
    milliseconds: float


def judge(
    dataset: Dataset, rows: Rows, plan: FitPlan, stains: Sequence[Split], milliseconds: float
) -> Judged:
    """Nested folds of patients, then one stain left out at a time; settings by inner folds."""
    nested = out_of_fold(rows, dataset.classes, plan)
    stain_out = out_of_fold(rows, dataset.classes, plan, splits=stains)
    ours, theirs = (apl_per_patient(dataset, one, SEED) for one in (nested, stain_out))
    if ours is None or theirs is None:
        raise ValueError("the data set has no patients with and without APL to tell apart")
    p, codes = nested.probabilities, dataset.codes
    return Judged(
        auc=ours.auc,
        macro_f1=metrics.macro_f1(p, codes),
        coverage=metrics.coverage_at(p, codes, ACCEPTED_ERROR),
        stain_auc=theirs.auc,
        stain_f1=metrics.macro_f1(stain_out.probabilities, codes),
        milliseconds=milliseconds,
    )


def stain_splits(dataset: Dataset, cache: Path) -> list[Split]:
    """Folds that hold one cluster of border colours each; sets without patients are spread."""
    border = _border(dataset, cache / f"border-{len(dataset.samples)}.npy")
    patients = np.array([sample.source == "apl" for sample in dataset.samples])
    names = np.unique(dataset.groups[patients])
    colours = np.stack([np.median(border[dataset.groups == name], axis=0) for name in names])
    found = KMeans(STAINS, n_init=20, random_state=SEED).fit_predict(colours)
    fold = dict(zip(names, found, strict=True))
    others = np.unique(dataset.groups[~patients])
    fold |= {name: n % STAINS for n, name in enumerate(others)}
    place = np.array([fold[name] for name in dataset.groups])
    return [(np.flatnonzero(place != one), np.flatnonzero(place == one)) for one in range(STAINS)]


def _border(dataset: Dataset, file: Path) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    if not file.is_file():
        np.save(file, controls(dataset)["border only"])
    kept: np.ndarray[tuple[int, int], np.dtype[np.float32]] = np.load(file, allow_pickle=False)
    return kept
