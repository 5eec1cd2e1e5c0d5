"""Accounts and roles, and when the window locks."""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.accounts import SHORTEST, Account, Accounts, Person
from leukoview.engine.accounts.accounts import LONGEST_IDLE_MINUTES
from leukoview.engine.lab import Role
from leukoview.ui.admin.people import People
from leukoview.ui.admin.tables import to_read
from leukoview.ui.labels import Card, headline, text
from leukoview.ui.scrolling import shown
from leukoview.ui.theme import SPACE

WIDTHS = (240, 140)
MINUTES_WIDTH = 90


class UsersSection(QWidget):
    """Lists who has an account; makes, changes and closes accounts."""

    def __init__(self, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self.table = QTableWidget(0, 3)
        self._make = QPushButton(self.tr("New account…"))
        self._role = QPushButton(self.tr("Change role…"))
        self._password = QPushButton(self.tr("New password…"))
        self._close = QPushButton(self.tr("Close account"))
        self.required = QCheckBox(self.tr("Everybody has to log in before anything is shown"))
        self.minutes = QSpinBox()
        self._lay_out()
        self._make.clicked.connect(self._ask_for_account)
        self._role.clicked.connect(self._ask_for_role)
        self._password.clicked.connect(self._ask_for_password)
        self._close.clicked.connect(self._close_account)
        self.required.clicked.connect(self._require)
        self.minutes.editingFinished.connect(self._set_minutes)
        self.table.itemSelectionChanged.connect(self._check)
        people.changed.connect(self._refresh)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def make(self, name: str, role: Role, password: str) -> bool:
        """Make an account in the name of whoever is logged in."""
        return self._people.do(lambda all_, by: all_.make(by, name, role, password))

    def _refresh(self) -> None:
        if self._people.person is None or not self.isVisible():
            return
        accounts = self._people.accounts
        lines = accounts.all()
        self.table.setRowCount(len(lines))
        for row, account in enumerate(lines):
            for column, words in enumerate(
                (account.name, self._named(account.role), self._state(account))
            ):
                item = QTableWidgetItem(words)
                item.setData(Qt.ItemDataRole.UserRole, account.name)
                self.table.setItem(row, column, item)
        self.required.setChecked(accounts.log_in_required)
        self.minutes.setValue(accounts.idle_minutes)
        self._check()

    def _named(self, role: Role) -> str:
        return {
            Role.READER: self.tr("Reader"),
            Role.REVIEWER: self.tr("Reviewer"),
            Role.ADMIN: self.tr("Admin"),
        }[role]

    def _state(self, account: Account) -> str:
        if account.closed:
            return self.tr("Closed")
        if account.locked_until is not None:
            until = QDateTime.fromSecsSinceEpoch(int(account.locked_until.timestamp()))
            return self.tr("Locked until {0}").format(until.toString("HH:mm:ss"))
        return ""

    def _check(self) -> None:
        chosen = self._chosen() is not None
        for button in (self._role, self._password, self._close):
            button.setEnabled(chosen)

    def _chosen(self) -> str | None:
        item = self.table.item(self.table.currentRow(), 0)
        return None if item is None or not self.table.selectedItems() else item.text()

    def _ask_for_account(self) -> None:
        dialog = AccountDialog(self.tr("New account"), self, named=True, with_role=True)
        dialog.accepted.connect(lambda: self.make(dialog.name, dialog.role, dialog.password))
        shown(dialog)

    def _ask_for_role(self) -> None:
        name = self._chosen()
        if name is not None:
            dialog = AccountDialog(self.tr("Role of {0}").format(name), self, with_role=True)
            self._then(dialog, lambda all_, by: all_.give_role(by, name, dialog.role))

    def _ask_for_password(self) -> None:
        name = self._chosen()
        if name is not None:
            dialog = AccountDialog(self.tr("Password of {0}").format(name), self)
            self._then(dialog, lambda all_, by: all_.reset_password(by, name, dialog.password))

    def _then(self, dialog: "AccountDialog", deed: Callable[[Accounts, Person], None]) -> None:
        dialog.accepted.connect(lambda: self._people.do(deed))
        shown(dialog)

    def _close_account(self) -> None:
        name = self._chosen()
        if name is not None:
            self._people.do(lambda all_, by: all_.close(by, name))

    def _require(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        self._people.do(lambda all_, by: all_.require_log_in(by, required=wanted))

    def _set_minutes(self) -> None:
        wanted = self.minutes.value()
        if self._people.person is not None and wanted != self._people.accounts.idle_minutes:
            self._people.do(lambda all_, by: all_.set_idle_minutes(by, wanted))

    def _lay_out(self) -> None:
        self._lay_out_table()
        self.minutes.setRange(1, LONGEST_IDLE_MINUTES)
        # Qt leaves no room for the number where a dressed box is told to have no buttons.
        self.minutes.setProperty("tone", "bare")
        self.minutes.setFixedWidth(MINUTES_WIDTH)
        self.minutes.setAccessibleName(self.tr("Minutes until the window locks"))
        row = QHBoxLayout()
        for button in (self._make, self._role, self._password, self._close):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        settings = Card(self.tr("This computer"))
        settings.column.addWidget(self.required)
        form = QFormLayout()
        form.addRow(self.tr("The window locks after so many minutes alone"), self.minutes)
        settings.column.addLayout(form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE * 3 // 2)
        whole.addWidget(headline(self.tr("People"), growth=1.3))
        whole.addWidget(self.table, 1)
        whole.addLayout(row)
        whole.addWidget(settings)

    def _lay_out_table(self) -> None:
        self.table.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Role"), self.tr("State")])
        self.table.setAccessibleName(self.tr("Accounts"))
        to_read(self.table, WIDTHS, chosen=True)


class AccountDialog(QDialog):
    """Asks for what an account needs: a name, a role, a password, as far as they are wanted."""

    def __init__(
        self, title: str, parent: QWidget, *, named: bool = False, with_role: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._name, self._password, self._role = QLineEdit(), QLineEdit(), QComboBox()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        for role, words in (
            (Role.READER, self.tr("Reader: labels and signs")),
            (Role.REVIEWER, self.tr("Reviewer: also fills the library")),
            (Role.ADMIN, self.tr("Admin: also trains, promotes and makes accounts")),
        ):
            self._role.addItem(words, role)
        with_password = named or not with_role
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        form = QFormLayout()
        if named:
            form.addRow(self.tr("Name"), self._name)
        if with_role:
            form.addRow(self.tr("Role"), self._role)
        if with_password:
            form.addRow(self.tr("Password"), self._password)
        column = QVBoxLayout(self)
        column.addWidget(headline(title))
        column.addLayout(form)
        if with_password:
            least = self.tr("At least {0} characters; several words do best.").format(SHORTEST)
            column.addWidget(text(least, tone="muted"))
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    @property
    def name(self) -> str:
        """The name as given."""
        return self._name.text()

    @property
    def role(self) -> Role:
        """The role that was chosen."""
        return Role(self._role.currentData())

    @property
    def password(self) -> str:
        """The password as given."""
        return self._password.text()
