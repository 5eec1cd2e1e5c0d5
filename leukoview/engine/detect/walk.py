"""A whole slide square by square: what one holds that no square before it has had."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from leukoview.engine.case import Box, Cell, CellId, Scale
from leukoview.engine.detect.find import SAME_CELL, cells_around, in_reading_order
from leukoview.engine.detect.ground import margin, side_of, squares
from leukoview.engine.detect.view import slide_background
from leukoview.engine.progress import Pause, on
from leukoview.engine.slide import Slide

SLACK_MICRONS = 2.0
"""How far beyond a square the middle of its cells may lie.

Two squares draw the box of one cell a pixel or two apart: without slack each could leave a cell on
their border to the other.
"""

ROWS_KEPT = 2
"""Rows of squares that are remembered: a cell found beyond a square may lie in the next row."""


class Walk:
    """Goes over the squares of a slide in their order, and remembers only the last rows of them.

    A cell belongs to the square that holds the middle of its box, give or take a little; one that
    several squares see belongs to the first.
    """

    def __init__(self, slide: Slide, scale: Scale) -> None:
        self._slide = slide
        self._scale = scale
        self._side = side_of(scale)
        self._columns = -(-slide.width // self._side)
        self._areas = tuple(squares(slide, scale))
        self._background = slide_background(slide)
        self._boxes: dict[int, list[Box]] = {}

    @property
    def squares(self) -> int:
        """How many squares there are."""
        return len(self._areas)

    def pass_over(self, cells: Iterable[Cell]) -> None:
        """Remember cells that were found before."""
        for cell in cells:
            x, y = cell.box.centre
            square = int(y // self._side) * self._columns + int(x // self._side)
            self._boxes.setdefault(square, []).append(cell.box)
        oldest = max(self._boxes, default=0) - ROWS_KEPT * self._columns - 1
        for square in [one for one in self._boxes if one < oldest]:
            del self._boxes[square]

    def search(self, square: int, first: CellId, pause: Pause = on) -> tuple[Cell, ...]:
        """The new cells of a square, in reading order, numbered on from `first`; remembers them.

        `pause` is called every few tenths of a second meanwhile.
        """
        area = self._areas[square]
        around = area.grown(margin(self._scale)).clipped(self._slide.width, self._slide.height)
        found = cells_around(self._slide, around, self._scale, self._background, pause)
        own = area.grown(ceil(SLACK_MICRONS / self._scale.microns_per_pixel))
        known = [box for near in self._near(square) for box in self._boxes.get(near, ())]
        new: list[Cell] = []
        for cell in found:
            if own.holds(*cell.box.centre) and not _is_among(cell, known):
                new.append(cell)
                known.append(cell.box)
        ordered = in_reading_order(new)
        numbered = tuple(replace(cell, id=CellId(first + cell.id)) for cell in ordered)
        self.pass_over(numbered)
        return numbered

    def _near(self, square: int) -> list[int]:
        """A square and those around it; at the edges a few others."""
        rows = (square - self._columns, square, square + self._columns)
        return [row + beside for row in rows for beside in (-1, 0, 1)]


def _is_among(cell: Cell, known: Iterable[Box]) -> bool:
    return any(cell.box.overlap(box) > SAME_CELL for box in known)
