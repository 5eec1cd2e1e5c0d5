"""The administrator's page: its sections on the left, and a door before those that take a role."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.lab import Role
from leukoview.ui.admin.log_in import LogIn
from leukoview.ui.admin.people import People
from leukoview.ui.admin.work_bar import WorkBar
from leukoview.ui.appearance import Appearance
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.labels import headline, text
from leukoview.ui.terms import said
from leukoview.ui.theme import SPACE

LIST_WIDTH = 190
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page: its name, the role it takes, and how its widget is made."""

    name: str
    role: Role
    made: Callable[[], QWidget]


class AdminPage(QWidget):
    """Shows the sections that whoever is logged in may use; each is made when first shown.

    `left` says that the reader goes back.
    """

    left = Signal()

    def __init__(
        self,
        people: People,
        workshop: EngineRoom,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._appearance = appearance
        self._sections: list[Section] = []
        self._made: dict[str, QWidget] = {}
        self._who = text(tone="muted")
        self.out = QPushButton(self.tr("Log out"))
        self._back = QPushButton(self.tr("Back"))
        self.list = QListWidget()
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setAccessibleName(self.tr("Sections"))
        self._inside = QStackedWidget()
        self.door = LogIn(people)
        self._pages = QStackedWidget()
        self.work = WorkBar(workshop)
        self._lay_out()
        self._back.clicked.connect(self.left)
        self.out.clicked.connect(people.log_out)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show())
        people.changed.connect(self.refresh)
        appearance.changed.connect(self._dress)
        self._dress()

    def offer(self, *sections: Section) -> None:
        """Offer sections in this order."""
        self._sections += sections
        self.refresh()

    def go_to(self, name: str) -> QWidget | None:
        """Show a section by its name; returns its widget, None where it may not be seen."""
        rows = [row for row in range(self.list.count()) if self.list.item(row).text() == name]
        if not rows:
            return None
        self.list.setCurrentRow(rows[0])
        return self._made[name]

    def refresh(self) -> None:
        """Show the door, or what whoever is logged in may use."""
        person = self._people.person
        self.out.setVisible(person is not None)
        self._who.setText(f"{person.name} · {said(person.role)}" if person else "")
        names = [one.name for one in self._sections if self._people.may(one.role)]
        if names != [self.list.item(row).text() for row in range(self.list.count())]:
            self.list.clear()
            for name in names:
                QListWidgetItem(name, self.list)
            self.list.setCurrentRow(0 if names else -1)
        self._pages.setCurrentIndex(1 if person is not None else 0)

    @override
    def event(self, event: QEvent) -> bool:
        # Plain keys are this page's: they must not label a cell of the review behind it.
        if event.type() == QEvent.Type.ShortcutOverride and _is_plain(event):
            event.accept()
            return True
        return super().event(event)

    def _show(self) -> None:
        row = self.list.currentRow()
        name = self.list.item(row).text() if row >= 0 else ""
        section = next((one for one in self._sections if one.name == name), None)
        if section is None:
            return
        if section.name not in self._made:
            self._made[section.name] = widget = section.made()
            self._inside.addWidget(widget)
        self._inside.setCurrentWidget(self._made[section.name])

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(headline(self.tr("Laboratory"), growth=1.5), 1)
        top.addWidget(self._who, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._who.setWordWrap(False)
        top.addWidget(self.out)
        top.addWidget(self._back)
        open_ = QWidget()
        row = QHBoxLayout(open_)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        row.addWidget(self.list)
        row.addWidget(self._inside, 1)
        self._pages.addWidget(self.door)
        self._pages.addWidget(open_)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        whole.setSpacing(SPACE * 2)
        whole.addLayout(top)
        whole.addWidget(self._pages, 1)
        whole.addWidget(self.work)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def _dress(self) -> None:
        self._back.setIcon(self._appearance.icons("back"))


def _is_plain(event: QEvent) -> bool:
    """Whether a key is pressed alone, other than the one that leaves."""
    if not isinstance(event, QKeyEvent) or event.key() == Qt.Key.Key_Escape:
        return False
    return not event.modifiers() & COMMANDS
