"""Chance that depends on a place, not on the order of drawing, so that any tile can come first."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Counts = NDArray[np.int64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_OFFSET = 1 << 32


class Layer(IntEnum):
    """What chance is drawn for; each layer is independent of the others."""

    LEUKOCYTE = 1
    RED_CELL = 2
    PLATELET = 3
    DEBRIS = 4
    NOISE = 5
    DRIFT = 6
    STAMP = 7
    PATIENT = 8


def dice(*words: int) -> np.random.Generator:
    """A generator that always throws the same for the same words (any integers)."""
    return np.random.default_rng([word + _OFFSET for word in words])


def uniform(seed: int, layer: int, column: Counts, row: Counts) -> Reals:
    """One number in 0–1 for every place of a grid (SplitMix64; Steele et al., OOPSLA 2014)."""
    with np.errstate(over="ignore"):
        start = np.uint64(seed + _OFFSET) * _GOLDEN + np.uint64(layer)
        word = _mixed(_mixed(column.astype(np.uint64) + _GOLDEN) ^ start)
        word = _mixed(_mixed(row.astype(np.uint64) + _GOLDEN) ^ word)
    return np.asarray(word >> np.uint64(11), np.float64) * 2.0**-53


def _mixed(word: NDArray[np.uint64]) -> NDArray[np.uint64]:
    word = (word ^ (word >> np.uint64(30))) * _FIRST
    word = (word ^ (word >> np.uint64(27))) * _SECOND
    return word ^ (word >> np.uint64(31))
