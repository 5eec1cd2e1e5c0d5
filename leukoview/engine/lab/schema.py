"""The tables of a laboratory's file.

`deed` is the trail: it only grows. Accounts and the library are what the deeds have led to; they
hold what must not stand in a trail (hashes of passwords) or would swell it (a line per cell).
Images lie as files beside this one, named by their digest.
"""

from leukoview.engine.database import Kind

MARK = 0x4C654C62
"""“LeLb”."""

FIRST = """
    CREATE TABLE deed (
        number INTEGER PRIMARY KEY,
        at     TEXT NOT NULL,
        by     TEXT NOT NULL,
        deed   TEXT NOT NULL,
        hash   TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER deed_never_altered BEFORE UPDATE ON deed
        BEGIN SELECT RAISE(ABORT, 'the trail is never altered'); END;
    CREATE TRIGGER deed_never_removed BEFORE DELETE ON deed
        BEGIN SELECT RAISE(ABORT, 'the trail is never shortened'); END;
    CREATE TRIGGER deed_never_replaced BEFORE INSERT ON deed
        WHEN EXISTS (SELECT 1 FROM deed WHERE number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'the trail is never altered'); END;

    CREATE TABLE account (
        name     TEXT PRIMARY KEY COLLATE NOCASE,
        role     TEXT NOT NULL,
        password TEXT NOT NULL,
        wrong    INTEGER NOT NULL DEFAULT 0,
        wait     TEXT NOT NULL DEFAULT '',
        closed   INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE cell (
        id       TEXT PRIMARY KEY,
        image    TEXT NOT NULL,
        label    TEXT NOT NULL,
        patient  TEXT NOT NULL,
        first_label   TEXT NOT NULL,
        first_patient TEXT NOT NULL,
        source   TEXT NOT NULL,
        origin   TEXT NOT NULL,
        labeller TEXT NOT NULL,
        at       TEXT NOT NULL,
        microns  REAL NOT NULL,
        scale    TEXT NOT NULL,
        practice INTEGER NOT NULL,
        typical  INTEGER NOT NULL,
        looks    BLOB NOT NULL,
        out      INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX cell_of_image ON cell (image);
    CREATE INDEX cell_of_patient ON cell (patient);

    CREATE TABLE dispute (
        number  INTEGER PRIMARY KEY,
        one     TEXT NOT NULL REFERENCES cell (id),
        other   TEXT NOT NULL REFERENCES cell (id),
        exact   INTEGER NOT NULL,
        settled TEXT NOT NULL DEFAULT '',
        UNIQUE (one, other)
    ) STRICT;
"""
"""`account.wait` is the time until which nobody may try, `wrong` how often in a row it was wrong.

`cell.image` is the SHA-256 of the image file, `first_label` and `first_patient` are what it came
with (so that it is known when it comes again), `microns` its µm per pixel, known by `scale`,
`looks` small pictures to tell cells apart by, `out` whether the cell was taken out of the library.
`dispute` holds pairs of cells that may be one; `exact` where they have one image.
"""

LAB = Kind("file of a laboratory", MARK, (FIRST,))
