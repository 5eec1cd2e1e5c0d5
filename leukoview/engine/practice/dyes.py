"""What a Romanowsky stain (May-Grünwald-Giemsa, Wright) does to light.

Every dye is a vector of optical density for red, green and blue at unit strength; light passes a
cell as glass × exp(−density), so that overlapping cells darken as they do on a slide. The vectors
are chosen values, set by eye beside stained smears.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Colour = NDArray[np.float32]

HAEMOGLOBIN: Final = (0.30, 0.50, 0.33)
"""Red cells: brick pink to mauve."""
CHROMATIN: Final = (0.59, 1.00, 0.34)
"""Nuclei: purple, the Romanowsky effect of azure B with eosin Y on DNA."""
AZURE: Final = (0.86, 0.68, 0.27)
"""Ribosome-rich cytoplasm: blue."""
EOSIN: Final = (0.22, 0.90, 0.80)
"""Eosinophil granules: orange-red."""
AZUROPHIL: Final = (0.38, 1.00, 0.48)
"""Primary granules and Auer rods: magenta-purple."""
LILAC: Final = (0.35, 0.60, 0.32)
"""Neutrophil granules and the hof of a promyelocyte: dusty pink."""

DYES: Final = (HAEMOGLOBIN, CHROMATIN, AZURE, EOSIN, AZUROPHIL, LILAC)

CREAM: Final = (254.0, 229.0, 205.0)
"""Empty glass under a halogen lamp, sRGB."""
LILAC_WHITE: Final = (232.0, 228.0, 234.0)
"""Empty glass under a daylight filter, sRGB."""


def colour(density: tuple[float, float, float]) -> Colour:
    """A dye's vector as an array."""
    return np.array(density, np.float32)
