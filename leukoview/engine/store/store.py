"""Every case of this computer, in one file; nothing in it is ever altered or removed."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from leukoview.engine import database
from leukoview.engine.casefile import Case, CaseId, Change, Entry, SlideId, Stamp, trail
from leukoview.engine.collecting import uncollected
from leukoview.engine.errors import CaseError, StoreError
from leukoview.engine.paths import shown
from leukoview.engine.progress import CheckIn
from leukoview.engine.store import ledger, listing
from leukoview.engine.store.listing import Listing
from leukoview.engine.store.schema import CASES

FILE_NAME = "cases.sqlite"


def verified(path: Path, check_in: CheckIn) -> int:
    """Check the whole trail of a file that others may be using; returns how many entries it has.

    Raises:
        CaseError: An entry was altered, or is missing.
        StoreError: The file is damaged, or cannot be read.
    """
    with closing(database.connected(path, CASES, read_only=True)) as db:
        return _verified(db, path, check_in)


class Store:
    """The cases of one file. One window holds it; any other may only look (`read_only`).

    `refusal` says why it may only look; None where it may write. Belongs to the thread that opened
    it.
    """

    def __init__(self, path: Path) -> None:
        """Open a file of cases, or begin one.

        Raises:
            StoreError: It cannot be opened, is damaged, or is of a later version.
        """
        self.path = path
        self._lock = FileLock(f"{path}.lock", mode=database.PRIVATE)
        self.refusal = self._hold()
        try:
            self._db = database.connected(path, CASES, read_only=self.read_only)
        except StoreError:
            self._lock.release()
            raise

    @property
    def read_only(self) -> bool:
        """Whether this window may only look: another holds the cases, or the system refuses."""
        return self.refusal is not None

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
        self._lock.release()

    def append(self, case: Case, changes: Sequence[Change], stamp: Stamp) -> Case:
        """Put changes of a case on the disk, all or none; returns the case after them.

        Raises:
            CaseError: The case is signed, and a change would alter what was signed; or the case is
                not as the file has it.
            StoreError: The disk is full or refuses, or another window holds the cases.
        """
        now = trail.after(case, changes, stamp)
        self._write(now, [(stamp, change) for change in changes], stamp)
        return now

    def adopt(self, entries: Iterable[Entry], closing: Change, stamp: Stamp) -> Case:
        """Take in a case from elsewhere, who and when as they were, and say that it was taken in.

        Raises:
            CaseError: There are no entries, or the case is here already.
            StoreError: The disk is full or refuses, or another window holds the cases.
        """
        kept = tuple(entries)
        case = trail.replayed(kept)
        if case is None:
            raise CaseError("The file holds no case.")
        now = trail.after(case, [closing], stamp)
        lines = [(entry.stamp, entry.change) for entry in kept]
        self._write(now, [*lines, (stamp, closing)], stamp)
        return now

    def case(self, id_: CaseId) -> Case:
        """A case as its trail has made it, every entry checked.

        Raises:
            CaseError: There is no such case, or an entry of it was altered.
        """
        with uncollected():
            case = trail.replayed(self.trail(id_))
        if case is None:
            raise CaseError("There is no such case here.", remedy="Search the list of cases.")
        return case

    def trail(self, id_: CaseId) -> tuple[Entry, ...]:
        """The entries of a case, oldest first.

        Raises:
            CaseError: An entry was altered, or is missing.
        """
        with database.unchanging(self._db, self.path) as db:
            entries = tuple(ledger.entries(db, id_))
            if len(entries) != ledger.counted(db, id_):
                raise CaseError("Entries of the case are missing.", remedy=ledger.RESTORE)
        return entries

    def is_latest(self, case: Case) -> bool:
        """Whether a case is as the file has it."""
        with database.explained(self.path):
            return ledger.counted(self._db, case.id) == case.entries

    def has(self, id_: CaseId) -> bool:
        """Whether a case is here."""
        with database.explained(self.path):
            found = self._db.execute("SELECT 1 FROM listing WHERE case_id = ?", (id_,))
            return found.fetchone() is not None

    def cases(self, search: str = "", *, archived: bool = False) -> tuple[Listing, ...]:
        """The cases whose words hold every word of a search, the latest first.

        Those that were `archived` are among them only where they are wanted.

        Raises:
            CaseError: A line of the list was altered, and so was the case.
        """
        wanted = listing.folded(search).split()
        query = "SELECT case_id, words, contents FROM listing ORDER BY changed DESC"
        with database.explained(self.path):
            rows = self._db.execute(query).fetchall()
        found = [row for row in rows if all(word in str(row[1]) for word in wanted)]
        lines = (self._listing(CaseId(id_), contents) for id_, _words, contents in found)
        return tuple(line for line in lines if archived or not line.archived)

    def holding(self, path: Path, sha256: str = "") -> tuple[Listing, ...]:
        """The cases that hold an image, archived or not, the latest first.

        An image is known by where it lies, and where its SHA-256 is given by that too: a copy under
        another name is the same image. Images that were never read have none.

        Raises:
            CaseError: A line of the list was altered, and so was the case.
        """
        wanted = shown(path)
        named = self.cases(shown(Path(path.name)), archived=True)
        if not sha256:
            return tuple(line for line in named if wanted in self._paths(line))
        here = {line.case for line in named if wanted in self._paths(line)}
        every = self.cases(archived=True)
        return tuple(line for line in every if line.case in here or sha256 in line.digests)

    def verify(self, check_in: CheckIn) -> int:
        """Check the whole trail, entry by entry; returns how many there are.

        Raises:
            CaseError: An entry was altered, or is missing.
            StoreError: The file is damaged.
        """
        return _verified(self._db, self.path, check_in)

    def turned_back(self) -> tuple[int, ...]:
        """The entries before which the computer's clock was set back.

        Their order is that in which they were made all the same: they are chained in it.
        """
        with database.explained(self.path):
            return ledger.turned_back(self._db)

    def latest(self, case: CaseId) -> datetime | None:
        """The latest time that an entry of a case carries; None where it has none.

        Raises:
            CaseError: An entry carries no time.
        """
        with database.explained(self.path):
            return ledger.latest(self._db, case)

    def keep_picture(self, case: CaseId, slide: SlideId, png: bytes) -> None:
        """Keep a small view of a slide for the list of cases."""
        if not self.read_only:
            with database.changing(self._db, self.path) as db:
                db.execute("INSERT OR REPLACE INTO picture VALUES (?, ?, ?)", (slide, case, png))

    def picture(self, slide: SlideId) -> bytes | None:
        """The small view of a slide (PNG), if one was kept."""
        with database.explained(self.path):
            wanted = "SELECT png FROM picture WHERE slide_id = ?"
            row = self._db.execute(wanted, (slide,)).fetchone()
        return row[0] if row and isinstance(row[0], bytes) else None

    def _hold(self) -> StoreError | None:
        """Take the file in hand; why that cannot be, or None."""
        if self.path.is_file() and not database.may_write(self.path):
            return StoreError(
                "The file of cases may only be read: this window may only look.",
                remedy="Ask for the right to write to it and to its folder, then start LeukoView "
                "again.",
            )
        with database.explained(self.path):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                return StoreError(
                    "Another LeukoView window holds the cases: this one may only look.",
                    remedy="Work in the other window, or close it and start this one again.",
                )
        return None

    def _write(self, case: Case, lines: Sequence[tuple[Stamp, Change]], stamp: Stamp) -> None:
        if self.refusal is not None:
            raise self.refusal
        with database.changing(self._db, self.path) as db:
            if ledger.counted(db, case.id) != case.entries - len(lines):
                raise CaseError(
                    "The case has gone on since it was opened; nothing was changed.",
                    remedy="Open it again from the list of cases.",
                )
            ledger.add(db, case.id, lines)
            line = listing.written(listing.listed(case, stamp.at))
            db.execute(
                "INSERT OR REPLACE INTO listing VALUES (?, ?, ?, ?, ?)",
                (case.id, stamp.at.isoformat(), case.entries, listing.words_of(case), line),
            )

    def _paths(self, line: Listing) -> tuple[str, ...]:
        """Where the images of a case lie, from its trail where its line does not say."""
        if line.paths or not line.slides:
            return line.paths
        return listing.listed(self.case(line.case), line.changed).paths

    def _listing(self, id_: CaseId, contents: str) -> Listing:
        """A line of the list, made anew where it was altered."""
        with suppress(CaseError):
            line = listing.read(contents)
            if line.case == id_:
                return line
        entries = self.trail(id_)
        case = trail.replayed(entries)
        if case is None:
            raise CaseError("A line of the list of cases was altered.", remedy=ledger.RESTORE)
        return listing.listed(case, entries[-1].stamp.at)


def _verified(db: sqlite3.Connection, path: Path, check_in: CheckIn) -> int:
    with database.unchanging(db, path):
        database.check_whole(db, path)
        number = ledger.verify(db, check_in)
        ledger.verify_counts(db)
    return number
