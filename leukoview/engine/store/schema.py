"""The tables of a file of cases, and how an older file becomes a newer one."""

from leukoview.engine.database import Kind

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
"""One script per version.

`entry` is the truth. `listing` (for the list of cases) can be made anew from it, but for how many
`entries` a case must have. `picture` is a small view of a slide, and `crop` the pixels around its
cells, for where the slide is not at hand.
"""

MARK = 0x4C654B56
"""“LeKV”."""

CASES = Kind("file of cases", MARK, SCHEMA)
