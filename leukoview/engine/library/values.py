"""What the library holds, what came into it, and what in it is still to be settled."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from typing_extensions import override

from leukoview.engine.case import Scale
from leukoview.engine.taxonomy import ClassKey, named

UNKNOWN = "Patients unknown: results optimistic."
"""Said wherever a number of a library with such cells is shown, with the scorecard's own flag."""


@dataclass(frozen=True, slots=True)
class LibraryCell:
    """One labelled cell: an image file of its own, whose it is, and who called it what.

    `image` is the file's SHA-256; an empty `patient` is not known; `source` names the set that it
    came with and `origin` its place there. `scale` is what every crop of it is made at. `typical`
    is as in `dataset.Sample`; `out` whether nothing learns from it any more.
    """

    id: str
    image: str
    path: Path
    label: ClassKey
    patient: str
    source: str
    origin: str
    labeller: str
    at: datetime
    scale: Scale
    practice: bool = False
    typical: bool = True
    out: bool = False

    @property
    def case(self) -> str:
        """The case that it came from (`library.cases`); of a folder or a table the place's head."""
        return self.origin.partition("/")[0]

    @property
    def whose(self) -> str:
        """The patient in words."""
        return f"“{self.patient}”" if self.patient else "not known"


class Why(StrEnum):
    """Why an image was not taken, in the words of a summary."""

    UNREADABLE = "cannot be read"
    HERE = "already in the library"
    TAKEN_OUT = "taken out of the library before"
    NO_CELL = "no nucleated cell was found in the middle"
    NO_CROP = "no crop of one cell"
    NO_LABEL = "no label"
    NO_CLASS = "its label has no class"
    LEFT_OUT = "its label is left out"
    NO_PATIENT = "its patient is not known"
    NO_SCALE = "its scale is not known"
    OUTSIDE = "leads out of its folder"
    BAD_LINE = "its line of the table cannot be used"


@dataclass(frozen=True, slots=True)
class Skip:
    """One image that was not taken: `where` it lay (and its line, of a table), and why."""

    where: str
    why: Why
    said: str = ""

    @override
    def __str__(self) -> str:
        return f"{self.where}: {self.said or self.why.value}"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of adding cells: the ids of the new ones, and all that was not taken.

    `to_settle` is how many pairs they have brought to the list of what is to be settled; `named`
    how many cells were here already without a patient and have one now.
    """

    source: str
    cells: tuple[str, ...]
    skipped: tuple[Skip, ...]
    to_settle: int = 0
    named: int = 0

    @property
    def reasons(self) -> Mapping[Why, int]:
        """How many were skipped for each reason, the most frequent first."""
        return dict(Counter(skip.why for skip in self.skipped).most_common())


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two images that seem to show one cell; until it is settled neither is learned from.

    `number` stays the same for good. `exact` is whether they are the same file, byte by byte.
    """

    number: int
    one: LibraryCell
    other: LibraryCell
    exact: bool

    @property
    def contradicts(self) -> bool:
        """Whether the cell has two labels."""
        return self.one.label != self.other.label

    @property
    def leaks(self) -> bool:
        """Whether the cell may stand on both sides of a fold: under two patients, or unknown."""
        return self.one.patient != self.other.patient or not self.one.patient

    @property
    def said(self) -> str:
        """What is in question, as a sentence."""
        words = self._what()
        if self.exact:
            return f"The same image: {words}."
        return f"Two images that look alike: {words}."

    def _what(self) -> str:
        one, other = self.one, self.other
        label, other_label = named(one.label).name, named(other.label).name
        match self.contradicts, one.patient != other.patient:
            case True, True:
                return (
                    f"two labels for it ({label}; {other_label}) and two patients ({one.whose} "
                    f"and {other.whose}; or one under two ids?)"
                )
            case True, False:
                return f"two labels for it ({label}; {other_label})"
            case False, True:
                return f"two patients ({one.whose} and {other.whose}; or one under two ids?)"
            case _:
                return f"twice in the library (patient {one.whose})"


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How much there is of a class: cells learned from, their patients, and what is in the way."""

    label: ClassKey
    cells: int
    patients: int
    patient_unknown: int
    to_settle: int
    out: int
