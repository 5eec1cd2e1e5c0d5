"""Where a cell ends: cytoplasm told from background and from the red cells that touch it."""

import numpy as np
from scipy import ndimage

from leukoview.engine.case import Mask
from leukoview.engine.detect.nuclei import Labels
from leukoview.engine.detect.view import View

STAINED = 0.08
"""Mean optical density from which a pixel is not background."""

REACH = 4.0
"""µm; cytoplasm lies within this of its nucleus."""


def whole_cells(view: View, labels: Labels) -> Labels:
    """Grow every nucleus to its whole cell; nuclei keep their numbers."""
    stained = view.density.mean(axis=2) > STAINED
    hemoglobin = (view.density[..., 2] > 0.9 * view.density[..., 1]) & (
        view.density[..., 0] < 0.7 * view.density[..., 1]
    )
    near, (ys, xs) = ndimage.distance_transform_edt(labels == 0, return_indices=True)
    room: Mask = stained & ~hemoglobin & (near <= view.pixels(REACH))
    opened = ndimage.binary_opening(room | (labels > 0), iterations=2) | (labels > 0)
    grown = np.where(opened, labels[ys, xs], 0)
    return np.asarray(grown, np.int32)
