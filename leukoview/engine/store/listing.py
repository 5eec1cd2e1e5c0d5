"""The list of cases: what stands in a line of it, and how a search finds it."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from leukoview.engine.casefile import Case, CaseId, CaseState, SlideId
from leukoview.engine.errors import CaseError
from leukoview.engine.paths import shown


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of the list of cases; `cells` of them `reviewed`; out of sight where `archived`.

    `paths` are where its images lie, `digests` the SHA-256 of those that were read; lines of
    earlier versions do not say.
    """

    case: CaseId
    title: str
    subtitle: str
    state: CaseState
    practice: bool
    opened: datetime
    changed: datetime
    slides: tuple[SlideId, ...]
    cells: int
    reviewed: int
    archived: bool = False
    paths: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()


def listed(case: Case, changed: datetime) -> Listing:
    """The line that stands for a case."""
    records = case.slides
    return Listing(
        case=case.id,
        title=title_of(case),
        subtitle=", ".join(dict.fromkeys(image.name for image in _images(case))),
        state=case.state,
        practice=case.practice,
        opened=case.opened.at,
        changed=changed,
        slides=tuple(record.id for record in records),
        cells=sum(len(record.cells) for record in records),
        reviewed=sum(record.reviewed for record in records),
        archived=case.archived,
        paths=tuple(shown(record.source.path) for record in records),
        digests=tuple(r.source.sha256 for r in records if r.source.sha256),
    )


def title_of(case: Case) -> str:
    """What a case is called: its specimen, its patient, or its first image and how many more."""
    named = name_of(case)
    names = [image.stem for image in _images(case)]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return named or (f"{names[0]}{more}" if names else "No image yet")


def name_of(case: Case) -> str:
    """The name that a reader gave a case: its specimen's, or its patient's; empty without one."""
    return case.specimen.id or case.subject.id or case.subject.name


def words_of(case: Case) -> str:
    """Everything a search may find a case by, folded."""
    subject, specimen = case.subject, case.specimen
    words = [subject.id, subject.name, subject.birth_date, specimen.id, specimen.material.value]
    names = [image.name for image in _images(case)]
    state = ["practice"] if case.practice else []
    return folded(" ".join([*words, *names, case.state.value, *state]))


def folded(words: str) -> str:
    """Words without case and accents, so that “muller” finds “Müller”."""
    parts = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def written(line: Listing) -> str:
    """A line as the store keeps it."""
    return msgspec.json.encode(line).decode()


def read(text: str) -> Listing:
    """A line as the store keeps it.

    Raises:
        CaseError: It was altered.
    """
    try:
        return msgspec.json.decode(text, type=Listing)
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
        raise CaseError("The list of cases was altered.") from error


def _images(case: Case) -> list[Path]:
    """The names of the case's images, as text that every file can hold."""
    return [Path(shown(Path(record.source.path.name))) for record in case.slides]
