"""What red cells look like on this very slide, so that they can be told from cytoplasm."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from joblib import cpu_count
from numpy.typing import NDArray
from scipy import ndimage

from leukoview.engine.case import Mask
from leukoview.engine.detect.view import View
from leukoview.engine.masks import Brush, disc, filled, opened, widened
from leukoview.engine.scale import RED_CELL_MICRONS
from leukoview.engine.scale.circles import shows_circle_of_size
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
        red, green, blue = self.typical / (self.typical @ self.typical)
        along: Plane = density[..., 0] * red + density[..., 1] * green + density[..., 2] * blue
        return along

    def stray(self, density: Densities, amount: Plane) -> Plane:
        """The distance of pixels of that amount from the red cells' hue, in optical density."""
        red, green, blue = (
            density[..., colour] - amount * self.typical[colour] for colour in range(3)
        )
        away: Plane = np.sqrt(red * red + green * green + blue * blue)
        return away


def red_cell_colour(nuclei: Mask, noise: float, view: View) -> RedCellColour | None:
    """The colour of the red cells of a view; None where too few lie clear of the nuclei.

    `noise` is the strength of the background. What lies how far from the nuclei is told by other
    threads meanwhile.
    """
    with ThreadPoolExecutor(cpu_count(), thread_name_prefix="red") as hands:
        far, apart, away = (
            hands.submit(beyond, nuclei, microns, view) for microns in (LONG, APART, CLEAR)
        )
        dense = (view.smooth_strength > max(LEAST_DENSITY, ABOVE_BACKGROUND * noise)) & ~nuclei
        patches, count = ndimage.label(opened(dense, round_brush(view, 0.5)))
    if not count:
        return None
    long = np.bincount(patches[far.result()], minlength=count + 1) > 0
    near = np.bincount(patches[~apart.result()], minlength=count + 1) > 0
    red = long | ~near
    red[0] = False
    clear = red[patches] & away.result()
    if clear.sum() < view.area(LEAST_AREA):
        return None
    return _colour(view.smooth[clear])


def red_cell_mask(colour: RedCellColour, nuclei: Mask, view: View) -> Mask:
    """Which pixels are red cells, with their pallor and their blurred rims."""
    amount = colour.amount(view.smooth)
    stray = colour.stray(view.smooth, amount)
    strength = amount * np.linalg.norm(colour.typical)
    alike = (stray < colour.tolerance * strength + 0.01) & (amount > THINNEST) & ~nuclei
    red = opened(alike, round_brush(view, 0.6))
    red = _with_pallor(red, nuclei, view)
    rim = widened(red, round_brush(view, 0.4)) & ~nuclei
    return np.asarray(red | (rim & (stray < 1.5 * colour.tolerance * strength + 0.03)))


def beyond(nuclei: Mask, microns: float, view: View) -> Mask:
    """The pixels that lie further than so many µm from every nucleus."""
    return ~widened(nuclei, disc(view.pixels(microns)))


def red_cells_seen(view: View) -> bool:
    """Whether a view shows any red cell, as a dark circle of its size without a nucleus."""
    return shows_circle_of_size(view.density, view.pixels(RED_CELL_MICRONS / 2))


def round_brush(view: View, microns: float) -> Brush:
    """A disc of a radius in µm, for opening and widening masks."""
    return disc(max(1, round(view.pixels(microns))))


def _colour(pixels: Densities) -> RedCellColour:
    red, green, blue = pixels.T
    strength = (red + green + blue) / 3
    dense = pixels[strength >= np.median(strength)]
    typical = np.array([np.median(colour) for colour in dense.T], np.float32)
    colour = RedCellColour(typical, 0.0)
    amount = colour.amount(dense)
    along = amount * np.linalg.norm(typical)
    usual = np.quantile(colour.stray(dense, amount) / along, HUE_SHARE) * HUE_MARGIN
    return RedCellColour(typical, float(np.clip(usual, *HUE_TOLERANCE)))


def _with_pallor(red: Mask, nuclei: Mask, view: View) -> Mask:
    holes, count = ndimage.label(filled(red) & ~red)
    if not count:
        return red
    pale = np.bincount(holes.ravel()) < view.area(PALLOR)
    pale[0] = False
    pale[holes[nuclei]] = False
    return np.asarray(red | pale[holes])
