"""Who reads at this computer; the name stands on every entry of the trail, so it is never empty."""

import getpass

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from leukoview.ui.labels import headline, text
from leukoview.ui.theme import SPACE

READER = "reader"
"""The setting that remembers who reads at this computer."""
WIDTH = 440
LONGEST = 120


def reader_of(settings: QSettings) -> str:
    """The reader who was here last, or whoever is logged in."""
    return tidy(str(settings.value(READER, ""))) or _logged_in()


def tidy(name: str) -> str:
    """A name with single spaces."""
    return " ".join(name.split())


def _logged_in() -> str:
    try:
        return tidy(getpass.getuser()) or "Reader"
    except (OSError, KeyError):
        # The system knows no name for whoever runs this, as in some containers.
        return "Reader"


class ReaderDialog(QDialog):
    """Asks for the reader's name; OK stays off while there is none."""

    def __init__(self, reader: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Reader"))
        self.setMinimumWidth(WIDTH)
        self._name = QLineEdit(reader)
        self._name.setMaxLength(LONGEST)
        self._name.setAccessibleName(self.tr("Name of the reader"))
        self._name.selectAll()
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._buttons.button(standard.Ok).setProperty("tone", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE * 3 // 2)
        column.addWidget(headline(self.tr("Who reads at this computer?")))
        column.addWidget(self._name)
        column.addWidget(
            text(self.tr("Your name stands beside every change and under what you sign."))
        )
        column.addWidget(self._buttons)
        self._name.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    @property
    def name(self) -> str:
        """The name as it will be kept."""
        return tidy(self._name.text())

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.name))
