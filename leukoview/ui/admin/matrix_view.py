"""A confusion matrix: labels down, what was said across; pressing a count shows what is behind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem, QWidget

from leukoview.engine.taxonomy import ClassKey, named
from leukoview.ui.lab_values import Matrix
from leukoview.ui.terms import class_name

ROW = 30
COLUMN = 48
HEAD = 34
NAMES = 290
"""Logical pixels that the names of the rows may take; longer ones end in dots, with a tip."""
BAR = 14
"""Room for the bar that shows columns further right."""
FULL = 150
"""Opacity (of 255) of the ground behind a count that holds all cells of its label."""


class MatrixView(QTableWidget):
    """Shows a matrix; `pressed_at` carries row and column of a count above none."""

    pressed_at = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cells by label (rows) and by what was said (columns)"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setDefaultSectionSize(COLUMN)
        self.verticalHeader().setMaximumWidth(NAMES)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cellActivated.connect(self._press)
        self.cellClicked.connect(self._press)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show this one instead."""
        size = len(matrix.classes)
        self.setRowCount(size)
        self.setColumnCount(size)
        letters = [named(key).letter for key in matrix.classes]
        names = [class_name(ClassKey(key)) for key in matrix.classes]
        self.setHorizontalHeaderLabels(letters)
        self.setVerticalHeaderLabels(
            [f"{letter}  {name}" for letter, name in zip(letters, names, strict=True)]
        )
        for row, name in enumerate(names):
            self.verticalHeaderItem(row).setToolTip(name)
        for row, counts in enumerate(matrix.counts):
            for column, count in enumerate(counts):
                self.setItem(row, column, self._item(count, sum(counts)))
        self.setFixedHeight(HEAD + ROW * size + BAR)

    def _item(self, count: int, of: int) -> QTableWidgetItem:
        item = QTableWidgetItem(str(count) if count else "")
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        shade = QColor(QApplication.palette().color(QPalette.ColorRole.Highlight))
        shade.setAlpha(round(FULL * count / of) if of else 0)
        item.setBackground(shade)
        return item

    def _press(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if item is not None and item.text():
            self.pressed_at.emit(row, column)
