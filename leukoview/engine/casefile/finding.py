"""What a search or a reading does to a slide, as changes of its case."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from leukoview.engine.case import Box, Cell, CellId, CellReading
from leukoview.engine.casefile.changes import (
    CellsBoxed,
    CellsPlaced,
    CellsRead,
    CellsRemoved,
    Change,
)
from leukoview.engine.casefile.record import SlideRecord, is_same


def found(
    record: SlideRecord,
    readings: Sequence[CellReading],
    base: CellId,
    at: float | None,
    *,
    old: Collection[CellId] = (),
) -> tuple[Change, ...]:
    """Put cells that a search has found, numbered on from `base`, on a slide.

    A found cell where one is `held` already (placed by hand, or decided on) is that cell, and is
    not added again; where one of the `old` stands, which an earlier search has found, it takes that
    one's place. Masks travel with the readings alone.
    """
    near = _near(_in_question(record, old), [one.cell.box for one in readings])
    held = [cell for cell in near if record.holds(cell)]
    fresh = tuple(
        replace(one, cell=replace(one.cell, id=CellId(base + one.cell.id)))
        for one in readings
        if not any(is_same(cell.box, one.cell.box) for cell in held)
    )
    if not fresh:
        return ()
    earlier = [cell for cell in near if cell.id in old and not record.holds(cell)]
    gone = tuple(c.id for c in earlier if any(is_same(c.box, one.cell.box) for one in fresh))
    cells = tuple(replace(one.cell, masks=None) for one in fresh)
    added = CellsPlaced(record.id, cells), CellsRead(record.id, fresh, at)
    return (CellsRemoved(record.id, gone), *added) if gone else added


def _in_question(record: SlideRecord, old: Collection[CellId]) -> list[Cell]:
    """The cells that a search may meet again: held ones and old ones, not those it has just found.

    There may be a hundred thousand of the latter, and a search tells of a few at a time.
    """
    ids = record.by_hand | record.decisions.keys() | set(old)
    return [record.cell(id_) for id_ in sorted(ids) if record.has(id_)]


def _near(cells: Sequence[Cell], boxes: Sequence[Box]) -> list[Cell]:
    """The cells in the part of a slide where boxes lie: few, where those were found in order."""
    left, right = min((b.x for b in boxes), default=0), max((b.right for b in boxes), default=0)
    top, bottom = min((b.y for b in boxes), default=0), max((b.bottom for b in boxes), default=0)
    return [
        cell
        for cell in cells
        if cell.box.x < right
        and cell.box.right > left
        and cell.box.y < bottom
        and cell.box.bottom > top
    ]


def rearranged(now: SlideRecord, wanted: SlideRecord) -> tuple[Change, ...]:
    """The changes that bring the cells of a slide to where another record has them."""
    here = {cell.id: cell for cell in now.cells}
    there = {cell.id: cell for cell in wanted.cells}
    gone = tuple(id_ for id_ in here if id_ not in there)
    back = tuple(cell for id_, cell in there.items() if id_ not in here)
    boxes = {
        id_: cell.box for id_, cell in there.items() if id_ in here and here[id_].box != cell.box
    }
    changes = (
        CellsRemoved(now.id, gone) if gone else None,
        CellsPlaced(now.id, back) if back else None,
        CellsBoxed(now.id, boxes) if boxes else None,
    )
    return tuple(change for change in changes if change is not None)
