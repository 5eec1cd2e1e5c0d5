"""The trail of a case: its changes in order, each with who and when; the case is their sum."""

import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from typing import TypeAlias

import msgspec

from leukoview.engine.casefile import changes, packing, paperwork, refusing
from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.changes import Change
from leukoview.engine.casefile.values import CaseId, Stamp
from leukoview.engine.errors import CaseError

AnyChange: TypeAlias = (
    changes.SlideAdded
    | changes.SlideRemoved
    | changes.SlideRestored
    | changes.SlideLocated
    | changes.CellsPlaced
    | changes.CellsRemoved
    | changes.CellsBoxed
    | changes.CellsRead
    | changes.Searched
    | changes.QualityAccepted
    | changes.ScaleSet
    | changes.Decided
    | changes.DisplaySet
    | paperwork.CaseOpened
    | paperwork.SubjectGiven
    | paperwork.SpecimenGiven
    | paperwork.SettingsGiven
    | paperwork.TextsGiven
    | paperwork.NucleoliTicked
    | paperwork.AlarmAcknowledged
    | paperwork.Signed
    | paperwork.Amended
    | paperwork.Archived
    | paperwork.Exported
    | paperwork.Imported
)

START = "0" * 64
"""What the first entry of a store is chained to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a store's trail: `hash` chains it to the line before."""

    number: int
    case: CaseId
    stamp: Stamp
    change: Change
    hash: str


def begun(case: CaseId, stamp: Stamp) -> Case:
    """A case before its first change."""
    return Case(case, stamp)


def after(case: Case, made: Iterable[Change], stamp: Stamp) -> Case:
    """The case after more changes.

    Raises:
        CaseError: The case is signed, and a change would alter what was signed; or it cannot be
            signed or amended as it stands.
    """
    return reduce(lambda now, change: _after_one(now, change, stamp), made, case)


def undoing(case: Case, made: Iterable[Change], stamp: Stamp) -> tuple[Change, ...]:
    """The changes that take others back, in the order in which they are to be made."""
    back: tuple[Change, ...] = ()
    for change in made:
        back = (*change.undone(case), *back)
        case = change.on(case, stamp)
    return back


def replayed(entries: Iterable[Entry]) -> Case | None:
    """The case that its entries have made; None without entries."""
    case: Case | None = None
    for entry in entries:
        case = replayed_on(case, entry)
    return case


def replayed_on(case: Case | None, entry: Entry) -> Case:
    """The case after one more entry of its trail."""
    return entry.change.on(_voided(case or begun(entry.case, entry.stamp), entry), entry.stamp)


def chained(previous: str, line: tuple[str, str, str, str]) -> str:
    """The SHA-256 (hex) that binds a line – case, time, who, change – to all before it.

    Raises:
        CaseError: It holds a character that no file can hold.
    """
    return hashlib.sha256(_json((previous, *line))).hexdigest()


def written(change: Change) -> str:
    """A change as it stands in the trail (JSON).

    Raises:
        CaseError: It holds a character that no file can hold.
    """
    return _json(change).decode()


def change_of(text: str) -> Change:
    """The change that a line of the trail speaks of.

    Raises:
        CaseError: The line was altered, or a later version of LeukoView wrote it.
    """
    try:
        return _decoded_change(text)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise altered() from error


def altered() -> CaseError:
    """What is said of an entry that nothing of this version can have written."""
    return CaseError(
        "An entry of the case was altered, or written by a later version of LeukoView.",
        remedy="Update LeukoView, or open a copy of the case from a backup.",
    )


def time_of(text: str) -> datetime:
    """A time as the trail writes it.

    Raises:
        CaseError: It is none.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise CaseError("An entry of the case carries no time.") from error


def _after_one(case: Case, change: Change, stamp: Stamp) -> Case:
    refusing.refuse(case, change, stamp.by)
    return change.on(_before(case, change), stamp)


def _voided(case: Case, entry: Entry) -> Case:
    return _before(case, entry.change)


def _before(case: Case, change: Change) -> Case:
    """The case as a change finds it: counted, and no longer signed where it matters."""
    counted = replace(case, entries=case.entries + 1)
    return counted.unsigned() if change.matters else counted


def _decoded_change(text: str) -> Change:
    try:
        return _DECODER.decode(text)
    except msgspec.ValidationError:
        # JSON has no NaN: a measure that could not be taken was written as null.
        measured = _with_nan(msgspec.json.decode(text))
        change: Change = msgspec.convert(measured, AnyChange, dec_hook=packing.unpacked)
        return change


def _with_nan(value: object) -> object:
    """The same with NaN for every measure of a cell that is null."""
    if isinstance(value, list):
        return [_with_nan(part) for part in value]
    if not isinstance(value, dict):
        return value
    if "nucleus_area" in value:
        return {name: math.nan if part is None else part for name, part in value.items()}
    return {name: _with_nan(part) for name, part in value.items()}


def _json(value: object) -> bytes:
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError as error:
        raise CaseError(
            f"{error.object!r} holds a character that cannot be kept.",
            remedy="Leave that character out.",
        ) from error


_ENCODER = msgspec.json.Encoder(enc_hook=packing.packed)
_DECODER: msgspec.json.Decoder[Change] = msgspec.json.Decoder(AnyChange, dec_hook=packing.unpacked)
