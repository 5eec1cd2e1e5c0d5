"""Which cells look alike – turned, mirrored, recompressed or not –, new ones against all others.

The same question as `evaluate.duplicates` asks of a whole data set, for a library that grows.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from leukoview.engine.case import Pixels
from leukoview.engine.evaluate.duplicates import ALIKE, SIDE
from leukoview.engine.progress import CheckIn, unwatched

BLOCK = 1024
"""Cells compared at once: 7 MB of numbers."""

TURNS = 8
"""Four quarters, each mirrored or not."""

Units = NDArray[np.float32]
"""Vectors of length 1, one per row."""


def look_of(crop: Pixels) -> bytes:
    """The small picture that stands for a crop: 24 × 24 × 3 bytes."""
    small = Image.fromarray(crop).resize((SIDE, SIDE), Image.Resampling.BOX)
    return small.tobytes()


def alike(
    new: Sequence[bytes], known: Sequence[bytes], check_in: CheckIn = unwatched
) -> list[tuple[int, int]]:
    """Pairs of new cells with cells known before them, as places in `[*known, *new]`.

    The known one (or the earlier of two new ones) comes first. Every pair is compared in all eight
    turns and mirrorings; `looks` are as `look_of` makes them.
    """
    if not new:
        return []
    others = _units(_thumbnails([*known, *new]))
    starts = range(0, len(others), BLOCK)
    found: set[tuple[int, int]] = set()
    for turn, turned in enumerate(_turned(_thumbnails(new))):
        mine = _units(turned)
        for done, start in enumerate(starts):
            check_in(turn * len(starts) + done, TURNS * len(starts))
            near = np.argwhere(others[start : start + BLOCK] @ mine.T >= ALIKE)
            found |= {(start + int(a), len(known) + int(b)) for a, b in near}
    return sorted(pair for pair in found if pair[0] < pair[1])


def _thumbnails(looks: Sequence[bytes]) -> Pixels:
    return np.frombuffer(b"".join(looks), np.uint8).reshape(-1, SIDE, SIDE, 3)


def _turned(thumbnails: Pixels) -> Iterator[Pixels]:
    for quarter in range(TURNS // 2):
        turned = np.rot90(thumbnails, quarter, (1, 2))
        yield turned
        yield turned[:, :, ::-1]


def _units(thumbnails: Pixels) -> Units:
    flat = thumbnails.reshape(len(thumbnails), -1).astype(np.float32)
    flat -= flat.mean(axis=1, keepdims=True)
    unit: Units = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6)
    return unit
