"""What is said of one case: counts, shares with intervals, a suggestion, the APL alarm."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from leukoview.engine.taxonomy import ClassKey, Lineage

NORMAL_QUANTILE_95 = 1.959964
"""Two-sided 95 % quantile of the standard normal distribution."""

ONE_PERCENT = 0.01
"""Shares nearer than this to 0 or 1 are not given in whole per cent: they would look certain."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with its 95 % interval, all 0–1."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the morphology of a case suggests, or why nothing is suggested.

    `key` and `lineage` are None when the engine abstains; `reason` then says why. `probability` is
    that of `key` among the leukemic classes, and None where no leukemia is suggested. `sentence`
    is the suggestion in words, ready to print, and never a diagnosis.
    """

    sentence: str
    lineage: Lineage | None = None
    key: ClassKey | None = None
    probability: float | None = None
    second: ClassKey | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """The differential of one case and what it suggests.

    `counts` are cells per class by suggested class, `unsure` and `unlike_training` how many of the
    `n` cells carry those flags, `apl_probability` the case-level calibrated probability that the
    immature cells are APL cells (None without immature cells), `apl_interval` its 95 % interval
    from the spread of the cells and the few patients the rule was learned from, `apl_alarm`
    whether it passes the bundle's sensitivity-tuned threshold.
    """

    patient: str
    n: int
    counts: Mapping[ClassKey, int]
    shares: Mapping[ClassKey, Interval]
    blast_share: Interval | None
    unsure: int
    unlike_training: int
    suggestion: Suggestion
    apl_probability: float | None
    apl_alarm: bool
    apl_reason: str = ""
    apl_interval: Interval | None = None


def share(count: int, n: int) -> Interval:
    """A share with its Wilson score interval (Wilson, JASA 1927;22:209). `n` is at least 1."""
    z2 = NORMAL_QUANTILE_95**2
    p = count / n
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = NORMAL_QUANTILE_95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    low = 0.0 if count == 0 else middle - half
    high = 1.0 if count == n else middle + half
    return Interval(p, low, high)


def percent(share: float) -> str:
    """A share in whole per cent, but never 0 or 100 for what is neither; “< 1 %”, “73 %”."""
    if 0 < share < ONE_PERCENT:
        return "< 1 %"
    if 1 - ONE_PERCENT < share < 1:
        return "> 99 %"
    return f"{share * 100:.0f} %"


def counted(number: int, thing: str) -> str:
    """A number with its thing in the singular or the plural."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def span(interval: Interval) -> str:
    """An interval in words."""
    return f"{percent(interval.low)} to {percent(interval.high)}"
