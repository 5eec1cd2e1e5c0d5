"""One open slide with everything that stands on it so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import isclose
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

NOT_A_SMEAR = "not_a_smear"
"""As `engine.quality` calls it, which the window cannot import without loading SciPy."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a reader can change and undo: which cells there are, and the scale."""

    cells: tuple[Cell, ...] = ()
    scale: Scale | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A reading with the scale it was made at; None while the slide's scale is not known."""

    reading: CellReading
    microns_per_pixel: float | None


@dataclass(frozen=True, slots=True)
class SlideWork:
    """A slide, its cells, and what was read on them.

    `made` keeps every reading with the scale (µm per pixel) it was made at, also those of cells
    that were deleted, so that undo brings them back; ids are never used twice. A reading made at
    another scale than the slide's does not count. `sha256` is known once the engine has read the
    slide, `found` (how many cells) once it has searched it.
    """

    id: SlideId
    slide: Slide
    layout: Layout = Layout()
    made: Mapping[CellId, Made] = field(default_factory=dict, repr=False)
    remarks: tuple[Remark, ...] = ()
    sha256: str = ""
    found: int | None = None
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
        readings = (self.reading(cell.id) for cell in self.cells)
        return tuple(reading for reading in readings if reading is not None)

    @property
    def is_bare(self) -> bool:
        """Whether a search has found nothing, and the reader has placed nothing since."""
        return self.found == 0 and not self.cells

    @property
    def is_no_smear(self) -> bool:
        """Whether the engine has refused the image because it is not a stained smear."""
        return any(remark.code == NOT_A_SMEAR for remark in self.remarks)

    @property
    def by_hand(self) -> tuple[Cell, ...]:
        """The cells that the reader placed."""
        return tuple(cell for cell in self.cells if cell.origin is not Origin.DETECTED)

    @property
    def outdated(self) -> bool:
        """Whether cells were read at another scale than the slide has now."""
        return any(cell.id in self.made and self.reading(cell.id) is None for cell in self.cells)

    def reading(self, id_: CellId) -> CellReading | None:
        """What was read on a cell at the slide's scale, if anything was."""
        made = self.made.get(id_)
        if made is None or not self._holds(made.microns_per_pixel):
            return None
        return made.reading

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

    def with_readings(self, readings: Iterable[CellReading], *, at: Scale | None = None) -> Self:
        """The same with more readings, made `at` a scale, or else at the slide's."""
        scale = at or self.scale
        size = None if scale is None else scale.microns_per_pixel
        more = {reading.cell.id: Made(reading, size) for reading in readings}
        return replace(self, made=MappingProxyType({**self.made, **more}))

    def with_cells(self, cells: Iterable[Cell]) -> Self:
        """The same with other cells."""
        return replace(self, layout=replace(self.layout, cells=tuple(cells)))

    def with_scale(self, scale: Scale | None) -> Self:
        """The same with another scale; what was read before any was known was read at this one."""
        size = None if scale is None else scale.microns_per_pixel
        made = {
            id_: replace(one, microns_per_pixel=size) if one.microns_per_pixel is None else one
            for id_, one in self.made.items()
        }
        layout = replace(self.layout, scale=scale)
        return replace(self, layout=layout, made=MappingProxyType(made))

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

    def _holds(self, microns_per_pixel: float | None) -> bool:
        if microns_per_pixel is None or self.scale is None:
            return True
        return isclose(microns_per_pixel, self.scale.microns_per_pixel)


def _stands(cells: Iterable[Cell], box: Box) -> bool:
    return any(cell.box.overlap(box) >= SAME_CELL for cell in cells)


def _renumbered(reading: CellReading, id_: CellId) -> CellReading:
    return replace(reading, cell=replace(reading.cell, id=id_))
