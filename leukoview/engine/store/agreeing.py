"""How well readers and suggestions agree, from the trails of cases: blind decisions alone count."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

from leukoview.engine import database
from leukoview.engine.casefile import Case, CaseId, Entry, trail
from leukoview.engine.casefile.changes import Decided
from leukoview.engine.store import ledger
from leukoview.engine.store.schema import CASES
from leukoview.engine.store.store import Store
from leukoview.engine.summary import ReaderAgreement, agreements
from leukoview.engine.summary.agreement import Spoken


def agreement_of(store: Store, *, practice: bool = False) -> tuple[ReaderAgreement, ...]:
    """Every reader's agreement over all cases of a store: patients' ones, or the practice ones.

    Raises:
        CaseError: An entry was altered.
        StoreError: The file cannot be read.
    """
    cases = (line.case for line in store.cases(archived=True) if line.practice == practice)
    return agreements(chain.from_iterable(blind_decisions(store.trail(one)) for one in cases))


def agreement_in(path: Path, case: CaseId) -> tuple[ReaderAgreement, ...]:
    """Every reader's agreement in one case of a file, which another thread may be writing.

    Raises:
        CaseError: An entry was altered.
        StoreError: The file cannot be read.
    """
    with closing(database.connected(path, CASES, read_only=True)) as db, database.explained(path):
        return agreements(blind_decisions(ledger.entries(db, case)))


def blind_decisions(entries: Iterable[Entry]) -> Iterator[Spoken]:
    """The first word of a reader on each cell of a case, where it was said blind.

    Later words do not count, nor does it matter that the first was taken back: once a cell is
    labelled its suggestion shows, and who changes a label then has seen it.
    """
    case: Case | None = None
    spoken = set()
    for entry in entries:
        case = entry.change.on(case or trail.begun(entry.case, entry.stamp), entry.stamp)
        if not isinstance(entry.change, Decided):
            continue
        decisions = case.records[entry.change.slide].decisions
        for cell in entry.change.labels:
            decision, place = decisions.get(cell), (entry.change.slide, cell)
            if decision is None or place in spoken:
                continue
            spoken.add(place)
            if decision.blind:
                yield decision.reader, decision.suggested, decision.label
