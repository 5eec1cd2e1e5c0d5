"""What the trails of cases say of every slide that was read."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from leukoview.engine import database
from leukoview.engine.casefile import Case, CaseId, Entry, SlideId, SlideRecord, Stamp, trail
from leukoview.engine.casefile.changes import Searched
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.store import Listing, ledger, listing
from leukoview.engine.store.schema import CASES
from leukoview.engine.watch.measures import Observed

ReadBy = tuple[Stamp, Searched]
"""When a slide was last searched, and what was noted then."""


def observed_in(
    path: Path, *, practice: bool = False, check_in: CheckIn = unwatched
) -> tuple[Observed, ...]:
    """Every slide that was searched, in a file of cases that another thread may be writing.

    A slide that was searched again counts as it was last; its cells as they stand now.

    Raises:
        CaseError: An entry was altered.
        StoreError: The file cannot be read.
        Cancelled: A check-in asked to stop; there is one per case.
    """
    with closing(database.connected(path, CASES, read_only=True)) as db, database.explained(path):
        rows = db.execute("SELECT contents FROM listing").fetchall()
        wanted = [one for one in (listing.read(row[0]) for row in rows) if one.practice == practice]
        found: list[Observed] = []
        for done, line in enumerate(wanted):
            check_in(done, len(wanted))
            found += _of_case(line, ledger.entries(db, line.case))
    check_in(len(wanted), len(wanted))
    return tuple(sorted(found, key=lambda one: one.at))


def _of_case(line: Listing, entries: Iterable[Entry]) -> list[Observed]:
    case: Case | None = None
    searched: dict[SlideId, ReadBy] = {}
    for entry in entries:
        case = trail.replayed_on(case, entry)
        if isinstance(entry.change, Searched) and entry.change.found is not None:
            searched[entry.change.slide] = entry.stamp, entry.change
    slides = case.slides if case else ()
    return [
        _of_slide(line.case, line.title, record, searched[record.id])
        for record in slides
        if record.id in searched
    ]


def _of_slide(case: CaseId, title: str, record: SlideRecord, read: ReadBy) -> Observed:
    stamp, noted = read
    predictions = [reading.prediction for reading in record.read_cells]
    decided = [one for one in record.decisions.values() if one.suggested is not None]
    return Observed(
        at=stamp.at,
        case=case,
        title=title,
        bundle=noted.bundle,
        look=noted.look,
        confidences=tuple(one.confidence for one in predictions),
        unsure=sum(one.unsure for one in predictions),
        unlike=sum(one.unlike_training for one in predictions),
        kept=tuple(one.label == one.suggested for one in decided),
    )
