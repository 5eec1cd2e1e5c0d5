"""From feature rows to calibrated probabilities: scale, reduce, RBF support vectors, calibrate.

The support vector machine decides between every two classes; a multinomial logistic regression on
those pairwise decisions of *held-out* patients turns them into probabilities. It is Platt's
calibration (Platt 1999) for more than two classes at once, and keeps what the pair
"APL cell or other myeloid blast" knows, which one-against-rest scores lose.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.metrics.pairwise import euclidean_distances
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from leukoview.engine.embed import Features

Numbers = NDArray[np.float64]
Codes = NDArray[np.int64]
"""One class per row, as its place in the sorted keys."""
Split = tuple[Codes, Codes]
"""Rows to fit on and rows to judge on."""


class FitPlan(msgspec.Struct, frozen=True):
    """What a fit may try and with how many inner folds; `seed` fixes everything random.

    `gammas` are counted in 1 / (number of features), so that 1 means the same for every backbone:
    standardised features differ by about their number, squared.
    """

    components: int = 128
    costs: tuple[float, ...] = (1.0, 3.0, 10.0, 30.0)
    gammas: tuple[float, ...] = (0.25, 0.5, 1.0)
    folds: int = 5
    seed: int = 20261123


@dataclass(frozen=True, eq=False)
class Rows:
    """Feature rows with their classes, their groups (patients), and how much each counts."""

    features: Features
    codes: Codes
    groups: NDArray[np.str_]

    @cached_property
    def weights(self) -> Numbers:
        """Every class counts the same, and a patient with many cells little more than others.

        Within a class a cell weighs 1/√(cells of its patient in the class).
        """
        weights = np.zeros(len(self.codes))
        for code in np.unique(self.codes):
            own = self.codes == code
            _, place, sizes = np.unique(self.groups[own], return_inverse=True, return_counts=True)
            weights[own] = 1 / np.sqrt(sizes[place])
            weights[own] /= weights[own].sum()
        scaled: Numbers = weights * len(weights) / weights.sum()
        return scaled

    def of(self, rows: Codes) -> "Rows":
        """Some of the rows."""
        return Rows(self.features[rows], self.codes[rows], self.groups[rows])

    def split(self, folds: int, seed: int) -> list[Split]:
        """Folds in which no group stands on both sides, classes spread evenly."""
        cutter = StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
        return list(cutter.split(self.features, self.codes, self.groups))


@dataclass(frozen=True, eq=False)
class Classifier:
    """A fitted reduction and SVM, its calibration, and the settings the inner folds chose."""

    vectors: Pipeline
    calibration: LogisticRegression
    cost: float
    gamma: float

    def probabilities(self, features: Features) -> Numbers:
        """Calibrated probabilities, one column per class in the order of the codes."""
        rows: Numbers = self.calibration.predict_proba(decisions(self.vectors, features))
        return rows


@dataclass(frozen=True, eq=False)
class Fitted:
    """A classifier with the probabilities its inner folds gave to rows they had not seen."""

    classifier: Classifier
    held_out: Numbers


def fit(rows: Rows, plan: FitPlan, extra: Sequence[Features] = ()) -> Fitted:
    """Choose cost and gamma by inner patient folds, calibrate on them, then fit on every row.

    `extra` holds feature rows of the same cells stained otherwise: they are fitted on beside
    their originals and never judged on.
    """
    folds = rows.split(plan.folds, plan.seed)
    cost, gamma, held_out = _chosen(rows, folds, plan, extra)
    calibration = LogisticRegression(C=1.0, max_iter=1000).fit(held_out, rows.codes)
    everything = np.arange(len(rows.codes))
    vectors = _reduction(plan, rows.features)
    space = vectors.fit_transform(rows.features)
    machine = _machine(cost, gamma, "rbf").fit(
        *_stacked(space, [vectors.transform(more) for more in extra], rows, everything)
    )
    whole = Pipeline([*vectors.steps, ("svm", machine)])
    probabilities: Numbers = calibration.predict_proba(held_out)
    return Fitted(Classifier(whole, calibration, cost, gamma), probabilities)


def decisions(vectors: Pipeline, features: Features) -> Numbers:
    """The pairwise decision values, one column per pair of classes."""
    values = np.asarray(vectors.decision_function(features), np.float64)
    return values.reshape(len(features), -1)


def _reduction(plan: FitPlan, features: Features) -> Pipeline:
    components = min(plan.components, *features.shape)
    return Pipeline(
        [
            ("scale", StandardScaler()),
            ("reduce", PCA(components, svd_solver="full", random_state=plan.seed)),
        ]
    )


def _machine(cost: float, gamma: float, kernel: str) -> SVC:
    return SVC(C=cost, gamma=gamma, kernel=kernel, decision_function_shape="ovo", cache_size=500)


def _stacked(
    space: Features, extra: Sequence[Features], rows: Rows, chosen: Codes
) -> tuple[Features, Codes, Numbers]:
    times = 1 + len(extra)
    stacked = np.concatenate([space[chosen], *(more[chosen] for more in extra)])
    return stacked, np.tile(rows.codes[chosen], times), np.tile(rows.weights[chosen], times)


def _chosen(
    rows: Rows, folds: Sequence[Split], plan: FitPlan, extra: Sequence[Features]
) -> tuple[float, float, Numbers]:
    """The best (cost, gamma) with the decisions that its folds gave to rows they had not seen."""
    pairs = len(np.unique(rows.codes))
    width = pairs * (pairs - 1) // 2
    tried = {
        (cost, gamma): np.zeros((len(rows.codes), width))
        for gamma in plan.gammas
        for cost in plan.costs
    }
    for train, test in folds:
        _fill(tried, rows, (train, test), plan, extra)
    losses = {setting: _loss(values, rows) for setting, values in tried.items()}
    best = min(losses, key=lambda setting: losses[setting])
    return best[0], best[1] / rows.features.shape[1], tried[best]


def _fill(
    tried: dict[tuple[float, float], Numbers],
    rows: Rows,
    split: Split,
    plan: FitPlan,
    extra: Sequence[Features],
) -> None:
    """One fold: one distance matrix, one kernel per gamma, one machine per cost."""
    train, test = split
    reduction = _reduction(plan, rows.features[train])
    reduction.fit(rows.features[train])
    part = rows.of(train)
    space = [reduction.transform(some[train]) for some in (rows.features, *extra)]
    stacked, codes, weights = _stacked(space[0], space[1:], part, np.arange(len(train)))
    near = euclidean_distances(stacked, squared=True)
    far = euclidean_distances(reduction.transform(rows.features[test]), stacked, squared=True)
    for (cost, gamma), values in tried.items():
        spread = gamma / rows.features.shape[1]
        machine = _machine(cost, spread, "precomputed").fit(np.exp(-spread * near), codes, weights)
        found = machine.decision_function(np.exp(-spread * far))
        values[test] = found.reshape(len(test), -1)


def _loss(values: Numbers, rows: Rows) -> float:
    """Negative log-likelihood after calibration, every class counting the same."""
    calibrated = LogisticRegression(C=1.0, max_iter=1000).fit(values, rows.codes)
    chance = calibrated.predict_proba(values)[np.arange(len(values)), rows.codes]
    return float(-np.average(np.log(chance), weights=rows.weights))
