"""From the cells of a case to the probability that they are APL cells, by a bundle's own rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt

import numpy as np

from leukoview.engine.case import Prediction
from leukoview.engine.summary.values import NORMAL_QUANTILE_95, Interval
from leukoview.engine.taxonomy import APL, ClassKey, named

LIMIT = 4.6
"""Log-odds beyond ±4.6 (1 in 100) count as that: no single cell may decide a case."""

HIGHEST_ALARM = 0.5
"""However high a threshold was tuned, an APL that is more probable than not sets the alarm off."""


@dataclass(frozen=True, slots=True)
class CaseRule:
    """How a bundle goes from cells to a case; every number was chosen on inner patient folds.

    A cell is immature when the leukemic classes together have at least `immature`. The case's APL
    probability is logistic in the mean log-odds of APL against the other leukemic classes over the
    immature cells, which is pulled towards `prior` as if by `prior_cells` cells of that log-odds.
    Its alarm goes off from `alarm` on. Fewer cells than `cells` suggest nothing; a leukemic share
    under `leukemic_share` is no suggestion of leukemia; a best class under `confidence`, or more
    than `unlike_share` of the cells unlike training, abstains. `apl_doubt` is how far the curve
    itself may lie off, learned from few patients: variance of the slope, covariance, variance of
    the intercept.
    """

    immature: float = 0.5
    cells: int = 5
    leukemic_share: float = 0.2
    unlike_share: float = 0.5
    confidence: float = 0.6
    apl_slope: float = 1.0
    apl_intercept: float = 0.0
    apl_doubt: tuple[float, float, float] = (0.0, 0.0, 0.0)
    prior: float = 0.0
    prior_cells: float = 1.0
    alarm: float = 0.5


def is_immature(one: Prediction, rule: CaseRule) -> bool:
    """Whether the leukemic classes together are probable enough to call a cell immature."""
    return leukemic(one) >= rule.immature


def alarms(apl: float | None, rule: CaseRule) -> bool:
    """Whether a case-level probability of APL sets the alarm off."""
    return apl is not None and apl >= min(rule.alarm, HIGHEST_ALARM)


def apl_score(immature: Sequence[Prediction], rule: CaseRule) -> float:
    """The mean log-odds of APL over immature cells, pulled towards the rule's prior."""
    return _pulled([_apl_odds(one) for one in immature], rule)


def apl_probability(
    immature: Sequence[Prediction], rule: CaseRule
) -> tuple[float | None, Interval | None]:
    """The calibrated probability that immature cells are APL cells, with its 95 % interval.

    The interval holds the spread of the case's cells and the doubt of the curve, which few patients
    taught; it knows nothing of a smear that differs from theirs. None without immature cells, and
    where the bundle knows no APL cells.
    """
    if not immature or APL not in immature[0].probabilities:
        return None, None
    odds = [_apl_odds(one) for one in immature]
    score = _pulled(odds, rule)
    middle = rule.apl_slope * score + rule.apl_intercept
    estimate = _logistic(middle)
    if len(immature) < 2:  # noqa: PLR2004 - one cell has no spread
        return estimate, None
    cells = float(np.std(odds, ddof=1)) / sqrt(len(odds))
    error = sqrt((rule.apl_slope * cells) ** 2 + _curve_variance(score, rule))
    half = NORMAL_QUANTILE_95 * error
    return estimate, Interval(estimate, _logistic(middle - half), _logistic(middle + half))


def _curve_variance(score: float, rule: CaseRule) -> float:
    slope, both, intercept = rule.apl_doubt
    return max(0.0, slope * score**2 + 2 * both * score + intercept)


def leukemic(one: Prediction) -> float:
    """The probability that a cell is of any leukemic class."""
    return sum(p for key, p in one.probabilities.items() if _is_leukemic(key))


@cache
def _is_leukemic(key: ClassKey) -> bool:
    return named(key).leukemic


def _pulled(odds: Sequence[float], rule: CaseRule) -> float:
    return (sum(odds) + rule.prior * rule.prior_cells) / (len(odds) + rule.prior_cells)


def _apl_odds(one: Prediction) -> float:
    other = leukemic(one) - one.probabilities[APL]
    odds = log(max(one.probabilities[APL], 1e-9)) - log(max(other, 1e-9))
    return min(max(odds, -LIMIT), LIMIT)


def _logistic(x: float) -> float:
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))
