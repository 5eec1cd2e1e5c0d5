"""What the reader can do with a case as a whole, once."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from leukoview.engine.slide.absent import AbsentSlide
from leukoview.ui.appearance import Appearance
from leukoview.ui.desk import Desk
from leukoview.ui.session import Session


class CaseActions(QObject):
    """Builds the actions, and keeps on what can be done now, off what cannot."""

    def __init__(
        self, window: QMainWindow, session: Session, desk: Desk, appearance: Appearance
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._desk = desk
        self._appearance = appearance
        self._icons: dict[QAction, str] = {}
        self.new = self._make(self.tr("New case"), "case-new", "Ctrl+N")
        self.list = self._make(self.tr("Cases…"), "case", "Ctrl+Shift+O")
        self.export = self._make(self.tr("Export case…"), "carry-out", "")
        self.bring = self._make(self.tr("Import case…"), "carry-in", "")
        self.details = self._make(self.tr("Details…"), "details", "F2")
        self.reader = self._make(self.tr("Reader…"), "reader", "")
        self.sign = self._make(self.tr("Sign…"), "state-signed", "Ctrl+Shift+S")
        self.amend = self._make(self.tr("Amend…"), "state-amended", "")
        self.trail = self._make(self.tr("Trail…"), "trail", "Ctrl+T")
        self.locate = self._make(self.tr("Locate image…"), "locate", "")
        for signal in (
            session.case_changed,
            session.slides_changed,
            session.current_changed,
            desk.reading_changed,
        ):
            signal.connect(self._refresh)
        appearance.changed.connect(self._dress)
        self._dress()
        self._refresh()

    def fill_file_menu(self, menu: QMenu, before: QAction) -> None:
        """Put what is done with cases as files into a menu, in front of an action."""
        menu.insertActions(before, [self.new, self.list, menu.insertSeparator(before)])
        menu.insertActions(before, [self.bring, self.export, menu.insertSeparator(before)])

    def fill_case_menu(self, menu: QMenu, texts: QAction, check: QAction) -> None:
        """Put what is done with the open case into its menu.

        `texts` stands after its details, `check`, which is of any case, at the end.
        """
        menu.addActions([self.details, texts, self.reader])
        menu.addSeparator()
        menu.addActions([self.sign, self.amend])
        menu.addSeparator()
        menu.addActions([self.trail, self.locate])
        menu.addSeparator()
        menu.addAction(check)

    def _make(self, words: str, icon: str, keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        self._icons[action] = icon
        self._window.addAction(action)
        return action

    def _dress(self) -> None:
        for action, icon in self._icons.items():
            action.setIcon(self._appearance.icons(icon))

    def _refresh(self) -> None:
        session, free = self._session, not self._desk.reading
        looking = session.store.read_only
        case, slides = session.case, bool(session.works)
        self.new.setEnabled(case is not None and free)
        self.list.setEnabled(free)
        self.bring.setEnabled(free and not looking)
        for action in (self.details, self.trail, self.export):
            action.setEnabled(slides and free)
        self.sign.setEnabled(slides and free and not session.locked)
        self.amend.setEnabled(case is not None and case.locked and not looking)
        away = any(isinstance(work.slide, AbsentSlide) for work in session.works)
        self.locate.setEnabled(away and free and not looking)
