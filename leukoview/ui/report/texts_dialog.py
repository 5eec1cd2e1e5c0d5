"""What a reader adds to the report in own words: the comment, and what other methods found."""

from collections.abc import Sequence
from dataclasses import astuple
from functools import partial

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from leukoview.engine.casefile import Texts
from leukoview.engine.casefile.values import LONGEST_TEXT
from leukoview.ui.labels import headline, text
from leukoview.ui.report.keeping import Keeping
from leukoview.ui.theme import SPACE

WIDTH, HEIGHT = 680, 460


class TextsDialog(QDialog):
    """Edits the texts; sentence templates come in at the cursor. With `locked` only to be read."""

    def __init__(
        self, texts: Texts, keeping: Keeping, parent: QWidget | None = None, *, locked: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Comment and findings"))
        self.resize(WIDTH, HEIGHT)
        self._keeping = keeping
        self._tabs = QTabWidget()
        self._fields = [self._made(words, name) for words, name in self._named(texts)]
        self._templates = QPushButton(self.tr("Sentences"))
        self._menu = QMenu(self)
        self._templates.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._note = text(tone="muted")
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(
            standard.Close if locked else standard.Ok | standard.Cancel
        )
        self._lay_out()
        for field in self._fields:
            field.setReadOnly(locked)
            field.textChanged.connect(self._check)
        self._templates.setEnabled(not locked)
        self._tabs.currentChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._check()

    @property
    def texts(self) -> Texts:
        """The texts as they were written."""
        return Texts(*(field.toPlainText().strip() for field in self._fields))

    def insert(self, sentence: str) -> None:
        """Put a sentence where the cursor is."""
        field = self._field
        before = field.textCursor().block().text()[: field.textCursor().positionInBlock()]
        gap = " " if before and not before.endswith(" ") else ""
        field.insertPlainText(f"{gap}{sentence}")
        field.setFocus()

    @property
    def _field(self) -> QPlainTextEdit:
        return self._fields[self._tabs.currentIndex()]

    def _named(self, texts: Texts) -> Sequence[tuple[str, str]]:
        names = (
            self.tr("Comment"),
            self.tr("Cytochemistry"),
            self.tr("Flow cytometry"),
            self.tr("Cytogenetics"),
            self.tr("Molecular genetics"),
        )
        return list(zip(astuple(texts), names, strict=True))

    def _made(self, words: str, name: str) -> QPlainTextEdit:
        field = QPlainTextEdit(words)
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.moveCursor(QTextCursor.MoveOperation.End)
        self._tabs.addTab(field, name)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(headline(self.tr("Comment and findings")))
        column.addWidget(
            text(
                self.tr("Printed on the report as you write it. The model never uses any of it."),
                tone="muted",
            )
        )
        column.addWidget(self._tabs, 1)
        column.addWidget(self._templates)
        column.addWidget(self._note)
        column.addWidget(self._buttons)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for sentence in self._keeping.templates:
            self._menu.addAction(sentence, partial(self.insert, sentence))
        self._menu.addSeparator()
        chosen = self._field.textCursor().selectedText().strip()
        keep = self._menu.addAction(self.tr("Keep the selected text"), lambda: self._keep(chosen))
        keep.setEnabled(bool(chosen))
        drop = self._menu.addAction(self.tr("Forget the selected text"), lambda: self._drop(chosen))
        drop.setEnabled(chosen in self._keeping.templates)

    def _keep(self, sentence: str) -> None:
        self._keeping.keep_templates((*dict.fromkeys((*self._keeping.templates, sentence)),))

    def _drop(self, sentence: str) -> None:
        left = (one for one in self._keeping.templates if one != sentence)
        self._keeping.keep_templates(tuple(left))

    def _check(self) -> None:
        lengths = [len(field.toPlainText().strip()) for field in self._fields]
        fits = max(lengths) <= LONGEST_TEXT
        words = self.tr("{0} of {1} characters")
        self._note.setText(
            words.format(f"{lengths[self._tabs.currentIndex()]:,}", f"{LONGEST_TEXT:,}")
        )
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        if ok is not None:
            ok.setEnabled(fits)
