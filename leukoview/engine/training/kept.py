"""What was computed of images once, in a file that a kill at any moment leaves whole."""

import sqlite3
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from leukoview.engine.errors import OutputError

FILE = "cells.sqlite"
"""The file in the folder of a cache."""

PATIENCE_S = 30.0
"""Seconds to wait for another program that writes into the same file."""

_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


class Kept:
    """Values by keys that say all they depend on; rows are added and never changed.

    Every row is in the file once `keep` returns, by SQLite's log, so that whatever ends the
    program the file opens again. It holds nothing that cannot be computed anew: a damaged file is
    put aside and begun afresh. Without a folder it lives in memory.
    """

    def __init__(self, folder: Path | None) -> None:
        self._db = _opened(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()

    def of(self, key: bytes) -> bytes | None:
        """The value kept under a key, if there is one."""
        row = self._db.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        return None if row is None else bytes(row[0])

    def keep(self, key: bytes, value: bytes) -> None:
        """Keep a value; one that is there already stays.

        Raises:
            OutputError: The disk is full, or the file may only be read.
        """
        try:
            self._db.execute("INSERT OR IGNORE INTO kept VALUES (?, ?)", (key, value))
        except sqlite3.OperationalError as error:
            raise OutputError(f"The cache of cells cannot be written: {error}.") from error


def _opened(folder: Path | None) -> sqlite3.Connection:
    if folder is None:
        return _prepared(":memory:")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _whole(folder / FILE)
    except (OSError, sqlite3.OperationalError) as error:
        raise OutputError(f"The cache of cells in “{folder}” cannot be used: {error}.") from error


def _whole(path: Path) -> sqlite3.Connection:
    try:
        return _prepared(str(path))
    except sqlite3.DatabaseError as error:
        if not getattr(error, "sqlite_errorname", "").startswith(_DAMAGED):
            raise
    for beside in path.parent.glob(f"{path.name}-*"):
        beside.unlink()
    path.replace(path.with_suffix(".damaged"))
    return _prepared(str(path))


def _prepared(name: str) -> sqlite3.Connection:
    """A checked connection on which every statement is its own transaction."""
    db = sqlite3.connect(name, timeout=PATIENCE_S, isolation_level=None)
    try:
        with closing(db.cursor()) as cursor:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = NORMAL")
            _check(cursor)
            cursor.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB)")
    except BaseException:
        db.close()
        raise
    return db


def _check(cursor: sqlite3.Cursor) -> None:
    if cursor.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        error = sqlite3.DatabaseError("pages are damaged")
        error.sqlite_errorname = "SQLITE_CORRUPT"
        raise error
