"""The lines of the table of accounts."""

import sqlite3
import unicodedata
from dataclasses import dataclass

from leukoview.engine.errors import LabError
from leukoview.engine.lab import Role

LONGEST_NAME = 64
"""Characters that fit every list."""


@dataclass(frozen=True, slots=True)
class Line:
    """One account as it is kept; `wait` is the time until which nobody may try."""

    name: str
    role: Role
    password: str
    wrong: int
    wait: str
    closed: bool


def lines(db: sqlite3.Connection) -> tuple[Line, ...]:
    """Every account, closed ones too, by name."""
    rows = db.execute("SELECT name, role, password, wrong, wait, closed FROM account ORDER BY name")
    return tuple(
        Line(name, Role(role), password, wrong, wait, bool(closed))
        for name, role, password, wrong, wait, closed in rows
    )


def find(db: sqlite3.Connection, name: str) -> Line | None:
    """The account of a name, however its letters are written; None where there is none."""
    wanted = _folded(name)
    return next((line for line in lines(db) if _folded(line.name) == wanted), None)


def open_line(db: sqlite3.Connection, name: str) -> Line:
    """The account of somebody who may log in.

    Raises:
        LabError: There is none, or it is closed.
    """
    line = find(db, name)
    if line is None or line.closed:
        raise LabError(
            f"Nobody called “{name}” has an account here.", remedy="Look at the list of accounts."
        )
    return line


def add(db: sqlite3.Connection, name: str, role: Role, password: str) -> None:
    """Put down a new account.

    Raises:
        LabError: Somebody has, or had, that name: a trail must not mean two people by it.
    """
    if find(db, name) is not None:
        raise LabError(
            f"There is, or was, somebody called “{name}” here.", remedy="Choose another name."
        )
    db.execute(
        "INSERT INTO account (name, role, password) VALUES (?, ?, ?)", (name, role, password)
    )


def replace_if(db: sqlite3.Connection, before: Line, after: Line) -> bool:
    """Put a line in another's place, unless somebody else has changed it meanwhile."""
    changed = db.execute(
        "UPDATE account SET role = ?, password = ?, wrong = ?, wait = ?, closed = ? "
        "WHERE name = ? AND role = ? AND password = ? AND wrong = ? AND wait = ? AND closed = ?",
        (
            *(after.role, after.password, after.wrong, after.wait, after.closed),
            *(before.name, before.role, before.password, before.wrong, before.wait, before.closed),
        ),
    )
    return changed.rowcount == 1


def fit_name(name: str) -> str:
    """A name as it is kept.

    Raises:
        LabError: It is empty, too long, or holds signs that cannot be seen.
    """
    fit = " ".join(unicodedata.normalize("NFC", name).split())
    if not fit or len(fit) > LONGEST_NAME or not fit.isprintable():
        raise LabError(
            f"A name has 1 to {LONGEST_NAME} characters, all of which can be seen.",
            remedy="Give the name that stands under a report.",
        )
    return fit


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
