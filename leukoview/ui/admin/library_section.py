"""The labelled library: what is in it, what comes in, and what is to be settled."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.errors import LeukoError
from leukoview.engine.library import Library, Taken
from leukoview.ui.admin.dispute_card import DisputeCard, Settlement
from leukoview.ui.admin.offer_dialog import OfferDialog
from leukoview.ui.admin.people import People
from leukoview.ui.admin.tables import to_read
from leukoview.ui.jobs import Job
from leukoview.ui.lab_orders import TakeOrder
from leukoview.ui.lab_values import OfferCard
from leukoview.ui.labels import emptied, headline, text
from leukoview.ui.scrolling import shown
from leukoview.ui.terms import class_name, said
from leukoview.ui.theme import SPACE

NAME_WIDTH = 300
SHOWN = 20
"""Disputes that are shown at once; the rest follow as these are settled."""
SKIPS_NAMED = 12
"""Skipped images that a summary names."""


class LibrarySection(QWidget):
    """Shows the library; `look` asks what a path offers, `take` takes it in.

    `grown` says that its cells have changed.
    """

    grown = Signal()

    def __init__(
        self,
        people: People,
        look: Callable[[Path], Job],
        take: Callable[[TakeOrder], Job],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._look = look
        self._take = take
        self.table = QTableWidget(0, 6)
        self._folder = QPushButton(self.tr("Add a folder…"))
        self._file = QPushButton(self.tr("Add a table or a case file…"))
        self._summary = text()
        self._disputes_title = text(bold=True)
        self._disputes = QVBoxLayout()
        self._lay_out()
        self._folder.clicked.connect(self._ask_for_folder)
        self._file.clicked.connect(self._ask_for_file)

    @property
    def summary(self) -> str:
        """What came of the last thing that was added."""
        return self._summary.text()

    @property
    def disputes(self) -> list[DisputeCard]:
        """The cards of what is to be settled."""
        return self.findChildren(DisputeCard)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the library as it is now."""
        try:
            library = Library(self._people.lab)
            counts, disputes = library.counts(), library.disputes()
        except LeukoError as error:
            self._people.complained.emit(error)
            return
        self.table.setRowCount(len(counts))
        for row, one in enumerate(counts):
            numbers = (one.cells, one.patients, one.patient_unknown, one.to_settle, one.out)
            for column, words in enumerate((class_name(one.label), *map(str, numbers))):
                self.table.setItem(row, column, QTableWidgetItem(words))
        emptied(self._disputes)
        self._disputes_title.setText(
            self.tr("%n pair(s) to settle: until then neither is learned from", "", len(disputes))
            if disputes
            else self.tr("Nothing is to be settled")
        )
        for dispute in disputes[:SHOWN]:
            card = DisputeCard(dispute)
            card.settled.connect(self._settle)
            self._disputes.addWidget(card)

    def add(self, path: Path) -> None:
        """Ask what a path offers, then what its labels mean, then take it in."""
        self._look(path).succeeded.connect(self._ask_what_it_means)

    def taken(self, taken: Taken) -> None:
        """Say what came in, and show it."""
        words = [self.tr("%n cell(s) added", "", len(taken.cells)) + f" · {taken.source}"]
        words += [f"{number} × {said(why)}" for why, number in taken.reasons.items()]
        named = [
            f"{said(skip.where)}: {said(skip.said or skip.why)}"
            for skip in taken.skipped[:SKIPS_NAMED]
        ]
        self._summary.setText("; ".join(words))
        self._summary.setToolTip("\n".join(named))
        self.refresh()
        self.grown.emit()

    def _ask_what_it_means(self, card: OfferCard) -> None:
        dialog = OfferDialog(card, self)
        dialog.accepted.connect(lambda: self._take_in(dialog))
        shown(dialog)

    def _take_in(self, dialog: OfferDialog) -> None:
        order = TakeOrder(
            self._people.lab.path,
            dialog.card.path,
            dialog.labels,
            self._people.name,
            dialog.patients_unknown,
        )
        self._take(order).succeeded.connect(self.taken)

    def _settle(self, settlement: Settlement) -> None:
        try:
            settlement(Library(self._people.lab), self._people.name)
        except LeukoError as error:
            self._people.complained.emit(error)
        self.refresh()
        self.grown.emit()

    def _ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("A folder of labelled cells"))
        if name:
            self.add(Path(name))

    def _ask_for_file(self) -> None:
        kinds = self.tr("Tables and cases ({0})").format("*.csv *.leukocase")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Labelled cells"), "", kinds)
        if name:
            self.add(Path(name))

    def _lay_out(self) -> None:
        self._lay_out_table()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.addLayout(self._disputes)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        top = QHBoxLayout()
        top.addWidget(headline(self.tr("Library"), growth=1.3), 1)
        top.addWidget(self._folder)
        top.addWidget(self._file)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE)
        whole.addLayout(top)
        whole.addWidget(self._summary)
        whole.addWidget(self.table, 2)
        whole.addWidget(self._disputes_title)
        whole.addWidget(area, 3)

    def _lay_out_table(self) -> None:
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Class"),
                self.tr("Cells"),
                self.tr("Patients"),
                self.tr("Patient unknown"),
                self.tr("To settle"),
                self.tr("Taken out"),
            ]
        )
        self.table.setAccessibleName(self.tr("Classes of the library"))
        to_read(self.table)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.table.setColumnWidth(0, NAME_WIDTH)
