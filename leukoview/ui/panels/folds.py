"""Which groups of the gallery are folded to their headers, as long as the case is open."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from leukoview.engine.casefile import CaseId
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.session import Session


class Folds(QObject):
    """The folded groups; another case begins with every group open."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._groups: frozenset[ClassKey] = frozenset()
        self._case = self._met()
        session.case_changed.connect(self._follow)

    @property
    def groups(self) -> frozenset[ClassKey]:
        """The groups of which only the header is shown."""
        return self._groups

    def fold(self, groups: Iterable[ClassKey]) -> None:
        """Show of these groups the headers alone."""
        self._turn_to(self._groups | frozenset(groups))

    def unfold(self, groups: Iterable[ClassKey]) -> None:
        """Show the cells of these groups again."""
        self._turn_to(self._groups - frozenset(groups))

    def turn(self, group: ClassKey) -> None:
        """Fold a group that is open, open one that is folded."""
        self._turn_to(self._groups ^ {group})

    def _turn_to(self, groups: frozenset[ClassKey]) -> None:
        if groups != self._groups:
            self._groups = groups
            self.changed.emit()

    def _follow(self) -> None:
        case = self._met()
        if case != self._case:
            self._case = case
            self._turn_to(frozenset())

    def _met(self) -> CaseId | None:
        return self._session.case.id if self._session.case is not None else None
