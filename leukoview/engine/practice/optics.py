"""From density to the pixels a camera gives: light, lens, sensor."""

from typing import Final

import numpy as np
from scipy import ndimage

from leukoview.engine.case import Box, Pixels
from leukoview.engine.practice.anatomy import Density
from leukoview.engine.practice.chance import Layer, Reals, dice
from leukoview.engine.practice.layout import drift
from leukoview.engine.practice.patient import Patient

SPREAD: Final = (1.10, 1.0, 1.22)
"""Width of the point spread in red, green, blue against green: longitudinal chromatic error."""
SHIFT: Final = (0.025, 0.0, -0.03)
"""Sideways shift of red, green, blue in µm: lateral chromatic error. Chosen."""
READ_NOISE: Final = 1.1
"""Standard deviation of the sensor's noise in levels of 255. Chosen."""
SHADING: Final = 0.02
"""How far illumination wanders over the slide, as a share. Chosen."""
NOISE_TILE: Final = 256
"""Noise is thrown in tiles of so many pixels, each from its own place."""
SHARPENING: Final = 0.4
"""How strongly the camera sharpens: the weight of its unsharp mask. Chosen."""
LENS_REACH: Final = 6.0
"""The point spread is cut at so many of its widths."""


def lens_margin(patient: Patient, step: float) -> int:
    """Pixels beyond a box that its own pixels depend on."""
    widest = max(SPREAD) * patient.blur / step
    return int(np.ceil(LENS_REACH * widest + max(np.abs(SHIFT)) / step)) + 1


def exposed(density: Density, box: Box, patient: Patient, step: float) -> Pixels:
    """The camera's picture of a box, from density that reaches `lens_margin` beyond it."""
    margin = lens_margin(patient, step)
    light = patient.glass * np.exp(-density)
    seen = np.stack([_focused(light[..., c], c, patient, step, margin) for c in range(3)], axis=-1)
    seen *= _shading(box, patient, step)
    seen += READ_NOISE * _noise(box, patient.seed)
    return np.asarray(np.clip(np.rint(seen), 0, 255), np.uint8)


def _focused(light: Density, channel: int, patient: Patient, step: float, margin: int) -> Density:
    width = max(SPREAD[channel] * patient.blur / step, 0.35)
    shift = SHIFT[channel] / step
    place = np.arange(-margin, margin + 1, dtype=np.float64)
    kernel = (1 + SHARPENING) * _bell(place - shift, width) - SHARPENING * _bell(
        place - shift, 2.2 * width
    )
    seen = ndimage.correlate1d(light, kernel, axis=0, mode="nearest")
    seen = ndimage.correlate1d(seen, kernel, axis=1, mode="nearest")
    return np.asarray(seen[margin:-margin, margin:-margin], np.float32)


def _bell(place: Reals, width: float) -> Reals:
    bell = np.exp(-0.5 * (place / width) ** 2)
    return np.asarray(bell / bell.sum(), np.float64)


def _shading(box: Box, patient: Patient, step: float) -> Density:
    x = (np.arange(box.x, box.right, dtype=np.float64) * step)[None, :]
    y = (np.arange(box.y, box.bottom, dtype=np.float64) * step)[:, None]
    return np.asarray(1 - SHADING * (1 + drift(patient.seed, 9, x, y, 400.0)), np.float32)[
        ..., None
    ]


def _noise(box: Box, seed: int) -> Density:
    noise = np.empty((box.height, box.width, 3), np.float32)
    for row in range(box.y // NOISE_TILE, (box.bottom - 1) // NOISE_TILE + 1):
        for column in range(box.x // NOISE_TILE, (box.right - 1) // NOISE_TILE + 1):
            thrown = dice(seed, Layer.NOISE, row, column).standard_normal(
                (NOISE_TILE, NOISE_TILE, 3), np.float32
            )
            tile = Box(column * NOISE_TILE, row * NOISE_TILE, NOISE_TILE, NOISE_TILE)
            top, bottom = max(tile.y, box.y), min(tile.bottom, box.bottom)
            left, right = max(tile.x, box.x), min(tile.right, box.right)
            noise[top - box.y : bottom - box.y, left - box.x : right - box.x] = thrown[
                top - tile.y : bottom - tile.y, left - tile.x : right - tile.x
            ]
    return noise
