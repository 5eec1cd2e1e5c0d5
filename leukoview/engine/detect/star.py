"""The best outline around a point: a closed path on a polar grid, found exactly.

The outline gathers the evidence it encloses, may change its radius only slowly from ray to ray,
and is found by dynamic programming (as star-convex contours in Amini et al., PAMI 1990;12:855).
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
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

GAIN = 4.0
"""Weight of the evidence against the cost of bends."""

HALF = 0.5
"""An interpolated mask counts from here."""

FORBIDDEN = 1e6


def star(evidence: Plane, core: Mask, reach: int) -> Mask:
    """The star-shaped region of most evidence that holds the core.

    `evidence` is positive where a pixel belongs inside and negative where not (−1…1); `core` must
    hold at least one pixel, and is part of the result; `reach` is the largest radius in pixels.
    """
    rows, columns = np.nonzero(core)
    row, column = float(rows.sum() / len(rows)), float(columns.sum() / len(columns))
    radii = _closed_path(_costs(evidence, core, (row, column), reach))
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


def _closed_path(costs: Plane) -> NDArray[np.intp]:
    """The radius of every ray on the cheapest path; two more turns make its ends meet."""
    turns = np.concatenate([costs, costs, costs])
    bends = (BEND * np.abs(np.arange(-STEEPEST, STEEPEST + 1))).astype(np.float32)
    sums = np.full((len(turns), turns.shape[1] + 2 * STEEPEST), 2 * FORBIDDEN, np.float32)
    reached = sums[:, STEEPEST:-STEEPEST]
    reached[0] = turns[0]
    before = sliding_window_view(sums, turns.shape[1], axis=1)
    steps, step = np.empty(before.shape[1:], np.float32), bends[:, None]
    for ray in range(1, len(turns)):
        np.add(before[ray - 1], step, out=steps)
        np.minimum.reduce(steps, axis=0, out=reached[ray])
        reached[ray] += turns[ray]
    radius = int(reached[-1].argmin())
    path = np.empty(RAYS, np.intp)
    for ray in range(len(turns) - 1, RAYS, -1):
        radius += int((sums[ray - 1, radius : radius + len(bends)] + bends).argmin()) - STEEPEST
        if ray <= 2 * RAYS:
            path[ray - 1 - RAYS] = radius
    return path
