"""`.leukocase`: one case with the pixels around its cells, in one file, from PC to PC."""

import io
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from uuid import uuid4

from PIL import Image

from leukoview.engine.case import Box
from leukoview.engine.casefile import CaseId, Entry, SlideId, SlideRecord, trail
from leukoview.engine.errors import CaseError, LeukoError, UnreadableImageError
from leukoview.engine.progress import CheckIn
from leukoview.engine.slide import Slide
from leukoview.engine.slide.absent import AbsentSlide, Kept
from leukoview.engine.store import database, ledger

SUFFIX = ".leukocase"
AROUND = 0.3
"""Share of a box that is kept on each side of it."""
LARGEST_CROP = 4096
"""Pixels; a longer side is no cell, and a damaged file may claim anything."""
PICTURE_SIDE = 192
"""Pixels; the longer side of a small view of a slide."""


def pack(
    store: Path,
    case: CaseId,
    target: Path,
    slide_of: Callable[[SlideRecord], Slide],
    check_in: CheckIn,
) -> None:
    """Write a case of a store with the crops of its cells; the file is there whole or not at all.

    Raises:
        CaseError: The store holds no such case.
        StoreError: The store cannot be read, or the target not written.
    """
    beside = target.parent / f".{uuid4().hex}.new"
    try:
        with (
            closing(database.connected(store, read_only=True)) as source,
            database.explained(store),
        ):
            entries = tuple(ledger.entries(source, case))
        with closing(database.connected(beside, read_only=False)) as db:
            _fill(db, beside, entries, slide_of, check_in)
        with database.explained(target):
            beside.replace(target)
    finally:
        for leftover in (beside, Path(f"{beside}-wal"), Path(f"{beside}-shm")):
            with suppress(OSError):
                leftover.unlink()


def unpack(path: Path) -> tuple[Entry, ...]:
    """The entries of the case in a file, each checked.

    Raises:
        CaseError: The file was altered, or holds no case or several.
        StoreError: It cannot be read, or is no file of cases.
    """
    if not path.is_file():
        raise CaseError(f"There is no file “{path.name}”.", remedy="Choose a .leukocase file.")
    with closing(database.connected(path, read_only=True)) as db, database.explained(path):
        ledger.verify(db, _never_stop)
        cases = [CaseId(row[0]) for row in db.execute("SELECT DISTINCT case_id FROM entry")]
        if len(cases) != 1:
            raise CaseError(f"“{path.name}” holds no single case.", remedy="Export it once more.")
        return tuple(ledger.entries(db, cases[0]))


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
            for box in {_around(cell.box, slide) for cell in record.cells}:
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
        with closing(database.connected(parcel, read_only=True)) as db, database.explained(parcel):
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


def _never_stop(_done: int, _total: int) -> None:
    """Reading a file of one case is too short to be stopped."""
