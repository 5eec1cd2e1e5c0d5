"""The tables of a file of cases, and how an older file becomes a newer one."""

import sqlite3

SCHEMA = (
    """
    CREATE TABLE entry (
        number  INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL,
        at      TEXT NOT NULL,
        by      TEXT NOT NULL,
        change  TEXT NOT NULL,
        hash    TEXT NOT NULL
    ) STRICT;
    CREATE INDEX entry_of_case ON entry (case_id, number);
    CREATE TRIGGER entry_never_altered BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the trail is never altered'); END;
    CREATE TRIGGER entry_never_removed BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the trail is never shortened'); END;
    CREATE TRIGGER entry_never_replaced BEFORE INSERT ON entry
        WHEN EXISTS (SELECT 1 FROM entry WHERE number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'the trail is never altered'); END;

    CREATE TABLE listing (
        case_id  TEXT PRIMARY KEY,
        changed  TEXT NOT NULL,
        entries  INTEGER NOT NULL,
        words    TEXT NOT NULL,
        contents TEXT NOT NULL
    ) STRICT;

    CREATE TABLE picture (
        slide_id TEXT PRIMARY KEY,
        case_id  TEXT NOT NULL,
        png      BLOB NOT NULL
    ) STRICT;

    CREATE TABLE crop (
        slide_id TEXT NOT NULL,
        x        INTEGER NOT NULL,
        y        INTEGER NOT NULL,
        png      BLOB NOT NULL,
        PRIMARY KEY (slide_id, x, y)
    ) STRICT;
    """,
)
"""One script per version; the file's `user_version` says which have been run.

`entry` is the truth. `listing` (for the list of cases) can be made anew from it, but for how many
`entries` a case must have. `picture` is a small view of a slide, and `crop` the pixels around its
cells, for where the slide is not at hand.
"""

APPLICATION_ID = 0x4C654B56
"""“LeKV”: marks a SQLite file as ours (SQLite file format, offset 68)."""


def upgrade(db: sqlite3.Connection) -> None:
    """Run the scripts that a file has not seen yet, each whole or not at all."""
    version = version_of(db)
    for number, script in enumerate(SCHEMA[version:], start=version + 1):
        marks = f"PRAGMA application_id = {APPLICATION_ID:d};PRAGMA user_version = {number:d};"
        db.executescript(f"BEGIN IMMEDIATE;{script}{marks}COMMIT;")


def version_of(db: sqlite3.Connection) -> int:
    """The version of a file; 0 for a new one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def is_too_new(db: sqlite3.Connection) -> bool:
    """Whether a later LeukoView has written the file."""
    return version_of(db) > len(SCHEMA)


def is_ours(db: sqlite3.Connection) -> bool:
    """Whether the file is one of cases, or holds nothing yet."""
    if db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
        return True
    return not db.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
