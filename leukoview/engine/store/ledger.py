"""The trail as it stands in a file of cases: written line by line, checked whenever it is read."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime

from leukoview.engine.casefile import CaseId, Change, Entry, Stamp, trail
from leukoview.engine.errors import CaseError
from leukoview.engine.progress import CheckIn

ENTRIES = """
    SELECT number, case_id, at, by, change, hash,
           (SELECT before.hash FROM entry AS before WHERE before.number = entry.number - 1)
    FROM entry
"""
RESTORE = "Somebody or something has changed the file of cases: compare it with a backup."
CHECKED_AT_ONCE = 256
"""Entries between two check-ins."""

Row = tuple[int, str, str, str, str, str, str | None]


def last_hash(db: sqlite3.Connection) -> str:
    """What the next entry will be chained to."""
    row = db.execute("SELECT hash FROM entry ORDER BY number DESC LIMIT 1").fetchone()
    return str(row[0]) if row else trail.START


def add(db: sqlite3.Connection, case: CaseId, lines: Iterable[tuple[Stamp, Change]]) -> None:
    """Chain more lines to the trail, within the transaction at hand."""
    link = last_hash(db)
    for stamp, change in lines:
        at, written = stamp.at.isoformat(), trail.written(change)
        link = trail.chained(link, (case, at, stamp.by, written))
        db.execute(
            "INSERT INTO entry (case_id, at, by, change, hash) VALUES (?, ?, ?, ?, ?)",
            (case, at, stamp.by, written, link),
        )


def counted(db: sqlite3.Connection, case: CaseId) -> int:
    """How many entries of a case were written."""
    row = db.execute("SELECT entries FROM listing WHERE case_id = ?", (case,)).fetchone()
    return int(row[0]) if row else 0


def entries(db: sqlite3.Connection, case: CaseId) -> Iterator[Entry]:
    """The entries of a case, oldest first, each checked against the one before it in the file.

    Raises:
        CaseError: An entry was altered.
    """
    for row in db.execute(f"{ENTRIES} WHERE case_id = ? ORDER BY number", (case,)):
        yield checked(row)


def checked(row: Row) -> Entry:
    """The entry in a row of `ENTRIES`.

    Raises:
        CaseError: It, or the one before it, was altered.
    """
    number, case, at, by, change, link, previous = row
    if trail.chained(previous or trail.START, (case, at, by, change)) != link:
        raise CaseError(
            f"Entry {number} of the trail, or the one before it, was altered.", remedy=RESTORE
        )
    return Entry(number, CaseId(case), Stamp(by, trail.time_of(at)), trail.change_of(change), link)


def verify(db: sqlite3.Connection, check_in: CheckIn) -> int:
    """Check the whole trail; returns how many entries it has.

    Raises:
        CaseError: An entry was altered, or is missing between two others.
    """
    (total,) = db.execute("SELECT count(*) FROM entry").fetchone()
    for place, row in enumerate(db.execute(f"{ENTRIES} ORDER BY number"), start=1):
        if checked(row).number != place:
            raise CaseError(f"Entry {place} of the trail is missing.", remedy=RESTORE)
        if place % CHECKED_AT_ONCE == 0:
            check_in(place, total)
    return int(total)


def verify_counts(db: sqlite3.Connection) -> None:
    """Check that every case has all of its entries, up to the last.

    Raises:
        CaseError: Some are missing, or a case is missing from the list.
    """
    short = db.execute(
        "SELECT 1 FROM listing WHERE entries != "
        "(SELECT count(*) FROM entry WHERE entry.case_id = listing.case_id)"
    )
    unlisted = db.execute(
        "SELECT 1 FROM entry LEFT JOIN listing USING (case_id) WHERE listing.case_id IS NULL"
    )
    if short.fetchone():
        raise CaseError("Entries at the end of the trail are missing.", remedy=RESTORE)
    if unlisted.fetchone():
        raise CaseError("A case of the trail is missing from the list.", remedy=RESTORE)


def latest(db: sqlite3.Connection, case: CaseId) -> datetime | None:
    """The latest time in the trail of a case: all are written alike, so the text's order holds."""
    (at,) = db.execute("SELECT max(at) FROM entry WHERE case_id = ?", (case,)).fetchone()
    return None if at is None else trail.time_of(str(at))


def turned_back(db: sqlite3.Connection) -> tuple[int, ...]:
    """The entries that carry an earlier time than the one before them in their case."""
    rows = db.execute(
        "SELECT number FROM (SELECT number, at, lag(at) OVER "
        "(PARTITION BY case_id ORDER BY number) AS before FROM entry) WHERE at < before"
    )
    return tuple(int(number) for (number,) in rows)
