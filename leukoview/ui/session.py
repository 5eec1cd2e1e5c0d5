"""The open case, as the widgets see it: what they may ask for and hear about."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from leukoview import __version__
from leukoview.engine.case import Box, Cell, CellId, Scale
from leukoview.engine.casefile import (
    Case,
    CaseId,
    Change,
    Nucleoli,
    Settings,
    SlideRecord,
    Specimen,
    Stamp,
    Subject,
    trail,
)
from leukoview.engine.casefile import changes as made
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.display import Display
from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import Slide
from leukoview.engine.store import Store
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.slide_work import SlideId, SlideWork, source_of
from leukoview.ui.undoing import Undoable

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Session(QObject):
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
        self._slides: dict[SlideId, Slide] = {}
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

    # The case as a whole

    def take(self, case: Case, slides: Mapping[SlideId, Slide]) -> None:
        """Put a case of the store on the desk, with its slides open."""
        self.undo_stack.clear()
        self.case, self._slides, self._next_ids = case, dict(slides), {}
        self._follow_case()
        self.case_changed.emit()

    def leave(self) -> None:
        """Put the case away; everything on it is in the store."""
        self.undo_stack.clear()
        self.case = None
        self._slides, self._next_ids = {}, {}
        self._follow_case()
        self.case_changed.emit()

    def give_subject(self, subject: Subject) -> None:
        """Say whose case it is."""
        self.do(self.tr("Change patient"), papers.SubjectGiven(subject))

    def give_specimen(self, specimen: Specimen) -> None:
        """Say what was taken, stained and photographed."""
        self.do(self.tr("Change specimen"), papers.SpecimenGiven(specimen))

    def give_settings(self, settings: Settings) -> None:
        """Say how the case is to be read."""
        self.do(self.tr("Change how the case is read"), papers.SettingsGiven(settings))

    def tick_nucleoli(self, nucleoli: Nucleoli) -> None:
        """Say what the lymphoblasts' nucleoli look like."""
        self.do(self.tr("Judge nucleoli"), papers.NucleoliTicked(nucleoli))

    def acknowledge_alarm(self, words: str, slides: Sequence[SlideId]) -> None:
        """Say that the APL alarm was seen for slides; this is never undone."""
        self.note(papers.AlarmAcknowledged(words, tuple(slides)))

    def accept_quality(self, slide: SlideId) -> None:
        """Say that an image is good enough in spite of what was remarked; never undone."""
        self.note(made.QualityAccepted(slide))

    def sign(self, ringing: Sequence[SlideId] = ()) -> None:
        """Put the reader's name under the case as it stands; what was done stays done.

        Refused while anything is open. `ringing` are the slides for which the APL alarm rings.
        """
        if self.note(papers.Signed(tuple(ringing))):
            self.undo_stack.clear()

    def amend(self, reason: str) -> None:
        """Open a signed case again."""
        if self.note(papers.Amended(reason)):
            self.undo_stack.clear()

    # Slides

    def open(self, slide: Slide, scale: Scale | None, *, show: bool = True) -> SlideId | None:
        """Add a slide to the case; where none is open that can take it, it begins one.

        A signed case takes no slide, a patient's no drawn one. A slide that is there already is
        shown where wanted. None where it cannot be added.
        """
        for work in self.works:
            if work.slide.path == slide.path:
                if show:
                    self.show(work.id)
                return work.id
        case = self.case
        if case is None or case.locked or case.practice != slide.practice:
            self._begin(practice=slide.practice)
        id_ = SlideId(uuid4().hex)
        self._slides[id_] = slide
        first = not self.works
        if not self._add(made.SlideAdded(id_, source_of(slide), scale), undoably=not first):
            return None
        if show or first:
            self.show(id_)
        return id_

    def locate(self, slide: SlideId, found: Slide, sha256: str) -> bool:
        """Show the image of a slide from where it lies now; whether that could be kept."""
        kept = self.note(made.SlideLocated(slide, source_of(found, sha256)))
        if kept:
            self._slides[slide] = found
            self._works[slide] = replace(self._works[slide], slide=found)
            self.current_changed.emit()
        return kept

    def show(self, slide: SlideId) -> None:
        """Put a slide on screen."""
        if slide != self._current and slide in self._works:
            self._current = slide
            self._choose(None, ())
            self.current_changed.emit()
            self.selection_changed.emit()

    def remove(self, slide: SlideId) -> None:
        """Take a slide off the case, undoably."""
        self.do(self.tr("Take slide off the case"), made.SlideRemoved(slide))

    def set_display(self, slide: SlideId, display: Display) -> None:
        """Show a slide otherwise; what is read of it stays the same."""
        self.do(self.tr("Change how the smear is shown"), made.DisplaySet(slide, display))

    # Cells

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

    def gather(self, cells: Iterable[CellId], more: bool) -> None:  # noqa: FBT001 - a slot
        """Choose cells of the slide on screen, beside those chosen already if `more`."""
        gathered = frozenset(cells)
        self.select_many(gathered | self.selection if more else gathered, self.selected)

    def toggle(self, cell: CellId) -> None:
        """Choose a cell beside the others, or no longer."""
        self.select_many(self.selection ^ {cell}, cell)

    def step(self, by: int) -> None:
        """Take the cell so many places on in hand, round and round."""
        ids = [cell.id for cell in self.current.cells] if self.current else []
        if ids:
            start = ids.index(self.selected) if self.selected in ids else (-1 if by > 0 else 0)
            self.select(ids[(start + by) % len(ids)])

    def go_to_unreviewed(self) -> None:
        """Take the next cell that nobody has labelled in hand, on whatever slide it is."""
        works = self.works
        if self.current is None:
            return
        here = next(place for place, work in enumerate(works) if work.id == self._current)
        hand = CellId(-1) if self.selected is None else self.selected
        later = tuple(id_ for id_ in self.current.unreviewed if id_ > hand)
        for work, cells in [(self.current, later), *_round(works, here)]:
            if cells:
                self.show(work.id)
                self.select(cells[0])
                return

    def next_id(self, slide: SlideId) -> CellId:
        """A cell id on this slide that was never used."""
        id_ = max(self._works[slide].next_id, self._next_ids.get(slide, CellId(0)))
        self._next_ids[slide] = CellId(id_ + 1)
        return id_

    def place(self, slide: SlideId, cell: Cell, text: str) -> None:
        """Add a cell, undoably, and choose it."""
        self.do(text, made.CellsPlaced(slide, (cell,)))
        if slide == self._current and self._works[slide].has(cell.id):
            self.select(cell.id)

    def delete(self, cells: Collection[CellId]) -> None:
        """Take cells off the slide on screen, undoably."""
        if self._current is not None and cells:
            text = self.tr("Delete %n cell(s)", "", len(cells))
            self.do(text, made.CellsRemoved(self._current, tuple(sorted(cells))))

    def rebox(self, boxes: Mapping[CellId, Box]) -> None:
        """Move or resize boxes of the slide on screen, undoably."""
        if self._current is not None and boxes:
            self.do(
                self.tr("Move %n box(es)", "", len(boxes)), made.CellsBoxed(self._current, boxes)
            )

    def decide(self, cells: Collection[CellId], label: ClassKey | None, text: str) -> None:
        """Put a class to cells of the slide on screen, undoably; None takes the word back."""
        work = self.current
        if work is None:
            return
        labels = {cell: label for cell in sorted(cells) if work.label(cell) != label}
        if labels:
            self.do(text, made.Decided(work.id, labels, blind=work.blind))

    def confirm(self, cells: Collection[CellId]) -> None:
        """Agree with what is suggested for cells; those without a suggestion are left."""
        work = self.current
        if work is None or work.blind:
            return
        labels = {
            cell: work.suggested(cell)
            for cell in sorted(cells)
            if cell not in work.decisions and work.suggested(cell) is not None
        }
        if labels:
            self.do(self.tr("Confirm %n cell(s)", "", len(labels)), made.Decided(work.id, labels))

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

    def done(self, text: str, forth: Sequence[Change], back: Sequence[Change]) -> None:
        """Give a name, by which they are undone, to changes that were noted one by one."""
        if back:
            self.undo_stack.push(Undoable(self, forth, text, back=back))

    def undoing(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """What will take changes back, asked before they are made."""
        return () if self.case is None else trail.undoing(self.case, changes, self.stamp())

    def _begin(self, *, practice: bool) -> None:
        self.leave()
        self.case = trail.begun(CaseId(uuid4().hex), self.stamp())
        if not self.note(papers.CaseOpened(__version__, practice=practice)):
            self.leave()

    def _add(self, change: Change, *, undoably: bool) -> bool:
        if not undoably:
            return self.note(change)
        before = self.case
        self.do(self.tr("Add slide"), change)
        return self.case is not before

    def stamp(self) -> Stamp:
        """The reader and the time, for a change made now."""
        return Stamp(self.reader, self._clock())

    def _choose(self, hand: CellId | None, cells: Collection[CellId]) -> None:
        self.selected, self.selection = hand, frozenset(cells)

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
            left = self.selection & {cell.id for cell in after.cells}
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
        return SlideWork.of(record, self._slides[record.id], blind=blind)

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


def _round(works: Sequence[SlideWork], here: int) -> list[tuple[SlideWork, tuple[CellId, ...]]]:
    """The works after one, round to itself, with what is unreviewed on each."""
    order = [*works[here + 1 :], *works[: here + 1]]
    return [(work, work.unreviewed) for work in order]


def _paper(case: Case) -> object:
    """What of a case is no slide's."""
    return replace(case, records={}), case.state
