"""The marks of the slide on screen, in step with the session: all, the chosen, the dragged."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from leukoview.engine.case import Box, CellId
from leukoview.ui.session import Session
from leukoview.ui.viewer.mark_layer import MarkLayer
from leukoview.ui.viewer.marks import marks_of, place_of
from leukoview.ui.viewer.outline import Outline
from leukoview.ui.viewer.reshaping import Boxes

if TYPE_CHECKING:
    from leukoview.ui.slide_work import SlideWork


class SmearMarks:
    """Knows where every box lies and draws them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._work: SlideWork | None = None
        self._layer = MarkLayer(())
        self._boxes: dict[CellId, Box] = {}
        self._outline: Outline | None = None
        self.chosen: frozenset[CellId] = frozenset()

    def refresh(self) -> None:
        """The cells are others, or something else is said of them."""
        before, work = self._work, self._session.current
        self._work = work
        if work and before and work.cells is before.cells and work.is_shown_as(before):
            self._layer = self._layer.looking(marks_of(work, work.unlike(before)))
        else:
            self._layer = MarkLayer(marks_of(work) if work else ())
            self._boxes = {cell.id: cell.box for cell in work.cells} if work else {}
        self.follow()

    def follow(self) -> None:
        """Other cells are chosen."""
        self.chosen = self._session.selection
        self._outline = self._outlined()

    def boxes(self, cells: Collection[CellId]) -> dict[CellId, Box]:
        """The boxes of those of the cells that are on the slide."""
        return {cell: self._boxes[cell] for cell in cells if cell in self._boxes}

    def place(self, cell: CellId, held: Boxes) -> QRectF:
        """Where a cell's box is drawn, in slide pixels; `held` boxes are being dragged."""
        return place_of(held.get(cell, self._boxes[cell]))

    def chosen_under(self, point: QPointF) -> bool:
        """Whether a point of the slide lies in a chosen box."""
        return any(box.holds(point.x(), point.y()) for box in self.boxes(self.chosen).values())

    def draw(self, painter: QPainter, shown: QRectF, font: QFont, *, held: Boxes) -> None:
        """Draw what lies in a part of the slide; the painter is in the slide's coordinates."""
        self._layer.draw(painter, shown, font, chosen=self.chosen, hidden=held.keys())
        if held:
            dragged = MarkLayer([mark.at(held[mark.id]) for mark in self._layer.of(held)])
            dragged.draw(painter, shown, font, chosen=held.keys())
        elif self._outline is not None:
            self._outline.draw(painter)

    def _outlined(self) -> Outline | None:
        work, cell = self._session.current, self._session.selected_cell
        reading = work.reading(cell.id) if work and cell else None
        if cell is None:
            return None
        return Outline(reading.cell if reading else cell, cell.box)
