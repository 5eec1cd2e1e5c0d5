"""The door to what takes a role: a name and a password, or the first admin's."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from leukoview.engine.accounts import SHORTEST
from leukoview.engine.errors import LeukoError
from leukoview.ui.admin.people import People
from leukoview.ui.labels import card, headline, text
from leukoview.ui.terms import refusal
from leukoview.ui.theme import SPACE

WIDTH = 460


class LogIn(QWidget):
    """Lets somebody in; where there is no account yet it makes the first admin's."""

    def __init__(self, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._title, self._words = headline(growth=1.3), text(tone="muted")
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.password = _hidden(self.tr("Password"))
        self.again = _hidden(self.tr("Password once more"))
        self._again_label = text(self.tr("Once more"))
        self._complaint = text(tone="wrong")
        self.enter = QPushButton()
        self.enter.setProperty("tone", "primary")
        self._lay_out()
        self.enter.clicked.connect(self._enter)
        for field in (self.name, self.password, self.again):
            field.returnPressed.connect(self._enter)
            field.textChanged.connect(self._check)
        people.complained.connect(self._complain)
        people.changed.connect(self.refresh)

    @property
    def complaint(self) -> str:
        """Why nobody was let in."""
        return self._complaint.text()

    def refresh(self) -> None:
        """Show what is asked for: the first admin, or anybody who has an account."""
        first = self._people.is_first()
        self._title.setText(self.tr("Make the first admin") if first else self.tr("Log in"))
        self._words.setText(self._first_words() if first else self._later_words())
        self.enter.setText(self.tr("Make this admin") if first else self.tr("Log in"))
        for widget in (self.again, self._again_label):
            widget.setVisible(first)
        for field in (self.password, self.again):
            field.clear()
        self._complaint.clear()
        self._check()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        (self.password if self.name.text() else self.name).setFocus()

    def _first_words(self) -> str:
        return self.tr(
            "An admin makes accounts, trains models and chooses which one reads. Reading and "
            "signing go on without. A password has at least {0} characters: several words do best, "
            "and it cannot be recovered."
        ).format(SHORTEST)

    def _later_words(self) -> str:
        return self.tr("What is done here is written down under your name.")

    def _lay_out(self) -> None:
        frame, column = card()
        frame.setFixedWidth(WIDTH)
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Password"), self.password)
        form.addRow(self._again_label, self.again)
        for widget in (self._title, self._words):
            column.addWidget(widget)
        column.addLayout(form)
        column.addWidget(self._complaint)
        column.addWidget(self.enter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(frame)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(row)
        whole.addStretch(2)

    def _check(self) -> None:
        filled = bool(self.name.text().strip() and self.password.text())
        self.enter.setEnabled(filled and (self.again.isHidden() or bool(self.again.text())))

    def _enter(self) -> None:
        if not self.enter.isEnabled():
            return
        if self.again.isHidden():
            done = self._people.log_in(self.name.text(), self.password.text())
        elif self.again.text() != self.password.text():
            self._complaint.setText(self.tr("The two passwords differ."))
            return
        else:
            done = self._people.begin(self.name.text(), self.password.text())
        if not done:
            self.password.selectAll()
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain(self, error: LeukoError) -> None:
        if self.isVisible():
            self._complaint.setText(refusal(error))


def _hidden(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    return field
