"""Who is at the window: logs in and out, and locks what was left alone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from typing_extensions import override

from leukoview.engine.accounts import Accounts, Person
from leukoview.engine.errors import LeukoError
from leukoview.engine.lab import Lab, Role

MINUTE_MS = 60_000
HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)
"""What shows that somebody is there."""

Opener = Callable[[Lab], Accounts]


class People(QObject):
    """The laboratory's accounts as the window uses them; its file is opened when first wanted.

    `changed` says that somebody came or went, or an account changed; `complained` carries a
    `LeukoError`. It watches the application for hands once it is installed as an event filter.
    """

    changed = Signal()
    complained = Signal(object)

    def __init__(
        self, path: Path, parent: QObject | None = None, *, accounts_of: Opener = Accounts
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._accounts_of = accounts_of
        self._lab: Lab | None = None
        self.person: Person | None = None
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.log_out)

    @property
    def lab(self) -> Lab:
        """The laboratory's file.

        Raises:
            StoreError: It cannot be opened.
        """
        if self._lab is None:
            self._lab = Lab(self._path)
        return self._lab

    @property
    def accounts(self) -> Accounts:
        """The accounts in it."""
        return self._accounts_of(self.lab)

    @property
    def name(self) -> str:
        """Who is logged in; empty where nobody is."""
        return self.person.name if self.person else ""

    def is_first(self) -> bool:
        """Whether nobody has an account yet, so that the first one has to be made."""
        return not self.accounts.any()

    def must_log_in(self) -> bool:
        """Whether nothing may be seen before somebody logs in; without a file nobody has to."""
        return self._path.is_file() and self.person is None and self.accounts.log_in_required

    def may(self, wanted: Role) -> bool:
        """Whether somebody is logged in whose role covers another."""
        return self.person is not None and self.person.role.covers(wanted)

    def begin(self, name: str, password: str) -> bool:
        """Make the first admin and let them in; says why it cannot be done."""
        return self._came(lambda: self.accounts.make_first(name, password))

    def log_in(self, name: str, password: str) -> bool:
        """Let somebody in; says why they are not."""
        return self._came(lambda: self.accounts.log_in(name, password))

    def log_out(self) -> None:
        """Lock what takes a role."""
        if self.person is not None:
            self.person = None
            self._idle.stop()
            self.changed.emit()

    def do(self, deed: Callable[[Accounts, Person], None]) -> bool:
        """Have the person who is logged in do something; says why it cannot be done."""
        if self.person is None:
            return False
        try:
            deed(self.accounts, self.person)
        except LeukoError as error:
            self.complained.emit(error)
            return False
        self._wait()
        self.changed.emit()
        return True

    def close(self) -> None:
        """Let go of the file."""
        self._idle.stop()
        if self._lab is not None:
            self._lab.close()
            self._lab = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.person is not None and event.type() in HANDS:
            self._idle.start()
        return False

    def _came(self, proof: Callable[[], Person]) -> bool:
        try:
            self.person = proof()
        except LeukoError as error:
            self.complained.emit(error)
            return False
        self._wait()
        self.changed.emit()
        return True

    def _wait(self) -> None:
        if self.person is not None:
            self._idle.start(self.accounts.idle_minutes * MINUTE_MS)
