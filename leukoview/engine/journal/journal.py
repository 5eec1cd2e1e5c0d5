"""One reading of a whole slide, part by part: a SQLite file in which every number is exact.

It names no patient and no image. Masks stand as bits, features as they are in memory, so that a
reading that goes on from here ends, to the last bit, like one that was never interrupted.
"""

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np

from leukoview import __version__
from leukoview.engine import database
from leukoview.engine.case import CellReading, Masks
from leukoview.engine.casefile import packing
from leukoview.engine.errors import StoreError

QUICKEST = 1
"""Level of zlib: masks are compressed already."""

KIND = database.Kind(
    "journal of a reading",
    0x4C4B4A31,
    (
        """
        CREATE TABLE about (
            only   INTEGER PRIMARY KEY CHECK (only = 1),
            ground TEXT NOT NULL,
            hash   TEXT NOT NULL
        ) STRICT;
        CREATE TABLE part (
            number  INTEGER PRIMARY KEY,
            reached INTEGER NOT NULL,
            cells   INTEGER NOT NULL,
            content BLOB NOT NULL,
            hash    TEXT NOT NULL
        ) STRICT;
        """,
    ),
)


class Course(msgspec.Struct, frozen=True):
    """All that must be alike for a reading to go on where another stopped.

    `slide` and `bundle` are SHA-256 (hex), `device` the kind that computes, `squares` how many the
    slide is searched in.
    """

    slide: str
    bundle: str
    microns_per_pixel: float
    device: str
    squares: int
    program: str = __version__

    @property
    def digest(self) -> str:
        """What tells this course from any other (SHA-256, hex)."""
        return _hash("", msgspec.json.encode(self))


class Journal:
    """The parts of one reading in the order in which they were read, each whole or not at all.

    `ground` is what `begin` was told, "" before that.
    """

    def __init__(self, path: Path, course: Course) -> None:
        """Open a journal, or make a new one.

        Raises:
            StoreError: It cannot be opened, is of another reading, or not as it was written.
        """
        self._path = path
        self._course = course
        self._db = database.connected(path, KIND, read_only=False)
        try:
            self.ground = self._checked_ground()
            self._check_parts()
        except StoreError:
            self._db.close()
            raise

    @property
    def reached(self) -> int:
        """How many squares of the slide are behind it."""
        return self._number("SELECT coalesce(max(reached), 0) FROM part")

    @property
    def share(self) -> float:
        """Which part of the slide is behind it, 0–1."""
        return self.reached / max(1, self._course.squares)

    @property
    def cells(self) -> int:
        """How many cells were read."""
        return self._number("SELECT coalesce(sum(cells), 0) FROM part")

    def begin(self, ground: str) -> None:
        """Put down the ground of every square, which says what is to be searched.

        Raises:
            StoreError: The disk is full or refuses.
        """
        self.ground = ground
        with database.changing(self._db, self._path) as db:
            db.execute("INSERT INTO about VALUES (1, ?, ?)", (ground, self._seal(ground.encode())))

    def add(self, reached: int, readings: Sequence[CellReading]) -> None:
        """Put down what was read up to a square, counted from 1.

        Raises:
            StoreError: The disk is full or refuses.
        """
        content = zlib.compress(_ENCODER.encode(tuple(readings)), QUICKEST)
        with database.changing(self._db, self._path) as db:
            number = self._number("SELECT count(*) FROM part")
            seal = self._seal(content, number, reached, len(readings))
            line = (number, reached, len(readings), content, seal)
            db.execute("INSERT INTO part VALUES (?, ?, ?, ?, ?)", line)

    def parts(self) -> Iterator[tuple[CellReading, ...]]:
        """What was read, part by part; only one of them is in memory at a time."""
        for number in range(self._number("SELECT count(*) FROM part")):
            with database.explained(self._path):
                rows = self._db.execute("SELECT content FROM part WHERE number = ?", (number,))
                (content,) = rows.fetchone()
            yield _DECODER.decode(zlib.decompress(content))

    def close(self) -> None:
        """Let go of the file, which stays."""
        self._db.close()

    def _checked_ground(self) -> str:
        with database.unchanging(self._db, self._path) as db:
            database.check_whole(db, self._path)
            row = db.execute("SELECT ground, hash FROM about").fetchone()
        ground, seal = row or ("", self._seal(b""))
        if seal != self._seal(str(ground).encode()):
            raise self._altered()
        return str(ground)

    def _check_parts(self) -> None:
        behind = 0
        with database.unchanging(self._db, self._path) as db:
            rows = db.execute("SELECT number, reached, cells, content, hash FROM part")
            for expected, (number, reached, cells, content, seal) in enumerate(rows):
                order = number == expected and behind < reached <= self._course.squares
                if not order or seal != self._seal(content, number, reached, cells):
                    raise self._altered()
                behind = reached
        if behind and not self.ground:
            raise self._altered()

    def _seal(self, content: bytes, *numbers: int) -> str:
        return _hash(f"{self._course.digest} {numbers}", content)

    def _altered(self) -> StoreError:
        return StoreError(f"“{self._path}” cannot be used: it is damaged.")

    def _number(self, query: str) -> int:
        with database.explained(self._path):
            return int(self._db.execute(query).fetchone()[0])


class _Exact(msgspec.Struct):
    """A row of float32 as it lies in memory, little end first."""

    row: bytes


def _packed(value: object) -> object:
    if isinstance(value, np.ndarray):
        return _Exact(value.astype("<f4").tobytes())
    return packing.packed(value)


def _unpacked(kind: type, value: object) -> object:
    if kind is Masks:
        return packing.unpacked(kind, value)
    return np.frombuffer(msgspec.convert(value, _Exact).row, "<f4").astype(np.float32)


def _hash(told: str, content: bytes) -> str:
    return hashlib.sha256(told.encode() + b"\0" + content).hexdigest()


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_packed)
_DECODER = msgspec.msgpack.Decoder(tuple[CellReading, ...], dec_hook=_unpacked)
