"""Marks of cells: where each box lies, its colour and letters, and whether it has been reviewed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from leukoview.engine.case import Box, Cell, CellId
from leukoview.ui import verdict
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.verdict import Look


@dataclass(frozen=True, slots=True)
class Mark:
    """One box to draw: where (slide pixels), in which colour, with which letters.

    `reviewed` is whether a reader has decided on the cell.
    """

    id: CellId
    place: QRectF
    colour: str
    letters: str
    reviewed: bool = False

    def at(self, box: Box) -> "Mark":
        """The same mark, drawn elsewhere."""
        return replace(self, place=place_of(box))


def mark(cell: Cell, look: Look) -> Mark:
    """The mark of a cell that looks so."""
    return Mark(cell.id, place_of(cell.box), look.colour, look.letters, reviewed=look.reviewed)


def marks_of(work: SlideWork, some: Iterable[CellId] | None = None) -> tuple[Mark, ...]:
    """The marks of every cell on a slide, or of those that are on it of `some`."""
    if some is None:
        return tuple(map(mark, work.cells, verdict.looks(work)))
    cells = map(work.cell, filter(work.has, some))
    return tuple(mark(cell, verdict.look(work, cell.id)) for cell in cells)


def place_of(box: Box) -> QRectF:
    """A box as Qt draws it, in slide pixels."""
    return QRectF(box.x, box.y, box.width, box.height)
