"""Numbers that judge probabilities, and their intervals by drawing patients anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from leukoview.engine.classify import Numbers
from leukoview.engine.progress import CheckIn, unwatched

Codes = NDArray[np.int64]
Rows = NDArray[np.int64]

EQUAL_MASS_BINS = 15
"""Bins of the calibration error, each with as many cells as the next (Nixon et al., 2019)."""

DRAWS = 500
"""Bootstrap draws of patients behind every interval."""

MIDDLE = (0.025, 0.975)
"""Quantiles between which 95 % of the draws lie."""

WATCHED_DRAWS = 20
"""Draws between two check-ins: a stop is felt also where a number takes long to compute."""


class Measured(msgspec.Struct, frozen=True):
    """A number with its 95 % interval over patients drawn anew."""

    value: float
    low: float
    high: float


class ClassScore(msgspec.Struct, frozen=True):
    """How one class fares, with intervals over patients."""

    key: str
    cells: int
    precision: Measured
    recall: Measured
    f1: Measured


def accuracy(probabilities: Numbers, codes: Codes) -> float:
    """Share of cells whose top class is right."""
    return float((probabilities.argmax(axis=1) == codes).mean())


def macro_f1(probabilities: Numbers, codes: Codes) -> float:
    """F1 averaged over the classes, each counting the same; a class never met counts 0."""
    return top_macro_f1(probabilities.argmax(axis=1), codes, probabilities.shape[1])


def top_macro_f1(top: Codes, codes: Codes, classes: int) -> float:
    """The same of top classes."""
    return float(class_scores(top, codes, classes)[2].mean())


def confusion(probabilities: Numbers, codes: Codes) -> tuple[tuple[int, ...], ...]:
    """Cells by label (rows) and by top class."""
    classes = probabilities.shape[1]
    met = np.bincount(codes * classes + probabilities.argmax(axis=1), minlength=classes**2)
    return tuple(tuple(map(int, line)) for line in met.reshape(classes, classes))


def class_scores(top: Codes, codes: Codes, classes: int) -> Numbers:
    """Precision, recall and F1 (three rows) of every class; 0 where nothing was found or there."""
    met = np.bincount(codes * classes + top, minlength=classes**2).reshape(classes, classes)
    right, said, there = met.diagonal(), met.sum(axis=0), met.sum(axis=1)
    return np.stack(
        [
            right / np.maximum(said, 1),
            right / np.maximum(there, 1),
            2 * right / np.maximum(said + there, 1),
        ]
    )


def calibration_error(probabilities: Numbers, codes: Codes) -> float:
    """Expected calibration error of the top class over bins of equal mass, as it is counted.

    Chance alone makes it larger than 0; `corrected` says by how much.
    """
    confidence, right = _top(probabilities, codes)
    gaps = [
        abs(confidence[part].mean() - right[part].mean()) * len(part)
        for part in _equal_mass(confidence)
    ]
    return float(sum(gaps) / len(codes))


def reliability(probabilities: Numbers, codes: Codes) -> list[tuple[float, float, int]]:
    """Per bin of equal mass: mean confidence, share right, cells."""
    confidence, right = _top(probabilities, codes)
    return [
        (float(confidence[part].mean()), float(right[part].mean()), len(part))
        for part in _equal_mass(confidence)
    ]


def brier(probabilities: Numbers, codes: Codes) -> float:
    """Mean squared distance between the probabilities and the truth, over all classes."""
    truth = np.eye(probabilities.shape[1])[codes]
    return float(((probabilities - truth) ** 2).sum(axis=1).mean())


def negative_log_likelihood(probabilities: Numbers, codes: Codes) -> float:
    """Mean of minus the logarithm of the true class's probability."""
    chance = probabilities[np.arange(len(codes)), codes]
    return float(-np.log(np.maximum(chance, 1e-12)).mean())


def risk_coverage(probabilities: Numbers, codes: Codes) -> list[tuple[float, float]]:
    """(share of cells accepted, share of those wrong), the most confident first."""
    risk = _risks(probabilities, codes)
    return [((n + 1) / len(risk), float(one)) for n, one in enumerate(risk)]


def coverage_at(probabilities: Numbers, codes: Codes, error: float) -> float:
    """The largest share of cells that can be accepted with at most this share of them wrong."""
    accepted = np.flatnonzero(_risks(probabilities, codes) <= error)
    return float((accepted[-1] + 1) / len(codes)) if len(accepted) else 0.0


def area(scores: Numbers, truths: NDArray[np.bool_]) -> float:
    """Area under the ROC curve by ranks, ties halved; NaN where one side is empty."""
    positive = int(truths.sum())
    negative = len(truths) - positive
    if not positive or not negative:
        return float("nan")
    ranks = rankdata(scores)[truths].sum()
    return float((ranks - positive * (positive + 1) / 2) / (positive * negative))


def with_interval(
    number: Callable[[Rows], float],
    groups: Sequence[str] | NDArray[np.str_],
    seed: int,
    check_in: CheckIn = unwatched,
) -> Measured:
    """A number of some rows, with the 2.5 % and 97.5 % quantiles over drawn groups.

    Checks in every `WATCHED_DRAWS` draws.
    """
    plain, drawn = _drawn(number, groups, seed, check_in)
    low, high = np.nanquantile(drawn, MIDDLE)
    return Measured(plain, float(low), float(high))


def corrected(
    number: Callable[[Rows], float],
    groups: Sequence[str] | NDArray[np.str_],
    seed: int,
    check_in: CheckIn = unwatched,
) -> Measured:
    """A number ≥ 0 that chance alone can only raise, less what chance has raised it by.

    The plain number of few cells is too high: with bins of so many cells some gap is always there.
    Every draw raises it once more by about as much, so the mean of the draws less the plain number
    is what is taken off (the bootstrap's estimate of bias; Efron and Tibshirani, 1993, chapter 10;
    for calibration errors Kumar, Liang and Ma, NeurIPS 2019, who draw the outcomes of single cells;
    here groups are drawn, whose cells hang together). Quantiles of the draws carry that bias twice,
    and may lie above the number that they are the interval of. The lower end is therefore that of
    the pivotal interval (Davison and Hinkley, 1997, 5.2); the upper one the larger of the pivotal
    one and of the quantile less the bias: the draws lean to the high side, and the pivotal end
    alone promises too much. How often the interval holds the truth is measured by
    `benchmarks.calibration_error` (decision 0066).

    Checks in every `WATCHED_DRAWS` draws.
    """
    plain, drawn = _drawn(number, groups, seed, check_in)
    bias = float(np.nanmean(drawn)) - plain
    low, high = np.nanquantile(drawn, MIDDLE)
    upper = max(2 * plain - low, high - bias)
    return Measured(*(float(max(one, 0)) for one in (plain - bias, 2 * plain - high, upper)))


def _drawn(
    number: Callable[[Rows], float],
    groups: Sequence[str] | NDArray[np.str_],
    seed: int,
    check_in: CheckIn,
) -> tuple[float, Numbers]:
    """The number of all rows, and of each draw of groups."""
    names = np.asarray(groups)
    _, place = np.unique(names, return_inverse=True)
    members = [np.flatnonzero(place == one) for one in range(place.max() + 1)]
    rng = np.random.default_rng(seed)
    drawn = []
    for done in range(DRAWS):
        if done % WATCHED_DRAWS == 0:
            check_in(done, DRAWS)
        chosen = rng.integers(0, len(members), len(members))
        drawn.append(number(np.concatenate([members[one] for one in chosen])))
    return number(np.arange(len(names))), np.asarray(drawn)


@dataclass(frozen=True, slots=True)
class Intervals:
    """The seed of every interval of a scorecard, and who is checked in with during each."""

    seed: int
    check_in: CheckIn = unwatched

    def __call__(
        self, number: Callable[[Rows], float], groups: Sequence[str] | NDArray[np.str_]
    ) -> Measured:
        """`with_interval` with this seed."""
        return with_interval(number, groups, self.seed, lambda _done, _all: self.check_in(0, 1))

    def corrected(
        self, number: Callable[[Rows], float], groups: Sequence[str] | NDArray[np.str_]
    ) -> Measured:
        """`corrected` with this seed."""
        return corrected(number, groups, self.seed, lambda _done, _all: self.check_in(0, 1))


def per_class(
    probabilities: Numbers,
    codes: Codes,
    groups: NDArray[np.str_],
    keys: Sequence[str],
    intervals: Intervals,
) -> list[ClassScore]:
    """Precision, recall and F1 of every class, each with its interval over patients."""
    top = probabilities.argmax(axis=1)

    def number(which: int, label: int) -> Callable[[Rows], float]:
        return lambda rows: float(class_scores(top[rows], codes[rows], len(keys))[which, label])

    return [
        ClassScore(
            key,
            int((codes == label).sum()),
            *(intervals(number(which, label), groups) for which in range(3)),
        )
        for label, key in enumerate(keys)
    ]


def _top(probabilities: Numbers, codes: Codes) -> tuple[Numbers, NDArray[np.bool_]]:
    return probabilities.max(axis=1), probabilities.argmax(axis=1) == codes


def _risks(probabilities: Numbers, codes: Codes) -> Numbers:
    confidence, right = _top(probabilities, codes)
    order = np.argsort(-confidence, kind="stable")
    risks: Numbers = np.cumsum(~right[order]) / np.arange(1, len(order) + 1)
    return risks


def _equal_mass(confidence: Numbers) -> list[Rows]:
    order = np.argsort(confidence, kind="stable")
    return [part for part in np.array_split(order, EQUAL_MASS_BINS) if len(part)]
