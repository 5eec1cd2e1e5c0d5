"""The learning curve: what the score was with fewer patients to learn from."""

from collections.abc import Sequence
from math import ceil

import msgspec
import numpy as np
from threadpoolctl import threadpool_limits

from leukoview.engine.classify import FitPlan, Rows
from leukoview.engine.classify.support import Codes, Setting, Split, machine_of
from leukoview.engine.embed import Features
from leukoview.engine.evaluate.metrics import Measured, top_macro_f1, with_interval
from leukoview.engine.progress import CheckIn, Tell, unheard, unwatched

SHARES = (0.25, 0.5, 0.75, 1.0)
"""Of the patients that a fold learns from."""


class LearningPoint(msgspec.Struct, frozen=True):
    """Macro-F1 over held-out cells of models taught by so many patients (the folds' mean)."""

    patients: float
    macro_f1: Measured


def learning_curve(
    rows: Rows,
    splits: Sequence[Split],
    settings: Sequence[Setting],
    plan: FitPlan,
    check_in: CheckIn = unwatched,
    tell: Tell = unheard,
) -> tuple[LearningPoint, ...]:
    """A point per share of patients, told as it is found.

    Each fold keeps its cost and gamma (as its models had chosen them from all their patients) and
    its held-out cells; patients are drawn class by class. A cell's class is that of most votes of
    the machines, uncalibrated, so the last point may lie a little off the score of the folds.
    """
    points: list[LearningPoint] = []
    for number, share in enumerate(SHARES):
        top = np.zeros(len(rows.codes), np.int64)
        taught = []
        for fold, ((train, test), setting) in enumerate(zip(splits, settings, strict=True)):
            check_in(number * len(splits) + fold, len(SHARES) * len(splits))
            part = rows.of(_some_patients(rows, train, share, plan.seed + fold))
            taught.append(len(np.unique(part.groups)))
            top[test] = _voted(part, rows.features[test], plan, setting)
        points.append(LearningPoint(float(np.mean(taught)), _score(top, rows)))
        tell(points[-1])
    check_in(1, 1)
    return tuple(points)


def _some_patients(rows: Rows, train: Codes, share: float, seed: int) -> Codes:
    """Rows of a share of the patients of every class, at least one; a patient is one class's."""
    draw = np.random.default_rng(seed)
    names, place = np.unique(rows.groups[train], return_inverse=True)
    own = np.array(
        [np.bincount(rows.codes[train][place == one]).argmax() for one in range(len(names))]
    )
    kept = [
        draw.permutation(np.flatnonzero(own == code))[: ceil(share * (own == code).sum())]
        for code in np.unique(own)
    ]
    return train[np.isin(place, np.concatenate(kept))]


def _voted(part: Rows, features: Features, plan: FitPlan, setting: Setting) -> Codes:
    if len(np.unique(part.codes)) == 1:
        return np.full(len(features), part.codes[0])
    with threadpool_limits(1):
        relative = setting[0], setting[1] * features.shape[1]
        said: Codes = machine_of(part, plan, relative).predict(features)
    return said


def _score(top: Codes, rows: Rows) -> Measured:
    classes = int(rows.codes.max()) + 1
    return with_interval(
        lambda some: top_macro_f1(top[some], rows.codes[some], classes), rows.groups, 0
    )
