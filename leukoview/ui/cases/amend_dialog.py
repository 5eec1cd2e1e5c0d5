"""Opening a signed case again: never without a reason."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from leukoview.ui.labels import headline, text
from leukoview.ui.theme import SPACE

WIDTH = 520
LINES_HEIGHT = 110


class AmendDialog(QDialog):
    """Asks why; the case stays signed until there is a reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Amend the case"))
        self.setMinimumWidth(WIDTH)
        self._reason = QPlainTextEdit()
        self._reason.setAccessibleName(self.tr("Reason"))
        self._reason.setPlaceholderText(self.tr("Why is the case opened again?"))
        self._reason.setFixedHeight(LINES_HEIGHT)
        self._reason.setTabChangesFocus(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("Open the case again"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._go.setProperty("tone", "primary")
        self._go.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE * 3 // 2)
        column.addWidget(headline(self.tr("Amend the case")))
        column.addWidget(
            text(
                self.tr(
                    "The case can be changed again and must be signed anew. What was signed stays "
                    "in its trail, and your reason stands on the report."
                )
            )
        )
        column.addWidget(self._reason)
        column.addWidget(self._buttons)
        self._reason.textChanged.connect(lambda: self._go.setEnabled(bool(self.reason)))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    @property
    def reason(self) -> str:
        """The reason, in one line."""
        return " ".join(self._reason.toPlainText().split())
