"""Where the laboratory meets the window: its menu, its door, and who is at the desk."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget

from leukoview.engine.casefile import CaseState
from leukoview.engine.errors import LeukoError
from leukoview.engine.lab import Role
from leukoview.ui.admin.locking import Lock
from leukoview.ui.banner import Banners
from leukoview.ui.cases.reader import reader_of
from leukoview.ui.deciding import Deciding
from leukoview.ui.parts import Parts

if TYPE_CHECKING:
    from leukoview.ui.admin.admin_page import AdminPage
    from leukoview.ui.admin.sections import Sections


class Laboratory(QObject):
    """Opens the page and keeps the reader's name with whoever is logged in.

    The page is put among the window's `pages`. `left` asks to show what was there before;
    `reader_changed` says that somebody else sits at the desk.
    """

    left = Signal()
    reader_changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        pages: QStackedWidget,
        parts: Parts,
        banners: Banners,
        deciding: Deciding,
    ) -> None:
        super().__init__(window)
        self._pages = pages
        self._parts = parts
        self._banners = banners
        self._deciding = deciding
        self.open = QAction(self.tr("Laboratory…"), window)
        self.open.setShortcut(QKeySequence("Ctrl+Shift+L"))
        self.lock = QAction(self.tr("Log out"), window)
        self.lock.setShortcut(QKeySequence("Ctrl+L"))
        self.send = QAction(self.tr("Send the signed case to the library"), window)
        self._lock = Lock(window, parts.people)
        self._connect()
        self._refresh()

    @property
    def page(self) -> "AdminPage":
        """The page, which is made when it is first asked for."""
        return self._sections.page

    @cached_property
    def _sections(self) -> "Sections":
        # The window appears sooner without them.
        from leukoview.ui.admin.sections import Sections  # noqa: PLC0415

        made = Sections(self._parts, self._banners, self._deciding, self)
        made.page.left.connect(self.left)
        self._pages.addWidget(made.page)
        return made

    def fill(self, menu: QMenu) -> None:
        """Put what can be done into a menu."""
        menu.addActions([self.open, self.send, self.lock])

    def begin(self) -> None:
        """Ask who is there, where everybody has to log in."""
        self._lock.look()

    def _connect(self) -> None:
        people = self._parts.people
        self.open.triggered.connect(lambda _on: self._pages.setCurrentWidget(self.page))
        self.lock.triggered.connect(lambda _on: people.log_out())
        self.send.triggered.connect(lambda _on: self._sections.send())
        self._parts.session.case_changed.connect(self._refresh)
        people.changed.connect(self._refresh)
        people.complained.connect(self._complain)

    def _refresh(self) -> None:
        person = self._parts.people.person
        self.lock.setEnabled(person is not None)
        case = self._parts.session.case
        signed = case is not None and case.state is CaseState.SIGNED
        self.send.setEnabled(signed and self._parts.people.may(Role.REVIEWER))
        name = person.name if person else reader_of(self._parts.settings)
        if name != self._parts.session.reader:
            self._parts.session.reader = name
            self.reader_changed.emit()

    def _complain(self, error: LeukoError) -> None:
        # The door says itself why it stays closed.
        if self._parts.people.person is not None:
            self._banners.complain(error)
