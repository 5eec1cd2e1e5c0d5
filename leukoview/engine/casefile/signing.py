"""What must be settled before a reader may sign a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.record import SlideRecord
from leukoview.engine.casefile.values import SlideId
from leukoview.engine.summary import counted
from leukoview.engine.taxonomy import UNIDENTIFIED


class Open(Enum):
    """What kind of thing stands in the way of a signature."""

    UNREVIEWED = auto()
    UNIDENTIFIED = auto()
    QUALITY = auto()
    EMPTY = auto()
    ALARM = auto()


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that stands in the way, in a sentence, and the slide where it is settled."""

    kind: Open
    sentence: str
    slide: SlideId | None = None


def open_points(case: Case, *, alarm: bool) -> tuple[str, ...]:
    """What still stands in the way of a signature, as sentences; none when all is settled.

    `alarm` is whether the APL alarm rings for the case.
    """
    return tuple(point.sentence for point in points(case, alarm=alarm))


def points(case: Case, *, alarm: bool) -> tuple[OpenPoint, ...]:
    """What still stands in the way, with where it can be settled."""
    found = [point for record in case.slides for point in _of_slide(record)]
    if not any(record.cells for record in case.slides):
        found.append(OpenPoint(Open.EMPTY, "The case holds no cells."))
    if alarm and case.alarm is None:
        found.append(OpenPoint(Open.ALARM, "The APL alarm has not been acknowledged."))
    return tuple(found)


def has_signed(case: Case, reader: str) -> bool:
    """Whether a reader's signature stands under the case: a second one must be another's."""
    names = {signature.reader.casefold() for signature in case.standing_signatures}
    return reader.casefold() in names


def _of_slide(record: SlideRecord) -> Iterator[OpenPoint]:
    name = record.source.path.name
    unreviewed = [record.standing(cell) is None for cell in record.unreviewed]
    unread = sum(unreviewed)
    unidentified = sum(record.label(cell.id) == UNIDENTIFIED for cell in record.cells)
    cells = [counted(n, "cell") for n in (unread, len(unreviewed) - unread, unidentified)]
    for kind, n, words in (
        (Open.UNREVIEWED, unread, f"“{name}”: {cells[0]} not read and not labelled."),
        (Open.UNREVIEWED, len(unreviewed) - unread, f"“{name}”: {cells[1]} not reviewed."),
        (Open.UNIDENTIFIED, unidentified, f"“{name}”: {cells[2]} unidentified."),
    ):
        if n:
            yield OpenPoint(kind, words, record.id)
    if record.accepted is None:
        for remark in record.remarks:
            if remark.severe:
                yield OpenPoint(Open.QUALITY, f"“{name}”: {remark.sentence}", record.id)
