"""The best outline around a point: a closed path on a polar grid, found exactly.

The outline gathers the evidence it encloses, may change its radius only slowly from ray to ray,
and is found by dynamic programming (as star-convex contours in Amini et al., PAMI 1990;12:855).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from leukoview.engine.case import Mask
from leukoview.engine.stain import Plane

RAYS = 96
"""Rays around the point."""

STEEPEST = 2
"""Pixels that the radius may change from one ray to the next."""

BEND = 0.3
"""Cost per pixel of such a change, in the unit of the evidence gathered on one ray."""

BENDS = (BEND * np.abs(np.arange(-STEEPEST, STEEPEST + 1))).astype(np.float32)
"""That cost of every change there may be."""

GAIN = 4.0
"""Weight of the evidence against the cost of bends."""

HALF = 0.5
"""An interpolated mask counts from here."""

FORBIDDEN = 1e6


def stars(parts: Sequence[tuple[Plane, Mask]], reach: int) -> list[Mask]:
    """The star-shaped region of most evidence that holds the core, of each (evidence, core).

    `evidence` is positive where a pixel belongs inside and negative where not (−1…1); `core` must
    hold at least one pixel, and is part of the result; `reach` is the largest radius in pixels.
    """
    middles = [_middle(core) for _, core in parts]
    costs = [_costs(*part, middle, reach) for part, middle in zip(parts, middles, strict=True)]
    paths = _closed_paths(np.stack(costs))
    return [
        _inside(core, middle, radii)
        for (_, core), middle, radii in zip(parts, middles, paths, strict=True)
    ]


def _middle(core: Mask) -> tuple[float, float]:
    rows, columns = np.nonzero(core)
    return float(rows.sum() / len(rows)), float(columns.sum() / len(columns))


def _inside(core: Mask, middle: tuple[float, float], radii: NDArray[np.intp]) -> Mask:
    """The core, and what lies within those radii of its middle."""
    row, column = middle
    furthest = int(radii.max()) + 1
    top, left = max(0, int(row) - furthest), max(0, int(column) - furthest)
    region = core.copy()
    near = region[top : int(row) + furthest + 2, left : int(column) + furthest + 2]
    down = np.arange(top, top + near.shape[0])[:, None] - row
    right = np.arange(left, left + near.shape[1])[None, :] - column
    turn = np.mod(np.arctan2(down, right), 2 * np.pi) * RAYS / (2 * np.pi)
    edge = np.interp(turn, np.arange(RAYS + 1), np.append(radii, radii[0]))
    near |= np.hypot(down, right) <= edge + 0.5
    return region


def _costs(evidence: Plane, core: Mask, centre: tuple[float, float], reach: int) -> Plane:
    """Minus the evidence gathered up to every radius (columns) of every ray (rows)."""
    angles = np.linspace(0, 2 * np.pi, RAYS, endpoint=False)
    radii = np.arange(reach, dtype=np.float64)
    rows = centre[0] + np.outer(np.sin(angles), radii)
    columns = centre[1] + np.outer(np.cos(angles), radii)
    along = ndimage.map_coordinates(evidence, [rows, columns], order=1, mode="constant")
    inside = ndimage.map_coordinates(core.astype(np.float32), [rows, columns], order=1) > HALF
    costs = -np.cumsum(along * (radii + 1) / reach * GAIN, axis=1)
    last = np.where(inside.any(axis=1), reach - 1 - inside[:, ::-1].argmax(axis=1), 0)
    costs[radii < last[:, None]] = FORBIDDEN
    return np.asarray(costs, np.float32)


def _closed_paths(costs: NDArray[np.float32]) -> list[NDArray[np.intp]]:
    """The radius of every ray on each cheapest path; two more turns make its ends meet.

    `costs` is n × rays × radii. All of them go from ray to ray together.
    """
    turns = np.concatenate([costs, costs, costs], axis=1).swapaxes(0, 1)
    rays, count, reach = turns.shape
    sums = np.full((rays, count, reach + 2 * STEEPEST), 2 * FORBIDDEN, np.float32)
    reached = sums[..., STEEPEST:-STEEPEST]
    reached[0] = turns[0]
    best, bent = np.empty((2, count, reach), np.float32)
    for before, ray, cost in zip(sums[:-1], reached[1:], turns[1:], strict=True):
        best[...] = before[:, STEEPEST:-STEEPEST]
        for step in range(1, STEEPEST + 1):
            # Rounding keeps order: the lesser of two sums is the sum with the lesser.
            inner, outer = STEEPEST - step, STEEPEST + step
            np.minimum(before[:, inner : inner + reach], before[:, outer : outer + reach], out=bent)
            np.add(bent, BENDS[outer], out=bent)
            np.minimum(best, bent, out=best)
        np.add(best, cost, out=ray)
    return [_back(sums[:, number]) for number in range(count)]


def _back(sums: Plane) -> NDArray[np.intp]:
    """The radii of the middle turn on the way back along the cheapest path to the last ray."""
    radius = int(sums[-1, STEEPEST:-STEEPEST].argmin())
    path = np.empty(RAYS, np.intp)
    for ray in range(len(sums) - 1, RAYS, -1):
        radius += int((sums[ray - 1, radius : radius + len(BENDS)] + BENDS).argmin()) - STEEPEST
        if ray <= 2 * RAYS:
            path[ray - 1 - RAYS] = radius
    return path
