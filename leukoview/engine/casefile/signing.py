"""What must be settled before a reader may sign a case."""

from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.record import SlideRecord
from leukoview.engine.summary import counted
from leukoview.engine.taxonomy import UNIDENTIFIED


def open_points(case: Case, *, alarm: bool) -> tuple[str, ...]:
    """What still stands in the way of a signature, as sentences; none when all is settled.

    `alarm` is whether the APL alarm rings for the case.
    """
    points = [point for record in case.slides for point in _of_slide(record)]
    if not any(record.cells for record in case.slides):
        points.append("The case holds no cells.")
    if alarm and case.alarm is None:
        points.append("The APL alarm has not been acknowledged.")
    return tuple(points)


def has_signed(case: Case, reader: str) -> bool:
    """Whether a reader's signature stands under the case: a second one must be another's."""
    return any(signature.reader == reader for signature in case.standing_signatures)


def _of_slide(record: SlideRecord) -> list[str]:
    name = record.source.path.name
    unread = sum(record.standing(cell.id) is None for cell in record.cells)
    unreviewed = len(record.unreviewed)
    unidentified = sum(record.label(cell.id) == UNIDENTIFIED for cell in record.cells)
    points = [
        (unread, "not read and not labelled"),
        (unreviewed - unread, "not reviewed"),
        (unidentified, "unidentified"),
    ]
    sentences = [f"“{name}”: {counted(n, 'cell')} {words}." for n, words in points if n]
    if record.accepted is None:
        sentences += [f"“{name}”: {r.sentence}" for r in record.remarks if r.severe]
    return sentences
