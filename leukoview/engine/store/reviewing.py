"""A case as it stood after so many entries of its trail, out of a file that a window holds."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from leukoview.engine import database
from leukoview.engine.casefile import CaseId, Entry, SlideId, trail
from leukoview.engine.casefile.review import Review, review_of, review_of_version
from leukoview.engine.casefile.versions import version_of
from leukoview.engine.errors import CaseError
from leukoview.engine.store import ledger
from leukoview.engine.store.schema import CASES


@dataclass(frozen=True, slots=True)
class KeptReview:
    """Where a review is to be had: small enough to send, so that another process can fold it.

    `entries` is how many lines of its trail the case had when it was asked for, `alarmed` are the
    slides whose own cells set off the APL alarm then. `version` counts its signed versions from 1;
    0 is the case as it stood.
    """

    store: Path
    case: CaseId
    entries: int
    alarmed: tuple[SlideId, ...] = ()
    version: int = 0

    def review(self) -> Review:
        """Read the trail and fold the case.

        Raises:
            CaseError: An entry was altered, or is missing; or there is no such version.
            StoreError: The file is damaged, or cannot be read.
        """
        entries = self._trail()
        if self.version:
            return review_of_version(version_of(entries, self.version))
        case = trail.replayed(entries)
        if case is None:
            raise CaseError("The case is not in the file of cases any more.", remedy=ledger.RESTORE)
        return review_of(case, entries, self.alarmed)

    def _trail(self) -> tuple[Entry, ...]:
        with (
            closing(database.connected(self.store, CASES, read_only=True)) as db,
            database.unchanging(db, self.store),
        ):
            entries = tuple(ledger.entries(db, self.case))
        if len(entries) < self.entries:
            raise CaseError("Entries of the case are missing.", remedy=ledger.RESTORE)
        return entries[: self.entries]
