"""Control charts for single values (Shewhart's X chart with limits from moving ranges).

Method: Montgomery, Introduction to Statistical Quality Control, chapter 6.4; NIST/SEMATECH
e-Handbook of Statistical Methods, section 6.3.2.2. Run rule: Western Electric, Statistical Quality
Control Handbook, 1956. Shares are charted the same way: their spread between slides is larger than
chance alone would make it, so limits from the binomial distribution would ring for nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import mean

BASELINE = 20
"""Values, the first ones, that say what is usual here."""

FEWEST = 10
"""Values under which no limit is drawn: it would be as uncertain as what it limits."""

SPREAD_OF_RANGES = 1.128
"""d₂ for two values: mean moving range over standard deviation."""

SIGMAS = 3.0
"""Standard deviations between the centre and a limit."""

RUN = 8
"""Values in a row on one side of the centre that are no chance any more (1 in 128)."""


@dataclass(frozen=True, slots=True)
class Point:
    """One slide's value: when it was read, in which case, and over how many cells."""

    at: datetime
    case: str
    title: str
    value: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What is usual: the centre, and the limits between which values vary by chance."""

    centre: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Values in the order of their time; limits (None while there are too few) and what broke them.

    `outside` and `shifted` are places in `points`: beyond a limit, and ending a run on one side.
    """

    points: tuple[Point, ...]
    limits: Limits | None
    outside: tuple[int, ...] = ()
    shifted: tuple[int, ...] = ()

    @property
    def drifted(self) -> bool:
        """Whether the latest values are no longer usual."""
        last = len(self.points) - 1
        return last >= 0 and (last in self.outside or last in self.shifted)


def chart(points: Sequence[Point], *, floor: float = -1e9, ceiling: float = 1e9) -> Chart:
    """Chart values; limits stay between the least and the most that a value can be."""
    ordered = tuple(sorted(points, key=lambda point: point.at))
    if len(ordered) < FEWEST:
        return Chart(ordered, None)
    values = [point.value for point in ordered]
    limits = _limits(values[:BASELINE], floor, ceiling)
    outside = [place for place, value in enumerate(values) if _is_outside(value, limits)]
    shifted = [
        place
        for place in range(RUN - 1, len(values))
        if _is_run(values[place - RUN + 1 : place + 1], limits.centre)
    ]
    return Chart(ordered, limits, tuple(outside), tuple(shifted))


def _limits(values: Sequence[float], floor: float, ceiling: float) -> Limits:
    ranges = [abs(one - other) for one, other in pairwise(values)]
    centre, reach = mean(values), SIGMAS * mean(ranges) / SPREAD_OF_RANGES
    return Limits(centre, max(floor, centre - reach), min(ceiling, centre + reach))


def _is_outside(value: float, limits: Limits) -> bool:
    return not limits.low <= value <= limits.high


def _is_run(values: Sequence[float], centre: float) -> bool:
    return all(value > centre for value in values) or all(value < centre for value in values)
