"""The cells of open cases that nobody has labelled yet, and which of them to label next."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from leukoview.engine import database
from leukoview.engine.case import BundleRef, Cell, CellReading, Prediction
from leukoview.engine.casefile import CaseId, CaseState, Entry, SlideId, SlideRecord, trail
from leukoview.engine.casefile.changes import Searched
from leukoview.engine.library.choosing import worth_labelling
from leukoview.engine.neighbours import Rows
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.store import Listing, ledger, listing
from leukoview.engine.store.labelled import shelf_of
from leukoview.engine.store.schema import CASES


@dataclass(frozen=True, slots=True)
class WorthLabelling:
    """A cell to be labelled next, and what the model says of it; `slide` is bare of cells."""

    case: CaseId
    title: str
    slide: SlideRecord
    cell: Cell
    prediction: Prediction


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """The cells of one case by whether somebody has labelled them."""

    open: tuple[tuple[WorthLabelling, Rows], ...]
    labelled: Rows


def next_to_label(
    store: Path, bundle: BundleRef, number: int, check_in: CheckIn = unwatched
) -> tuple[WorthLabelling, ...]:
    """The cells of this computer's cases to label next, at most `number`, the most worth first.

    Only cells that this bundle has read are chosen among, and told from those it has read that are
    labelled. A signed case is closed, so none of its cells is chosen.

    Raises:
        CaseError: An entry was altered.
        StoreError: The file cannot be read.
        Cancelled: A check-in asked to stop; there is one per case.
    """
    found = list(_read(store, bundle, check_in))
    pairs = [pair for one in found for pair in one.open]
    if not pairs:
        return ()
    keys = sorted(pairs[0][0].prediction.probabilities)
    chances = [[cell.prediction.probabilities[key] for key in keys] for cell, _ in pairs]
    labelled = [one.labelled for one in found if len(one.labelled)]
    chosen = worth_labelling(
        np.array(chances, np.float64),
        np.stack([row for _, row in pairs]),
        number,
        np.concatenate(labelled) if labelled else None,
    )
    return tuple(pairs[place][0] for place in chosen)


def _read(store: Path, bundle: BundleRef, check_in: CheckIn) -> Iterator[_Found]:
    with (
        closing(database.connected(store, CASES, read_only=True)) as db,
        database.explained(store),
    ):
        lines = [listing.read(row[0]) for row in db.execute("SELECT contents FROM listing")]
        for done, line in enumerate(lines):
            check_in(done, len(lines))
            entries = tuple(ledger.entries(db, line.case))
            signed = line.state is CaseState.SIGNED
            still_open = () if signed else tuple(_open_cells(line, entries, bundle))
            yield _Found(still_open, shelf_of(line, entries, bundle).rows)


def _open_cells(
    line: Listing, entries: Iterable[Entry], bundle: BundleRef
) -> Iterator[tuple[WorthLabelling, Rows]]:
    kept = tuple(entries)
    case = trail.replayed(kept)
    searched = _searched(kept)
    for record in case.slides if case else ():
        if searched.get(record.id, "") not in {"", bundle.sha256}:
            continue
        bare = SlideRecord(record.id, record.source, scale=record.scale)
        for id_ in record.unreviewed:
            reading = record.reading(id_)
            row = _row_of(reading, bundle)
            if reading is not None and row is not None:
                cell = record.cell(id_)
                yield WorthLabelling(line.case, line.title, bare, cell, reading.prediction), row


def _searched(entries: Iterable[Entry]) -> dict[SlideId, str]:
    """The digest of the bundle that searched each slide last."""
    changes = (entry.change for entry in entries)
    return {change.slide: change.bundle for change in changes if isinstance(change, Searched)}


def _row_of(reading: CellReading | None, bundle: BundleRef) -> Rows | None:
    if reading is None or reading.prediction.bundle != bundle.id:
        return None
    return reading.features
