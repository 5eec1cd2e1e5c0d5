"""Undo and redo: every step is a new change of the case, so that the trail only grows."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from leukoview.engine.casefile import Change


class Changeable(Protocol):
    """What can be changed, and knows how a change is taken back."""

    undo_stack: QUndoStack

    def note(self, *changes: Change) -> bool: ...
    def undoing(self, changes: Sequence[Change]) -> tuple[Change, ...]: ...


class Undoable(QUndoCommand):
    """Changes under one name, made when it is pushed; with `back` given they were made already.

    Where a step is refused (the disk is full, say) it can be tried again: the stack, which knows no
    refusals, is brought back to where it was. What nothing takes back does not stay on the stack.
    """

    def __init__(
        self,
        session: Changeable,
        changes: Sequence[Change],
        text: str,
        *,
        back: Sequence[Change] | None = None,
    ) -> None:
        super().__init__(text)
        self._session = session
        self._changes = tuple(changes)
        self._back = tuple(back or ())
        self._is_made = back is not None
        self._is_new = True

    @override
    def redo(self) -> None:
        is_new, self._is_new = self._is_new, False
        if self._is_made:
            return
        back = self._session.undoing(self._changes)
        self._is_made = self._session.note(*self._changes)
        if self._is_made:
            self._back = back
        if is_new:
            self.setObsolete(not self._is_made or not back)
        elif not self._is_made:
            QTimer.singleShot(0, self._session.undo_stack, self._session.undo_stack.undo)

    @override
    def undo(self) -> None:
        if not self._is_made:
            return
        self._is_made = not self._session.note(*self._back)
        if self._is_made:
            QTimer.singleShot(0, self._session.undo_stack, self._session.undo_stack.redo)
