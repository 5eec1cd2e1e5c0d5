"""How a slide is shown; never how it is read.

The reader may brighten what is on screen as at a microscope's lamp. Readings are made from the
slide's own pixels, whatever stands here.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.case import Pixels

STEEPEST = 4.0
"""By how much contrast 1 spreads the tones about mid grey; contrast −1 draws them together as far.
"""
GAMMAS = (0.2, 5.0)
WHITE = 245.0
"""Where white balance puts the empty smear, as in `engine.colours`: a little room is left above."""
DARKEST_WHITE = 30.0
"""A channel darker than this is no lit background; dividing by it would only raise noise."""
LEVELS = 256

Colour = tuple[int, int, int]
"""Red, green and blue, 0–255."""


@dataclass(frozen=True, slots=True)
class Display:
    """Brightness and contrast from −1 to 1, gamma, and the colour to be shown as white.

    `brightness` is added as a share of full range; a `gamma` above 1 lifts the mid tones.
    Raises ValueError for a value out of its range.
    """

    brightness: float = 0.0
    contrast: float = 0.0
    gamma: float = 1.0
    white_balance: Colour | None = None

    def __post_init__(self) -> None:
        if not -1 <= self.brightness <= 1 or not -1 <= self.contrast <= 1:
            raise ValueError(f"Brightness and contrast lie from −1 to 1, not as in {self}.")
        if not GAMMAS[0] <= self.gamma <= GAMMAS[1]:
            raise ValueError(f"A gamma of {self.gamma} is not from {GAMMAS[0]} to {GAMMAS[1]}.")


AS_STORED = Display()
"""The pixels as they are in the file."""


def shown(pixels: Pixels, display: Display) -> Pixels:
    """The pixels as they are shown; a new array unless nothing is changed."""
    if display == AS_STORED:
        return pixels
    changed = np.empty_like(pixels)
    for channel, table in enumerate(tables(display)):
        changed[..., channel] = table[pixels[..., channel]]
    return changed


def tables(display: Display) -> NDArray[np.uint8]:
    """What each of the 256 levels of red, green and blue becomes, 3 × 256.

    White balance comes first, as at the lamp, then gamma, contrast and brightness.
    """
    stored = np.arange(LEVELS, dtype=np.float64) / (LEVELS - 1)
    light = np.clip(stored * _gains(display)[:, None], 0, 1) ** (1 / display.gamma)
    spread = (light - 0.5) * STEEPEST**display.contrast + 0.5 + display.brightness
    levels: NDArray[np.uint8] = np.rint(np.clip(spread, 0, 1) * (LEVELS - 1)).astype(np.uint8)
    return levels


def spot_colour(pixels: Pixels) -> Colour:
    """The colour of a spot that the reader holds to be empty: its median."""
    red, green, blue = (round(float(level)) for level in np.median(pixels, axis=(0, 1)))
    return red, green, blue


def words(display: Display) -> str:
    """What is changed, as a phrase for the report; empty where nothing is."""
    parts = []
    if display.brightness:
        parts.append(f"brightness {_percent(display.brightness)}")
    if display.contrast:
        parts.append(f"contrast {_percent(display.contrast)}")
    if display.gamma != 1:
        parts.append(f"gamma {display.gamma:.2f}")
    if display.white_balance:
        parts.append("white balance on RGB {} {} {}".format(*display.white_balance))
    return ", ".join(parts)


def _percent(share: float) -> str:
    return f"{share * 100:+.0f} %".replace("-", "−")


def _gains(display: Display) -> NDArray[np.float64]:
    if display.white_balance is None:
        return np.ones(3)
    empty = np.array(display.white_balance, np.float64)
    return WHITE / np.maximum(empty, DARKEST_WHITE)
