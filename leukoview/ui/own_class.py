"""A class of the laboratory's own: its name, and whether its cells are ALL, AML or benign."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from leukoview.engine.errors import LabError
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.labels import text
from leukoview.ui.terms import class_name, refusal
from leukoview.ui.theme import SPACE

WIDTH = 460


class OwnClassDialog(QDialog):
    """Asks for an own class; its key says its lineage (docs/decisions/0060)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = ClassKey("")
        self.setWindowTitle(self.tr("A class of our own"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("for example: Auer rods"))
        self.lineage = QComboBox()
        for start, words in (
            ("aml_", self.tr("Blasts of AML")),
            ("all_", self.tr("Blasts of ALL")),
            ("benign_", self.tr("Benign cells")),
            ("", self.tr("None of these: counts as neither")),
        ):
            self.lineage.addItem(words, start)
        self._says = text(tone="muted")
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._lay_out()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(lambda _words: self._check())
        self.lineage.currentIndexChanged.connect(lambda _row: self._check())
        self._check()

    def _check(self) -> None:
        # The window must not wait for the library before somebody invents a class.
        from leukoview.engine.library.labels import own_key  # noqa: PLC0415

        try:
            self.key = own_key(str(self.lineage.currentData()), self.name.text())
        except LabError as error:
            self.key = ClassKey("")
            self._says.setText(refusal(error) if self.name.text() else "")
        else:
            words = self.tr("It is shown as “{0}”, and its key in every file is {1}.")
            self._says.setText(words.format(class_name(self.key), self.key))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.key))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Its cells are"), self.lineage)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addLayout(form)
        column.addWidget(self._says)
        column.addStretch(1)
        column.addWidget(self.buttons)


def ask_for_own_class(parent: QWidget, then: Callable[[ClassKey], None]) -> OwnClassDialog:
    """Ask for an own class, and go on with its key if one is given."""
    dialog = OwnClassDialog(parent)
    dialog.accepted.connect(lambda: then(dialog.key))
    dialog.open()
    return dialog
