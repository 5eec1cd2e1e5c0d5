"""The case that was open when LeukoView ended without being closed is opened again."""

from PySide6.QtCore import QObject, QSettings

from leukoview.engine.casefile import CaseId
from leukoview.engine.errors import LeukoError
from leukoview.ui.case_opening import CaseOpening
from leukoview.ui.session import Session

OPEN_CASE = "open_case"
"""The setting that names the open case; gone once the window was closed."""


class Resuming(QObject):
    """Remembers which case is open, for the case that nobody gets to close it."""

    def __init__(
        self,
        session: Session,
        cases: CaseOpening,
        settings: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._cases = cases
        self._settings = settings
        self.left_open = CaseId(str(settings.value(OPEN_CASE, "")))
        self._noted = self.left_open
        session.case_changed.connect(self._note)

    def reopen(self) -> bool:
        """Open the case that was left open; whether there was one."""
        if self._session.store.read_only or not self.left_open:
            return False
        try:
            known = self._session.store.has(self.left_open)
        except LeukoError:
            return False
        if known:
            self._cases.open(self.left_open)
        return known

    def forget(self) -> None:
        """The window is being closed as it should be."""
        self._write(CaseId(""))

    def _note(self) -> None:
        self._write(self._session.case.id if self._session.case else CaseId(""))

    def _write(self, case: CaseId) -> None:
        """Keep it on the disk; a second window, which may only look, leaves it alone."""
        if case == self._noted or self._session.store.read_only:
            return
        self._noted = case
        if case:
            self._settings.setValue(OPEN_CASE, case)
        else:
            self._settings.remove(OPEN_CASE)
        self._settings.sync()
