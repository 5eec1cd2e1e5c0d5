"""Where a cell ends: cytoplasm told from background and from the red cells that touch it."""

import numpy as np
from scipy import ndimage

from leukoview.engine.case import Mask
from leukoview.engine.detect.nuclei import Labels, threshold_of
from leukoview.engine.detect.redness import (
    red_cell_colour,
    red_cell_mask,
    round_brush,
    total,
)
from leukoview.engine.detect.star import star
from leukoview.engine.detect.view import View
from leukoview.engine.stain import Densities, Plane

SMOOTHING = 0.15
"""µm; standard deviation of the smoothing of densities."""

NEARLY_NUCLEAR = 0.8
"""Share of the nuclear threshold from which a pixel is neither red cell nor background."""

NOISE_QUANTILE = 0.9
NOISE_MARGIN = 1.3
"""The background's strength: this quantile of its pixels, times the margin."""

NOISE_RANGE = (0.035, 0.12)
"""Optical density between which the background's strength must lie."""

NOISE_SPREAD = 0.05
"""Optical density within which the palest quarter of an image is all background."""

CLEAR_OF_NUCLEI = 2.0
"""µm from every nucleus at which the background is sampled."""

FEW_PIXELS = 100
"""Pixels under which a sample is too small, and the whole view is taken."""

CYTOPLASM_RING = (0.3, 1.0)
"""µm from the nucleus; what lies here is mostly the cell's own cytoplasm."""

OWN_COLOUR = 0.5
"""Share of that ring that looks like red cell from which colour tells nothing."""

REACH = 14.0
"""µm from the middle of the nucleus; no white cell of blood or marrow reaches further."""

BRIDGE = 0.5
"""µm; a connection to the nucleus thinner than twice this is none."""


def whole_cells(view: View, labels: Labels, *, red_cells_seen: bool) -> Labels:
    """Grow every nucleus to its whole cell; nuclei keep their numbers.

    `red_cells_seen` says whether the image holds red cells at all: where they are lysed, what has
    the colour of a red cell is cytoplasm.
    """
    cells = np.zeros_like(labels)
    if not labels.any():
        return cells
    evidence = _evidence(view, labels, red_cells_seen=red_cells_seen)
    for label in range(1, int(labels.max()) + 1):
        window = _around(labels == label, view)
        nucleus = labels[window] == label
        others = (labels[window] > 0) & ~nucleus
        mine = star(
            _connected(evidence[window], nucleus, others, view),
            nucleus,
            max(2, round(view.pixels(REACH))),
        )
        free = mine & ~others & ((cells[window] == 0) | nucleus)
        cells[window][free] = label
    return cells


def _around(nucleus: Mask, view: View) -> tuple[slice, slice]:
    rows, columns = np.nonzero(nucleus)
    margin = round(view.pixels(REACH))
    return (
        slice(max(0, int(rows.min()) - margin), int(rows.max()) + margin + 1),
        slice(max(0, int(columns.min()) - margin), int(columns.max()) + margin + 1),
    )


def _evidence(view: View, labels: Labels, *, red_cells_seen: bool) -> Plane:
    """How much each pixel looks like part of a white cell, −1 (background, red cell) to 1."""
    density = _smoothed(view)
    nearly = view.index > NEARLY_NUCLEAR * threshold_of(view.index)
    nuclear = ndimage.binary_dilation(nearly) | (labels > 0)
    far = np.asarray(ndimage.distance_transform_edt(~nuclear), np.float32) * view.microns
    strength = total(density)
    noise = _background_strength(strength, far)
    evidence: Plane = np.clip((strength - noise) / noise, -1, 1)
    colour = red_cell_colour(density, far, noise, view) if red_cells_seen else None
    if colour is not None:
        red, rim = red_cell_mask(density, colour, nearly | (labels > 0), view)
        around = red[_ring(labels, view)]
        if around.sum() <= OWN_COLOUR * around.size:
            evidence[red | rim] = -1
    return evidence


def _smoothed(view: View) -> Densities:
    spread = SMOOTHING / view.microns
    smooth: Densities = ndimage.gaussian_filter(view.density, (spread, spread, 0))
    return smooth


def _ring(labels: Labels, view: View) -> Mask:
    near, far = CYTOPLASM_RING
    apart = ndimage.distance_transform_edt(labels == 0) * view.microns
    return np.asarray((apart > near) & (apart <= far))


def _background_strength(strength: Plane, far: Plane) -> float:
    """The strength of stain that the empty background reaches by noise and uneven light."""
    away = strength[far > CLEAR_OF_NUCLEI]
    away = away if away.size > FEW_PIXELS else strength.ravel()
    palest = away[away <= np.quantile(away, 0.25) + NOISE_SPREAD]
    background = away[away < np.median(palest) + NOISE_SPREAD]
    high = np.quantile(background, NOISE_QUANTILE) * NOISE_MARGIN
    return float(np.clip(high, *NOISE_RANGE))


def _connected(evidence: Plane, nucleus: Mask, others: Mask, view: View) -> Plane:
    """Evidence that counts for one nucleus: only what hangs together with it."""
    ours = np.where(others, -1, evidence)
    solid = ndimage.binary_opening(ours > 0, round_brush(view, BRIDGE)) | nucleus
    parts, _ = ndimage.label(solid)
    mine = np.isin(parts, np.unique(parts[nucleus]))
    near = ndimage.binary_dilation(mine)
    ours = np.where((ours > 0) & ~near, -1, ours)
    return np.where(nucleus, 1, ours).astype(np.float32)
