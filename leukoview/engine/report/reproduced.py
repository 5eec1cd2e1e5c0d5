"""Whether images read again give what a report says: cell by cell, from the report's own JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from leukoview.engine import description
from leukoview.engine.bundle.golden import PROBABILITY_TOLERANCE
from leukoview.engine.case import Box, CellId, CellReading, Origin
from leukoview.engine.errors import BundleError, CaseError
from leukoview.engine.report.document import SCHEMA
from leukoview.engine.report.document_case import CASE_SCHEMA
from leukoview.engine.shelf import own_models, shipped_model
from leukoview.engine.shelf.values import folders_in
from leukoview.engine.taxonomy import named

TOLERANCE = PROBABILITY_TOLERANCE
"""How far a probability may move: as far as between the devices on which a model may read."""

Side = tuple[int, int, int, int]


class ToldCell(msgspec.Struct, frozen=True):
    """What a report says of one cell; one that was never read has no class."""

    id: int
    box: Side
    origin: Origin
    top: str | None = None
    probabilities: dict[str, float] | None = None
    read_by: str | None = None

    @property
    def place(self) -> Box:
        """The cell's box."""
        return Box(*self.box)


class ToldImage(msgspec.Struct, frozen=True):
    """What a report says of one smear."""

    path: str
    sha256: str | None
    microns_per_pixel: float | None
    cells: tuple[ToldCell, ...]
    found: int | None = None


class ToldCrop(ToldCell, frozen=True, kw_only=True):
    """What a report says of an image of one cell."""

    path: str
    sha256: str
    patient: str
    microns_per_pixel: float | None


class ToldBundle(msgspec.Struct, frozen=True):
    """Which model a report names."""

    id: str
    sha256: str
    name: str
    version: str


class Told(msgspec.Struct, frozen=True):
    """The parts of a report that say how to read its images again, and what came of it."""

    schema: str
    bundle: ToldBundle
    slides: tuple[ToldImage, ...] = ()
    cells: tuple[ToldCrop, ...] = ()

    @property
    def reviewed(self) -> bool:
        """Whether readers have worked on it: they may have taken away, placed and moved cells."""
        return self.schema == CASE_SCHEMA


class Again(StrEnum):
    """How a cell came out when it was read again."""

    SAME = "same"
    DIFFERENT = "DIFFERENT"
    NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One cell read again, and what is to say of it.

    `cell` is its number in the report, None for a cell that the report does not have.
    """

    cell: CellId | None
    again: Again
    words: str


def told_in(path: Path) -> Told:
    """What a report's JSON says.

    Raises:
        CaseError: It cannot be read, or is no report, or of another version than this program's.
    """
    remedy = "Give the JSON that LeukoView wrote, by its export or by “leukoview read --json”."
    try:
        told = msgspec.json.decode(path.read_bytes(), type=Told)
    except OSError as error:
        raise CaseError(f"“{path.name}” cannot be read.", remedy=remedy) from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise CaseError(f"“{path.name}” is no report of LeukoView.", remedy=remedy) from error
    if told.schema not in {SCHEMA, CASE_SCHEMA}:
        raise CaseError(
            f"“{path.name}” was written by another version of LeukoView ({told.schema}).",
            remedy="Export the report again, or use the program that wrote it.",
        )
    return told


def model_of(told: Told) -> Path:
    """The folder of the very model that a report names, among all of this computer's.

    Raises:
        BundleError: It is not here.
    """
    ships = (shipped_model(practice=False), shipped_model(practice=True))
    for folder in (*ships, *folders_in(own_models())):
        try:
            digest = description.digest(folder)
        except BundleError:
            continue
        if digest == told.bundle.sha256:
            return folder
    raise BundleError(
        f"The model {told.bundle.id} (SHA-256 {told.bundle.sha256[:12]}…) of the report is not on "
        "this computer.",
        remedy="Import its .leukomodel file, then try again.",
    )


def to_box(told: ToldImage, found: Sequence[CellReading]) -> tuple[ToldCell, ...]:
    """The cells that were read and that a new search has not found in their boxes."""
    boxes = {reading.cell.box for reading in found}
    return tuple(one for one in told.cells if one.top is not None and one.place not in boxes)


def compared(
    told: Told, image: ToldImage, found: Sequence[CellReading], boxed: Sequence[CellReading] = ()
) -> Iterator[Outcome]:
    """Every cell of an image against what was `found` now, or read in the report's own box.

    In a reviewed case readers may have placed and moved boxes, so that a cell counts in its box;
    in a reading the search must find it there, and no other.
    """
    now = {reading.cell.box: reading for reading in found}
    in_box = {reading.cell.box: reading for reading in boxed}
    for cell in image.cells:
        again = now.get(cell.place)
        if cell.top is None:
            yield Outcome(CellId(cell.id), Again.NOT_COMPARED, "not read then")
        elif again is not None:
            yield alike(told, cell, again)
        elif told.reviewed and cell.place in in_box:
            yield alike(told, cell, in_box[cell.place], ", in the box as it was placed")
        else:
            yield Outcome(CellId(cell.id), Again.DIFFERENT, "not found in its box")
    yield from _more(told, image, found)


def _more(told: Told, image: ToldImage, found: Sequence[CellReading]) -> Iterator[Outcome]:
    """Cells that the report has not: readers may have taken some away, but the search counts."""
    if told.reviewed:
        if image.found is not None and image.found != len(found):
            words = f"the search found {image.found} cells then and {len(found)} now"
            yield Outcome(None, Again.DIFFERENT, words)
        return
    boxes = {cell.place for cell in image.cells}
    for reading in found:
        box = reading.cell.box
        if box not in boxes:
            side = (box.x, box.y, box.width, box.height)
            words = f"found now and not then, in the box {side}"
            yield Outcome(None, Again.DIFFERENT, words)


def alike(told: Told, cell: ToldCell, again: CellReading, where: str = "") -> Outcome:
    """One cell against its second reading: box, class, and every probability."""
    id_, said = CellId(cell.id), again.prediction
    if cell.read_by not in {None, told.bundle.id}:
        return Outcome(id_, Again.NOT_COMPARED, f"read by another model then, {cell.read_by}")
    if again.cell.box != cell.place:
        return Outcome(id_, Again.DIFFERENT, "its box lies elsewhere")
    if said.top != cell.top:
        words = f"{named(cell.top or '').name} then, {named(said.top).name} now"
        return Outcome(id_, Again.DIFFERENT, words)
    moved = _furthest(cell.probabilities or {}, {str(k): p for k, p in said.probabilities.items()})
    if moved > TOLERANCE:
        words = f"{named(said.top).name}, but a probability moved by {moved:.6f}{where}"
        return Outcome(id_, Again.DIFFERENT, words)
    words = f"{named(said.top).name}, probabilities within {moved:.6f}{where}"
    return Outcome(id_, Again.SAME, words)


def _furthest(then: Mapping[str, float], now: Mapping[str, float]) -> float:
    """How far the probability of any class has moved; one that is not there counts as 0."""
    return max((abs(then.get(key, 0) - now.get(key, 0)) for key in {*then, *now}), default=0.0)
