"""Where objects lie on a smear of any size, decided place by place.

Objects are proposed on a jittered grid that covers the whole plane; of two that would collide the
one with the higher priority stays (Matérn's hard-core process, in a few rounds). A decision looks
no further than a few diameters around, so that a tile far inside a giant slide costs no more than
the first, and is the same whatever is drawn before it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.spatial import cKDTree

from leukoview.engine.practice.chance import Counts, Layer, Reals, uniform

ROUNDS: Final = 3
"""Rounds of settling collisions; a decision then reaches 2 × ROUNDS diameters far."""


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of the smear in µm."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, margin: float) -> "Region":
        """The region with a margin on every side."""
        return Region(
            self.left - margin, self.top - margin, self.right + margin, self.bottom + margin
        )


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Objects of one layer: the grid place each was proposed at (its identity), and where it is."""

    column: Counts
    row: Counts
    x: Reals
    y: Reals
    reach: Reals

    def kept(self, which: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> "Places":
        """Only those marked."""
        return Places(
            self.column[which], self.row[which], self.x[which], self.y[which], self.reach[which]
        )

    def touching(self, region: Region, margin: float | Reals) -> "Places":
        """Only those within a margin of a region, each its own where several are given."""
        across = (self.x >= region.left - margin) & (self.x < region.right + margin)
        down = (self.y >= region.top - margin) & (self.y < region.bottom + margin)
        return self.kept(across & down)

    def chance(self, seed: int, layer: int, salt: int) -> Reals:
        """One number in 0–1 for every object; another for every salt."""
        return uniform(seed, layer + 64 * salt, self.column, self.row)


def proposed(seed: int, layer: Layer, region: Region, pitch: float) -> Places:
    """Every place of a jittered grid, `pitch` µm wide, that may hold an object in a region."""
    columns = np.arange(
        np.floor(region.left / pitch), np.ceil(region.right / pitch), dtype=np.int64
    )
    rows = np.arange(np.floor(region.top / pitch), np.ceil(region.bottom / pitch), dtype=np.int64)
    column, row = (side.ravel() for side in np.meshgrid(columns, rows))
    x = (column + uniform(seed, layer + 64, column, row)) * pitch
    y = (row + uniform(seed, layer + 128, column, row)) * pitch
    return Places(column, row, x, y, np.zeros_like(x))


def settled(places: Places, priority: Reals) -> Places:
    """The objects left when of any two closer than their reaches together one has gone."""
    if places.x.size < 2:  # noqa: PLR2004 - two objects make a collision
        return places
    tree = cKDTree(np.column_stack([places.x, places.y]))
    pairs = tree.query_pairs(2 * float(places.reach.max()), output_type="ndarray")
    first, second = pairs[:, 0], pairs[:, 1]
    away = np.hypot(places.x[first] - places.x[second], places.y[first] - places.y[second])
    close = away < places.reach[first] + places.reach[second]
    first, second = first[close], second[close]
    loser = np.where(priority[first] < priority[second], first, second)
    kept = np.zeros(places.x.size, np.bool_)
    open_ = np.ones(places.x.size, np.bool_)
    for _ in range(ROUNDS):
        wins = open_.copy()
        wins[loser[open_[first] & open_[second]]] = False
        kept |= wins
        open_ &= ~wins
        open_[second[wins[first]]] = False
        open_[first[wins[second]]] = False
    return places.kept(kept)


def clear_of(places: Places, others: Places, share: Reals) -> Places:
    """Those whose middle keeps the other's reach plus a share of their own away from all others."""
    if not others.x.size or not places.x.size:
        return places
    tree = cKDTree(np.column_stack([others.x, others.y]))
    pairs = cKDTree(np.column_stack([places.x, places.y])).query_ball_tree(
        tree, float(others.reach.max() + places.reach.max())
    )
    keep = np.ones(places.x.size, np.bool_)
    for number, near in enumerate(pairs):
        if near:
            away = np.hypot(others.x[near] - places.x[number], others.y[near] - places.y[number])
            need = others.reach[near] + share[number] * places.reach[number]
            keep[number] = bool((away >= need).all())
    return places.kept(keep)


def drift(seed: int, salt: int, x: Reals, y: Reals, length: float) -> Reals:
    """A slow wave over the slide, −1…1, with features of about `length` µm."""
    total = np.zeros(np.broadcast(x, y).shape)
    for wave in range(3):
        numbers = uniform(
            seed, Layer.DRIFT + 64 * salt, np.arange(2, dtype=np.int64), np.full(2, wave)
        )
        angle, phase = 2 * np.pi * numbers
        total += np.sin(
            (x * np.cos(angle) + y * np.sin(angle)) * (2 * np.pi / length / (1 + wave)) + phase
        )
    return np.asarray(total / 3, np.float64)


def sizes(chance: Reals, mean: Reals, spread: Reals) -> Reals:
    """Log-normal sizes for numbers in 0–1, cut at about two standard deviations."""
    normal = 1.7 * np.log((chance * 0.94 + 0.03) / (1 - (chance * 0.94 + 0.03))) / np.pi * 1.05
    return np.asarray(mean * np.exp(np.clip(normal, -2, 2) * spread), np.float64)
