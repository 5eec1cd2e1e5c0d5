"""The trail of a case to read, to filter, to verify and to write down."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from leukoview.engine.casefile.telling import Line
from leukoview.engine.errors import LeukoError
from leukoview.engine.output import check_places, write_whole
from leukoview.ui.cases.trail_model import TrailModel
from leukoview.ui.exporting import plain_name
from leukoview.ui.jobs import Job
from leukoview.ui.labels import headline, text
from leukoview.ui.terms import refusal
from leukoview.ui.theme import SPACE

SIZE = (1080, 640)
WIDTHS = (56, 150, 120, 250, 180, 210)
"""Logical pixels of the columns but the last."""


class TrailDialog(QDialog):
    """Shows the lines of a trail; `verify` starts the check of the whole store."""

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        verify: Callable[[], Job],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._verify = verify
        self.setWindowTitle(self.tr("Trail of {0}").format(title))
        self.resize(*SIZE)
        self.model = TrailModel(lines, self)
        self._words = QLineEdit()
        self._words.setPlaceholderText(self.tr("Show only entries with these words"))
        self._words.setAccessibleName(self.tr("Filter the trail"))
        self._words.setClearButtonEnabled(True)
        self._table = self._made_table()
        self._note = text(
            self.tr("Nothing here is ever altered or removed; what is undone is a new entry."),
            tone="muted",
        )
        self._check = QPushButton(self.tr("Verify now"))
        self._check.setAutoDefault(False)
        self._save = QPushButton(self.tr("Save as CSV…"))
        self._save.setAutoDefault(False)
        self._lay_out()
        self._words.textChanged.connect(self.model.filter)
        self._check.clicked.connect(self._start)
        self._save.clicked.connect(self._ask_where)

    @property
    def note(self) -> str:
        """What stands under the table."""
        return self._note.text()

    @property
    def proposal(self) -> str:
        """What the file of the trail is proposed to be called."""
        name = self.tr("{0} trail").format(self._title)
        return f"{plain_name(name)}.csv"

    def write(self, path: Path, *, replace: bool = False) -> None:
        """Write the whole trail as a CSV file, whole or not at all."""
        try:
            check_places([path], overwrite=replace)
            write_whole(path, self.model.csv())
        except LeukoError as error:
            self._note.setText(refusal(error))
        else:
            self._note.setText(self.tr("Written: {0}").format(path))

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Entries of the trail"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().setVisible(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setHighlightSections(False)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        table.scrollToBottom()
        return table

    def _lay_out(self) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(headline(self.tr("Trail of {0}").format(self._title)), 1)
        top.addWidget(self._words)
        self._words.setMinimumWidth(280)
        bottom = QHBoxLayout()
        bottom.setSpacing(SPACE)
        bottom.addWidget(self._note, 1)
        for button in (self._check, self._save):
            bottom.addWidget(button)
        bottom.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE * 3 // 2)
        column.addLayout(top)
        column.addWidget(self._table, 1)
        column.addLayout(bottom)

    def _start(self) -> None:
        self._check.setEnabled(False)
        self._note.setText(self.tr("Checking every entry of all cases…"))
        job = self._verify()
        job.progressed.connect(self._show_progress)
        job.succeeded.connect(self._show_success)
        job.failed.connect(self._show_failure)
        job.cancelled.connect(lambda: self._note.setText(self.tr("The check was stopped.")))
        job.ended.connect(lambda: self._check.setEnabled(True))

    def _show_progress(self, done: int, total: int) -> None:
        self._note.setText(self.tr("Checked {0} of {1} entries…").format(done, total))

    def _show_success(self, entries: int) -> None:
        words = self.tr("The trail of all cases is whole: %n entries, none altered.", "", entries)
        self._note.setText(words)

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, LeukoError):
            self._note.setText(refusal(error))
        else:
            self._note.setText(self.tr("The check broke off."))

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the trail"), self.proposal, self.tr("Table (*.csv)")
        )
        if name:
            # The system's dialog has asked about the very name that was typed, and no other.
            typed = Path(name)
            self.write(typed if typed.suffix else Path(f"{name}.csv"), replace=bool(typed.suffix))
