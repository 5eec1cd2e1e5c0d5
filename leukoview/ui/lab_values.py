"""What the window is told of a laboratory's work, in values that load nothing of the engine."""

from dataclasses import dataclass
from pathlib import Path

from leukoview.engine.shelf import Verdict

Row = tuple[str, ...]
"""One line of a table, as words."""


@dataclass(frozen=True, slots=True)
class OfferCard:
    """What a folder, a table or a case file offers, before any of it is taken in.

    `labels` are its words with the class that each is proposed to mean (None: a person must say);
    `refused` says where each line or image that cannot be used stands, and why.
    """

    path: Path
    source: str
    cells: int
    without_patient: int
    refused: tuple[Row, ...]
    labels: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What is known before a training: per class name, cells, patients; and what is in the way."""

    classes: tuple[tuple[str, int, int], ...]
    refusals: tuple[str, ...]
    warnings: tuple[str, ...]
    new_cells: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells counted by label (rows) and by what was said (columns)."""

    classes: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class PhaseBegan:
    """A training has come to another phase, in words."""

    words: str


@dataclass(frozen=True, slots=True)
class Remaining:
    """Seconds that a training is expected to take from now on."""

    seconds: float


@dataclass(frozen=True, slots=True)
class FoldFinished:
    """How all cells judged so far fare."""

    fold: int
    folds: int
    patients: int
    matrix: Matrix
    score: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The score that so many patients to learn from have given, with its interval."""

    patients: float
    score: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that was made, how it was judged, and what is to be said of the way it was made."""

    id: str
    flags: tuple[str, ...]
    numbers: tuple[Row, ...]
    matrix: Matrix
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideCard:
    """How one model fares on the compared cells.

    `behind` holds, for every pair of label and class that occurs, the images behind it.
    """

    name: str
    matrix: Matrix
    behind: dict[tuple[int, int], tuple[Path, ...]]
    reliability: tuple[tuple[float, float, int], ...]
    risk_coverage: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Duel:
    """A candidate beside the active model: the verdict, its numbers, and both sides.

    `numbers` are lines of name, candidate, active, and the candidate's lead.
    """

    candidate: str
    verdict: Verdict
    remarks: tuple[str, ...]
    numbers: tuple[Row, ...]
    sides: tuple[SideCard, SideCard] | None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model that was fitted to the laboratory, and what that changed on held-out cells."""

    id: str
    way: str
    cells: int
    patients: int
    numbers: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
