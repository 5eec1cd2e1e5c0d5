"""Masks as a trail keeps them: a hundredth of their size until somebody looks at them."""

import math
import zlib

import msgspec
import numpy as np
from typing_extensions import override

from leukoview.engine.case import Mask, Masks
from leukoview.engine.errors import CaseError

MOST_PIXELS = 64 * 1024 * 1024
"""Pixels of one mask; more is no cell."""
BITS = 8
"""In a byte."""


class Packed(msgspec.Struct, frozen=True, omit_defaults=True):
    """An array in a trail: its shape, and its bits or 16-bit floats, compressed."""

    shape: tuple[int, ...]
    bits: bytes | None = None
    floats: bytes | None = None


class PackedMasks(Masks):
    """The nucleus and the cell, one upon the other; unpacked anew whenever they are looked at.

    Looking raises `CaseError` where shape and content differ.
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


def packed(masks: Masks) -> Packed:
    """Masks as a trail keeps them."""
    if isinstance(masks, PackedMasks):
        return masks.packed
    both = np.stack((masks.nucleus, masks.cell))
    return Packed(both.shape, bits=zlib.compress(np.packbits(both).tobytes()))


def _halves(known: Packed) -> tuple[Mask, Mask]:
    try:
        nucleus, cell = _unpacked(known)
    except (ValueError, zlib.error) as error:
        raise CaseError("The outline of a cell was altered.") from error
    return nucleus, cell


def _unpacked(known: Packed) -> Mask:
    count = math.prod(known.shape)
    if not 0 < count <= 2 * MOST_PIXELS:
        raise ValueError(count)
    size = -(-count // BITS)
    content = zlib.decompressobj().decompress(known.bits or b"", size + 1)
    if len(content) != size:
        raise ValueError(count)
    bits = np.unpackbits(np.frombuffer(content, np.uint8), count=count)
    return bits.astype(np.bool_).reshape(known.shape)
