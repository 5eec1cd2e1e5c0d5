"""The FAB score that tells L1 from L2, as far as it can be measured on lymphoblasts.

Bennett et al., Br J Haematol 1981;47:553, propose a score from four features: N:C ratio; presence,
prominence and frequency of nucleoli; regularity of the nuclear outline; cell size. With it the
agreement of seven observers rose from 63 to 84 %. So much stands in the paper's abstract and was
verified there. The points and the shares of cells (75, 25 and 50 %) are those commonly quoted from
the paper; its full text could not be consulted, so `LIMITS` says so wherever a score is shown.

The paper judges by eye. What counts as high, irregular and large on the program's outlines is
therefore ours, chosen by measurement: `python -m benchmarks.fab_cut_offs`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import pi, sqrt

from leukoview.engine.case import Morphometry
from leukoview.engine.casefile import Nucleoli
from leukoview.engine.summary.values import Interval, counted, share
from leukoview.engine.taxonomy import ClassKey

LYMPHOBLASTS = frozenset(ClassKey(key) for key in ("all_l1", "all_l2", "all_lymphoblast"))
"""Classes whose cells are scored; L3 is told by its own looks."""

MICRON = "µm"
"""The unit of a `Morphometry` whose scale is known; any other says nothing of size."""

HIGH_RATIO = 0.76
"""Nucleus over cell area from which on N:C is high, and below which it is low.

Ours. 79 % of 84 lymphoblasts reach 0.80 (cytoplasm at most a fifth of the cell) as pathologists
drew them; as many reach 0.76 on the program's outlines.
"""

IRREGULAR = 0.085
"""Share of the nucleus' convex hull that it does not fill, from which on it is irregular.

Ours: 95 % of normal lymphocytes stay below (`reference_of("lymphocyte")`).
"""

SMALL_LYMPHOCYTE_MICRONS = 9.1
"""Diameter of a small lymphocyte: 5 % of 30 normal lymphocytes are smaller (same table). Ours."""

LARGE_TIMES = 2.0
"""A large cell has at least twice the diameter of a small lymphocyte."""

FEWEST_CELLS = 20
"""Ours: of fewer cells a share of 75 % cannot be told from one of 50 %."""

HIGH_SHARE = 0.75
LOW_SHARE = 0.25
LARGE_SHARE = 0.50
"""Shares of the lymphoblasts from which on a feature counts."""

LIMITS = (
    "Score after Bennett et al. 1981, points and shares as commonly quoted; cut-offs of measured "
    "features are LeukoView's own. L1 and L2 predict neither immunophenotype nor genetics and are "
    "no WHO or ICC entities."
)


class FabType(StrEnum):
    """What a score suggests."""

    L1 = "L1"
    L2 = "L2"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One feature of the score.

    `points` are what it gave, None while it is not judged; `worth` what it gives where it applies.
    `share` is that of the cells that show it, to be compared with `needed`; None where it was not
    measured.
    """

    feature: str
    worth: int
    needed: float
    points: int | None
    share: Interval | None


@dataclass(frozen=True, slots=True)
class FabScore:
    """The score of one case over `n` measured lymphoblasts.

    The sum lies from `lowest` to `highest`: one number once everything is judged. `suggests` is
    None where that range allows both types, or where the cells are too few. `sentence` and
    `LIMITS` belong together.
    """

    criteria: tuple[Criterion, ...]
    n: int
    lowest: int
    highest: int
    suggests: FabType | None
    sentence: str


def fab_score(
    lymphoblasts: Sequence[Morphometry],
    nucleoli: Nucleoli = Nucleoli.NOT_JUDGED,
    *,
    small_lymphocyte: float = SMALL_LYMPHOCYTE_MICRONS,
) -> FabScore:
    """Score the lymphoblasts of one case.

    `small_lymphocyte` is the diameter in µm of a small lymphocyte of the same smear, where the
    reader has measured one. Without a scale the size of cells is not judged.
    """
    enough = len(lymphoblasts) >= FEWEST_CELLS
    criteria = (
        *(_measured(lymphoblasts, small_lymphocyte) if enough else _unmeasured()),
        *_by_eye(nucleoli),
    )
    lowest, highest = _lowest(criteria), _highest(criteria)
    suggests = _suggested(lowest, highest) if enough else None
    sentence = _sentence(criteria, suggests, len(lymphoblasts))
    return FabScore(criteria, len(lymphoblasts), lowest, highest, suggests, sentence)


_HIGH = ("N:C ratio high", 1, HIGH_SHARE)
_LOW = ("N:C ratio low", -1, LOW_SHARE)
_OUTLINE = ("nuclear outline irregular", -1, LOW_SHARE)
_LARGE = ("large cells", -1, LARGE_SHARE)
_SMALL_NUCLEOLI = ("nucleoli small, one or none", 1, HIGH_SHARE)
_PROMINENT_NUCLEOLI = ("nucleoli prominent", -1, LOW_SHARE)

_Rule = tuple[str, int, float]


def _measured(cells: Sequence[Morphometry], small_lymphocyte: float) -> tuple[Criterion, ...]:
    high = [cell.nucleus_cell_ratio >= HIGH_RATIO for cell in cells]
    irregular = [cell.irregularity >= IRREGULAR for cell in cells]
    large = [_diameter(cell) >= LARGE_TIMES * small_lymphocyte for cell in cells]
    scaled = all(cell.unit == MICRON for cell in cells)
    return (
        _criterion(_HIGH, high),
        _criterion(_LOW, [not one for one in high]),
        _criterion(_OUTLINE, irregular),
        _criterion(_LARGE, large) if scaled else _open(_LARGE),
    )


def _unmeasured() -> tuple[Criterion, ...]:
    return tuple(_open(rule) for rule in (_HIGH, _LOW, _OUTLINE, _LARGE))


def _by_eye(nucleoli: Nucleoli) -> tuple[Criterion, ...]:
    if nucleoli is Nucleoli.NOT_JUDGED:
        return _open(_SMALL_NUCLEOLI), _open(_PROMINENT_NUCLEOLI)
    return (
        Criterion(*_SMALL_NUCLEOLI, int(nucleoli is Nucleoli.SMALL), None),
        Criterion(*_PROMINENT_NUCLEOLI, -int(nucleoli is Nucleoli.PROMINENT), None),
    )


def _criterion(rule: _Rule, shown: Sequence[bool]) -> Criterion:
    _, worth, needed = rule
    found = share(sum(shown), len(shown))
    return Criterion(*rule, worth if found.estimate >= needed else 0, found)


def _open(rule: _Rule) -> Criterion:
    return Criterion(*rule, None, None)


def _diameter(cell: Morphometry) -> float:
    """That of a disc as large as the cell."""
    return 2 * sqrt(cell.cell_area / pi)


def _lowest(criteria: Sequence[Criterion]) -> int:
    return sum(min(0, one.worth) if one.points is None else one.points for one in criteria)


def _highest(criteria: Sequence[Criterion]) -> int:
    return sum(max(0, one.worth) if one.points is None else one.points for one in criteria)


def _suggested(lowest: int, highest: int) -> FabType | None:
    if lowest >= 0:
        return FabType.L1
    return FabType.L2 if highest < 0 else None


def _sentence(criteria: Sequence[Criterion], suggests: FabType | None, n: int) -> str:
    if n < FEWEST_CELLS:
        return (
            f"No FAB score: {counted(n, 'lymphoblast')} measured, and at least {FEWEST_CELLS} "
            "are needed."
        )
    lowest, highest = _lowest(criteria), _highest(criteria)
    total = _signed(lowest) if lowest == highest else f"{_signed(lowest)} to {_signed(highest)}"
    return f"FAB score {total} over {n} lymphoblasts: {_outcome(criteria, suggests)}."


def _outcome(criteria: Sequence[Criterion], suggests: FabType | None) -> str:
    unjudged = [one.feature for one in criteria if one.points is None]
    if suggests is None:
        return f"open while these are not judged: {', '.join(unjudged)}"
    range_of = "0 to +2" if suggests is FabType.L1 else "−4 to −1"
    if unjudged:
        return f"{range_of} suggests {suggests}, whatever is not judged yet ({', '.join(unjudged)})"
    return f"{range_of} suggests {suggests}"


def _signed(points: int) -> str:
    """With a real minus sign; “+2”, “0”, “−3”."""
    return f"{points:+d}".replace("-", "−") if points else "0"
