"""Where the engine looks on the chosen cell: asked for by hand, kept for the last cells."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, Signal

from leukoview.engine.case import CellReading, OcclusionMap
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.engine_work import OcclusionOrder
from leukoview.ui.jobs import Job
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideId, SlideWork

KEPT = 32
"""Maps that are kept; one takes 200 kB."""

FLAT = 0.05
"""A map whose greatest change of probability is smaller than this is called flat: colours would
show differences that change no suggestion (`python -m benchmarks.occlusion` counts such cells)."""

Place = tuple[SlideId, int]


class Evidence(QObject):
    """The occlusion map of the chosen cell, while the reader wants to see it.

    Nothing is asked before `set_wanted`; another cell takes the wish back and stops the work.
    `map_changed` says that `map`, `wanted` or `asking` has changed.
    """

    map_changed = Signal()

    def __init__(self, session: Session, room: EngineRoom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room = room
        self._job: Job | None = None
        self._maps: OrderedDict[Place, tuple[CellReading, OcclusionMap]] = OrderedDict()
        self.wanted = False
        self._shown = self._subject()
        for signal in (
            session.selection_changed,
            session.current_changed,
            session.cells_changed,
        ):
            signal.connect(self._follow)

    @property
    def possible(self) -> bool:
        """Whether the chosen cell was read, and what was read may be shown."""
        return self._subject() is not None

    @property
    def asking(self) -> bool:
        """Whether the engine is at work on the map."""
        return self._job is not None

    @property
    def map(self) -> OcclusionMap | None:
        """The map of the chosen cell, if it is wanted and there."""
        return self._known() if self.wanted else None

    def set_wanted(self, wanted: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Show where the engine looks on the chosen cell, or stop showing it."""
        if wanted == self.wanted or (wanted and not self.possible):
            return
        self.wanted = wanted
        if not wanted:
            self._stop()
        elif self._known() is None:
            self._ask()
        self.map_changed.emit()

    def _subject(self) -> CellReading | None:
        work, cell = self._session.current, self._session.selected
        return work.evident(cell) if work is not None and cell is not None else None

    def _known(self) -> OcclusionMap | None:
        work, reading = self._session.current, self._subject()
        if work is None or reading is None:
            return None
        kept = self._maps.get((work.id, reading.cell.id))
        return kept[1] if kept is not None and kept[0] is reading else None

    def _ask(self) -> None:
        work, reading = self._session.current, self._subject()
        if work is None or reading is None:
            return
        job = self._room.ask(
            partial(self._room.work.occlusion, _order(work, reading)),
            self.tr("Looking for where the class comes from…"),
            first=True,
        )
        self._job = job
        job.succeeded.connect(partial(self._keep, (work.id, reading.cell.id), reading))
        job.ended.connect(lambda: self._end(job))

    def _keep(self, place: Place, reading: CellReading, found: OcclusionMap) -> None:
        self._maps[place] = (reading, found)
        self._maps.move_to_end(place)
        while len(self._maps) > KEPT:
            self._maps.popitem(last=False)

    def _end(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        self.wanted = self.wanted and self._known() is not None
        self.map_changed.emit()

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _follow(self) -> None:
        subject = self._subject()
        if subject is self._shown:
            return
        self._shown = subject
        self.wanted = False
        self._stop()
        self.map_changed.emit()


def is_flat(found: OcclusionMap) -> bool:
    """Whether covering one place or another makes no difference worth a colour."""
    return strength(found) < FLAT


def strength(found: OcclusionMap) -> float:
    """The greatest change of the probability that covering a place makes, 0–1."""
    return float(abs(found.drop).max()) if found.drop.size else 0.0


def _order(work: SlideWork, reading: CellReading) -> OcclusionOrder:
    return OcclusionOrder(
        path=work.slide.path,
        practice=work.slide.practice,
        scale=work.scale,
        cell=reading.cell,
        key=reading.prediction.top,
    )
