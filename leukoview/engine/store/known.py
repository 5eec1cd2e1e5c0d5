"""The files that were written of cases, as the trails of a store know them."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from leukoview.engine import database
from leukoview.engine.casefile import CaseId, ExportedFile, Stamp
from leukoview.engine.casefile.paperwork import Exported
from leukoview.engine.errors import LeukoError
from leukoview.engine.store import ledger
from leukoview.engine.store.schema import CASES

_EXPORTS = f'{ledger.ENTRIES} WHERE change LIKE \'{{"type":"Exported"%\' AND instr(change, ?)'
_IMPORTED_LATER = (
    "SELECT 1 FROM entry WHERE case_id = ? AND number > ? "
    'AND change LIKE \'{"type":"Imported"%\' LIMIT 1'
)
"""A change is written with its kind first (`trail.written`)."""
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KnownExport:
    """Files of a case, who wrote them, and when.

    `brought` is whether the entry came with the case from another computer: it is worth what the
    file is worth that it came in.
    """

    case: CaseId
    stamp: Stamp
    change: Exported
    brought: bool = False

    def file(self, sha256: str) -> ExportedFile | None:
        """The file with a digest."""
        return next((one for one in self.change.files if one.sha256 == sha256), None)


def cases_in(path: Path) -> tuple[CaseId, ...]:
    """The cases that a file of cases speaks of, unchecked; none where it cannot be read."""
    try:
        with closing(database.connected(path, CASES, read_only=True)) as db:
            rows = db.execute("SELECT DISTINCT case_id FROM entry").fetchall()
    except (LeukoError, sqlite3.Error):
        return ()
    return tuple(CaseId(row[0]) for row in rows)


class KnownFiles:
    """Looks through the trails of a file of cases, whoever holds it."""

    def __init__(self, store: Path) -> None:
        self._store = store

    def with_digest(self, sha256: str) -> tuple[KnownExport, ...]:
        """The exports that wrote a file with this SHA-256 (hex), the latest last.

        Raises:
            CaseError: Such an entry was altered.
            StoreError: The file of cases is damaged, or cannot be read.
            ValueError: It is no digest.
        """
        if not _SHA256.fullmatch(sha256):
            raise ValueError(sha256)
        return tuple(one for one in self._mentioning(sha256) if one.file(sha256))

    def with_report(self, report: str) -> tuple[KnownExport, ...]:
        """The exports of a report, the latest last; raises as `with_digest` does."""
        return tuple(one for one in self._mentioning(report) if one.change.report == report)

    def cases(self) -> frozenset[CaseId]:
        """Every case that is here.

        Raises:
            StoreError: The file of cases is damaged, or cannot be read.
        """
        with self._opened() as db:
            return frozenset(CaseId(row[0]) for row in db.execute("SELECT case_id FROM listing"))

    def _mentioning(self, word: str) -> list[KnownExport]:
        with self._opened() as db:
            return list(_exports(db, word))

    def _opened(self) -> "closing[sqlite3.Connection]":
        return closing(database.connected(self._store, CASES, read_only=True))


def _exports(db: sqlite3.Connection, word: str) -> Iterator[KnownExport]:
    for row in db.execute(f"{_EXPORTS} ORDER BY number", (word,)):
        entry = ledger.checked(row)
        if isinstance(entry.change, Exported):
            later = db.execute(_IMPORTED_LATER, (entry.case, entry.number)).fetchone()
            yield KnownExport(entry.case, entry.stamp, entry.change, brought=later is not None)
