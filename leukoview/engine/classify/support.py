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
from sklearn.linear_model import LogisticRegression
from sklearn.metrics.pairwise import euclidean_distances
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import Pipeline
from sklearn.svm import SVC

from leukoview.engine.classify.alone import on_one_core
from leukoview.engine.classify.reduction import reduction
from leukoview.engine.embed import Features
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.progress import CheckIn, part_of, unwatched

Numbers = NDArray[np.float64]
Codes = NDArray[np.int64]
"""One class per row, as its place in the sorted keys."""
Split = tuple[Codes, Codes]
"""Rows to fit on and rows to judge on."""
Setting = tuple[float, float]
"""A cost and a gamma of a plan."""


class FitPlan(msgspec.Struct, frozen=True):
    """What a fit may try and with how many inner folds; `seed` fixes everything random.

    `gammas` are counted in 1 / (number of features), so that 1 means the same for every backbone:
    standardised features differ by about their number, squared.
    """

    components: int = 256
    costs: tuple[float, ...] = (1.0, 3.0, 10.0, 30.0)
    gammas: tuple[float, ...] = (0.25, 0.5, 1.0)
    folds: int = 5
    seed: int = 20261123


@dataclass(frozen=True, eq=False)
class Rows:
    """Feature rows with their classes and their groups (patients).

    `typical` marks the rows that show what a bundle is for (all, where it is None): the others are
    learned from, but stay unfamiliar.
    """

    features: Features
    codes: Codes
    groups: NDArray[np.str_]
    typical: NDArray[np.bool_] | None = None

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
        typical = None if self.typical is None else self.typical[rows]
        return Rows(self.features[rows], self.codes[rows], self.groups[rows], typical)

    @property
    def usual(self) -> "Rows":
        """The typical rows."""
        return self if self.typical is None else self.of(np.flatnonzero(self.typical))

    def split(self, folds: int, seed: int) -> list[Split]:
        """Folds in which no group stands on both sides, classes spread evenly.

        As many as asked for, or as the class of the fewest groups has.

        Raises:
            TrainingDataError: A class comes from one group alone.
        """
        folds = min(folds, self._fewest_groups())
        if folds < 2:  # noqa: PLR2004 - one to learn from, one to judge on
            raise TrainingDataError(
                "A class comes from too few patients to learn it from some and judge it on others.",
                remedy="Add cells of at least three patients of every class.",
            )
        cutter = StratifiedGroupKFold(folds, shuffle=True, random_state=seed)
        return list(cutter.split(self.features, self.codes, self.groups))

    def _fewest_groups(self) -> int:
        codes = np.unique(self.codes)
        return min(len(np.unique(self.groups[self.codes == code])) for code in codes)


@dataclass(frozen=True, eq=False)
class Classifier:
    """A fitted reduction and SVM, its calibration, and the settings the inner folds chose."""

    vectors: Pipeline
    calibration: LogisticRegression
    cost: float
    gamma: float

    def reduced(self, features: Features) -> Features:
        """The rows as the support vectors see them: standardised, on the principal components."""
        with on_one_core():
            return np.asarray(self.vectors[:-1].transform(features), np.float32)

    def probabilities(self, features: Features) -> Numbers:
        """Calibrated probabilities, one column per class in the order of the codes."""
        rows: Numbers = self.calibration.predict_proba(decisions(self.vectors, features))
        return rows


@dataclass(frozen=True, eq=False)
class Fitted:
    """A classifier with the probabilities its inner folds gave to rows they had not seen.

    The machines behind `held_out` had not seen the row's patient; the calibration is the one that
    the classifier will use, so that a threshold means the same there.
    """

    classifier: Classifier
    held_out: Numbers


def fit(
    rows: Rows, plan: FitPlan, check_in: CheckIn = unwatched, *, inner: Sequence[Rows] = ()
) -> Fitted:
    """Choose cost and gamma by inner patient folds, calibrate on them, then fit on every row.

    Where the features were learned too, `inner` are the same rows once for each inner fold, their
    features learned from that fold's patients alone. Checks in after every machine.
    """
    folds = rows.split(plan.folds, plan.seed)
    tried = held_out_decisions(rows, folds, plan, check_in, inner=inner)
    losses = {setting: _loss(values, rows) for setting, values in tried.items()}
    setting = min(losses, key=lambda one: losses[one])
    calibration = _calibration(tried[setting], rows.codes)
    vectors = machine_of(rows, plan, setting)
    probabilities: Numbers = calibration.predict_proba(tried[setting])
    return Fitted(Classifier(vectors, calibration, *_absolute(setting, rows)), probabilities)


def machine_of(rows: Rows, plan: FitPlan, setting: Setting) -> Pipeline:
    """The reduction and the support vectors of one setting, fitted on every row."""
    steps = _reduction(plan, rows.features)
    space = steps.fit_transform(rows.features)
    machine = _machine(*_absolute(setting, rows), "rbf").fit(space, rows.codes, rows.weights)
    return Pipeline([*steps.steps, ("svm", machine)])


def held_out_decisions(
    rows: Rows,
    folds: Sequence[Split],
    plan: FitPlan,
    check_in: CheckIn = unwatched,
    *,
    inner: Sequence[Rows] = (),
) -> dict[Setting, Numbers]:
    """What the machines of every setting decide about rows of folds they had not seen.

    `inner` as in `fit`.
    """
    classes = len(np.unique(rows.codes))
    pairs = classes * (classes - 1) // 2
    tried = {
        (cost, gamma): np.zeros((len(rows.codes), pairs))
        for gamma in plan.gammas
        for cost in plan.costs
    }
    for number, split in enumerate(folds):
        seen = inner[number] if inner else rows
        _fill(tried, seen, split, plan, part_of(check_in, number, len(folds)))
    return tried


def decisions(vectors: Pipeline, features: Features) -> Numbers:
    """The pairwise decision values, one column per pair of classes."""
    values = np.asarray(vectors.decision_function(features), np.float64)
    return values.reshape(len(features), -1)


def _reduction(plan: FitPlan, features: Features) -> Pipeline:
    return reduction(min(plan.components, *features.shape), features, plan.seed)


def _absolute(setting: Setting, rows: Rows) -> Setting:
    """The setting with gamma as scikit-learn counts it."""
    cost, gamma = setting
    return cost, gamma / rows.features.shape[1]


def _machine(cost: float, gamma: float, kernel: str) -> SVC:
    return SVC(C=cost, gamma=gamma, kernel=kernel, decision_function_shape="ovo", cache_size=500)


def _fill(
    tried: dict[Setting, Numbers], rows: Rows, split: Split, plan: FitPlan, check_in: CheckIn
) -> None:
    """One fold: one reduction, one distance matrix, one kernel per gamma, one machine per cost."""
    train, test = split
    part = rows.of(train)
    steps = _reduction(plan, part.features)
    check_in(0, len(plan.gammas))
    space = steps.fit_transform(part.features)
    check_in(0, len(plan.gammas))
    near = euclidean_distances(space, squared=True)
    far = euclidean_distances(steps.transform(rows.features[test]), space, squared=True)
    for number, gamma in enumerate(plan.gammas):
        spread = gamma / rows.features.shape[1]
        kernel, across = _kernel(spread, near), _kernel(spread, far)
        for cost in plan.costs:
            check_in(number, len(plan.gammas))
            machine = _machine(cost, spread, "precomputed").fit(kernel, part.codes, part.weights)
            values = machine.decision_function(across)
            tried[cost, gamma][test] = values.reshape(len(test), -1)


def _kernel(spread: float, squares: Numbers) -> Numbers:
    """The Gaussian kernel in the precision in which libsvm works, so that it copies nothing."""
    return np.exp(-spread * squares, dtype=np.float64)


def _calibration(values: Numbers, codes: Codes) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=1000).fit(values, codes)


def _loss(values: Numbers, rows: Rows) -> float:
    """Negative log-likelihood after calibration, every class counting the same."""
    calibrated = _calibration(values, rows.codes)
    chance = calibrated.predict_proba(values)[np.arange(len(values)), rows.codes]
    return float(-np.average(np.log(chance), weights=rows.weights))
