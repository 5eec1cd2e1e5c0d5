"""What a laboratory's trail says of its models: which reads, and what the others are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leukoview.engine.lab import Deed, Done
from leukoview.engine.lab.deeds import (
    Calibrated,
    ModelTaken,
    Promoted,
    Retired,
    RolledBack,
    Trained,
)
from leukoview.engine.shelf.values import Kind

DEEDS: tuple[type[Deed], ...] = (Trained, ModelTaken, Calibrated, Promoted, RolledBack, Retired)
"""The deeds that a course follows from."""

SHIPS = ""
"""Stands for the model that came with the program, which changes with the program."""


@dataclass(frozen=True, slots=True)
class Course:
    """The SHA-256 that reads (practice images or real ones), and the rest by their SHA-256.

    `practice` is known of models that have ever read.
    """

    active: Mapping[bool, str]
    practice: Mapping[str, bool]
    kinds: Mapping[str, Kind]
    verdicts: Mapping[str, str]


def course_of(deeds: Iterable[Done]) -> Course:
    """Follow the deeds, oldest first; the last promotion or rollback of a kind says what reads."""
    active, practice = {False: SHIPS, True: SHIPS}, dict[str, bool]()
    kinds, verdicts = dict[str, Kind](), dict[str, str]()
    for done in deeds:
        match done.deed:
            case Promoted() | RolledBack() as deed:
                kinds[active[deed.practice]] = Kind.EARLIER
                kinds[deed.sha256] = Kind.ACTIVE
                active[deed.practice] = deed.sha256
                practice[deed.sha256] = deed.practice
                if isinstance(deed, Promoted):
                    verdicts[deed.sha256] = deed.verdict
            case Trained(sha256=sha256) | ModelTaken(sha256=sha256) | Calibrated(sha256=sha256):
                if kinds.get(sha256, Kind.RETIRED) is Kind.RETIRED:
                    kinds[sha256] = Kind.CANDIDATE
            case Retired(sha256=sha256):
                kinds[sha256] = Kind.RETIRED
            case _:
                continue
    kinds.pop(SHIPS, None)
    return Course(active, practice, kinds, verdicts)
