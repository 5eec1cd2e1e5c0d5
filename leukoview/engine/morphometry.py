"""What a hematologist measures on a cell, from the masks of its nucleus and of the whole cell."""

from math import gcd

import numpy as np
from scipy import ndimage
from skimage.measure import find_contours

from leukoview.engine.case import Cell, Mask, Masks, Morphometry, Pixels, Scale
from leukoview.engine.masks import diamond, narrowed, widened
from leukoview.engine.slide import Slide, cut

MICRON = "µm"
PIXEL = "px"

FINE_DETAIL = 0.04
"""Granules are finer than this share of the cell's diameter (0.5 µm in a 12 µm cell)."""

STAIRS = 1.0
"""Pixels; standard deviation of the smoothing that takes the pixel grid's stairs off an outline."""

RIM = 0.04
"""Share of the cell's diameter left out along borders, where the lens mixes neighbours."""


def measure(slide: Slide, cell: Cell, scale: Scale | None) -> Morphometry | None:
    """Measure a cell on its masks, in µm where the scale is known, in pixels otherwise.

    Perimeters are those of the smoothed outline's polygon, convex areas those of the hull of the
    pixels. A cell without masks, or whose nucleus mask is empty, has nothing to measure.
    """
    masks = cell.masks
    if masks is None or not masks.nucleus.any():
        return None
    unit = scale.microns_per_pixel if scale else 1.0
    nucleus, whole = float(masks.nucleus.sum()), float((masks.cell | masks.nucleus).sum())
    return Morphometry(
        nucleus_area=nucleus * unit**2,
        cell_area=whole * unit**2,
        nucleus_cell_ratio=nucleus / whole,
        roundness=_roundness(masks.nucleus),
        irregularity=_irregularity(masks.nucleus),
        granularity=_granularity(cut(slide, cell.box), masks),
        unit=MICRON if scale else PIXEL,
    )


def _roundness(nucleus: Mask) -> float:
    """4πA/P², 1 for a disc; the pixel grid can push it a little above, which is cut off."""
    soft = ndimage.gaussian_filter(np.pad(nucleus, 4).astype(np.float32), STAIRS)
    steps = [np.diff(contour, axis=0) for contour in find_contours(soft, 0.5)]
    perimeter = sum(float(np.hypot(*step.T).sum()) for step in steps)
    return min(1.0, 4 * np.pi * float(nucleus.sum()) / perimeter**2) if perimeter else 0.0


def _irregularity(nucleus: Mask) -> float:
    return max(0.0, 1 - float(nucleus.sum()) / hull_area(nucleus))


def hull_area(mask: Mask) -> int:
    """How many pixels lie within the convex hull of a mask's pixels, which must be some.

    The hull is a polygon on the pixels' grid, of which Pick's theorem (1899) counts the points:
    its area, half of the points on its edge, and one.
    """
    rows = np.flatnonzero(mask.any(axis=1))
    first = mask[rows].argmax(axis=1)
    last = mask.shape[1] - 1 - mask[rows, ::-1].argmax(axis=1)
    left = _convex(list(zip(rows.tolist(), first.tolist(), strict=True)))
    right = _convex(list(zip((-rows[::-1]).tolist(), (-last[::-1]).tolist(), strict=True)))
    corners = left + [(-row, -column) for row, column in right]
    twice = edge = 0
    for (row, column), (to_row, to_column) in zip(corners, corners[1:] + corners[:1], strict=True):
        twice += row * to_column - to_row * column
        edge += gcd(to_row - row, to_column - column)
    return (abs(twice) + edge) // 2 + 1


def _convex(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of the leftmost points of each row those at which the hull turns (Andrew, 1979)."""
    turns: list[tuple[int, int]] = []
    for row, column in points:
        while len(turns) > 1:
            (above, before), (top, left) = turns[-1], turns[-2]
            if (before - left) * (row - top) < (above - top) * (column - left):
                break
            turns.pop()
        turns.append((row, column))
    return turns


def _granularity(pixels: Pixels, masks: Masks) -> float:
    """Contrast of detail finer than 4 % of the cell's diameter, in the cytoplasm, 0–1."""
    diameter = 2 * np.sqrt(masks.cell.sum() / np.pi)
    rim = max(1, round(RIM * diameter))
    nucleus = widened(masks.nucleus, diamond(rim))
    cytoplasm = narrowed(masks.cell, diamond(rim)) & ~nucleus
    if not cytoplasm.any():
        return 0.0
    red, green, blue = (pixels[..., colour].astype(np.float32) for colour in range(3))
    grey = (red + green + blue) / 3 / 255
    inside = cytoplasm.astype(np.float32)
    spread = max(1.0, FINE_DETAIL * diameter)
    local = ndimage.gaussian_filter(grey * inside, spread)
    weight = np.maximum(ndimage.gaussian_filter(inside, spread), 1e-6)
    return float((grey - local / weight)[cytoplasm].std())
