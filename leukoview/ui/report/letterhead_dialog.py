"""What the laboratory's reports are printed on: its name, address and logo."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leukoview.engine.errors import LetterheadError
from leukoview.engine.stationery import LONGEST_LINE, Letterhead, checked, logo_file
from leukoview.ui.labels import headline, text
from leukoview.ui.terms import refusal
from leukoview.ui.theme import SPACE

WIDTH = 560
LINES_HEIGHT = 110
LOGO_WIDTH, LOGO_HEIGHT = 220, 72


class LetterheadDialog(QDialog):
    """Edits a letterhead; what cannot be printed is said and keeps OK off."""

    def __init__(self, letterhead: Letterhead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Letterhead"))
        self.setMinimumWidth(WIDTH)
        self._logo = letterhead.logo
        self._name = QLineEdit(letterhead.name)
        self._name.setMaxLength(LONGEST_LINE)
        self._name.setAccessibleName(self.tr("Name of the laboratory"))
        self._lines = QPlainTextEdit("\n".join(letterhead.lines))
        self._lines.setAccessibleName(self.tr("Address, telephone, accreditation"))
        self._lines.setFixedHeight(LINES_HEIGHT)
        self._lines.setTabChangesFocus(True)
        self._picture = QLabel()
        self._picture.setAccessibleName(self.tr("Logo"))
        self._choose = QPushButton(self.tr("Choose…"))
        self._remove = QPushButton(self.tr("Remove"))
        self._note = text(tone="muted")
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._lay_out()
        self._lines.textChanged.connect(self._check)
        self._choose.clicked.connect(self._ask_for_logo)
        self._remove.clicked.connect(lambda: self._show_logo(b""))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._show_logo(self._logo)

    @property
    def letterhead(self) -> Letterhead:
        """The letterhead as it was given."""
        lines = (line.strip() for line in self._lines.toPlainText().splitlines())
        name = " ".join(self._name.text().split())
        return Letterhead(name, tuple(filter(None, lines)), self._logo)

    def take_logo(self, path: Path) -> None:
        """Use the image in a file as the logo, or say why it cannot be one."""
        try:
            self._show_logo(logo_file(path))
        except LetterheadError as error:
            self._note.setText(refusal(error))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._picture, 1)
        row.addWidget(self._choose)
        row.addWidget(self._remove)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE)
        form.addRow(self.tr("Name"), self._name)
        form.addRow(self.tr("Lines"), self._lines)
        form.addRow(self.tr("Logo"), row)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE * 3 // 2)
        column.addWidget(headline(self.tr("Letterhead")))
        column.addWidget(
            text(self.tr("Stands at the head of every report from this computer."), tone="muted")
        )
        column.addLayout(form)
        column.addWidget(self._note)
        column.addWidget(self._buttons)

    def _ask_for_logo(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a logo"), "", self.tr("Images (*.png *.jpg *.jpeg)")
        )
        if name:
            self.take_logo(Path(name))

    def _show_logo(self, logo: bytes) -> None:
        self._logo = logo
        picture = QPixmap()
        if logo:
            picture.loadFromData(logo)
            picture = picture.scaled(
                LOGO_WIDTH,
                LOGO_HEIGHT,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self._picture.setPixmap(picture)
        self._picture.setText("" if logo else self.tr("No logo"))
        self._remove.setEnabled(bool(logo))
        self._check()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        try:
            checked(self.letterhead)
        except LetterheadError as error:
            self._note.setText(refusal(error))
            ok.setEnabled(False)
        else:
            self._note.setText("")
            ok.setEnabled(True)
