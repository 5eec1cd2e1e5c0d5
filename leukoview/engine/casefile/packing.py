"""Masks, arrays and paths in the words of JSON, in which a trail keeps them."""

import math
import os
import zlib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from leukoview.engine.case import Mask, Masks
from leukoview.engine.errors import CaseError

MOST_PIXELS = 64 * 1024 * 1024
"""Pixels of one mask; more is no cell."""
MOST_BYTES = 64 * 1024
"""Bytes of one row of numbers; more is nothing that is said of a cell."""
BITS = 8
"""In a byte."""


class Packed(msgspec.Struct, frozen=True, omit_defaults=True):
    """An array in a trail: its shape, and its bits or 16-bit floats, compressed."""

    shape: tuple[int, ...]
    bits: bytes | None = None
    floats: bytes | None = None


class PackedMasks(Masks):
    """The nucleus and the cell, one upon the other; unpacked anew whenever they are looked at.

    Until then they are a hundredth of their size. Looking raises `CaseError` where shape and
    content differ.
    """

    __slots__ = ("packed",)

    def __init__(self, both: Packed) -> None:
        self.packed = both

    @property
    @override
    def nucleus(self) -> Mask:
        return _halves(self.packed)[0]

    @property
    @override
    def cell(self) -> Mask:
        return _halves(self.packed)[1]


def shrunk(masks: Masks) -> PackedMasks:
    """The same masks in a hundredth of the memory."""
    both = np.stack((masks.nucleus, masks.cell))
    return PackedMasks(Packed(both.shape, bits=zlib.compress(np.packbits(both).tobytes())))


def packed(value: object) -> object:
    """What JSON cannot say, in its words: masks as bits, numbers as 16-bit floats, and paths."""
    if isinstance(value, PackedMasks):
        return value.packed
    if isinstance(value, Masks):
        return shrunk(value).packed
    if isinstance(value, np.ndarray):
        return Packed(value.shape, floats=zlib.compress(value.astype("<f2").tobytes()))
    if isinstance(value, Path):
        return _written_path(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(type(value).__name__)


def unpacked(kind: type, value: object) -> object:
    """What was packed, as the kind that it was."""
    if kind is Path:
        return _path(value)
    known = msgspec.convert(value, Packed)
    return PackedMasks(known) if kind is Masks else _numbers(known)


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


def _numbers(known: Packed) -> NDArray[np.float32]:
    try:
        content = zlib.decompressobj().decompress(known.floats or b"", MOST_BYTES)
    except zlib.error as error:
        raise ValueError(known.shape) from error
    return np.frombuffer(content, "<f2").astype(np.float32).reshape(known.shape)


def _halves(known: Packed) -> tuple[Mask, Mask]:
    try:
        nucleus, cell = _opened(known)
    except (ValueError, zlib.error) as error:
        raise CaseError("The outline of a cell was altered.") from error
    return nucleus, cell


def _opened(known: Packed) -> Mask:
    count = math.prod(known.shape)
    if not 0 < count <= 2 * MOST_PIXELS:
        raise ValueError(count)
    size = -(-count // BITS)
    content = zlib.decompressobj().decompress(known.bits or b"", size + 1)
    if len(content) != size:
        raise ValueError(count)
    bits = np.unpackbits(np.frombuffer(content, np.uint8), count=count)
    return bits.astype(np.bool_).reshape(known.shape)
