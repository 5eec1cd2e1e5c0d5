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
    row, column = (float(value) for value in ndimage.center_of_mass(core))
    costs = _costs(evidence, core, (row, column), reach)
    radii = _closed_path(costs)
    rows, columns = np.indices(core.shape)
    turn = np.mod(np.arctan2(rows - row, columns - column), 2 * np.pi) * RAYS / (2 * np.pi)
    edge = np.interp(turn, np.arange(RAYS + 1), np.append(radii, radii[0]))
    return np.asarray((np.hypot(rows - row, columns - column) <= edge + 0.5) | core)


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
    reachable = _Reachable(turns[0])
    came = np.zeros(turns.shape, np.intp)
    for ray in range(1, len(turns)):
        reachable.step(turns[ray], came[ray])
    path = np.empty(len(turns), np.intp)
    path[-1] = reachable.sums.argmin()
    for ray in range(len(turns) - 1, 0, -1):
        path[ray - 1] = path[ray] + came[ray, path[ray]] - STEEPEST
    return path[RAYS : 2 * RAYS]


class _Reachable:
    """The least cost of reaching every radius of one ray after another, in memory taken once."""

    def __init__(self, first: Plane) -> None:
        fenced = np.full(len(first) + 2 * STEEPEST, 2 * FORBIDDEN, np.float32)
        self.sums = fenced[STEEPEST:-STEEPEST]
        self.sums[:] = first
        self._before = sliding_window_view(fenced, len(first))
        self._bends = (BEND * np.abs(np.arange(-STEEPEST, STEEPEST + 1))).astype(np.float32)
        self._steps = np.empty(self._before.shape, np.float32)

    def step(self, costs: Plane, came: NDArray[np.intp]) -> None:
        """Go on to a ray with these costs; `came` takes which of the radii before was best."""
        np.add(self._before, self._bends[:, None], out=self._steps)
        self._steps.argmin(axis=0, out=came)
        np.add(self._steps.min(axis=0), costs, out=self.sums)
