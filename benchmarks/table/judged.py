"""What a row reaches on patients, and on stains, that no model of it has seen."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from leukoview.engine.classify import FitPlan, Rows
from leukoview.engine.classify.support import Split
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import Features
from leukoview.engine.evaluate import (
    Intervals,
    apl_per_patient,
    controls,
    metrics,
    out_of_fold,
    stain_splits,
)
from leukoview.engine.evaluate.controls import BORDER
from leukoview.engine.evaluate.metrics import Measured

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
    ours, theirs = (apl_per_patient(dataset, one, Intervals(SEED)) for one in (nested, stain_out))
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


def left_out_stains(dataset: Dataset, cache: Path) -> list[Split]:
    """The folds that the scorecard leaves one stain out by."""
    return stain_splits(dataset, _border(dataset, cache / f"border-{len(dataset.samples)}.npy"))


def _border(dataset: Dataset, file: Path) -> Features:
    if not file.is_file():
        np.save(file, controls(dataset)[BORDER])
    kept: Features = np.load(file, allow_pickle=False)
    return kept
