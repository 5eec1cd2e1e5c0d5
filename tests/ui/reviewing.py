"""A window with cells to review: a drawn smear, and what a made-up engine says of each cell."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt

from leukoview.engine.case import Box, Cell, CellId, CellReading, Prediction
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead
from leukoview.engine.taxonomy import ClassKey
from tests.ui.fakes import KEYS

L, M3, M, N = KEYS
"""The classes of the fake engine; the keys 1 to 4 choose them."""

KINDS = ((L, 0.9), (L, 0.7), (L, 0.99), (N, 0.95), (M3, 0.8), (M3, 0.6), (M, 0.4), (L, 0.5))
"""Cells 0 to 7: class and confidence; 6 is unsure and 7 unlike training, so both unidentified."""
UNSURE, STRANGE, UNREAD = CellId(6), CellId(7), CellId(8)
IN_ORDER = [2, 0, 1, 5 - 1, 5, 3, 8, 6, 7]
"""Lymphoblasts, APL cells, normal cells, not read, unidentified; each typical first."""


def said(top: ClassKey, confidence: float, **flags) -> Prediction:
    rest = (1 - confidence) / (len(KEYS) - 1)
    chances = {key: confidence if key == top else rest for key in KEYS}
    return Prediction(
        chances, **{"unsure": False, "unlike_training": False, "bundle": "f", **flags}
    )


def cell(number: int) -> Cell:
    return Cell(CellId(number), Box(20 + number % 10 * 60, 20 + number // 10 * 60, 44, 44))


def fill(session):
    """Nine cells on the slide on screen; the last is not read yet."""
    slide = session.current.id
    readings = tuple(
        CellReading(
            cell(number),
            said(top, sure, unsure=number == UNSURE, unlike_training=number == STRANGE),
        )
        for number, (top, sure) in enumerate(KINDS)
    )
    cells = tuple(cell(number) for number in range(len(KINDS) + 1))
    session.note(CellsPlaced(slide, cells), CellsRead(slide, readings))


def go_blind(session):
    session.give_settings(replace(session.case.settings, blind=True))


def ids(cells):
    return [cells.id_at(row) for row in range(cells.rowCount())]


def groups(cells):
    return [section.group for section in cells.sections]


def point_of(view, cells, cell):
    """Where a cell's picture lies on screen; it is scrolled to if need be."""
    index = cells.index_of(CellId(cell))
    view.scrollTo(index)
    return view.visualRect(index).center()


def click(qtbot, view, cells, cell, keys=Qt.KeyboardModifier.NoModifier):
    at = point_of(view, cells, cell)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, QPoint(at))
