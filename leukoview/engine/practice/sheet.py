"""The drawing sheet: a square of glass, measured in µm, and the strokes used on it.

A shape is a plane of depths: how many µm each pixel lies inside the outline (negative outside).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import fft

Plane = NDArray[np.float32]
Point = tuple[float, float]

SHEET_REACH = 1.45
SHEET_MARGIN = 0.6
"""A sheet reaches so many radii and so many µm from an object's middle."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Where one object is drawn: x and y in µm from its middle, pixels of `step` µm.

    `radius` is the object's mean radius in µm; `chance` the only source of randomness.
    """

    x: Plane
    y: Plane
    step: float
    radius: float
    chance: np.random.Generator


def blank(radius: float, step: float, chance: np.random.Generator, *, shift: Point) -> Sheet:
    """A sheet with room for an object of a mean radius in µm.

    `shift` (px, each 0–1) is where between pixel centres the object's middle falls.
    """
    half = int(np.ceil((radius * SHEET_REACH + SHEET_MARGIN) / step))
    side = np.arange(-half, half + 1, dtype=np.float32)
    x, y = np.meshgrid((side - shift[0]) * step, (side - shift[1]) * step)
    return Sheet(x.astype(np.float32), y.astype(np.float32), step, radius, chance)


def grain(sheet: Sheet, fine: float, coarse: float | None = None) -> Plane:
    """Smooth noise of unit variance with features of about `fine` µm, without those above `coarse`.

    White noise through a Gaussian (or the difference of two) in the Fourier plane.
    """
    rows, columns = (fft.next_fast_len(side, real=True) for side in sheet.x.shape)
    white = fft.rfft2(sheet.chance.standard_normal((rows, columns), np.float32))
    down, across = fft.fftfreq(rows, sheet.step), fft.rfftfreq(columns, sheet.step)
    window = _bell(down, across, fine)
    if coarse is not None:
        window -= _bell(down, across, coarse)
    window[0, 0] = 0
    noise = fft.irfft2(white * window, s=(rows, columns))
    noise = noise[: sheet.x.shape[0], : sheet.x.shape[1]]
    return np.asarray(noise / max(float(noise.std()), 1e-6), np.float32)


def ellipse(sheet: Sheet, middle: Point, radii: Point, angle: float = 0.0) -> Plane:
    """An ellipse; depths are exact at its outline and nearly so close to it."""
    cos, sin = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    x, y = sheet.x - np.float32(middle[0]), sheet.y - np.float32(middle[1])
    along, across = (x * cos + y * sin) / radii[0], (y * cos - x * sin) / radii[1]
    away = np.sqrt(along * along + across * across)
    return np.asarray((1 - away) * np.sqrt(radii[0] * radii[1]), np.float32)


def rod(sheet: Sheet, start: Point, end: Point, width: float) -> Plane:
    """A straight rod with round ends, `width` µm across."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    x, y = sheet.x - np.float32(start[0]), sheet.y - np.float32(start[1])
    share = np.clip((x * dx + y * dy) / max(dx * dx + dy * dy, 1e-6), 0, 1)
    away = np.hypot(x - share * dx, y - share * dy)
    return np.asarray(width / 2 - away, np.float32)


def joined(first: Plane, second: Plane, softness: float) -> Plane:
    """Both shapes as one, run together over `softness` µm."""
    blend = np.clip(0.5 + 0.5 * (first - second) / softness, 0, 1)
    mixed = second + (first - second) * blend
    return np.asarray(mixed + softness * blend * (1 - blend), np.float32)


def cut(shape: Plane, away: Plane, softness: float) -> Plane:
    """The first shape without the second, the edge rounded over `softness` µm."""
    return -joined(-shape, away, softness)


def inside(depth: Plane, edge: float) -> Plane:
    """How much of each pixel is inside, 0–1, over an edge of `edge` µm."""
    share = np.clip(depth / np.float32(edge) + np.float32(0.5), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def rim(depth: Plane, at: float, width: float) -> Plane:
    """A line that follows the outline `at` µm inside it, 0–1."""
    return np.asarray(np.exp(-(((depth - np.float32(at)) / np.float32(width)) ** 2)), np.float32)


def specks(sheet: Sheet, size: float, share: float) -> Plane:
    """Grains of about `size` µm that fill a share of the sheet, 0–1."""
    field = grain(sheet, size * 0.33, size * 0.66)
    floor = float(np.quantile(field[::2, ::2], 1 - share))
    return inside((field - floor).astype(np.float32), 0.9)


def _bell(
    down: NDArray[np.float64], across: NDArray[np.float64], width: float
) -> NDArray[np.float32]:
    """A Gaussian of `width` µm in the Fourier plane of these frequencies."""
    rows, columns = (np.exp(-2 * (np.pi * width * side) ** 2) for side in (down, across))
    return np.asarray(np.outer(rows, columns), np.float32)
