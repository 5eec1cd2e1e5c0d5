"""Taking lamp and camera out of a crop's colours, and putting other stains in for training."""

import numpy as np

from leukoview.engine.case import Pixels
from leukoview.engine.stain import Plane

WHITE = 245.0
"""Where white balance puts the background: white with a little room above for noise."""

DARKEST_BACKGROUND = 30.0
"""A channel darker than this is no lit background; dividing by it would only raise noise."""

STAINS = np.array([[0.65, 0.70, 0.29], [0.07, 0.99, 0.11], [0.27, 0.57, 0.78]], np.float32)
"""Optical density of haematoxylin-like blue, eosin and a residual (Ruifrok & Johnston, Anal Quant
Cytol Histol 2001;23:291, table 2)."""

STAIN_GAIN = (0.75, 1.3)
STAIN_SHIFT = 0.03
"""How far training may move each stain: factors and optical density, wider than between the
hospitals measured in docs/engine.md."""


def white_balanced(pixels: Pixels, empty: Plane) -> Pixels:
    """The pixels with each channel scaled so that the empty smear becomes white.

    `empty` is the colour of the empty smear from `stain.background_of`.
    """
    gain = WHITE / np.maximum(empty, DARKEST_BACKGROUND)
    return (pixels * gain).clip(0, 255).astype(np.uint8)


def restained(crops: Pixels, seed: int) -> Pixels:
    """Crops (n × s × s × 3) as other hands might have stained them, each in a way of its own.

    Optical densities are split into `STAINS`, each scaled and shifted at random (Tellez et al.,
    IEEE TMI 2018;37:2126), and put together again. The same seed gives the same stains.
    """
    rng = np.random.default_rng(seed)
    shape = (len(crops), 1, 1, 3)
    gain = rng.uniform(*STAIN_GAIN, shape).astype(np.float32)
    shift = rng.uniform(-STAIN_SHIFT, STAIN_SHIFT, shape).astype(np.float32)
    density = -np.log((crops.astype(np.float32) + 1) / (WHITE + 1))
    density = (density @ np.linalg.inv(STAINS) * gain + shift) @ STAINS
    pixels: Pixels = (np.exp(-density) * (WHITE + 1) - 1).clip(0, 255).astype(np.uint8)
    return pixels
