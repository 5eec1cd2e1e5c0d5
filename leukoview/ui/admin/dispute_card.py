"""Two images that may show one cell, side by side, and the ways to settle that."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leukoview.engine.library import Dispute, Library, LibraryCell
from leukoview.ui.labels import Card, text
from leukoview.ui.terms import class_name, said
from leukoview.ui.theme import SPACE

SIDE = 180
"""Logical pixels of a picture."""

Settlement = Callable[[Library, str], None]
"""Settles in a library, in somebody's name."""


class DisputeCard(Card):
    """Shows one dispute; `settled` carries how a person has settled it."""

    settled = Signal(object)

    def __init__(self, dispute: Dispute, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.dispute = dispute
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        for cell in (dispute.one, dispute.other):
            row.addLayout(self._shown(cell))
        row.addStretch(1)
        self.column.addWidget(text(said(dispute.said), bold=True))
        self.column.addLayout(row)
        self.column.addLayout(self._ways())

    def _shown(self, cell: LibraryCell) -> QVBoxLayout:
        picture = QLabel()
        picture.setFixedSize(SIDE, SIDE)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        pixels = QPixmap(str(cell.path))
        if not pixels.isNull():
            keep = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            picture.setPixmap(pixels.scaled(SIDE, SIDE, keep, smooth))
        picture.setAccessibleName(cell.origin)
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        column.addWidget(picture)
        column.addWidget(text(class_name(cell.label)))
        patient = cell.patient or self.tr("patient not known")
        column.addWidget(text(f"{patient} · {cell.source}", tone="muted"))
        column.addWidget(text(f"{cell.labeller} · {cell.origin}", tone="muted"))
        column.addStretch(1)
        return column

    def _ways(self) -> QHBoxLayout:
        dispute, number = self.dispute, self.dispute.number
        row = QHBoxLayout()
        one, other = dispute.one, dispute.other
        self._offer(row, self.tr("Keep the left"), lambda lib, by: lib.keep_one(number, one.id, by))
        self._offer(
            row, self.tr("Keep the right"), lambda lib, by: lib.keep_one(number, other.id, by)
        )
        if dispute.leaks:
            self._offer(row, self.tr("One patient"), lambda lib, by: lib.same_patient(number, by))
        if dispute.contradicts:
            for cell in (one, other):
                words = self.tr("Both are {0}").format(class_name(cell.label))
                self._offer(row, words, partial(_label_is, number, cell.label))
        if not dispute.exact:
            self._offer(row, self.tr("Different cells"), lambda lib, by: lib.keep_both(number, by))
        row.addStretch(1)
        return row

    def _offer(self, row: QHBoxLayout, words: str, settlement: Settlement) -> None:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on: self.settled.emit(settlement))
        row.addWidget(button)


def _label_is(number: int, label: str, library: Library, by: str) -> None:
    library.label_is(number, label, by)
