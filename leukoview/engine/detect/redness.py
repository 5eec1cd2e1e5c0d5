"""What red cells look like on this very slide, so that they can be told from cytoplasm."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.morphology import disk

from leukoview.engine.case import Mask
from leukoview.engine.detect.view import View
from leukoview.engine.scale import RED_CELL_MICRONS
from leukoview.engine.scale.circles import circles_of_size
from leukoview.engine.stain import Densities, Plane

LEAST_DENSITY = 0.07
"""Optical density from which a pixel can be red cell."""

ABOVE_BACKGROUND = 1.2
"""Times the background's noise that a red cell's density must reach."""

APART = 1.5
"""µm from every nucleus: a stained patch that keeps this distance is no cytoplasm."""

LONG = 5.0
"""µm from every nucleus: a stained patch that reaches this far is no cytoplasm."""

CLEAR = 3.0
"""µm from every nucleus at which the colour of such a patch is taken."""

LEAST_AREA = 12.0
"""µm² of red cells from which their colour is known (one has about 40)."""

HUE_TOLERANCE = (0.10, 0.30)
"""Distance from the red cells' own hue, as a share of the density, that is still red cell."""

HUE_SHARE = 0.9
"""The share of red-cell pixels that the tolerance covers."""

HUE_MARGIN = 1.2
"""Room left beyond that share."""

THINNEST = 0.45
"""Density of the palest red-cell pixel as a share of the typical one."""

PALLOR = 25.0
"""µm²; a paler patch inside a red cell is its pallor up to this size."""


@dataclass(frozen=True, eq=False)
class RedCellColour:
    """The typical optical densities of red cells, and how far from their hue they stray."""

    typical: NDArray[np.float32]
    tolerance: float

    def amount(self, density: Densities) -> Plane:
        """How much of a typical red cell lies on each pixel, 1 being one."""
        along: Plane = density @ (self.typical / (self.typical @ self.typical))
        return along

    def stray(self, density: Densities) -> Plane:
        """The distance of each pixel from the red cells' hue, in optical density."""
        rest = density - self.amount(density)[..., None] * self.typical
        away: Plane = np.linalg.norm(rest, axis=-1)
        return away


def red_cell_colour(
    density: Densities, far: Plane, noise: float, view: View
) -> RedCellColour | None:
    """The colour of the red cells of a view; None where too few lie clear of the nuclei.

    `far` is the distance of every pixel from the nearest nucleus in µm, `noise` the strength of
    the background.
    """
    strength = total(density)
    dense = (strength > max(LEAST_DENSITY, ABOVE_BACKGROUND * noise)) & (far > 0)
    patches, count = ndimage.label(ndimage.binary_opening(dense, round_brush(view, 0.5)))
    if not count:
        return None
    numbers = np.arange(1, count + 1)
    reach, gap = ndimage.maximum(far, patches, numbers), ndimage.minimum(far, patches, numbers)
    red = np.concatenate([[False], (reach > LONG) | (gap > APART)])
    clear = red[patches] & (far > CLEAR)
    if clear.sum() < view.area(LEAST_AREA):
        return None
    return _colour(density[clear])


def red_cell_mask(density: Densities, colour: RedCellColour, nuclei: Mask, view: View) -> Mask:
    """Which pixels are red cells, with their pallor and their blurred rims."""
    amount, stray = colour.amount(density), colour.stray(density)
    strength = amount * np.linalg.norm(colour.typical)
    alike = (stray < colour.tolerance * strength + 0.01) & (amount > THINNEST) & ~nuclei
    red = ndimage.binary_opening(alike, round_brush(view, 0.6))
    red = _with_pallor(red, nuclei, view)
    rim = ndimage.binary_dilation(red, round_brush(view, 0.4)) & ~nuclei
    return np.asarray(red | (rim & (stray < 1.5 * colour.tolerance * strength + 0.03)))


def red_cells_seen(view: View) -> bool:
    """Whether a view shows any red cell, as a dark circle of its size without a nucleus."""
    radius = view.pixels(RED_CELL_MICRONS / 2)
    return any(True for _ in circles_of_size(view.density, radius))


def total(density: Densities) -> Plane:
    """The strength of the stain on each pixel, over all colours."""
    strength: Plane = np.linalg.norm(density, axis=-1) / np.sqrt(3)
    return strength


def round_brush(view: View, microns: float) -> NDArray[np.uint8]:
    """A disc of a radius in µm, for opening and widening masks."""
    return np.asarray(disk(max(1, round(view.pixels(microns)))), np.uint8)


def _colour(pixels: Densities) -> RedCellColour:
    strength = pixels.mean(axis=1)
    dense = pixels[strength >= np.median(strength)]
    typical = np.median(dense, axis=0)
    colour = RedCellColour(typical, 0.0)
    along = colour.amount(dense) * np.linalg.norm(typical)
    usual = np.quantile(colour.stray(dense) / along, HUE_SHARE) * HUE_MARGIN
    return RedCellColour(typical, float(np.clip(usual, *HUE_TOLERANCE)))


def _with_pallor(red: Mask, nuclei: Mask, view: View) -> Mask:
    holes, count = ndimage.label(ndimage.binary_fill_holes(red) & ~red)
    if not count:
        return red
    pale = np.bincount(holes.ravel()) < view.area(PALLOR)
    pale[0] = False
    pale[np.unique(holes[nuclei])] = False
    return np.asarray(red | pale[holes])
