"""The laboratory's library as the model at hand sees it, learned bit by bit in the background."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from leukoview.engine.case import BundleRef
from leukoview.engine.casefile import CaseId
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.sight_work import LibrarySight, SightOrder

if TYPE_CHECKING:
    from leukoview.engine.library import LibraryCell

Stamp = tuple[tuple[int, int], ...]
"""When the laboratory's file and its log were written last, and how long they are."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Cells of the library with their features, a row per cell (n × d)."""

    cells: "tuple[LibraryCell, ...]"
    rows: NDArray[np.float32]


NOTHING = Known((), np.empty((0, 0), np.float32))


class KnownLibrary(QObject):
    """Asks the workshop for what it has not seen yet, some cells at a time.

    `changed` says that `known` has. Without a laboratory's file nothing is ever asked, and a
    library that could not be looked at is left alone until it changes.
    """

    changed = Signal()

    def __init__(self, lab: Path, workshop: EngineRoom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.known = NOTHING
        self.waiting = 0
        self._lab = lab
        self._workshop = workshop
        self._asking = False
        self._seen: Stamp = ()
        self._bundle: BundleRef | None = None
        self._left_out: frozenset[CaseId] = frozenset()
        self._rows: dict[str, NDArray[np.float32]] = {}

    def follow(
        self, bundle: BundleRef, *, practice: bool, without: frozenset[CaseId] = frozenset()
    ) -> None:
        """Look at what is new in the library, and at all of it where another model reads now.

        What came from the cases `without` is left out: they show their cells themselves.
        """
        if bundle != self._bundle:
            self._bundle, self._rows, self._seen, self.known = bundle, {}, (), NOTHING
            self.waiting = 0
        now = self._stamp()
        is_same = now == self._seen and self._left_out <= without
        if self._asking or not now or (is_same and not self.waiting):
            return
        self._asking, self._seen, self._left_out = True, now, without
        order = SightOrder(self._lab, bundle, practice, frozenset(self._rows), without)
        request = partial(self._workshop.work.library, order)
        job = self._workshop.ask(request, self.tr("Looking at the library…"))
        job.succeeded.connect(partial(self._take, order))
        job.failed.connect(self._give_up)
        job.cancelled.connect(self._give_up)
        job.ended.connect(self._rest)

    def _stamp(self) -> Stamp:
        files = (self._lab, self._lab.with_name(f"{self._lab.name}-wal"))
        found = [file.stat() for file in files if file.is_file()]
        return tuple((one.st_mtime_ns, one.st_size) for one in found)

    def _take(self, order: SightOrder, sight: LibrarySight) -> None:
        if order.bundle != self._bundle:
            return
        self._rows |= dict(zip(sight.ids, sight.rows, strict=True))
        self.waiting = sight.waiting
        cells = tuple(cell for cell in sight.cells if cell.id in self._rows)
        rows = [self._rows[cell.id] for cell in cells]
        self.known = Known(cells, np.stack(rows)) if rows else NOTHING

    def _give_up(self) -> None:
        self.waiting = 0

    def _rest(self) -> None:
        self._asking = False
        self.changed.emit()
