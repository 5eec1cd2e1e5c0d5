"""The library's cells and disputes as the laboratory's file keeps them."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from leukoview.engine.case import Scale, ScaleSource
from leukoview.engine.errors import LabError
from leukoview.engine.lab.lab import RESTORE
from leukoview.engine.library.images import place_of
from leukoview.engine.library.values import Dispute, LibraryCell
from leukoview.engine.taxonomy import ClassKey

COLUMNS = (
    "id, image, label, patient, source, origin, labeller, at, microns, scale, practice, typical, "
    "out"
)

_DIGEST = re.compile("[0-9a-f]{64}")
"""It names a file, so nothing else may lead to one."""

OPEN = """
    SELECT number, one, other, exact FROM dispute
    JOIN cell AS a ON a.id = one JOIN cell AS b ON b.id = other
    WHERE settled = '' AND NOT a.out AND NOT b.out ORDER BY number
"""
"""A dispute of which a cell was taken out is none, unless it is put back."""


def cells(db: sqlite3.Connection, folder: Path) -> Iterator[LibraryCell]:
    """Every cell, in the order they came."""
    for row in db.execute(f"SELECT {COLUMNS} FROM cell ORDER BY rowid"):  # noqa: S608 - our own
        yield _cell(row, folder)


def cell(db: sqlite3.Connection, folder: Path, id_: str) -> LibraryCell | None:
    """The cell of an id, if there is one."""
    wanted = f"SELECT {COLUMNS} FROM cell WHERE id = ?"  # noqa: S608 - our own
    row = db.execute(wanted, (id_,)).fetchone()
    return _cell(row, folder) if row else None


def add(db: sqlite3.Connection, new: LibraryCell, look: bytes) -> None:
    """Write a new cell, with what it looks like."""
    db.execute(
        "INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new.id,
            new.image,
            new.label,
            new.patient,
            new.label,
            new.patient,
            new.source,
            new.origin,
            new.labeller,
            new.at.isoformat(),
            new.scale.microns_per_pixel,
            new.scale.source.value,
            new.practice,
            new.typical,
            look,
            new.out,
        ),
    )


def change(db: sqlite3.Connection, ids: Iterable[str], column: str, value: str | int) -> None:
    """Set a column of some cells."""
    db.executemany(
        f"UPDATE cell SET {column} = ? WHERE id = ?",  # noqa: S608 - our own columns
        [(value, id_) for id_ in ids],
    )


def disputes(db: sqlite3.Connection, folder: Path) -> tuple[Dispute, ...]:
    """What is to be settled, in the order it came up."""
    lines = db.execute(OPEN).fetchall()
    if not lines:
        return ()
    known = {one.id: one for one in cells(db, folder)}
    return tuple(Dispute(n, known[a], known[b], bool(exact)) for n, a, b, exact in lines)


def _cell(row: tuple[str, ...], folder: Path) -> LibraryCell:
    try:
        return _made(row, folder)
    except (TypeError, ValueError) as error:
        raise LabError("A cell of the library was altered or damaged.", remedy=RESTORE) from error


def _made(row: tuple[str, ...], folder: Path) -> LibraryCell:
    id_, image, label, patient, source, origin, labeller, at, *rest = row
    microns, scale, practice, typical, out = rest
    if not _DIGEST.fullmatch(image):
        raise ValueError(image)
    return LibraryCell(
        id=id_,
        image=image,
        path=place_of(folder, image),
        label=ClassKey(label),
        patient=patient,
        source=source,
        origin=origin,
        labeller=labeller,
        at=datetime.fromisoformat(at),
        scale=Scale(float(microns), ScaleSource(scale)),
        practice=bool(practice),
        typical=bool(typical),
        out=bool(out),
    )
