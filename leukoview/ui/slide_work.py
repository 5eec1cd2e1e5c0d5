"""One open slide with everything that stands on it so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NewType, Self

from leukoview.engine.case import (
    Box,
    Cell,
    CellId,
    CellReading,
    Origin,
    Remark,
    Scale,
    SlideReading,
)
from leukoview.engine.slide import Slide

SlideId = NewType("SlideId", int)

SAME_CELL = 0.35
"""Overlap from which a found box and a hand-placed one are the same cell: about half of each."""

FIRST_ID = CellId(0)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a reader can change and undo: which cells there are, and the scale."""

    cells: tuple[Cell, ...] = ()
    scale: Scale | None = None


@dataclass(frozen=True, slots=True)
class SlideWork:
    """A slide, its cells, and what was read on them.

    `readings` also keeps those of cells that were deleted, so that undo brings them back; ids are
    never used twice. `sha256` is known once the engine has read the slide.
    """

    id: SlideId
    slide: Slide
    layout: Layout = Layout()
    readings: Mapping[CellId, CellReading] = field(default_factory=dict, repr=False)
    remarks: tuple[Remark, ...] = ()
    sha256: str = ""
    next_id: CellId = FIRST_ID

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells on the slide."""
        return self.layout.cells

    @property
    def scale(self) -> Scale | None:
        """The size of a pixel, as far as it is known."""
        return self.layout.scale

    @property
    def read_cells(self) -> tuple[CellReading, ...]:
        """The readings of the cells that stand on the slide, in the order of the cells."""
        return tuple(self.readings[cell.id] for cell in self.cells if cell.id in self.readings)

    @property
    def by_hand(self) -> tuple[Cell, ...]:
        """The cells that the reader placed."""
        return tuple(cell for cell in self.cells if cell.origin is not Origin.DETECTED)

    def cell(self, id_: CellId) -> Cell:
        """The cell with this id, which is on the slide."""
        return next(cell for cell in self.cells if cell.id == id_)

    def has(self, id_: CellId | None) -> bool:
        """Whether a cell stands on the slide."""
        return any(cell.id == id_ for cell in self.cells)

    def cell_under(self, x: float, y: float) -> Cell | None:
        """The smallest cell whose box holds a point."""
        under = [cell for cell in self.cells if cell.box.holds(x, y)]
        return min(under, key=lambda cell: cell.box.width * cell.box.height, default=None)

    def with_readings(self, readings: Iterable[CellReading]) -> Self:
        """The same with more readings, each under its cell's id."""
        more = {reading.cell.id: reading for reading in readings}
        return replace(self, readings=MappingProxyType({**self.readings, **more}))

    def with_cells(self, cells: Iterable[Cell]) -> Self:
        """The same with other cells."""
        return replace(self, layout=replace(self.layout, cells=tuple(cells)))

    def with_scale(self, scale: Scale | None) -> Self:
        """The same with another scale."""
        return replace(self, layout=replace(self.layout, scale=scale))

    def with_found(self, readings: Iterable[CellReading], base: CellId) -> Self:
        """The same with cells that a search has found, numbered on from `base`.

        A found cell where one stands already (placed by hand) is that cell, and not added again.
        """
        fresh = [
            _renumbered(reading, CellId(base + reading.cell.id))
            for reading in readings
            if not _stands(self.cells, reading.cell.box)
        ]
        grown = self.with_readings(fresh).with_cells((*self.cells, *(r.cell for r in fresh)))
        highest = max((cell.id + 1 for cell in grown.cells), default=0)
        return replace(grown, next_id=CellId(max(self.next_id, highest)))

    def as_reading(self) -> SlideReading:
        """What has been read on this slide, as the report wants it."""
        slide = self.slide
        return SlideReading(
            path=slide.path,
            sha256=self.sha256,
            width=slide.width,
            height=slide.height,
            scale=self.scale,
            remarks=self.remarks,
            cells=self.read_cells,
        )


def _stands(cells: Iterable[Cell], box: Box) -> bool:
    return any(cell.box.overlap(box) >= SAME_CELL for cell in cells)


def _renumbered(reading: CellReading, id_: CellId) -> CellReading:
    return replace(reading, cell=replace(reading.cell, id=id_))
