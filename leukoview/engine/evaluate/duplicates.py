"""Images that show the same cell, turned, mirrored, recompressed or not; names of one patient."""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from leukoview.engine.case import Pixels
from leukoview.engine.embed import Features
from leukoview.engine.progress import CheckIn, unwatched

_GAPS = re.compile(r"[\s_-]+")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")

AT_ONCE = 500
"""Images held against all others between two check-ins."""

SIDE = 24
"""Pixels of the thumbnail that stands for an image: enough to tell two cells apart."""

ALIKE = 0.985
"""Correlation of two thumbnails from which on they show one cell (docs/engine.md).

Of the published sets two cells that stand in two photographs each reach 0.992; no two cells of
different patients or fields reach 0.973.
"""


def thumbnail(crop: Pixels) -> Pixels:
    """The 24 × 24 pixels that stand for a crop (s × s × 3, s ≥ 24); a thumbnail's own is itself."""
    return np.asarray(Image.fromarray(crop).resize((SIDE, SIDE), Image.Resampling.BOX))


def across_groups(
    crops: Pixels, groups: NDArray[np.str_], check_in: CheckIn = unwatched
) -> list[tuple[int, int]]:
    """Pairs of crops (n × s × s × 3) that show the same cell but belong to different groups.

    Every pair is compared in all eight turns and mirrorings.
    """
    return [(one, other) for one, other in alike(crops, check_in) if groups[one] != groups[other]]


def alike_names(groups: NDArray[np.str_]) -> list[tuple[str, str]]:
    """Pairs of names that differ by capitals, spaces, dashes or leading zeros alone."""
    first: dict[str, str] = {}
    pairs = []
    for name in map(str, np.unique(groups)):
        plain = _LEADING_ZEROS.sub("", _GAPS.sub(" ", name.casefold()).strip())
        if plain in first:
            pairs.append((first[plain], name))
        first.setdefault(plain, name)
    return pairs


def alike(crops: Pixels, check_in: CheckIn = unwatched) -> list[tuple[int, int]]:
    """Pairs of crops that show the same cell, the lower number first; checks in by `AT_ONCE`."""
    thumbnails = np.stack([thumbnail(crop) for crop in crops])
    plain = _fingerprints(thumbnails)
    found: set[tuple[int, int]] = set()
    for turned in _turned(thumbnails):
        others = _fingerprints(turned).T
        for start in range(0, len(plain), AT_ONCE):
            check_in(start, len(plain))
            rows, columns = np.nonzero(plain[start : start + AT_ONCE] @ others >= ALIKE)
            pairs = zip(rows + start, columns, strict=True)
            found |= {(int(a), int(b)) for a, b in pairs if a < b}
    return sorted(found)


def _turned(thumbnails: Pixels) -> Iterator[Pixels]:
    for quarter in range(4):
        turned = np.rot90(thumbnails, quarter, (1, 2))
        yield turned
        yield turned[:, :, ::-1]


def _fingerprints(thumbnails: Pixels) -> Features:
    flat = thumbnails.reshape(len(thumbnails), -1).astype(np.float32)
    flat -= flat.mean(axis=1, keepdims=True)
    unit: Features = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-6)
    return unit
