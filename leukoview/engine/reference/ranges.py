"""Central ranges of normal cells' figures, measured with the program's own outlines.

`python -m benchmarks.reference_ranges --write` measures them on 300 single normal cells (Acevedo
et al., Data in Brief 2020;30:105474, CC BY 4.0) and writes `normal_cells.json`. Their scale is
estimated from their red cells, their patients are not known, and all come from one laboratory: they
are an orientation, not a lab's own reference intervals.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import floor

import msgspec

from leukoview.engine.errors import LeukoError

BESIDE_A_BLAST = ("lymphocyte", "monocyte", "segmented_neutrophil")
"""The kinds of normal cells that a hematologist compares a blast with."""

SHARES = (0.95, 0.90)
"""Central shares of the cells that a range may span, the usual one first."""

_FILE = "normal_cells.json"


class Range(msgspec.Struct, frozen=True):
    """The middle of one figure over `n` cells; `low` and `high` bound `share` of them."""

    low: float
    median: float
    high: float
    share: float
    n: int

    def holds(self, value: float) -> bool:
        """Whether a value lies in the range."""
        return self.low <= value <= self.high


class Reference(msgspec.Struct, frozen=True):
    """One kind of normal cell: its name and a range per figure of `Morphometry`, areas in µm².

    `diameter` is that of a disc as large as the cell, in µm.
    """

    kind: str
    name: str
    figures: Mapping[str, Range]


def reference_of(kind: str) -> Reference:
    """The ranges of one kind of normal cell.

    Raises:
        LeukoError: Nothing was measured on cells of that kind.
    """
    try:
        return references()[kind]
    except KeyError:
        known = ", ".join(references())
        raise LeukoError(
            f"There are no ranges of “{kind}”.", remedy=f"There are ranges of: {known}."
        ) from None


@cache
def references() -> Mapping[str, Reference]:
    """Every kind that was measured, in the order of their names."""
    content = files(__package__).joinpath(_FILE).read_bytes()
    return {one.kind: one for one in msgspec.json.decode(content, type=tuple[Reference, ...])}


def central_range(values: Sequence[float]) -> Range:
    """The widest of `SHARES` that so many values allow, by ranks (no distribution is assumed).

    The p-quantile is the value of rank p(n + 1), between neighbours on the line through them
    (CLSI EP28-A3c). 95 % need 39 values, 90 % need 19.

    Raises:
        ValueError: Fewer than 19 values.
    """
    ordered = sorted(values)
    for share in SHARES:
        tail = (1 - share) / 2
        if round(tail * (len(ordered) + 1), 9) >= 1:
            low, median, high = (_at(ordered, part) for part in (tail, 0.5, 1 - tail))
            return Range(low, median, high, share, len(ordered))
    raise ValueError(f"{len(ordered)} values are too few for a range.")


def _at(ordered: Sequence[float], share: float) -> float:
    rank = round(share * (len(ordered) + 1), 9) - 1
    below = min(floor(rank), len(ordered) - 1)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (rank - below) * (ordered[above] - ordered[below])
