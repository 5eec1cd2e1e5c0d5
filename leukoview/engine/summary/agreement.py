"""How well readers and suggestions agree, beyond what chance would give."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from leukoview.engine.summary.values import NORMAL_QUANTILE_95
from leukoview.engine.taxonomy import UNIDENTIFIED, ClassKey

Spoken = tuple[str, ClassKey | None, ClassKey]
"""One decision as (reader, what was suggested or None, the reader's label)."""

Pair = tuple[str, str]
"""What two observers called one cell."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cohen's κ (Educ Psychol Meas 1960;20:37) over `n` cells, of which `agreed` were called alike.

    1 is perfect agreement, 0 that of chance. None where it has no meaning: no cells, or both
    observers called everything the same. `low` and `high` bound its 95 % interval from the
    large-sample variance of Fleiss, Cohen & Everitt (Psychol Bull 1969;72:323); None where κ is,
    and where all cells agreed: that variance is then 0 however few they were.
    """

    n: int
    agreed: int
    kappa: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ReaderAgreement:
    """One reader against the suggestions: over all classes, and each class against the rest.

    `undecided` cells are left out: nothing was suggested, or the reader called none of it.
    """

    reader: str
    overall: Agreement
    classes: Mapping[ClassKey, Agreement]
    undecided: int


def agreements(decisions: Iterable[Spoken]) -> tuple[ReaderAgreement, ...]:
    """The agreement of every reader with what was suggested, in the order of their names.

    A cell that the reader calls an artefact disagrees with any suggestion. Readers who saw the
    suggestion first agree more than they would have: only blind decisions measure the engine.
    """
    spoken = list(decisions)
    names = sorted({reader for reader, _, _ in spoken})
    return tuple(
        _of(name, [(said, label) for reader, said, label in spoken if reader == name])
        for name in names
    )


def kappa(pairs: Sequence[Pair]) -> Agreement:
    """Cohen's κ between two observers with its interval; the labels are names, without an order."""
    n = len(pairs)
    agreed = sum(one == other for one, other in pairs)
    if not n:
        return Agreement(0, 0, None)
    ours, theirs = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(ours[key] * theirs[key] for key in ours) / n**2
    if chance == 1:
        return Agreement(n, agreed, None)
    value = (agreed / n - chance) / (1 - chance)
    if agreed == n:
        return Agreement(n, agreed, value)
    half = NORMAL_QUANTILE_95 * sqrt(_variance(pairs, agreed / n, chance))
    return Agreement(n, agreed, value, max(-1.0, value - half), min(1.0, value + half))


def one_against_rest(pairs: Sequence[Pair], key: str) -> Agreement:
    """Cohen's κ on whether a cell is of one class or not."""
    return kappa([(str(one == key), str(other == key)) for one, other in pairs])


def _of(name: str, pairs: Sequence[tuple[ClassKey | None, ClassKey]]) -> ReaderAgreement:
    decided = [
        (said, label)
        for said, label in pairs
        if said is not None and UNIDENTIFIED not in {said, label}
    ]
    keys = sorted({key for pair in decided for key in pair})
    classes = {key: one_against_rest(decided, key) for key in keys}
    return ReaderAgreement(name, kappa(decided), classes, len(pairs) - len(decided))


def _variance(pairs: Sequence[Pair], agreed: float, chance: float) -> float:
    """Fleiss, Cohen & Everitt 1969, equation 13; shares of all pairs throughout."""
    n = len(pairs)
    ours, theirs = (Counter(side) for side in zip(*pairs, strict=True))
    total = 0.0
    for (one, other), count in Counter(pairs).items():
        edges = (theirs[one] + ours[other]) / n
        weight = edges * (1 - agreed)
        total += count / n * ((1 - chance - weight) ** 2 if one == other else weight**2)
    total -= (agreed * chance - 2 * chance + agreed) ** 2
    return max(0.0, total) / (n * (1 - chance) ** 4)
