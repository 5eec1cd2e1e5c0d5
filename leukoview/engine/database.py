"""A SQLite file, opened so that what was written is never lost; failures are put into words."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from leukoview.engine.errors import StoreError

PRIVATE = 0o600
"""Patients' names: for the owner of the file alone."""

BACKUP = "Open a copy of it from a backup."

Named = tuple[str, str, str, str]
"""A table, index or trigger: its type, name, table, and the statement that made it."""

_REASONS = {
    "SQLITE_FULL": ("the disk is full", "Free some space and try again; nothing was changed."),
    "SQLITE_READONLY": ("it may only be read", "Ask for the right to write to its folder."),
    "SQLITE_CANTOPEN": ("it cannot be opened", "Check that its folder is there and yours."),
    "SQLITE_IOERR": ("the disk reports an error", "Check the disk, then start LeukoView again."),
    "SQLITE_BUSY": ("another program holds it", "Close the other program and try again."),
    "SQLITE_CORRUPT": ("it is damaged", BACKUP),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what it is called, its mark, and one script per version of its tables.

    `mark` is SQLite's application id (file format, offset 68); the file's `user_version` says which
    scripts have been run.
    """

    what: str
    mark: int
    scripts: tuple[str, ...]

    @property
    def version(self) -> int:
        """The version that this program writes."""
        return len(self.scripts)

    def knows(self, db: sqlite3.Connection) -> bool:
        """Whether a file is of this kind, or holds nothing yet."""
        if db.execute("PRAGMA application_id").fetchone()[0] == self.mark:
            return True
        return not db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()

    def upgrade(self, db: sqlite3.Connection, path: Path) -> None:
        """Run the scripts that a file has not seen yet, all or none, even if two programs try."""
        if version_of(db) == self.version:
            return
        with changing(db, path):
            for script in self.scripts[version_of(db) :]:
                for statement in _statements(script):
                    db.execute(statement)
            db.execute(f"PRAGMA application_id = {self.mark:d}")
            db.execute(f"PRAGMA user_version = {self.version:d}")


@cache
def _tables_of(kind: Kind, version: int) -> frozenset[Named]:
    """What a file of a kind consists of, as that version of the program makes it."""
    with closing(sqlite3.connect(":memory:")) as db:
        for script in kind.scripts[:version]:
            db.executescript(script)
        return _named(db)


def _named(db: sqlite3.Connection) -> frozenset[Named]:
    rows = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    return frozenset((str(row[0]), str(row[1]), str(row[2]), str(row[3])) for row in rows)


def version_of(db: sqlite3.Connection) -> int:
    """The version of a file; 0 for a new one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def may_write(path: Path) -> bool:
    """Whether a file that is there may be changed, which takes its folder too."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def connected(path: Path, kind: Kind, *, read_only: bool) -> sqlite3.Connection:
    """An open file of a kind, of the present version; made new where there is none.

    Raises:
        StoreError: It cannot be opened, is damaged, is something else, or is of a later version.
    """
    with explained(path):
        if not read_only:
            _make_private(path)
        db = sqlite3.connect(
            f"{path.absolute().as_uri()}?{_mode(path, read_only=read_only)}",
            uri=True,
            isolation_level=None,
        )
        try:
            _prepare(db, path, kind, read_only=read_only)
        except BaseException:
            db.close()
            raise
    return db


def _mode(path: Path, *, read_only: bool) -> str:
    """How SQLite is to open a file.

    Where it may make no companions, it cannot even read one in WAL mode unless nobody changes it
    (sqlite.org/wal.html, 5): without a log that waits, nobody does.
    """
    if not read_only:
        return "mode=rwc"
    still = not may_write(path) and not Path(f"{path}-wal").exists()
    return "mode=ro&immutable=1" if still else "mode=ro"


@contextmanager
def changing(db: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction: on the disk when the block ends, or as if it had never begun."""
    with explained(path):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
            db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            raise


@contextmanager
def unchanging(db: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """The file as it is when the block begins, whatever another window writes meanwhile."""
    with explained(path):
        db.execute("BEGIN")
        try:
            yield db
        finally:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say in words what SQLite cannot do.

    Raises:
        StoreError: The file cannot be read or written.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        # Without a name it is Python that stumbled, at text that is none.
        usual = (str(error), StoreError.remedy) if name else ("it is damaged", BACKUP)
        reason, remedy = next(
            (words for start, words in _REASONS.items() if name.startswith(start)), usual
        )
        raise StoreError(f"“{path}” cannot be used: {reason}.", remedy=remedy) from error
    except UnicodeDecodeError as error:
        raise StoreError(f"“{path}” cannot be used: it is damaged.", remedy=BACKUP) from error
    except OSError as error:
        raise StoreError(f"“{path}” cannot be used: {error.strerror}.") from error


def check_whole(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a file of which pages are damaged or missing.

    Raises:
        StoreError: It is.
    """
    if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise StoreError(f"“{path}” cannot be used: it is damaged.", remedy=BACKUP)


def _prepare(db: sqlite3.Connection, path: Path, kind: Kind, *, read_only: bool) -> None:
    db.execute("PRAGMA trusted_schema = OFF")
    if not _is_of(kind, db):
        raise StoreError(f"“{path.name}” is no {kind.what}.", remedy=BACKUP)
    if not 0 <= version_of(db) <= kind.version:
        raise StoreError(
            f"“{path.name}” was written by a later version of LeukoView.",
            remedy="Update LeukoView on this computer.",
        )
    _check_tables(kind, db, path)
    if read_only:
        return
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    kind.upgrade(db, path)


def _check_tables(kind: Kind, db: sqlite3.Connection, path: Path) -> None:
    """Refuse a file with other tables than its version has: a column might hold anything then.

    Guards that only keep honest programs from mistakes (triggers) may be missing, not be others.
    """
    wanted, found = _tables_of(kind, version_of(db)), _named(db)
    missing = {one for one in wanted - found if one[0] != "trigger"}
    if missing or found - wanted:
        raise StoreError(f"“{path.name}” cannot be used: its tables were altered.", remedy=BACKUP)


def _is_of(kind: Kind, db: sqlite3.Connection) -> bool:
    try:
        return kind.knows(db)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_NOTADB":
            return False
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, triggers whole."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _make_private(path: Path) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE)
    os.close(descriptor)
