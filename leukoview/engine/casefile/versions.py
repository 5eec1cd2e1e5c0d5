"""The signed versions of a case, each folded anew from its trail."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from leukoview.engine.casefile import paperwork, trail
from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.trail import Entry
from leukoview.engine.casefile.values import Stamp
from leukoview.engine.errors import CaseError
from leukoview.engine.summary import counted


@dataclass(frozen=True, slots=True)
class Version:
    """A case as it was when its last wanted signature stood; `number` counts from 1.

    `entries` are those that made it. `superseded` says who opened the case again, and when.
    """

    number: int
    case: Case
    entries: tuple[Entry, ...]
    superseded: Stamp | None = None


def version_count(case: Case) -> int:
    """How many signed versions a case has, which nothing needs to be folded for.

    A case is opened again only when it is signed by all: each opening leaves one version behind.
    """
    return len(case.amendments) + int(case.locked)


def versions(entries: Sequence[Entry]) -> tuple[Version, ...]:
    """Every version of a case that was signed by as many readers as it wanted, oldest first."""
    found: list[Version] = []
    case: Case | None = None
    for place, entry in enumerate(entries, start=1):
        if isinstance(entry.change, paperwork.Amended) and found and found[-1].superseded is None:
            found[-1] = replace(found[-1], superseded=entry.stamp)
        case = trail.replayed_on(case, entry)
        if isinstance(entry.change, paperwork.Signed) and case.locked:
            found.append(Version(len(found) + 1, case, tuple(entries[:place])))
    return tuple(found)


def version_of(entries: Sequence[Entry], number: int) -> Version:
    """One signed version of a case, counted from 1.

    Raises:
        CaseError: The case has no such version.
    """
    found = versions(entries)
    if not 1 <= number <= len(found):
        signed = f"It was signed {counted(len(found), 'time')}." if found else "It is not signed."
        raise CaseError(
            f"The case has no version {number}. {signed}",
            remedy=f"Give a number from 1 to {len(found)}." if found else "Sign it first.",
        )
    return found[number - 1]
