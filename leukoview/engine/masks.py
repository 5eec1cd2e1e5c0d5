"""Masks widened, narrowed, opened and filled, and the greatest value around: to the bit as SciPy.

`scipy.ndimage` visits every pixel with every place of a brush; whole masks laid over one another
give the same bits in a tenth of the time (docs/decisions/0082). Off the image there is nothing.
"""

from math import floor, isqrt

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from leukoview.engine.case import Mask

Brush = tuple[int, ...]
"""Half the width of each row of a brush, from its middle row outwards; no row is wider than the one
before. It is the same upside down and mirrored."""

Values = NDArray[np.floating]
"""Numbers of any precision, height × width."""

CROSS: Brush = (1, 0)
"""A pixel with its four neighbours: what `scipy.ndimage` takes where no brush is named."""

ROUNDING = 1e-6
"""Pixels² by which a length in pixels may be off where it was divided from one in µm."""


def disc(radius: float) -> Brush:
    """All pixels within a radius of the middle one; of a whole radius, `skimage.morphology.disk`.

    What it does not reach when it is laid on a mask lies further than the radius from the mask.
    """
    square = floor(radius**2 + ROUNDING)
    return tuple(isqrt(square - row**2) for row in range(isqrt(square) + 1))


def diamond(steps: int) -> Brush:
    """All pixels within so many steps to a neighbour: `CROSS`, used so often."""
    return tuple(steps - row for row in range(steps + 1))


def widened(mask: Mask, brush: Brush) -> Mask:
    """Every pixel that the brush covers when its middle lies on the mask (height × width)."""
    result, run, half = np.zeros_like(mask), mask.copy(), 0
    for row in reversed(range(len(brush))):
        for half in range(half + 1, brush[row] + 1):  # noqa: B020 - goes on where it stopped
            run[:, half:] |= mask[:, :-half]
            run[:, :-half] |= mask[:, half:]
        left = max(0, len(run) - row)
        result[row:] |= run[:left]
        result[:left] |= run[row:]
    return result


def narrowed(mask: Mask, brush: Brush) -> Mask:
    """Every pixel on which the brush fits into the mask."""
    rows, columns = len(brush) - 1, brush[0]
    outside = np.pad(~mask, ((rows, rows), (columns, columns)), constant_values=True)
    reached = widened(outside, brush)
    return ~reached[rows : rows + mask.shape[0], columns : columns + mask.shape[1]]


def opened(mask: Mask, brush: Brush) -> Mask:
    """What of a mask the brush can paint without leaving it."""
    return widened(narrowed(mask, brush), brush)


def filled(mask: Mask) -> Mask:
    """A mask with its holes: what cannot be left for the edge by steps to a neighbour."""
    empty, _ = ndimage.label(~mask)
    edge = np.concatenate([empty[0], empty[-1], empty[:, 0], empty[:, -1]])
    outer = np.zeros(int(empty.max(initial=0)) + 1, bool)
    outer[edge] = True
    outer[0] = False
    return ~outer[empty]


def greatest(plane: Values, reach: int) -> Values:
    """The greatest value within `reach` rows and columns of each pixel.

    Off the image lies its mirror image, edge beside edge (the mode "reflect" of `scipy.ndimage`).
    """
    return _greatest_of(_greatest_of(np.pad(plane, reach, mode="symmetric"), reach).T, reach).T


def _greatest_of(plane: Values, reach: int) -> Values:
    """The greatest of each 2 × `reach` + 1 rows: those of twice as many come from those of few."""
    rows, wanted = 1, 2 * reach + 1
    while rows < wanted:
        more = min(rows, wanted - rows)
        plane = np.maximum(plane[:-more], plane[more:])
        rows += more
    return plane
