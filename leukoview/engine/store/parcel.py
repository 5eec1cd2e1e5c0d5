"""`.leukocase`: one case with the pixels around its cells, in one file, from PC to PC."""

import io
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from uuid import uuid4

from PIL import Image

from leukoview.engine import database
from leukoview.engine.case import Box, Cell
from leukoview.engine.casefile import CaseId, Entry, SlideId, SlideRecord, trail
from leukoview.engine.errors import CaseError, LeukoError, UnreadableImageError
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.slide import Slide
from leukoview.engine.slide.absent import LARGEST_CROP, AbsentSlide, Kept, check_crop
from leukoview.engine.slide.base import digest
from leukoview.engine.store import ledger
from leukoview.engine.store.schema import CASES

SUFFIX = ".leukocase"
AROUND = 0.3
"""Share of a box that is kept on each side of it."""
PICTURE_SIDE = 192
"""Pixels; the longer side of a small view of a slide."""

_CASE_ID = re.compile("[0-9a-f]{32}")
"""It names a file, so nothing else may come in from elsewhere."""


def pack(
    store: Path,
    case: CaseId,
    target: Path,
    slide_of: Callable[[SlideRecord], Slide],
    check_in: CheckIn,
) -> str:
    """Write a case of a store with the crops of its cells; the file is there whole or not at all.

    Returns its SHA-256 (hex).

    Raises:
        CaseError: The store holds no such case.
        StoreError: The store cannot be read, or the target not written.
    """
    beside = target.parent / f".{uuid4().hex}.new"
    try:
        with (
            closing(database.connected(store, CASES, read_only=True)) as source,
            database.explained(store),
        ):
            entries = tuple(ledger.entries(source, case))
        with closing(database.connected(beside, CASES, read_only=False)) as db:
            _fill(db, beside, entries, slide_of, check_in)
        with database.explained(target):
            sha256 = digest(beside)
            beside.replace(target)
    finally:
        for leftover in (beside, Path(f"{beside}-wal"), Path(f"{beside}-shm")):
            with suppress(OSError):
                leftover.unlink()
    return sha256


def unpack(path: Path, check_in: CheckIn = unwatched) -> tuple[Entry, ...]:
    """The entries of the case in a file, each checked, and every crop with them.

    Raises:
        CaseError: The file was altered, or holds no case or several.
        StoreError: It cannot be read, is damaged, or is no file of cases.
        UnreadableImageError: A crop is damaged.
    """
    if not path.is_file():
        raise CaseError(f"There is no file “{path.name}”.", remedy="Choose a .leukocase file.")
    with closing(database.connected(path, CASES, read_only=True)) as db, database.explained(path):
        database.check_whole(db, path)
        ledger.verify(db, check_in)
        cases = [CaseId(row[0]) for row in db.execute("SELECT DISTINCT case_id FROM entry")]
        if len(cases) != 1 or not _CASE_ID.fullmatch(cases[0]):
            raise CaseError(f"“{path.name}” holds no single case.", remedy="Export it once more.")
        _check_crops(db, check_in)
        entries = tuple(ledger.entries(db, cases[0]))
    _check_sense(path, entries)
    return entries


def pictures(path: Path) -> Mapping[SlideId, bytes]:
    """The small views of the slides in a file (PNG)."""
    with closing(database.connected(path, CASES, read_only=True)) as db, database.explained(path):
        rows = db.execute("SELECT slide_id, png FROM picture")
        return {SlideId(slide): bytes(png) for slide, png in rows}


def absent(record: SlideRecord, parcel: Path) -> AbsentSlide:
    """What stands in for a slide that is not at hand, with the crops of its parcel."""
    source = record.source
    return AbsentSlide(
        path=source.path,
        width=source.width,
        height=source.height,
        crops=partial(_crops, parcel, record.id),
        digest=source.sha256,
        camera=source.camera,
        practice=source.practice,
    )


def picture_of(slide: Slide) -> bytes:
    """A small view of a slide, as a PNG file."""
    whole = Box(0, 0, slide.width, slide.height)
    image = Image.fromarray(slide.read(whole, len(slide.downsamples) - 1))
    image.thumbnail((PICTURE_SIDE, PICTURE_SIDE))
    return _png(image)


def _fill(
    db: sqlite3.Connection,
    path: Path,
    entries: Iterable[Entry],
    slide_of: Callable[[SlideRecord], Slide],
    check_in: CheckIn,
) -> None:
    kept = tuple(entries)
    case = trail.replayed(kept)
    if case is None:
        raise CaseError("There is no such case here.", remedy="Search the list of cases.")
    total = sum(len(record.cells) for record in case.slides)
    done = 0
    with database.changing(db, path):
        ledger.add(db, case.id, ((entry.stamp, entry.change) for entry in kept))
        for record in case.slides:
            slide = slide_of(record)
            # Of two boxes with one corner the larger holds the other, so it must come last.
            boxes = {_around(cell.box, slide) for cell in record.cells}
            for box in sorted(boxes, key=lambda box: box.width * box.height):
                db.execute(
                    "INSERT OR REPLACE INTO crop VALUES (?, ?, ?, ?)",
                    (record.id, box.x, box.y, _png(Image.fromarray(slide.read(box)))),
                )
                done += 1
                check_in(min(done, total), total)
            picture = picture_of(slide)
            db.execute("INSERT INTO picture VALUES (?, ?, ?)", (record.id, case.id, picture))
    with database.explained(path):
        db.execute("PRAGMA journal_mode = DELETE")


def _crops(parcel: Path, slide: SlideId, box: Box) -> list[Kept]:
    """The kept crops that may touch a box; none where there is no parcel."""
    if not parcel.is_file():
        return []
    low_x, low_y = box.x - LARGEST_CROP, box.y - LARGEST_CROP
    try:
        with (
            closing(database.connected(parcel, CASES, read_only=True)) as db,
            database.explained(parcel),
        ):
            rows = db.execute(
                "SELECT x, y, png FROM crop WHERE slide_id = ? AND x BETWEEN ? AND ?"
                " AND y BETWEEN ? AND ? ORDER BY x, y",
                (slide, low_x, box.right, low_y, box.bottom),
            )
            return [(int(x), int(y), bytes(png)) for x, y, png in rows]
    except LeukoError as error:
        raise UnreadableImageError("What was kept of the cells cannot be read.") from error


def _around(box: Box, slide: Slide) -> Box:
    margin = round(max(box.width, box.height) * AROUND)
    wide = box.grown(margin).clipped(slide.width, slide.height)
    return Box(wide.x, wide.y, min(wide.width, LARGEST_CROP), min(wide.height, LARGEST_CROP))


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _check_crops(db: sqlite3.Connection, check_in: CheckIn) -> None:
    (total,) = db.execute("SELECT count(*) FROM crop").fetchone()
    for done, (png,) in enumerate(db.execute("SELECT png FROM crop"), start=1):
        check_crop(png)
        check_in(done, total)


def _look_at(cell: Cell) -> None:
    """Unpack the masks of a cell, which only then are found to be damaged."""
    if cell.masks is not None:
        _ = cell.masks.nucleus


def _check_sense(path: Path, entries: Iterable[Entry]) -> None:
    """Refuse entries that are chained well but do not belong together."""
    try:
        case = trail.replayed(entries)
        for record in case.records.values() if case else ():
            for made in record.made.values():
                _look_at(made.reading.cell)
    except (LookupError, ValueError, CaseError) as error:
        raise CaseError(
            f"The entries of “{path.name}” do not make a case.", remedy="Export it once more."
        ) from error
