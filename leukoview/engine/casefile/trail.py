"""The trail of a case: its changes in order, each with who and when; the case is their sum."""

import hashlib
import math
import os
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from leukoview.engine.casefile import changes, paperwork
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
        CaseError: The case is signed, and a change would alter what was signed.
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
    """The SHA-256 (hex) that binds a line – case, time, who, change – to all before it."""
    return hashlib.sha256(msgspec.json.encode((previous, *line))).hexdigest()


def written(change: Change) -> str:
    """A change as it stands in the trail (JSON)."""
    return _ENCODER.encode(change).decode()


def change_of(text: str) -> Change:
    """The change that a line of the trail speaks of.

    Raises:
        CaseError: The line was altered, or a later version of LeukoView wrote it.
    """
    try:
        return _decoded_change(text)
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
    if not change.matters:
        return change.on(case, stamp)
    if case.locked:
        raise CaseError(
            "The case is signed, so it cannot be changed.",
            remedy="Amend it first: the signed version stays readable.",
        )
    return change.on(case.unsigned(), stamp)


def _voided(case: Case, entry: Entry) -> Case:
    return case.unsigned() if entry.change.matters else case


def _decoded_change(text: str) -> Change:
    try:
        return _DECODER.decode(text)
    except msgspec.ValidationError:
        # JSON has no NaN: a measure that could not be taken was written as null.
        measured = _with_nan(msgspec.json.decode(text))
        change: Change = msgspec.convert(measured, AnyChange, dec_hook=_decoded)
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


def _encoded(value: object) -> object:
    """Arrays as packed bits or 16-bit floats, mappings as dicts, paths as text."""
    if isinstance(value, np.ndarray):
        bits = value.dtype == np.bool_
        content = np.packbits(value) if bits else value.astype("<f2")
        return {
            "shape": value.shape,
            "bits" if bits else "floats": zlib.compress(content.tobytes()),
        }
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Path):
        return _written_path(value)
    raise NotImplementedError(type(value).__name__)


class _RawPath(msgspec.Struct):
    """A path whose bytes are no text, which only some systems allow."""

    path: bytes


def _written_path(path: Path) -> object:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return _RawPath(os.fsencode(path))
    return str(path)


def _path(value: object) -> Path:
    if isinstance(value, str):
        return Path(value)
    return Path(os.fsdecode(msgspec.convert(value, _RawPath).path))


class _Packed(msgspec.Struct):
    """An array as `_encoded` writes it."""

    shape: tuple[int, ...]
    bits: bytes | None = None
    floats: bytes | None = None


MOST_PACKED = 64 * 1024 * 1024
"""Bytes of one unpacked array; more is no mask of a cell."""


def _decoded(kind: type, value: object) -> object:
    if kind is Path:
        return _path(value)
    packed = msgspec.convert(value, _Packed)
    return _flags(packed) if packed.bits is not None else _numbers(packed)


def _flags(packed: _Packed) -> NDArray[np.bool_]:
    content = np.frombuffer(_unpacked(packed.bits or b""), np.uint8)
    count = math.prod(packed.shape)
    if not 0 <= content.size * 8 - count < 8:  # noqa: PLR2004 - bits in a byte
        raise ValueError("The mask's shape and content differ.")
    return np.unpackbits(content, count=count).astype(bool).reshape(packed.shape)


def _numbers(packed: _Packed) -> NDArray[np.float32]:
    content = np.frombuffer(_unpacked(packed.floats or b""), "<f2")
    return content.astype(np.float32).reshape(packed.shape)


def _unpacked(content: bytes) -> bytes:
    return zlib.decompressobj().decompress(content, MOST_PACKED)


_ENCODER = msgspec.json.Encoder(enc_hook=_encoded)
_DECODER: msgspec.json.Decoder[Change] = msgspec.json.Decoder(AnyChange, dec_hook=_decoded)
