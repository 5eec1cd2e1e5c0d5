"""The laboratory's trail: what was done here besides reading, by whom and when."""

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.errors import LeukoError
from leukoview.engine.lab import Done
from leukoview.engine.lab.telling import told
from leukoview.ui.admin.people import People
from leukoview.ui.admin.tables import to_read
from leukoview.ui.cases.times import local
from leukoview.ui.labels import headline, text
from leukoview.ui.terms import refusal, said
from leukoview.ui.theme import SPACE

WIDTHS = (60, 160, 160)
"""Logical pixels of the columns but the last."""


class DeedsSection(QWidget):
    """Lists the deeds, the latest first; every line is checked whenever it is shown."""

    def __init__(self, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self.table = QTableWidget(0, 4)
        self._note = text(tone="muted")
        self._verify = QPushButton(self.tr("Verify now"))
        self._lay_out()
        self._verify.clicked.connect(self.refresh)
        people.changed.connect(self.refresh)

    @property
    def note(self) -> str:
        """What stands under the table."""
        return self._note.text()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read and check the trail anew."""
        if not self.isVisible():
            return
        try:
            deeds = self._people.lab.deeds()
        except LeukoError as error:
            self._note.setText(refusal(error))
            return
        self._fill(deeds[::-1])
        self._note.setText(self.tr("The trail is whole: %n deed(s), none altered.", "", len(deeds)))

    def _fill(self, deeds: Sequence[Done]) -> None:
        self.table.setRowCount(len(deeds))
        for row, done in enumerate(deeds):
            cells = (str(done.number), local(done.at), done.by or "–", said(told(done.deed)))
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(row, column, item)

    def _lay_out(self) -> None:
        self.table.setHorizontalHeaderLabels(
            [self.tr("No."), self.tr("Time"), self.tr("Who"), self.tr("What")]
        )
        self.table.setAccessibleName(self.tr("Deeds of the laboratory"))
        to_read(self.table, WIDTHS, chosen=True)
        bottom = QHBoxLayout()
        bottom.addWidget(self._note, 1)
        bottom.addWidget(self._verify)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE)
        whole.addWidget(headline(self.tr("Trail"), growth=1.3))
        whole.addWidget(self.table, 1)
        whole.addLayout(bottom)
