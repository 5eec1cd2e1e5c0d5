"""Every change that a case can go through; a case is what its changes have made of it.

A change is written to the trail as it stands here, so fields may be added with a default but never
renamed, removed or given another meaning.
"""

from collections.abc import Mapping
from dataclasses import replace

import msgspec
from typing_extensions import override

from leukoview.engine.case import Box, Cell, CellId, CellReading, Look, Remark, Scale
from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.chunks import Chunks
from leukoview.engine.casefile.record import SlideRecord
from leukoview.engine.casefile.said import Decision
from leukoview.engine.casefile.values import SlideId, SlideSource, Stamp
from leukoview.engine.display import Display
from leukoview.engine.taxonomy import ClassKey


class Change(msgspec.Struct, frozen=True, tag=True):
    """One change of a case.

    `on` gives the case after it; `undone` the changes that take it back, given the case before it
    (none for what cannot be taken back: it was said, signed or measured). A change that `matters`
    alters what a reader signs, so it is refused once a case is signed and voids a first signature.
    """

    @property
    def matters(self) -> bool:
        """Whether a signed case must not be changed so."""
        return True

    def on(self, case: Case, stamp: Stamp) -> Case:
        """The case after this change."""
        raise NotImplementedError

    def undone(self, _before: Case) -> "tuple[Change, ...]":
        """What takes this change back."""
        return ()


class SlideAdded(Change, frozen=True):
    """An image came into the case, or came back; `scale` is None while nobody knows it."""

    slide: SlideId
    source: SlideSource
    scale: Scale | None = None

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        known = case.records.get(self.slide)
        fresh = SlideRecord(self.slide, self.source, scale=self.scale)
        return case.with_record(replace(known, removed=False) if known else fresh)

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        known = before.records.get(self.slide)
        return (SlideRemoved(self.slide),) if known is None or known.removed else ()


class SlideRemoved(Change, frozen=True):
    """An image was taken off the case; nothing on it is lost."""

    slide: SlideId

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return case.with_slide(self.slide, lambda now: replace(now, removed=True))

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        return () if before.record(self.slide).removed else (SlideRestored(self.slide),)


class SlideRestored(Change, frozen=True):
    """An image came back to the case with everything on it."""

    slide: SlideId

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return case.with_slide(self.slide, lambda now: replace(now, removed=False))

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        return (SlideRemoved(self.slide),) if before.record(self.slide).removed else ()


class SlideLocated(Change, frozen=True):
    """The image, known by its digest, lies somewhere else now, or its digest became known."""

    slide: SlideId
    source: SlideSource

    @property
    @override
    def matters(self) -> bool:
        return False

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return case.with_slide(self.slide, lambda now: replace(now, source=self.source))


class CellsPlaced(Change, frozen=True):
    """Cells came onto a slide: found, placed by hand, or brought back; none comes twice."""

    slide: SlideId
    cells: tuple[Cell, ...]

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return case.with_slide(self.slide, lambda now: now.with_cells(self.cells))

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        standing = {cell.id for cell in before.record(self.slide).cells}
        new = tuple(cell.id for cell in self.cells if cell.id not in standing)
        return (CellsRemoved(self.slide, new),) if new else ()


class CellsRemoved(Change, frozen=True):
    """Cells were taken off a slide."""

    slide: SlideId
    cells: tuple[CellId, ...]

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        gone = frozenset(self.cells)
        return case.with_slide(
            self.slide,
            lambda now: replace(now, cells=tuple(c for c in now.cells if c.id not in gone)),
        )

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        gone = frozenset(self.cells)
        cells = tuple(cell for cell in before.record(self.slide).cells if cell.id in gone)
        return (CellsPlaced(self.slide, cells),) if cells else ()


class CellsBoxed(Change, frozen=True):
    """Boxes were moved or resized; what was read in the old ones no longer counts."""

    slide: SlideId
    boxes: Mapping[CellId, Box]

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return case.with_slide(self.slide, lambda now: now.with_boxes(self.boxes))

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        cells = before.record(self.slide).cells
        old = {cell.id: cell.box for cell in cells if cell.id in self.boxes}
        return (CellsBoxed(self.slide, old),) if old else ()


class CellsRead(Change, frozen=True):
    """The engine said something of cells, `at` a scale (µm per pixel) where it was known."""

    slide: SlideId
    readings: tuple[CellReading, ...]
    at: float | None = None

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return case.with_slide(self.slide, lambda now: now.with_readings(self.readings, self.at))


class Searched(Change, frozen=True):
    """A bundle went through a slide: how many cells it found (None: it read boxes only).

    `look` is how the image looked then, for the laboratory's watch over its stain and focus.
    """

    slide: SlideId
    bundle: str
    remarks: tuple[Remark, ...]
    found: int | None = None
    look: Look | None = None

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        def noted(now: SlideRecord) -> SlideRecord:
            found = now.found if self.found is None else self.found
            return replace(now, remarks=self.remarks, found=found, accepted=None)

        return case.with_slide(self.slide, noted)


class QualityAccepted(Change, frozen=True):
    """A reader found an image good enough in spite of severe remarks on its quality."""

    slide: SlideId

    @override
    def on(self, case: Case, stamp: Stamp) -> Case:
        return case.with_slide(self.slide, lambda now: replace(now, accepted=stamp))


class ScaleSet(Change, frozen=True):
    """The size of a slide's pixels became known, or known better.

    At another scale a search would find other cells, so how many it `found` is not known any more;
    it is where a change is taken back.
    """

    slide: SlideId
    scale: Scale | None
    found: int | None = None

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        def scaled(now: SlideRecord) -> SlideRecord:
            found = now.found if now.scale is None else self.found
            return replace(now.with_scale(self.scale), found=found)

        return case.with_slide(self.slide, scaled)

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        now = before.record(self.slide)
        return () if now.scale is None else (ScaleSet(self.slide, now.scale, now.found),)


class Decided(Change, frozen=True):
    """A reader put classes to cells, or (None) took the word back.

    `blind` is whether suggestions were hidden, which they are only before a first decision. Where a
    change is taken back, `earlier` decisions stand again as they were: whose, when, and how.
    """

    slide: SlideId
    labels: Mapping[CellId, ClassKey | None]
    blind: bool = False
    earlier: Mapping[CellId, Decision] = msgspec.field(default_factory=dict)

    @override
    def on(self, case: Case, stamp: Stamp) -> Case:
        def decided(now: SlideRecord) -> SlideRecord:
            said = {
                cell: self.earlier.get(cell) or self._decision(now, cell, label, stamp)
                for cell, label in self.labels.items()
                if label is not None
            }
            taken_back = self.labels.keys() - said.keys()
            return replace(now, decisions=Chunks.of(now.decisions).changed(said, taken_back))

        return case.with_slide(self.slide, decided)

    def _decision(self, now: SlideRecord, cell: CellId, label: ClassKey, stamp: Stamp) -> Decision:
        blind = self.blind and cell not in now.decisions
        return Decision(label, stamp.by, stamp.at, now.suggested(cell), blind)

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        record = before.record(self.slide)
        old = {cell: record.label(cell) for cell in self.labels}
        kept = {cell: record.decisions[cell] for cell in old if cell in record.decisions}
        return (Decided(self.slide, old, earlier=kept),)


class DisplaySet(Change, frozen=True):
    """A slide is shown otherwise; what is read of it stays the same."""

    slide: SlideId
    display: Display

    @override
    def on(self, case: Case, _stamp: Stamp) -> Case:
        return case.with_slide(self.slide, lambda now: replace(now, display=self.display))

    @override
    def undone(self, before: Case) -> tuple[Change, ...]:
        return (DisplaySet(self.slide, before.record(self.slide).display),)
