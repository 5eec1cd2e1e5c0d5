"""One slide while it is read: every part goes into its case at once, whole or not at all.

The cells that an earlier search has found stay until this one has found them anew or is done, so
that a reading that ends in the middle – cancelled, killed, overtaken – costs no cell.
"""

from collections.abc import Callable

from leukoview.engine.case import Cell, CellId
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead, CellsRemoved, Change
from leukoview.engine.casefile.finding import found
from leukoview.engine.casefile.record import SlideRecord, is_same
from leukoview.ui.engine_work import Boxed, Found
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork


class Search:
    """What a reading of a slide has done to it so far.

    `give_up` is called once where it cannot go on: the slide is no longer on the desk, or the case
    refuses what was read. `over` says so; what the engine tells after that is not heard. `heard` is
    how many cells it has found.
    """

    def __init__(
        self,
        session: Session,
        work: SlideWork,
        give_up: Callable[[], None],
        *,
        search: bool,
    ) -> None:
        self.slide = work.id
        self.over = False
        self.heard = 0
        self._refused = False
        self._session = session
        self._case = session.case.id if session.case else None
        self._give_up = give_up
        self._searches = search
        self._at = work.scale.microns_per_pixel if work.scale else None
        self._old: frozenset[CellId] | None = None
        self._placed: dict[CellId, Cell] = {}
        self._gone: dict[CellId, Cell] = {}

    def hear(self, part: object) -> None:
        """Put a part that the engine has told into the case."""
        now = self._session.work(self.slide)
        if now is None:
            self.stop()
        if now is None or self.over:
            return
        match part:
            case Found(readings) if readings:
                self.heard += len(readings)
                first = self._session.next_id(self.slide) - readings[0].cell.id
                old = self._found_before(now)
                self._make(found(now, readings, CellId(first), self._at, old=old))
            case Boxed(readings):
                self._make((CellsRead(self.slide, readings, self._at),))

    def conclude(self, noted: tuple[Change, ...], text: str) -> bool:
        """Take the cells away that were not found anew; all of it is undone by one name."""
        now = self._session.work(self.slide)
        if now is None or self.over:
            self.put_back()
            return False
        old = self._found_before(now)
        left = tuple(c.id for c in now.cells if c.id in old and not now.holds(c))
        if not self._make((*_removed(now, left), *noted)):
            return False
        self._session.done(text, *self._both_ways())
        return True

    def put_back(self) -> None:
        """Bring the slide back to where it was, but for what the reader has decided on since."""
        self.over = True
        record = self._record()
        if record is None or self._refused:
            return
        added = tuple(c.id for c in record.cells if c.id in self._placed and not record.holds(c))
        stay = [cell for cell in record.cells if cell.id not in added]
        back = tuple(
            cell
            for cell in self._gone.values()
            if not record.has(cell.id) and not any(is_same(cell.box, one.box) for one in stay)
        )
        self._session.note(*_removed(record, added), *_placed(record, back))

    def stop(self) -> None:
        """Hear no more."""
        if not self.over:
            self.over = True
            self._give_up()

    def _found_before(self, now: SlideRecord) -> frozenset[CellId]:
        """What an earlier search has found, as it stood when this one told its first part."""
        if self._old is None:
            cells = now.cells if self._searches else ()
            self._old = frozenset(cell.id for cell in cells if not now.holds(cell))
        return self._old

    def _make(self, changes: tuple[Change, ...]) -> bool:
        before = self._record()
        if not changes or before is None:
            return True
        if not self._session.note(*changes):
            self._refused = True
            self.stop()
            return False
        self._remember(before, changes)
        return True

    def _remember(self, before: SlideRecord, changes: tuple[Change, ...]) -> None:
        for change in changes:
            if isinstance(change, CellsPlaced):
                self._placed |= {cell.id: cell for cell in change.cells}
            if isinstance(change, CellsRemoved):
                self._gone |= {id_: before.cell(id_) for id_ in change.cells}

    def _both_ways(self) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        record = self._record()
        if record is None:
            return (), ()
        placed = tuple(cell for cell in record.cells if cell.id in self._placed)
        gone = tuple(self._gone.values())
        forth = _removed(record, tuple(self._gone)) + _placed(record, placed)
        back = _removed(record, tuple(cell.id for cell in placed)) + _placed(record, gone)
        return forth, back

    def _record(self) -> SlideRecord | None:
        """The slide in the case at hand, also where it was taken off; None in another case."""
        case = self._session.case
        return case.records.get(self.slide) if case and case.id == self._case else None


def _removed(record: SlideRecord, cells: tuple[CellId, ...]) -> tuple[Change, ...]:
    return (CellsRemoved(record.id, cells),) if cells else ()


def _placed(record: SlideRecord, cells: tuple[Cell, ...]) -> tuple[Change, ...]:
    return (CellsPlaced(record.id, cells),) if cells else ()
