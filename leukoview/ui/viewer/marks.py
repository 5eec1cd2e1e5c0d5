"""Marks of cells: where each box lies, its colour and letters, and whether it has been reviewed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from leukoview.engine.case import Box, Cell, CellId, Prediction
from leukoview.engine.palette import UNSURE, colour_of
from leukoview.engine.taxonomy import ClassKey, Lineage, named
from leukoview.ui import verdict
from leukoview.ui.slide_work import SlideWork

UNREAD = "#3d4654"
"""Slate, on a white halo: a cell that nobody has read yet."""


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


def mark(cell: Cell, prediction: Prediction | None, label: ClassKey | None = None) -> Mark:
    """The mark of a cell: the reader's label if there is one, else what the engine says of it."""
    place = place_of(cell.box)
    if label is not None:
        return Mark(cell.id, place, _label_colour(label), named(label).letter, reviewed=True)
    if prediction is None:
        return Mark(cell.id, place, UNREAD, "")
    return Mark(cell.id, place, verdict.colour(prediction), verdict.letters(prediction))


def marks_of(work: SlideWork, labels: Mapping[CellId, ClassKey]) -> tuple[Mark, ...]:
    """The marks of every cell on a slide."""
    readings = ((cell, work.reading(cell.id)) for cell in work.cells)
    return tuple(
        mark(cell, read.prediction if read else None, labels.get(cell.id))
        for cell, read in readings
    )


def place_of(box: Box) -> QRectF:
    """A box as Qt draws it, in slide pixels."""
    return QRectF(box.x, box.y, box.width, box.height)


def _label_colour(label: ClassKey) -> str:
    """Grey for what is no class of leukocyte: unidentified cells and artefacts."""
    return UNSURE if named(label).lineage is Lineage.OTHER else colour_of(label)
