"""What stands in a panel keeps its height from one turn of the event loop to the next."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from leukoview.engine.case import CellReading
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead
from leukoview.ui.column import Column
from leukoview.ui.panels.case.count_table import CountTable
from tests.ui.reviewing import L, N, cell, said

TURNS = 3
"""Of the event loop, until an area that scrolls has grown."""


def test_a_column_reaches_beyond_its_edge_and_squashes_nothing(qtbot):
    whole, parts = QWidget(), (QWidget(), QWidget())
    qtbot.addWidget(whole)
    column = Column(whole)
    for part in parts:
        part.setMinimumHeight(100)
        column.addWidget(part)
    column.setGeometry(whole.rect().adjusted(0, 0, 0, 50 - whole.height()))
    upper, lower = (part.geometry() for part in parts)
    assert (upper.height(), lower.height()) == (100, 100)
    assert not upper.intersects(lower)


def test_the_table_of_counts_is_as_high_as_its_rows_at_every_moment_of_a_reading(opened):
    """New sentences come beside it and below it, and the panel grows only after them."""
    session, table = opened.parts.session, opened.findChild(CountTable)
    slide = session.current.id
    session.note(CellsPlaced(slide, tuple(map(cell, range(4)))))
    heights = []
    for number, unsure in enumerate((False, False, True, True)):
        reading = CellReading(cell(number), said(N if number else L, 0.9, unsure=unsure))
        session.note(CellsRead(slide, (reading,)))
        heights.append(table.height())
        for _ in range(TURNS):
            QCoreApplication.processEvents()
            heights.append(table.height())
    assert heights == [table.sizeHint().height()] * len(heights)
