"""The case on the desk with its slides: how changes of it are made, and who hears of them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from leukoview.engine.case import Cell, CellId
from leukoview.engine.casefile import (
    Case,
    CaseId,
    Change,
    SlideRecord,
    Stamp,
    trail,
)
from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import Slide
from leukoview.engine.store import Store
from leukoview.ui.slide_work import SlideId, SlideWork
from leukoview.ui.undoing import Undoable

Clock = Callable[[], datetime]
Slides = dict[SlideId, Slide]


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class OpenCase(QObject):
    """Holds the open case and is the only thing that changes it; each change is on disk first.

    `cells_changed` speaks of the slide on screen: its cells, readings, decisions, scale or
    remarks; `case_changed` of everything else about the case. `complained` carries the
    `LeukoError` of a change that could not be made; nothing has changed then.
    """

    case_changed = Signal()
    slides_changed = Signal()
    current_changed = Signal()
    cells_changed = Signal()
    display_changed = Signal()
    selection_changed = Signal()
    complained = Signal(object)

    def __init__(
        self, store: Store, reader: str, parent: QObject | None = None, *, clock: Clock = now
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.reader = reader
        self.case: Case | None = None
        self.undo_stack = QUndoStack(self)
        self.selected: CellId | None = None
        self.selection: frozenset[CellId] = frozenset()
        self._clock = clock
        self._slides: Slides = {}
        self._records: dict[SlideId, SlideRecord] = {}
        self._works: dict[SlideId, SlideWork] = {}
        self._next_ids: dict[SlideId, CellId] = {}
        self._current: SlideId | None = None

    @property
    def works(self) -> tuple[SlideWork, ...]:
        """The slides of the case, in the order they were added."""
        return tuple(self._works.values())

    @property
    def current(self) -> SlideWork | None:
        """The slide on screen."""
        return None if self._current is None else self._works[self._current]

    @property
    def locked(self) -> bool:
        """Whether nothing may be changed: the case is signed, or another window holds it."""
        return self.store.read_only or (self.case is not None and self.case.locked)

    @property
    def selected_cell(self) -> Cell | None:
        """The cell in hand, on the slide on screen."""
        if self.selected is None or self.current is None:
            return None
        return self.current.cell(self.selected)

    def work(self, slide: SlideId) -> SlideWork | None:
        """A slide of the case, or None once it has been taken off."""
        return self._works.get(slide)

    def show(self, slide: SlideId) -> None:
        """Put a slide on screen."""
        if slide != self._current and slide in self._works:
            self._current = slide
            self._choose(None, ())
            self.current_changed.emit()
            self.selection_changed.emit()

    def select(self, cell: CellId | None) -> None:
        """Take one cell of the slide on screen in hand, or none."""
        self.select_many(() if cell is None else (cell,), cell)

    def select_many(self, cells: Iterable[CellId], current: CellId | None = None) -> None:
        """Choose cells of the slide on screen; one of them is in hand."""
        chosen = frozenset(cells)
        hand = current if current in chosen else next(iter(sorted(chosen)), None)
        if (hand, chosen) != (self.selected, self.selection):
            self._choose(hand, chosen)
            self.selection_changed.emit()

    # How changes are made

    def do(self, text: str, *changes: Change) -> None:
        """Make changes that can be undone under this name."""
        if self.case is not None:
            self.undo_stack.push(Undoable(self, changes, text))

    def note(self, *changes: Change) -> bool:
        """Make changes that are no change of mind, so cannot be undone; whether that went well."""
        if self.case is None or not changes:
            return False
        try:
            case = self.store.append(self.case, changes, self.stamp())
        except LeukoError as error:
            self.complained.emit(error)
            return False
        self._turn_to(case)
        return True

    def note_of(self, id_: CaseId, change: Change) -> None:
        """Put a change down in a case's trail, whether the case is the open one or not.

        In a window that may only look nothing is put down, and `complained` says so.
        """
        if self.case is not None and self.case.id == id_:
            self.note(change)
            return
        try:
            self.store.append(self.store.case(id_), [change], self.stamp())
        except LeukoError as error:
            self.complained.emit(error)

    def done(self, text: str, forth: Sequence[Change], back: Sequence[Change]) -> None:
        """Give a name, by which they are undone, to changes that were noted one by one."""
        if back:
            self.undo_stack.push(Undoable(self, forth, text, back=back))

    def undoing(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """What will take changes back, asked before they are made."""
        return () if self.case is None else trail.undoing(self.case, changes, self.stamp())

    def stamp(self) -> Stamp:
        """The reader and the time, for a change made now."""
        return Stamp(self.reader, self._clock())

    def _turn_to(self, case: Case) -> None:
        before, self.case = self.case, case
        shown = self.current
        self._follow_case()
        if before is None or _paper(before) != _paper(case):
            self.case_changed.emit()
        if shown is not None and self.current is not None and shown.id == self.current.id:
            self._tell(shown, self.current)

    def _tell(self, before: SlideWork, after: SlideWork) -> None:
        if before.display != after.display:
            self.display_changed.emit()
        if before is not after:
            same = before.cells is after.cells
            left = self.selection if same else self.selection & {cell.id for cell in after.cells}
            self.select_many(left, self.selected)
            self.cells_changed.emit()

    def _follow_case(self) -> None:
        """Bring the works in step with the case, and the screen with the works."""
        records = self.case.slides if self.case else ()
        before, self._works = self._works, {record.id: self._work_of(record) for record in records}
        self._records = {record.id: record for record in records}
        if list(before) != list(self._works):
            self._keep_on_screen(list(before))
        elif any(w is not before[id_] for id_, w in self._works.items() if id_ != self._current):
            self.slides_changed.emit()

    def _work_of(self, record: SlideRecord) -> SlideWork:
        known = self._works.get(record.id)
        blind = self.case is not None and self.case.settings.blind
        if known and self._records.get(record.id) is record and known.blind == blind:
            return known
        return SlideWork.of(record, self._slides[record.id], blind=blind, before=known)

    def _keep_on_screen(self, before: list[SlideId]) -> None:
        """After slides came or went: stay on the slide, or go to its neighbour."""
        shown = self._current
        if shown not in self._works:
            left = list(self._works)
            place = before.index(shown) if shown in before else 0
            self._current = left[min(place, len(left) - 1)] if left else None
            self._choose(None, ())
        self.slides_changed.emit()
        if shown != self._current:
            self.current_changed.emit()
            self.selection_changed.emit()

    def _choose(self, hand: CellId | None, cells: Collection[CellId]) -> None:
        self.selected, self.selection = hand, frozenset(cells)


def _paper(case: Case) -> object:
    """What of a case is no slide's."""
    return replace(case, records={}), case.state
