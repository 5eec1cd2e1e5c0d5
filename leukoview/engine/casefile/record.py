"""One slide of a case: its cells, what was read on them, and what the reader decided."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import isclose
from operator import attrgetter
from typing import Self, TypeVar

from leukoview.engine.case import (
    Box,
    Cell,
    CellId,
    CellReading,
    Origin,
    Prediction,
    Remark,
    Scale,
    SlideReading,
)
from leukoview.engine.casefile.chunks import Chunks
from leukoview.engine.casefile.said import Decision, Made
from leukoview.engine.casefile.values import SlideId, SlideSource, Stamp
from leukoview.engine.display import Display
from leukoview.engine.summary import Judged, standing, suggested
from leukoview.engine.taxonomy import UNIDENTIFIED, ClassKey

Said = TypeVar("Said")

FIRST_ID = CellId(0)

BY_HAND = frozenset({Origin.CLICKED, Origin.DRAWN})

SAME_CELL = 0.35
"""Overlap from which a found box and a standing one are the same cell: about half of each."""

FEW = 10
"""One decision in so many cells costs less to look up than all cells to go through."""

NOT_A_SMEAR = "not_a_smear"
"""As `engine.quality` calls it, which loads SciPy."""


@dataclass(frozen=True)
class SlideRecord:
    """A slide, its cells in the order of their ids, and everything said of them.

    `made` keeps every reading with the scale (µm per pixel) it was made at, also those of cells
    that were deleted, so that undo brings them back; ids are never used twice. A reading made at
    another scale, or of another box (the cell was `moved` since), does not count. `found` (how many
    cells) is known once the engine has searched the slide. `accepted` is the word of the reader
    who found the image good enough in spite of severe remarks on its quality. `by_hand` are the
    cells that a reader placed, those taken off since included.
    """

    id: SlideId
    source: SlideSource
    cells: tuple[Cell, ...] = ()
    scale: Scale | None = None
    made: Mapping[CellId, Made] = field(default_factory=dict, repr=False)
    decisions: Mapping[CellId, Decision] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    found: int | None = None
    next_id: CellId = FIRST_ID
    display: Display = field(default_factory=Display)
    removed: bool = False
    accepted: Stamp | None = None
    moved: frozenset[CellId] = frozenset()
    by_hand: frozenset[CellId] = frozenset()

    @property
    def read_cells(self) -> tuple[CellReading, ...]:
        """The readings of the cells that stand on the slide, in the order of the cells."""
        return tuple(reading for reading in self.readings if reading is not None)

    @cached_property
    def readings(self) -> tuple[CellReading | None, ...]:
        """What `reading` gives for each cell, in their order."""
        made = self.each(self.made)
        sizes = {one.microns_per_pixel for one in made if one is not None}
        counts = {size: self._is_at(size) for size in sizes}
        return tuple(
            one.reading
            if one is not None and counts[one.microns_per_pixel] and cell.id not in self.moved
            else None
            for cell, one in zip(self.cells, made, strict=True)
        )

    @property
    def is_read(self) -> bool:
        """Whether anything was read on a cell that stands on the slide."""
        return any(self.reading(cell.id) is not None for cell in self.cells)

    @property
    def is_bare(self) -> bool:
        """Whether a search has found nothing, and the reader has placed nothing since."""
        return self.found == 0 and not self.cells

    @property
    def is_no_smear(self) -> bool:
        """Whether the engine has refused the image because it is not a stained smear."""
        return any(remark.code == NOT_A_SMEAR for remark in self.remarks)

    @property
    def held(self) -> tuple[Cell, ...]:
        """The cells that a new search must not take away: placed by hand, or decided on."""
        return tuple(cell for cell in self.cells if self.holds(cell))

    @property
    def holds_any(self) -> bool:
        """Whether there is any such cell."""
        by_hand = any(cell.origin is not Origin.DETECTED for cell in self.cells)
        return by_hand or any(map(self.has, self.decisions))

    def holds(self, cell: Cell) -> bool:
        """Whether a new search must not take a cell away."""
        return cell.origin is not Origin.DETECTED or cell.id in self.decisions

    @property
    def outdated(self) -> bool:
        """Whether cells were read at another scale or box than they have now."""
        both = zip(self.each(self.made), self.readings, strict=True)
        return any(made is not None and reading is None for made, reading in both)

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Every cell as the reader's label (or None) and what the bundle says of it (or None)."""
        decided = self.each(self.decisions)
        return tuple(
            (one.label if one else None, reading.prediction if reading else None)
            for one, reading in zip(decided, self.readings, strict=True)
        )

    @cached_property
    def suggestions(self) -> tuple[ClassKey | None, ...]:
        """What the engine stands by for each cell (`summary.suggested`), in their order."""
        return tuple(suggested(one.prediction if one else None) for one in self.readings)

    @property
    def unreviewed(self) -> tuple[CellId, ...]:
        """The cells that the reader has said nothing of."""
        decided = zip(self.cells, self.each(self.decisions), strict=True)
        return tuple(cell.id for cell, one in decided if one is None)

    @property
    def reviewed(self) -> int:
        """How many of its cells the reader has said something of."""
        if len(self.decisions) < len(self.cells) // FEW:
            # Asked at every step of a search: it must not cost a look at all cells found so far.
            return sum(map(self.has, self.decisions))
        return len(self.cells) - len(self.unreviewed)

    @property
    def is_reviewed(self) -> bool:
        """Whether the reader has said something of every cell."""
        return all(cell.id in self.decisions for cell in self.cells)

    def each(self, said: Mapping[CellId, Said]) -> list[Said | None]:
        """What is said of each cell, in their order."""
        ids = (cell.id for cell in self.cells)
        return said.each(ids) if isinstance(said, Chunks) else list(map(said.get, ids))

    def unlike(self, other: Self) -> set[CellId]:
        """The cells of which something else was read or decided than in another state of this."""
        read = Chunks.of(self.made).differing(Chunks.of(other.made))
        return read | Chunks.of(self.decisions).differing(Chunks.of(other.decisions))

    def reading(self, id_: CellId) -> CellReading | None:
        """What was read on a cell as it stands, if anything was."""
        made = self.made.get(id_)
        if made is None or id_ in self.moved or not self._is_at(made.microns_per_pixel):
            return None
        return made.reading

    def prediction(self, id_: CellId) -> Prediction | None:
        """What the engine says of a cell as it stands."""
        reading = self.reading(id_)
        return reading.prediction if reading else None

    def suggested(self, id_: CellId) -> ClassKey | None:
        """The class the engine suggests for a cell; None where it abstains or has not read it."""
        key = suggested(self.prediction(id_))
        return None if key == UNIDENTIFIED else key

    def label(self, id_: CellId) -> ClassKey | None:
        """The reader's word on a cell, if there is one."""
        decision = self.decisions.get(id_)
        return decision.label if decision else None

    def standing(self, id_: CellId) -> ClassKey | None:
        """What a cell counts as: the reader's word, else the suggestion, else unidentified.

        None while nothing was read on it and nothing decided.
        """
        return standing(self.label(id_), self.prediction(id_))

    def cell(self, id_: CellId) -> Cell:
        """The cell with this id, which is on the slide."""
        return self.cells[self._place(id_)]

    def has(self, id_: CellId | None) -> bool:
        """Whether a cell stands on the slide."""
        place = len(self.cells) if id_ is None else self._place(id_)
        return place < len(self.cells) and self.cells[place].id == id_

    def cell_under(self, x: float, y: float) -> Cell | None:
        """The smallest cell whose box holds a point."""
        under = [cell for cell in self.cells if cell.box.holds(x, y)]
        return min(under, key=lambda cell: cell.box.width * cell.box.height, default=None)

    def standing_at(self, box: Box) -> Cell | None:
        """The cell that stands where a box is, if it is the same cell."""
        return next((cell for cell in self.cells if is_same(cell.box, box)), None)

    def with_cells(self, cells: Iterable[Cell]) -> Self:
        """The same with more cells, in the order of their ids; those that stand already stay."""
        more = {cell.id: cell for cell in cells if not self.has(cell.id)}
        if not more:
            return self
        ordered = self.cells + tuple(sorted(more.values(), key=_ID))
        if self.cells and min(more) < self.cells[-1].id:
            ordered = tuple(sorted(ordered, key=_ID))
        return replace(
            self,
            cells=ordered,
            next_id=CellId(max(self.next_id, ordered[-1].id + 1)),
            moved=(self.moved - more.keys()) | _elsewhere(more.values(), self.made),
            by_hand=self.by_hand.union(c.id for c in more.values() if c.origin in BY_HAND),
        )

    def with_readings(self, readings: Iterable[CellReading], at: float | None) -> Self:
        """The same with more readings, made `at` a scale, or else at the slide's own."""
        size = at or (self.scale.microns_per_pixel if self.scale else None)
        more = {reading.cell.id: Made(reading, size) for reading in readings}
        made = Chunks.of(self.made).changed(more)
        read = (self.cell(id_) for id_ in more if self.has(id_))
        moved = (self.moved - more.keys()) | _elsewhere(read, made)
        return replace(self, made=made, moved=moved)

    def with_boxes(self, boxes: Mapping[CellId, Box]) -> Self:
        """The same with some of its cells boxed otherwise."""
        boxed = {
            cell.id: replace(cell, box=boxes[cell.id], masks=None)
            for cell in self.cells
            if cell.id in boxes
        }
        cells = tuple(boxed.get(cell.id, cell) for cell in self.cells)
        moved = (self.moved - boxed.keys()) | _elsewhere(boxed.values(), self.made)
        return replace(self, cells=cells, moved=moved)

    def with_scale(self, scale: Scale | None) -> Self:
        """The same with another scale; what was read before any was known was read at this one."""
        size = None if scale is None else scale.microns_per_pixel
        made = {
            id_: replace(one, microns_per_pixel=size) if one.microns_per_pixel is None else one
            for id_, one in self.made.items()
        }
        return replace(self, scale=scale, made=Chunks.of(made))

    def as_reading(self) -> SlideReading:
        """What has been read on this slide, as the report wants it."""
        source = self.source
        return SlideReading(
            path=source.path,
            sha256=source.sha256,
            width=source.width,
            height=source.height,
            scale=self.scale,
            remarks=self.remarks,
            cells=self.read_cells,
        )

    def _place(self, id_: CellId) -> int:
        """Where in the order of the cells an id is or would be."""
        return bisect_left(self.cells, id_, key=_ID)

    def _is_at(self, microns_per_pixel: float | None) -> bool:
        if microns_per_pixel is None or self.scale is None:
            return True
        now = self.scale.microns_per_pixel
        return microns_per_pixel == now or isclose(microns_per_pixel, now)


def is_same(one: Box, other: Box) -> bool:
    """Whether two boxes are around the same cell."""
    return one.overlap(other) >= SAME_CELL


_ID: Callable[[Cell], CellId] = attrgetter("id")


def _elsewhere(cells: Iterable[Cell], made: Mapping[CellId, Made]) -> frozenset[CellId]:
    """Those of some cells that are no longer where they were read."""
    return frozenset(
        cell.id
        for cell in cells
        if (one := made.get(cell.id)) is not None and one.reading.cell.box != cell.box
    )
