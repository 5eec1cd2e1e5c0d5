"""The trail of a case: its changes in order, each with who and when; the case is their sum."""

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from leukoview.engine.case import Masks
from leukoview.engine.casefile import changes, paperwork, refusing
from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.changes import Change
from leukoview.engine.casefile.masks import Packed, PackedMasks, packed
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
    | paperwork.NucleoliTicked
    | paperwork.AlarmAcknowledged
    | paperwork.Signed
    | paperwork.Amended
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
        case = entry.change.on(_voided(case or begun(entry.case, entry.stamp), entry), entry.stamp)
    return case


def chained(previous: str, line: tuple[str, str, str, str]) -> str:
    """The SHA-256 (hex) that binds a line – case, time, who, change – to all before it."""
    return hashlib.sha256(msgspec.json.encode((previous, *line))).hexdigest()


def written(change: Change) -> str:
    """A change as it stands in the trail (JSON).

    Raises:
        CaseError: It holds a character that no file can hold.
    """
    try:
        return _ENCODER.encode(change).decode()
    except UnicodeEncodeError as error:
        raise CaseError(
            f"{error.object!r} holds a character that cannot be kept.",
            remedy="Leave that character out.",
        ) from error


def change_of(text: str) -> Change:
    """The change that a line of the trail speaks of.

    Raises:
        CaseError: The line was altered, or a later version of LeukoView wrote it.
    """
    try:
        return _DECODER.decode(text)
    except (msgspec.MsgspecError, ValueError, zlib.error) as error:
        raise CaseError(
            "An entry of the case was altered, or written by a later version of LeukoView.",
            remedy="Update LeukoView, or open a copy of the case from a backup.",
        ) from error


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


def _encoded(value: object) -> object:
    """Masks as packed bits, arrays as 16-bit floats, mappings as dicts, paths as text."""
    if isinstance(value, Masks):
        return packed(value)
    if isinstance(value, np.ndarray):
        return Packed(value.shape, floats=zlib.compress(value.astype("<f2").tobytes()))
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value).__name__)


MOST_PACKED = 64 * 1024 * 1024
"""Bytes of one unpacked array; more is no mask of a cell."""


def _decoded(kind: type, value: object) -> object:
    if kind is Path:
        return Path(str(value))
    known = msgspec.convert(value, Packed)
    return PackedMasks(known) if kind is Masks else _numbers(known)


def _numbers(known: Packed) -> NDArray[np.float32]:
    content = np.frombuffer(_unpacked(known.floats or b""), "<f2")
    return content.astype(np.float32).reshape(known.shape)


def _unpacked(content: bytes) -> bytes:
    return zlib.decompressobj().decompress(content, MOST_PACKED)


_ENCODER = msgspec.json.Encoder(enc_hook=_encoded)
_DECODER: msgspec.json.Decoder[Change] = msgspec.json.Decoder(AnyChange, dec_hook=_decoded)
