"""What is otherwise since a signed case was opened again, by whom, and since when."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from leukoview.engine.case import CellId
from leukoview.engine.casefile import changes, paperwork, telling, trail
from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.changes import Change
from leukoview.engine.casefile.record import SlideRecord
from leukoview.engine.casefile.trail import Entry
from leukoview.engine.casefile.values import SlideId, Stamp
from leukoview.engine.paths import shown
from leukoview.engine.summary import counted
from leukoview.engine.taxonomy import ClassKey, named

MOST_NUMBERED = 12
"""Cells that are named by their numbers; of more it is only said how many they are."""

ABSENT = "no such cell"
NO_CLASS = "no class"

Turn: TypeAlias = tuple[SlideId, str, str, str]
"""What cells can share: their slide, what they were, what they are, and who changed them."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One thing that is otherwise; where it says whose case it is, or is free text, it is `own`."""

    at: datetime
    by: str
    what: str
    old: str
    new: str
    own: bool = False


def revisions(entries: Sequence[Entry]) -> tuple[tuple[Revision, ...], ...]:
    """What was changed after each opening of a signed case, up to the next one or to now."""
    if not any(isinstance(entry.change, paperwork.Amended) for entry in entries):
        return ()
    found: list[tuple[Revision, ...]] = []
    case: Case | None = None
    before: Case | None = None
    since: list[Entry] = []
    for entry in entries:
        if isinstance(entry.change, paperwork.Amended):
            found += [_revised(before, case, since)] if before and case else []
            before, since = case, []
        case = trail.replayed_on(case, entry)
        since.append(entry)
    return (*found, _revised(before, case, since)) if before and case else tuple(found)


def _revised(before: Case, after: Case, since: Sequence[Entry]) -> tuple[Revision, ...]:
    said = [
        *_of_papers(before, since),
        *_of_images(before, since),
        *_of_cells(before, after, _last_said(since)),
    ]
    return tuple(sorted(said, key=lambda one: one.at))


_PAPERS: tuple[type[Change], ...] = (
    paperwork.SubjectGiven,
    paperwork.SpecimenGiven,
    paperwork.TextsGiven,
    paperwork.SettingsGiven,
    paperwork.NucleoliTicked,
)
_OWN = _PAPERS[:3]
_CELL_BY_CELL = (
    changes.Decided,
    changes.CellsPlaced,
    changes.CellsRemoved,
    changes.CellsRead,
    changes.CellsBoxed,
)


def _of_papers(before: Case, since: Sequence[Entry]) -> Iterator[Revision]:
    """Each form against the one that was signed, whatever stood in it meanwhile."""
    last = {type(entry.change): entry for entry in since if isinstance(entry.change, _PAPERS)}
    for kind, entry in last.items():
        what, old, new = telling.words_of(entry.change, before)
        if old != new:
            yield _revision(entry.stamp, what, old, new, own=kind in _OWN)


def _of_images(before: Case, since: Sequence[Entry]) -> Iterator[Revision]:
    """Everything that was done to whole images, one after the other."""
    case = before
    for entry in since:
        change = entry.change
        silent = isinstance(change, (*_PAPERS, *_CELL_BY_CELL, changes.DisplaySet))
        if change.matters and not silent:
            yield _revision(entry.stamp, *telling.words_of(change, case))
        case = trail.replayed_on(case, entry)


def _of_cells(
    before: Case, after: Case, said: Mapping[tuple[SlideId, CellId], Stamp]
) -> Iterator[Revision]:
    """The cells that count as something else, those alike together."""
    alike: dict[Turn, list[tuple[CellId, Stamp]]] = defaultdict(list)
    for (slide, cell), stamp in said.items():
        record = after.records[slide]
        was, now = _standing(before.records.get(slide), cell), _standing(record, cell)
        if was != now and not record.removed:
            alike[slide, was, now, stamp.by].append((cell, stamp))
    for (slide, was, now, by), cells in alike.items():
        where = f"“{shown(Path(after.records[slide].source.path.name))}”"
        what = f"{_numbered([cell for cell, _ in cells])} on {where}"
        yield Revision(max(stamp.at for _, stamp in cells), by, what, was, now)


def _last_said(since: Sequence[Entry]) -> dict[tuple[SlideId, CellId], Stamp]:
    """Who spoke last of each cell, and when."""
    return {
        (slide, cell): entry.stamp
        for entry in since
        for slide, cells in [_cells_of(entry.change)]
        for cell in cells
    }


def _cells_of(change: Change) -> tuple[SlideId, Collection[CellId]]:
    match change:
        case (
            changes.Decided(slide=slide, labels=cells)
            | changes.CellsBoxed(slide=slide, boxes=cells)
        ):
            return slide, tuple(cells)
        case changes.CellsRemoved(slide=slide, cells=removed):
            return slide, removed
        case changes.CellsPlaced(slide=slide, cells=placed):
            return slide, tuple(cell.id for cell in placed)
        case changes.CellsRead(slide=slide, readings=readings):
            return slide, tuple(one.cell.id for one in readings)
        case _:
            return SlideId(""), ()


def _standing(record: SlideRecord | None, cell: CellId) -> str:
    if record is None or not record.has(cell):
        return ABSENT
    return _name(record.standing(cell))


def _name(key: ClassKey | None) -> str:
    return NO_CLASS if key is None else named(key).name


def _numbered(cells: Collection[CellId]) -> str:
    """Cells by their numbers as the window shows them, while they are few."""
    if len(cells) == 1:
        return f"Cell {min(cells)}"
    if len(cells) > MOST_NUMBERED:
        return counted(len(cells), "cell")
    return f"Cells {', '.join(map(str, sorted(cells)))}"


def _revision(stamp: Stamp, what: str, old: str, new: str, *, own: bool = False) -> Revision:
    return Revision(stamp.at, stamp.by, what, old, new, own)
