"""The cells that readers have labelled in signed cases, to look for those like another cell."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from leukoview.engine import database
from leukoview.engine.case import Box, BundleRef
from leukoview.engine.casefile import Case, CaseId, CaseState, Entry, SlideId, SlideRecord, trail
from leukoview.engine.casefile.changes import Searched
from leukoview.engine.neighbours import Rows, nearest
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.store import ledger, listing
from leukoview.engine.store.listing import Listing
from leukoview.engine.store.schema import CASES
from leukoview.engine.taxonomy import UNIDENTIFIED, ClassKey

SETTLED = frozenset({CaseState.SIGNED, CaseState.AMENDED})
"""States in which a reader has answered for the labels of a case at least once."""


@dataclass(frozen=True, slots=True)
class LabelledCell:
    """A cell with a reader's word on it, in a case that was signed; `slide` is bare of cells."""

    case: CaseId
    title: str
    slide: SlideRecord
    box: Box
    label: ClassKey


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The labelled cells of one case with their features, a row per cell."""

    cells: tuple[LabelledCell, ...]
    rows: Rows


class LabelledCells:
    """The labelled cells of a file of cases, read anew only where a case has changed.

    It may be used from any one thread, while another writes the file. The laboratory's library
    holds further cells (`training.library_rows`).
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._shelves: dict[tuple[Listing, BundleRef], Shelf] = {}

    def like(
        self,
        features: NDArray[np.float32],
        bundle: BundleRef,
        k: int,
        *,
        without: CaseId,
        check_in: CheckIn = unwatched,
    ) -> tuple[tuple[float, LabelledCell], ...]:
        """The `k` labelled cells nearest to one, each behind its distance, the nearest first.

        Those of one case are left out (`without`). Distances are as in `neighbours`.

        Only cells that the same bundle has read compare; none where there are no such cells.

        Raises:
            CaseError: An entry was altered.
            StoreError: The file cannot be read.
            Cancelled: A check-in asked to stop; there is one per case.
        """
        shelves = [one for one in self._read(bundle, without, check_in) if one.cells]
        cells = [cell for shelf in shelves for cell in shelf.cells]
        if not cells:
            return ()
        rows = np.concatenate([shelf.rows for shelf in shelves])
        return tuple((one.distance, cells[one.row]) for one in nearest(rows, features, k))

    @property
    def cases(self) -> frozenset[CaseId]:
        """The cases that had cells to compare when they were looked through last."""
        return frozenset(one.cells[0].case for one in self._shelves.values() if one.cells)

    def _read(self, bundle: BundleRef, without: CaseId, check_in: CheckIn) -> list[Shelf]:
        with (
            closing(database.connected(self._path, CASES, read_only=True)) as db,
            database.explained(self._path),
        ):
            lines = [listing.read(row[0]) for row in db.execute("SELECT contents FROM listing")]
            wanted = [one for one in lines if one.state in SETTLED and one.case != without]
            kept = {}
            for done, line in enumerate(wanted):
                check_in(done, len(wanted))
                key = line, bundle
                known = self._shelves.get(key)
                kept[key] = known or shelf_of(line, ledger.entries(db, line.case), bundle)
        self._shelves = kept
        return list(kept.values())


def shelf_of(line: Listing, entries: Iterable[Entry], bundle: BundleRef) -> Shelf:
    """The labelled cells of one case that a bundle has read."""
    case: Case | None = None
    searched: dict[SlideId, str] = {}
    for entry in entries:
        case = entry.change.on(case or trail.begun(entry.case, entry.stamp), entry.stamp)
        if isinstance(entry.change, Searched):
            searched[entry.change.slide] = entry.change.bundle
    records = case.slides if case else ()
    pairs = [
        pair
        for record in records
        if searched.get(record.id, "") in {"", bundle.sha256}
        for pair in _labelled(line, record, bundle)
    ]
    return Shelf(tuple(cell for cell, _ in pairs), _stacked([row for _, row in pairs]))


def _labelled(
    line: Listing, record: SlideRecord, bundle: BundleRef
) -> list[tuple[LabelledCell, NDArray[np.float32]]]:
    pairs = []
    bare = SlideRecord(record.id, record.source)
    for cell in record.cells:
        label, reading = record.label(cell.id), record.reading(cell.id)
        if label is None or label == UNIDENTIFIED or reading is None or reading.features is None:
            continue
        if reading.prediction.bundle == bundle.id:
            one = LabelledCell(line.case, line.title, bare, cell.box, label)
            pairs.append((one, reading.features))
    return pairs


def _stacked(rows: Sequence[NDArray[np.float32]]) -> Rows:
    return np.stack(rows) if rows else np.empty((0, 0), np.float32)
