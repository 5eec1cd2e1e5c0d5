"""A laboratory's file: its trail of deeds, and the transactions in which they take effect."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from leukoview.engine import database
from leukoview.engine.errors import LabError
from leukoview.engine.lab.deeds import Deed, Done
from leukoview.engine.lab.schema import LAB
from leukoview.engine.progress import CheckIn, unwatched

FILE_NAME = "lab.sqlite"
START = "0" * 64
"""What the first deed is chained to."""
RESTORE = "Somebody or something has changed the laboratory's file: compare it with a backup."
CHECKED_AT_ONCE = 256
"""Deeds between two check-ins."""

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present time (UTC)."""
    return datetime.now(UTC)


class Lab:
    """One laboratory's file. Several programs may hold it; SQLite lets one write at a time.

    Belongs to the thread that opened it.
    """

    def __init__(self, path: Path, clock: Clock = now) -> None:
        """Open a laboratory's file, or begin one; where it may only be read, nothing can be done.

        Raises:
            StoreError: It cannot be opened, is damaged, or is of a later version.
        """
        self.path = path
        self.clock = clock
        look_only = path.is_file() and not database.may_write(path)
        self._db = database.connected(path, LAB, read_only=look_only)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def doing(self, by: str, *deeds: Deed) -> Iterator[sqlite3.Connection]:
        """What deeds lead to: written with them, all or nothing.

        The deeds are chained when the block ends well.

        Raises:
            StoreError: The disk is full or refuses.
        """
        with database.changing(self._db, self.path) as db:
            yield db
            for deed in deeds:
                self._add(db, by, deed)

    def record(self, by: str, deed: Deed) -> None:
        """Write down a deed that changes nothing else in this file.

        Raises:
            StoreError: The disk is full or refuses.
        """
        with self.doing(by, deed):
            pass

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The file as it is when the block begins.

        Raises:
            StoreError: It cannot be read.
        """
        with database.unchanging(self._db, self.path) as db:
            yield db

    def deeds(self) -> tuple[Done, ...]:
        """The whole trail, oldest first, every line checked.

        Raises:
            LabError: A deed was altered or is missing.
        """
        return tuple(self._checked(unwatched))

    def latest(self, *kinds: type[Deed]) -> tuple[Done, ...]:
        """The deeds of some kinds, oldest first, every line of the trail checked."""
        return tuple(done for done in self._checked(unwatched) if isinstance(done.deed, kinds))

    def verify(self, check_in: CheckIn = unwatched) -> int:
        """Check the whole trail; returns how many deeds it has.

        Raises:
            LabError: A deed was altered or is missing.
            StoreError: The file is damaged.
        """
        with self.reading() as db:
            database.check_whole(db, self.path)
        return sum(1 for _ in self._checked(check_in))

    def _add(self, db: sqlite3.Connection, by: str, deed: Deed) -> None:
        row = db.execute("SELECT hash FROM deed ORDER BY number DESC LIMIT 1").fetchone()
        at, written = self.clock().isoformat(), msgspec.json.encode(deed).decode()
        link = _chained(row[0] if row else START, (at, by, written))
        db.execute(
            "INSERT INTO deed (at, by, deed, hash) VALUES (?, ?, ?, ?)", (at, by, written, link)
        )

    def _checked(self, check_in: CheckIn) -> Iterator[Done]:
        with self.reading() as db:
            rows = db.execute("SELECT number, at, by, deed, hash FROM deed ORDER BY number")
            lines = rows.fetchall()
        link = START
        for expected, (number, at, by, written, kept) in enumerate(lines, start=1):
            link = _chained(link, (at, by, written))
            if number != expected or link != kept:
                raise LabError(
                    f"Line {expected} of the laboratory's trail was altered or is missing.",
                    remedy=RESTORE,
                )
            if expected % CHECKED_AT_ONCE == 0:
                check_in(expected, len(lines))
            yield Done(number, by, datetime.fromisoformat(at), _deed(written), kept)


def _chained(previous: str, line: tuple[str, str, str]) -> str:
    """The SHA-256 (hex) that binds a line – time, who, deed – to all before it."""
    return hashlib.sha256(msgspec.json.encode((previous, *line))).hexdigest()


def _deed(written: str) -> Deed:
    try:
        return _DECODER.decode(written)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise LabError(
            "A line of the laboratory's trail was written by a later version of LeukoView.",
            remedy="Update LeukoView on this computer.",
        ) from error


_DECODER: msgspec.json.Decoder[Deed] = msgspec.json.Decoder(Deed)
