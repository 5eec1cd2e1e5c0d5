"""Taking the lamp and the camera out of a crop's colours."""

import numpy as np
from PIL import Image

from leukoview.engine.stain import Plane

WHITE = 245.0
"""Where white balance puts the background: white with a little room above for noise."""

DARKEST_BACKGROUND = 30.0
"""A channel darker than this is no lit background; dividing by it would only raise noise."""


def white_balanced(pixels: Image.Image, empty: Plane) -> Image.Image:
    """An RGB image with each channel scaled so that the empty smear becomes white.

    `empty` is the colour of the empty smear from `stain.background_of`.
    """
    gain = WHITE / np.maximum(empty, DARKEST_BACKGROUND)
    of_value = (np.arange(256, dtype=np.uint8)[:, None] * gain).clip(0, 255).astype(np.uint8)
    return pixels.point(of_value.T.ravel().tolist())
