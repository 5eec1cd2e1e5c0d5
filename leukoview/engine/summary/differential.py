"""The differential count of one case: what was suggested, what it came to, and what is left out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leukoview.engine.case import Prediction
from leukoview.engine.summary.values import Interval, share
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED, ClassKey, named

Judged = tuple[ClassKey | None, Prediction | None]
"""A cell as (the reader's label or None, what the bundle says of it or None while not read)."""

MARROW_CELLS = 500
"""Nucleated cells to count in marrow (WHO 2008: Vardiman et al., Blood 2009;114:937)."""

BLOOD_CELLS = 200
"""Leukocytes to count in blood (same source); `FEWEST_BLOOD_CELLS` where they are scarce."""

FEWEST_BLOOD_CELLS = 100
"""Leukocytes under which a count of blood is not called complete."""

RULE_OF_THREE = 3
"""None among n is compatible with up to 3/n, with 95 % confidence (Hanley & Lippman-Hand,
JAMA 1983;249:1743). The exact limit is always a little lower, most so under 30 cells."""


@dataclass(frozen=True, slots=True)
class ClassCount:
    """One class of the differential.

    `suggested` and `final` count the same cells; `share` is that of `final` among all cells
    counted, None while there are none.
    """

    key: ClassKey
    suggested: int
    final: int
    share: Interval | None


@dataclass(frozen=True, slots=True)
class Differential:
    """How the cells of a case divide into classes.

    `n` cells are counted: those that stand in a class by the reader's word, or by the bundle's
    where the reader has said nothing. `unidentified` cells stand apart, and so do those `not_read`
    yet. `artefacts` are no cells. `wanted` is how many were to be counted. `suggested` leaves
    `suggested_unidentified` of the same cells without a class. `blasts` are counted cells of a
    leukemic class, `blast_share` (None while n is 0) is never a diagnosis.
    """

    rows: tuple[ClassCount, ...]
    n: int
    wanted: int
    blasts: int
    blast_share: Interval | None
    unidentified: int
    suggested_unidentified: int
    artefacts: int
    not_read: int

    @property
    def complete(self) -> bool:
        """Whether as many cells are counted as were wanted."""
        return self.n >= self.wanted

    @property
    def detection_limit(self) -> float | None:
        """The share of blasts that finding none is compatible with; None where some were found."""
        if self.blasts or not self.n:
            return None
        return min(1.0, RULE_OF_THREE / self.n)

    def row(self, key: ClassKey) -> ClassCount:
        """The line of one class; empty where the case has none of it."""
        empty = ClassCount(key, 0, 0, share(0, self.n) if self.n else None)
        return next((row for row in self.rows if row.key == key), empty)


def suggested(prediction: Prediction | None) -> ClassKey | None:
    """The class that the bundle stands by; None while the cell has not been read.

    A cell that is unsure or unlike the training cells is unidentified.
    """
    if prediction is None:
        return None
    doubted = prediction.unsure or prediction.unlike_training
    return UNIDENTIFIED if doubted else prediction.top


def standing(label: ClassKey | None, prediction: Prediction | None) -> ClassKey | None:
    """What a cell counts as: the reader's label, else the bundle's suggestion."""
    return label if label is not None else suggested(prediction)


def counting(cells: Iterable[Judged]) -> tuple[Prediction, ...]:
    """The predictions that a case may be summed up from (`summarise`).

    What the reader has called an artefact is no cell, and raises neither a suggestion nor an alarm.
    Any other label leaves the prediction in: the summary is the bundle's own word on the case.
    """
    return tuple(said for label, said in cells if said is not None and label != ARTEFACT)


def differential(
    cells: Sequence[Judged], wanted: int, suggestions: Iterable[ClassKey | None] | None = None
) -> Differential:
    """Count the cells of a case by class.

    Every class of the bundle has a row, however empty, and so has every class that a reader used.
    `suggestions` has what `suggested` gives for each cell, where that was asked before.
    """
    known = (suggested(said) for _, said in cells) if suggestions is None else suggestions
    pairs = Counter(zip((label for label, _ in cells), known, strict=True))
    final, proposed = Counter[ClassKey | None](), Counter[ClassKey | None]()
    for (label, said), count in pairs.items():
        if label != ARTEFACT:
            final[said if label is None else label] += count
            proposed[said] += count
    keys = _classes(cells)
    n = sum(final[key] for key in keys)
    blasts = sum(final[key] for key in keys if named(key).leukemic)
    return Differential(
        rows=tuple(_row(key, proposed[key], final[key], n) for key in keys),
        n=n,
        wanted=wanted,
        blasts=blasts,
        blast_share=share(blasts, n) if n else None,
        unidentified=final[UNIDENTIFIED],
        suggested_unidentified=proposed[UNIDENTIFIED],
        artefacts=len(cells) - final.total(),
        not_read=final[None],
    )


def _row(key: ClassKey, proposed: int, final: int, n: int) -> ClassCount:
    return ClassCount(key, proposed, final, share(final, n) if n else None)


def _classes(cells: Sequence[Judged]) -> list[ClassKey]:
    """Every class that is spoken of by cells that are some, in the order of the keys."""
    keys: set[ClassKey] = set()
    keys.update(*(said.probabilities for label, said in cells if said and label != ARTEFACT))
    keys |= {label for label, _ in cells if label is not None}
    return sorted(keys - {UNIDENTIFIED, ARTEFACT})
