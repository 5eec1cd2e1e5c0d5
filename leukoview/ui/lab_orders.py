"""What the window asks for at a laboratory: one value for each thing that is done there."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from leukoview.engine.accounts import Person
from leukoview.engine.case import BundleRef, Pixels
from leukoview.engine.library.unlabelled import WorthLabelling
from leukoview.engine.shelf import Verdict
from leukoview.engine.taxonomy import ClassKey


@dataclass(frozen=True, slots=True)
class WatchOrder:
    """Over which file of cases to watch: the patients' cases, or the practice ones."""

    store: Path
    practice: bool = False


@dataclass(frozen=True, slots=True)
class TakeOrder:
    """What to take into the library of which laboratory's file, and in whose name."""

    lab: Path
    path: Path
    labels: tuple[tuple[str, str], ...]
    by: str
    patients_unknown: bool = False


@dataclass(frozen=True, slots=True)
class SendOrder:
    """Which signed case of a store goes into the library."""

    lab: Path
    store: Path
    case: str
    by: str


@dataclass(frozen=True, slots=True)
class TrainOrder:
    """What to learn from the library, how, and under which name.

    `classes` are those that count; `practice` whether drawn cells are learned from; `fine_tune`
    whether the network's last block is taught as well.
    """

    lab: Path
    by: Person
    name: str
    version: str
    classes: tuple[ClassKey, ...]
    backbone: str
    thorough: bool
    practice: bool = False
    fine_tune: bool = False


@dataclass(frozen=True, slots=True)
class CompareOrder:
    """Which model of the shelf to compare with the active one, on the library's cells."""

    lab: Path
    candidate: str


class Move(StrEnum):
    """What can be done with a model of the shelf."""

    PROMOTE = "promote"
    ROLL_BACK = "roll back"
    RETIRE = "retire"
    EXPORT = "export"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class ShelfOrder:
    """What to do with which model of the shelf, in whose name; `path` is of a `.leukomodel`.

    `verdict` is what a comparison with the active model said, if there was one.
    """

    lab: Path
    by: Person
    move: Move
    model: str = ""
    verdict: Verdict | None = None
    reason: str = ""
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class FitOrder:
    """Which model to fit to the cells of a laboratory's library, as which version of it."""

    lab: Path
    by: Person
    model: str
    version: str


@dataclass(frozen=True, slots=True)
class NextOrder:
    """How many cells of a store's cases to choose for labelling, as this bundle read them."""

    store: Path
    bundle: BundleRef
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class NextCell:
    """A cell to label next, and its pixels; None where its image is not at hand."""

    worth: WorthLabelling
    pixels: Pixels | None
