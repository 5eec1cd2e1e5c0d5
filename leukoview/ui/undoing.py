"""Undo and redo: every step is a new change of the case, so that the trail only grows."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from leukoview.engine.casefile import Change


class Changeable(Protocol):
    """What can be changed, and knows how a change is taken back."""

    def note(self, *changes: Change) -> bool: ...
    def undoing(self, changes: Sequence[Change]) -> tuple[Change, ...]: ...


class Undoable(QUndoCommand):
    """Changes under one name, made when it is pushed; with `back` given they were made already."""

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
        self._is_made = back is not None
        self._back = tuple(back or ())

    @override
    def redo(self) -> None:
        if self._is_made:
            self._is_made = False
            return
        back = self._session.undoing(self._changes)
        if self._session.note(*self._changes):
            self._back = back
        else:
            self.setObsolete(True)

    @override
    def undo(self) -> None:
        if not self._session.note(*self._back):
            self.setObsolete(True)
