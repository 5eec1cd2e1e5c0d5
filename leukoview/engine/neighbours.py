"""The cells of a library that look most like one cell."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.errors import BundleError

Rows = NDArray[np.float32]
"""One cell per row, in the reduced features of one bundle (`CellReading.features`)."""

BLOCK = 256
"""Cells compared at once: their differences (0.5 MB at 256 components) stay in a core's cache."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A cell of the library by its row, and how far it is: 0 is the same look.

    Distances are Euclidean in reduced features, the space in which the bundle's support vectors
    measure; they compare cells, and have no unit.
    """

    row: int
    distance: float


def nearest(library: Rows, features: Rows, k: int) -> tuple[Neighbour, ...]:
    """The `k` cells of a library (n × d) nearest to one cell (d), the nearest first.

    Of equally near ones the earlier row comes first. Fewer than `k` where the library is small.

    Raises:
        BundleError: The cell was read with another model than the library.
    """
    if library.shape[1:] != features.shape:
        raise BundleError(
            "This cell and the library were read with different models.",
            remedy="Read the cells of the library again with the present model.",
        )
    distances = np.concatenate([_distances(library, features, at) for at in _starts(library)])
    order = np.argsort(distances, kind="stable")[:k]
    return tuple(Neighbour(int(row), float(distances[row])) for row in order)


def _starts(library: Rows) -> range:
    return range(0, max(1, len(library)), BLOCK)


def _distances(library: Rows, features: Rows, start: int) -> NDArray[np.float64]:
    difference = (library[start : start + BLOCK] - features).astype(np.float64)
    distances: NDArray[np.float64] = np.sqrt((difference**2).sum(axis=1))
    return distances
