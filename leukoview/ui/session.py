"""The open slides, as the widgets see them: what they may ask for and hear about."""

import itertools
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack
from typing_extensions import override

from leukoview.engine.case import Cell, CellId, Scale
from leukoview.engine.slide import Slide
from leukoview.ui.slide_work import Layout, SlideId, SlideWork


class Session(QObject):
    """Holds the open slides and is the only thing that changes them.

    `cells_changed` speaks of the current slide: its cells, readings, scale or remarks.
    """

    slides_changed = Signal()
    current_changed = Signal()
    cells_changed = Signal()
    selection_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo = QUndoGroup(self)
        self.selected: CellId | None = None
        self._ids = itertools.count(1)
        self._works: dict[SlideId, SlideWork] = {}
        self._stacks: dict[SlideId, QUndoStack] = {}
        self._current: SlideId | None = None

    @property
    def works(self) -> tuple[SlideWork, ...]:
        """Every open slide, in the order they were opened."""
        return tuple(self._works.values())

    @property
    def current(self) -> SlideWork | None:
        """The slide on screen."""
        return None if self._current is None else self._works[self._current]

    @property
    def selected_cell(self) -> Cell | None:
        """The selected cell of the slide on screen."""
        if self.selected is None or self.current is None:
            return None
        return self.current.cell(self.selected)

    def work(self, slide: SlideId) -> SlideWork | None:
        """An open slide, or None once it has been closed."""
        return self._works.get(slide)

    def open(self, slide: Slide, scale: Scale | None, *, show: bool = True) -> SlideId:
        """Add a slide, unless it is open already, and show it where wanted or where none is."""
        for work in self.works:
            if work.slide.path == slide.path:
                if show:
                    self.show(work.id)
                return work.id
        id_ = SlideId(next(self._ids))
        self._works[id_] = SlideWork(id_, slide, Layout(scale=scale))
        self._stacks[id_] = QUndoStack(self.undo)
        self.slides_changed.emit()
        if show or self._current is None:
            self.show(id_)
        return id_

    def show(self, slide: SlideId) -> None:
        """Put a slide on screen."""
        if slide != self._current:
            self._current = slide
            self.selected = None
            self.undo.setActiveStack(self._stacks[slide])
            self.current_changed.emit()
            self.selection_changed.emit()

    def close(self, slide: SlideId) -> None:
        """Take a slide away, and everything on it."""
        order = list(self._works)
        place = order.index(slide)
        del self._works[slide]
        stack = self._stacks.pop(slide)
        self.undo.removeStack(stack)
        stack.deleteLater()
        left = order[:place] + order[place + 1 :]
        self._current = None
        self.slides_changed.emit()
        if left:
            self.show(left[min(place, len(left) - 1)])
        else:
            self.selected = None
            self.current_changed.emit()
            self.selection_changed.emit()

    def select(self, cell: CellId | None) -> None:
        """Choose a cell of the slide on screen, or none."""
        if cell != self.selected:
            self.selected = cell
            self.selection_changed.emit()

    def step(self, by: int) -> None:
        """Choose the cell so many places on, round and round."""
        cells = self.current.cells if self.current else ()
        if cells:
            ids = [cell.id for cell in cells]
            start = ids.index(self.selected) if self.selected in ids else (-1 if by > 0 else 0)
            self.select(ids[(start + by) % len(ids)])

    def next_id(self, slide: SlideId) -> CellId:
        """A cell id on this slide that was never used."""
        work = self._works[slide]
        self._works[slide] = replace(work, next_id=CellId(work.next_id + 1))
        return work.next_id

    def place(self, slide: SlideId, cell: Cell, text: str) -> None:
        """Add a cell, undoably, and choose it."""
        self.change(slide, lambda work: work.with_cells((*work.cells, cell)), text)
        if slide == self._current:
            self.select(cell.id)

    def delete(self, cell: CellId, text: str) -> None:
        """Take a cell off the slide on screen, undoably."""
        if self.current is not None:
            kept = [other for other in self.current.cells if other.id != cell]
            self.change(self.current.id, lambda work: work.with_cells(kept), text)

    def change(self, slide: SlideId, how: Callable[[SlideWork], SlideWork], text: str) -> None:
        """Change a slide's cells or scale, undoably."""
        before = self._works[slide]
        after = how(before)
        self._works[slide] = replace(after, layout=before.layout)
        self._stacks[slide].push(Change(self, slide, before.layout, after.layout, text))

    def note(self, slide: SlideId, how: Callable[[SlideWork], SlideWork]) -> None:
        """Put down what the engine said of a slide; not a change of mind, so not undoable."""
        if slide in self._works:
            self._works[slide] = how(self._works[slide])
            self._tell(slide)

    def commit(self, slide: SlideId, before: Layout, text: str) -> None:
        """Make what was noted since `before` one undoable change."""
        work = self._works.get(slide)
        if work is not None and work.layout != before:
            self._stacks[slide].push(Change(self, slide, before, work.layout, text))

    def arrange(self, slide: SlideId, layout: Layout) -> None:
        """Put a slide's cells and scale as they are given; undo and redo come through here.

        A scale that has become known meanwhile is not forgotten.
        """
        work = self._works[slide]
        known = replace(layout, scale=layout.scale or work.scale)
        self._works[slide] = replace(work, layout=known)
        self._tell(slide)

    def _tell(self, slide: SlideId) -> None:
        work = self._works[slide]
        if slide != self._current:
            self.slides_changed.emit()
            return
        if self.selected is not None and not work.has(self.selected):
            self.select(None)
        self.cells_changed.emit()


class Change(QUndoCommand):
    """One change of a slide's cells or scale."""

    def __init__(
        self, session: Session, slide: SlideId, before: Layout, after: Layout, text: str
    ) -> None:
        super().__init__(text)
        self._session = session
        self._slide = slide
        self._before = before
        self._after = after

    @override
    def redo(self) -> None:
        self._session.arrange(self._slide, self._after)

    @override
    def undo(self) -> None:
        self._session.arrange(self._slide, self._before)
