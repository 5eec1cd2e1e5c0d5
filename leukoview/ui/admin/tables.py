"""Tables that are read, and of which at most one line is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget


def to_read(table: QTableWidget, widths: Sequence[int] = (), *, chosen: bool = False) -> None:
    """Make a table one to read; `chosen` lets one line be chosen. The last column takes the rest.

    `widths` are those of the first columns, in logical pixels.
    """
    mode, head = QTableWidget.SelectionMode, table.horizontalHeader()
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(mode.SingleSelection if chosen else mode.NoSelection)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().setVisible(False)
    head.setStretchLastSection(True)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    head.setHighlightSections(False)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, width)
