"""Which cells look alike – turned, mirrored, recompressed or not –, new ones against all others.

The same question as `evaluate.duplicates` asks of a whole data set, for a library that grows.
"""

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from leukoview.engine.case import Pixels
from leukoview.engine.evaluate.duplicates import ALIKE, SIDE
from leukoview.engine.progress import CheckIn, unwatched

BLOCK = 1024
"""Cells compared at once: 7 MB of numbers."""

LOOK = SIDE * SIDE * 3
"""Bytes of one small picture."""

TURNS = 8
"""Four quarters, each mirrored or not."""

Units = NDArray[np.float32]
"""Vectors of length 1, one per row."""


def look_of(crop: Pixels, image: Pixels) -> bytes:
    """Two small pictures that stand for a cell: of its crop and of its whole image, 24 × 24 × 3.

    The crop finds a cell that was photographed or cut out twice; the image finds a copy of which
    the cell was outlined otherwise. No two images of the published sets that show different cells
    reach 0.92 (benchmarks/look_alikes.py), so one limit does for both.
    """
    return _small(crop) + _small(image)


def alike(
    new: Sequence[bytes], known: Sequence[bytes], check_in: CheckIn = unwatched
) -> list[tuple[int, int]]:
    """Pairs of new cells with cells known before them, as places in `[*known, *new]`.

    The known one (or the earlier of two new ones) comes first. Both pictures of every pair are
    compared in all eight turns and mirrorings; one that is alike is enough.
    """
    if not new:
        return []
    views = [slice(0, LOOK), slice(LOOK, 2 * LOOK)]
    found: set[tuple[int, int]] = set()
    for place, view in enumerate(views):
        others = thumbnails([look[view] for look in (*known, *new)])
        found |= _found(others, len(known), partial(_part, check_in, place, len(views)))
    return sorted(pair for pair in found if pair[0] < pair[1])


def thumbnails(looks: Sequence[bytes]) -> Pixels:
    """Small pictures as pixels, n × 24 × 24 × 3."""
    return np.frombuffer(b"".join(looks), np.uint8).reshape(-1, SIDE, SIDE, 3)


def turned(small: Pixels) -> Iterator[Pixels]:
    """The pictures in all eight turns and mirrorings."""
    for quarter in range(TURNS // 2):
        turn = np.rot90(small, quarter, (1, 2))
        yield turn
        yield turn[:, :, ::-1]


def units(small: Pixels) -> Units:
    """Pictures as vectors whose products are their correlations."""
    flat = small.reshape(len(small), -1).astype(np.float32)
    flat -= flat.mean(axis=1, keepdims=True)
    unit: Units = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6)
    return unit


def _part(check_in: CheckIn, place: int, parts: int, done: int, total: int) -> None:
    check_in(place * total + done, parts * total)


def _found(all_: Pixels, known: int, check_in: CheckIn) -> set[tuple[int, int]]:
    """Pairs of all with those after the known ones, in any order."""
    others = units(all_)
    starts = range(0, len(others), BLOCK)
    found: set[tuple[int, int]] = set()
    for turn, view in enumerate(turned(all_[known:])):
        mine = units(view)
        for done, start in enumerate(starts):
            check_in(turn * len(starts) + done, TURNS * len(starts))
            near = np.argwhere(others[start : start + BLOCK] @ mine.T >= ALIKE)
            found |= {(start + int(a), known + int(b)) for a, b in near}
    return found


def _small(pixels: Pixels) -> bytes:
    small = Image.fromarray(pixels).resize((SIDE, SIDE), Image.Resampling.BOX)
    return small.tobytes()
