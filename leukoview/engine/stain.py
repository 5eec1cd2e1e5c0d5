"""How much dye lies on each pixel, whatever the lamp, the camera and the white balance.

Light through a stain falls off exponentially (Beer–Lambert), so minus the logarithm of a pixel
over the empty background is proportional to the dye, and a colour cast of the lamp cancels.
"""

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.case import Pixels

Plane = NDArray[np.float32]
"""One number per pixel, height × width."""

Densities = NDArray[np.float32]
"""Optical densities (natural logarithm) in red, green and blue, height × width × 3."""

Strength = NDArray[np.float64]
"""How much dye lies on each pixel over all colours, height × width."""

BRIGHT_SHARE = 0.2
"""The share of a smear's pixels, the brightest, whose median is its background."""

BACKGROUND_SAMPLE = 40_000
"""Pixels on a grid that stand for all of an image when its background is sought."""

DENSITY_RANGE = (-0.2, 4.6)
"""Optical densities kept: a little brighter than the background, down to 1 % of its light."""

RED_WEIGHT = 2.0
"""How far red absorption may lag behind before a pixel is no longer called nuclear.

Eosin and hemoglobin let red light pass; the azures that bind to chromatin do not.
"""


def background_of(pixels: Pixels) -> Plane:
    """The colour of the empty background, as three numbers 1–256.

    Median of the brightest fifth; pixels is height × width × 3.
    """
    step = max(1, round((pixels.shape[0] * pixels.shape[1] / BACKGROUND_SAMPLE) ** 0.5))
    red, green, blue = (pixels[::step, ::step, colour].ravel() for colour in range(3))
    light = red.astype(np.int16) + green + blue
    bright = light >= _quantile(light, 1 - BRIGHT_SHARE)
    return np.array([_middle(colour[bright]) for colour in (red, green, blue)], np.float32) + 1


def _quantile(values: NDArray[np.int16], share: float) -> float:
    """What `numpy.quantile` says of values from 0 on, of a count of every value."""
    place = share * (len(values) - 1)
    whole = int(place)
    up_to = np.bincount(values).cumsum()
    low, high = np.searchsorted(up_to, [whole, min(whole + 1, len(values) - 1)], side="right")
    return float(low + (high - low) * (place - whole))


def _middle(values: NDArray[np.uint8]) -> float:
    """The median, of a count of every value."""
    up_to = np.bincount(values).cumsum()
    low, high = np.searchsorted(up_to, [(len(values) - 1) // 2, len(values) // 2], side="right")
    return float(low + high) / 2


def densities(pixels: Pixels, background: Plane) -> Densities:
    """Optical densities of pixels against a background from `background_of`, colour by colour."""
    light = (np.arange(256, dtype=np.float32)[:, None] + 1) / background
    of_value = np.clip(-np.log(light), *DENSITY_RANGE)
    density = np.empty(pixels.shape, np.float32)
    for colour in range(pixels.shape[-1]):
        density[..., colour] = of_value[:, colour][pixels[..., colour]]
    return density


def total(density: Densities) -> Strength:
    """The strength of the stain on each pixel: the root of the mean square of its colours."""
    red, green, blue = density[..., 0], density[..., 1], density[..., 2]
    strength: Strength = np.sqrt(red * red + green * green + blue * blue) / np.sqrt(3)
    return strength


def nuclear_index(density: Densities) -> Plane:
    """How nuclear each pixel is: about 0 on background and red cells, 0.5–1.3 on chromatin.

    Azure–eosin complexes on chromatin absorb green far more than blue (hemoglobin does not) and
    also absorb red (eosin does not), so the smaller of both signals is taken.
    """
    red, green, blue = density[..., 0], density[..., 1], density[..., 2]
    index: Plane = np.minimum(green - blue, RED_WEIGHT * red)
    return np.maximum(index, 0)
