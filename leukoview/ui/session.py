"""What may be done with the open case: the wishes of the widgets, each under its name."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from leukoview import __version__
from leukoview.engine.case import Box, Cell, CellId, Scale
from leukoview.engine.casefile import (
    Case,
    CaseId,
    Change,
    Nucleoli,
    Settings,
    Specimen,
    Subject,
    Texts,
    trail,
)
from leukoview.engine.casefile import changes as made
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.display import Display
from leukoview.engine.slide import Slide
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.open_case import OpenCase
from leukoview.ui.slide_work import SlideId, SlideWork, source_of


class Session(OpenCase):
    """The open case, as the widgets see it: what they may ask for, undoably where it can be."""

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

    def give_texts(self, texts: Texts) -> None:
        """Say what the report adds in the reader's own words."""
        self.do(self.tr("Change comment and findings"), papers.TextsGiven(texts))

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

    def remove(self, slide: SlideId) -> None:
        """Take a slide off the case, undoably."""
        self.do(self.tr("Take slide off the case"), made.SlideRemoved(slide))

    def set_display(self, slide: SlideId, display: Display) -> None:
        """Show a slide otherwise; what is read of it stays the same."""
        self.do(self.tr("Change how the smear is shown"), made.DisplaySet(slide, display))

    # Cells

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


def _round(works: Sequence[SlideWork], here: int) -> list[tuple[SlideWork, tuple[CellId, ...]]]:
    """The works after one, round to itself, with what is unreviewed on each."""
    order = [*works[here + 1 :], *works[: here + 1]]
    return [(work, work.unreviewed) for work in order]
