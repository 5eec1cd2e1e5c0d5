"""Red cells as circles whose edges all point to one dark middle, at every size at once.

Gradient-voting Hough transform (Kimme, Ballard, Sklansky, CACM 1975;18:120) on an image pyramid:
overlapping and half-seen cells count too, and the pale middle of a red cell does not, because its
edge points outwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from leukoview.engine.case import Mask, Pixels
from leukoview.engine.masks import greatest
from leukoview.engine.stain import Densities, Plane, background_of, densities, nuclear_index

RADII = tuple(float(radius) for radius in np.geomspace(6.0, 12.0, 8))
"""Pixels of a pyramid level: one octave, since every level is twice as fine as the last."""

SIDES = (64, 128, 256, 512, 1024)
"""The longer side of each pyramid level, in pixels: circles from 1 % to 38 % of the image."""

SATURATION = 0.6
"""Optical density in green at which red cells and nuclei look alike."""

EDGE_SLOPE = 0.025
"""Optical density per pixel; anything flatter is not an edge."""

VOTE_SPREAD = 0.2
"""Standard deviation of votes around a middle, as a share of the radius: cells are not round."""

LEAST_SUPPORT = 0.4
"""Share of a circumference that must point to the middle."""

WELL_SUPPORTED = 0.5
"""Share of a circumference from which a circle is hardly an accident."""

ENOUGH = 6
"""Well supported circles after which one more level is searched, but none still finer."""

NUCLEAR = 0.35
"""Nuclear index (see `stain`) from which a circle's middle is no red cell."""

MOSTLY_NUCLEAR = 0.2
"""Share of nuclear pixels around a middle from which it belongs to a white cell."""

CROWDING = 0.7
"""Two circles nearer than this share of the larger radius are one."""


APART = 3
"""Rows and columns of a level within which one middle is the best supported."""

MIDDLE = 96
"""Pixels of a level; the side of the square in its middle that is searched before all of it."""

BEARING = 32
"""Pixels beyond which nothing bears on a middle: smoothing 5, slopes 2, radius 12, spread of votes
10, `APART`."""


@dataclass(frozen=True, slots=True)
class Circle:
    """One red cell, in pixels of the image; `support` is the share of its edge that agrees."""

    x: float
    y: float
    radius: float
    support: float


def red_cells(pixels: Pixels) -> tuple[Circle, ...]:
    """Every red cell found in an image, the best supported first, each once."""
    found = sorted(_candidates(pixels), key=lambda circle: -circle.support)
    places = np.array([(circle.x, circle.y) for circle in found]).reshape(-1, 2)
    radii = np.array([circle.radius for circle in found])
    free = np.ones(len(found), bool)
    for number in range(len(found)):
        if free[number]:
            apart = np.hypot(*(places[number + 1 :] - places[number]).T)
            free[number + 1 :] &= apart >= CROWDING * np.maximum(radii[number + 1 :], radii[number])
    return tuple(circle for circle, kept in zip(found, free, strict=True) if kept)


def _candidates(pixels: Pixels) -> Iterator[Circle]:
    background = background_of(pixels)
    height, width = pixels.shape[:2]
    sure = before = 0
    for side in SIDES:
        share = side / max(height, width)
        if before >= ENOUGH or (share > 1 and side != SIDES[0]):
            return
        before = sure
        size = (max(1, round(width * share)), max(1, round(height * share)))
        level = np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BOX))
        for circle in _circles(densities(level, background)):
            sure += circle.support >= WELL_SUPPORTED
            yield Circle(circle.x / share, circle.y / share, circle.radius / share, circle.support)


def shows_circle_of_size(density: Densities, radius: float) -> bool:
    """Whether there is any red cell within a factor of 1.4 of a radius; densities as of `stain`.

    The middle of the image and the likeliest sizes are looked at first, and no more than it takes.
    """
    share = (RADII[0] * RADII[-1]) ** 0.5 / radius
    return _shows_in_its_middle(density, share) or _shows(_Level.of(_zoomed(density, share)))


def _zoomed(density: Densities, share: float) -> Densities:
    planes = [ndimage.zoom(density[..., colour], share, order=1) for colour in range(3)]
    return np.stack(planes, axis=-1)


def _shows_in_its_middle(density: Densities, share: float) -> bool:
    """Whether a circle lies in the middle of the level that `_zoomed` gives: the same pixels."""
    whole = np.array([round(side * share) for side in density.shape[:2]])
    side = MIDDLE + 2 * BEARING
    if (whole <= side).any():
        return False
    step = (np.array(density.shape[:2]) - 1) / (whole - 1)
    corner = (whole - side) // 2 * step
    planes = [
        ndimage.affine_transform(density[..., colour], step, corner, (side, side), order=1)
        for colour in range(3)
    ]
    return _shows(_Level.of(np.stack(planes, axis=-1)), BEARING)


def _shows(level: "_Level", rim: int = 0) -> bool:
    """Whether a circle's middle lies on a level, `rim` pixels or more from its edges."""
    likeliest = sorted(range(len(RADII)), key=lambda size: abs(size - (len(RADII) - 1) / 2))
    last = np.array(level.shape) - rim
    return any(
        ((rim <= middles) & (middles < last)).all(axis=1).any()
        for middles in map(level.middles, likeliest)
    )


def _circles(density: Densities) -> Iterator[Circle]:
    level = _Level.of(density)
    for size, radius in enumerate(RADII):
        for y, x in level.middles(size):
            yield Circle(float(x), float(y), radius, float(level.support(size)[y, x]))


@dataclass(frozen=True, eq=False)
class _Level:
    """One level of a pyramid, on which circles of every size are looked for when they are asked of.

    `edges` are those of the dark parts, `free` the pixels that no white cell surrounds.
    """

    shape: tuple[int, ...]
    edges: "Edges"
    free: Mask
    supports: dict[int, Plane] = field(default_factory=dict)

    @classmethod
    def of(cls, density: Densities) -> Self:
        dark = ndimage.gaussian_filter(np.clip(density[..., 1], 0, SATURATION), 1.0)
        nuclear = ndimage.uniform_filter((nuclear_index(density) > NUCLEAR).astype(np.float32), 9)
        return cls(dark.shape, _edges(dark), nuclear < MOSTLY_NUCLEAR)

    def middles(self, size: int) -> NDArray[np.intp]:
        """Rows and columns where a circle of a size is best supported, among the sizes beside."""
        here = self.support(size)
        sure = (here > LEAST_SUPPORT) & self.free
        if not sure.any():
            return np.argwhere(sure)
        beside = [
            self.support(near) for near in (size - 1, size, size + 1) if 0 <= near < len(RADII)
        ]
        best = greatest(np.maximum.reduce(beside), APART)
        return np.argwhere((here == best) & sure)

    def support(self, size: int) -> Plane:
        """The share of a circumference of a size whose edges point to each pixel."""
        if size not in self.supports:
            self.supports[size] = self._votes(RADII[size])
        return self.supports[size]

    def _votes(self, radius: float) -> Plane:
        ys, xs, down, right = self.edges
        height, width = self.shape
        x, y = np.rint(xs + right * radius), np.rint(ys + down * radius)
        inside = (x >= 0) & (y >= 0) & (x < width) & (y < height)
        flat = (y[inside] * width + x[inside]).astype(np.intp)
        count = np.bincount(flat, minlength=height * width).reshape(height, width)
        spread = VOTE_SPREAD * radius
        share = 2 * np.pi * spread**2 / (2 * np.pi * radius)
        votes: Plane = ndimage.gaussian_filter(count.astype(np.float32), spread) * share
        return votes


Edges = tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32], NDArray[np.float32]]


def _edges(dark: Plane) -> Edges:
    """Rows and columns of the crest of every edge, and the unit step towards the darker side."""
    gradient = np.asarray(np.gradient(dark), np.float32)
    slope = np.hypot(*gradient)
    ys, xs = np.nonzero(slope > EDGE_SLOPE)
    steep = slope[ys, xs]
    down, right = gradient[:, ys, xs] / steep
    ahead = ndimage.map_coordinates(slope, [ys + down, xs + right], order=1, mode="nearest")
    behind = ndimage.map_coordinates(slope, [ys - down, xs - right], order=1, mode="nearest")
    crest = (steep >= ahead) & (steep > behind)
    return ys[crest], xs[crest], down[crest], right[crest]
