"""How large the dark spots of an image are, and how thick what lies around them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage
from skimage.filters import threshold_otsu

from leukoview.engine.case import Mask, Pixels
from leukoview.engine.masks import diamond, disc, widened
from leukoview.engine.stain import background_of, densities, nuclear_index

OVERVIEW = 400
"""Pixels; the longer side at which spots are measured."""

LOBE_REACH = 0.2
"""Half the gap between lobes of one nucleus, as a share of the largest nucleus's diameter."""

LEAST_NUCLEAR = 0.3
"""Nuclear index (see `stain`) below which nothing is a nucleus."""

LEAST_BLOB = 0.0005
"""Share of the image below which a dark spot is no nucleus."""

STAINED = 0.12
"""Mean optical density from which a pixel is stained."""

BESIDE = 2
"""Pixels beside a spot that are its blurred rim, and none of the rest."""

DEEP = 0.99
"""Quantile of the depths of the stain that stands for the deepest."""

PLATELET_SHARE = 0.5
"""A spot narrower than this share of the stain around it is a platelet among red cells.

A nucleus (4–6 µm from edge to middle) is deeper than a red cell (3.6 µm) or two that overlap; a
platelet (1–2 µm) is not.
"""


@dataclass(frozen=True, eq=False)
class Spots:
    """Diameters of dark spots, larger ones repeated in proportion; thickness of the rest, px.

    `thickness` is twice the depth of the deepest stain that is not nuclear: the width of a red cell
    without pallor, the rim of one with it, and more where red cells overlap.
    """

    diameters: NDArray[np.float64]
    thickness: float

    @property
    def typical(self) -> float | None:
        """The middle diameter, or None without spots."""
        return float(np.median(self.diameters)) if self.diameters.size else None

    @property
    def platelets(self) -> bool:
        """Whether the spots are too narrow for nuclei beside the stain around them."""
        return self.typical is not None and self.typical < PLATELET_SHARE * self.thickness


def spots_of(pixels: Pixels) -> Spots:
    """Measure the spots of an image."""
    step = max(1, max(pixels.shape[:2]) // OVERVIEW)
    small = np.asarray(Image.fromarray(pixels).reduce(step))
    density = densities(small, background_of(small))
    index = ndimage.gaussian_filter(nuclear_index(density), 1.0)
    mask = index > max(LEAST_NUCLEAR, float(threshold_otsu(index)))
    areas = _lobes_together(mask)
    kept = areas[areas > LEAST_BLOB * index.size]
    repeats = np.ceil(8 * kept / kept.max()).astype(int) if kept.size else kept
    diameters = np.repeat(np.sqrt(4 * kept / np.pi) * step, repeats)
    red, green, blue = (density[..., colour] for colour in range(3))
    rest = ((red + green + blue) / 3 > STAINED) & ~widened(mask, diamond(BESIDE))
    return Spots(diameters, 2 * step * _depth(rest))


def together(parts: list[Spots]) -> Spots:
    """The spots of several fields of one slide."""
    thickness = float(np.median([part.thickness for part in parts]))
    return Spots(np.concatenate([part.diameters for part in parts]), thickness)


def _depth(mask: Mask) -> float:
    depths = ndimage.distance_transform_edt(mask)
    return float(np.quantile(depths[mask], DEEP)) if mask.any() else 0.0


def _lobes_together(mask: Mask) -> NDArray[np.intp]:
    """Areas of nuclei in pixels, where parts that lie close by count as lobes of one."""
    parts, count = ndimage.label(mask)
    if not count:
        return np.zeros(0, np.intp)
    largest = np.sqrt(np.bincount(parts.ravel())[1:].max() * 4 / np.pi)
    groups, _ = ndimage.label(widened(mask, disc(LOBE_REACH * largest)))
    return np.bincount(groups[mask])[1:]
