"""A piece of a slide brought to the one scale at which cells are looked for."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage
from skimage.filters import threshold_otsu

from leukoview.engine.case import Box, Mask, Pixels, Scale
from leukoview.engine.slide import Slide
from leukoview.engine.stain import (
    Densities,
    Plane,
    Strength,
    background_of,
    densities,
    nuclear_index,
    total,
)

WORKING_SCALE = 0.2
"""µm per pixel at which nuclei are told apart: a red cell is 36 pixels wide."""

SMOOTHING_MICRONS = 0.2
"""Standard deviation of the smoothing of the nuclear index: about the resolution of a lens."""

DENSITY_SMOOTHING = 0.15
"""µm; the same of the smoothing of densities."""

THRESHOLD_RANGE = (0.30, 0.90)
"""Nuclear index that Otsu's threshold may not leave.

Red cells stay under 0.35 and chromatin above 0.5 on the stains of benchmarks/segmentation.py.
"""

HALF = 0.5
"""An interpolated mask counts from here."""

OVERVIEW = 1024
"""Pixels; the longest side of the overview from which a slide's background is taken."""


Window = tuple[slice, ...]
"""Rows and columns of a view."""


@dataclass(frozen=True, eq=False)
class View:
    """A box of a slide at a working scale.

    `step` is how many slide pixels one pixel of the view spans; `density` and `index` are the
    optical densities and the nuclear index (see `stain`) of every pixel of the view, `microns` the
    size of one.
    """

    box: Box
    step: float
    microns: float
    density: Densities
    index: Plane

    def pixels(self, microns: float) -> float:
        """A length in pixels of the view."""
        return microns / self.microns

    def area(self, square_microns: float) -> float:
        """An area in pixels of the view."""
        return square_microns / self.microns**2

    @cached_property
    def threshold(self) -> float:
        """The nuclear index above which a pixel is nucleus: Otsu's, within what stains can be."""
        low, high = THRESHOLD_RANGE
        if np.ptp(self.index) == 0:
            return high
        return float(np.clip(threshold_otsu(self.index), low, high))

    @cached_property
    def strength(self) -> Strength:
        """The strength of the stain on each pixel, over all colours."""
        return total(self.density)

    @cached_property
    def smooth(self) -> Densities:
        """The densities with the noise of single pixels taken off, for telling colours."""
        spread = DENSITY_SMOOTHING / self.microns
        smooth: Densities = ndimage.gaussian_filter(self.density, (spread, spread, 0))
        return smooth

    @cached_property
    def smooth_strength(self) -> Strength:
        """The strength of the stain after that smoothing."""
        return total(self.smooth)

    def full_size(self, labels: NDArray[np.int32], label: int, box: Box) -> Mask:
        """Which of the slide's own pixels in a box bear a label of the view; it lies in the view's.

        Between the middles of the view's pixels the label's mask is interpolated, beyond them held.
        """
        above, below, down = _between(box.y, box.bottom, self.box.y, self.step, labels.shape[0])
        left, right, over = _between(box.x, box.right, self.box.x, self.step, labels.shape[1])
        mask = labels[above[0] : below[-1] + 1, left[0] : right[-1] + 1] == label
        upper, lower = mask[above - above[0]], mask[below - above[0]]
        before, after = left - left[0], right - left[0]
        soft = upper[:, before] * np.outer(1 - down, 1 - over)
        soft += upper[:, after] * np.outer(1 - down, over)
        soft += lower[:, before] * np.outer(down, 1 - over)
        soft += lower[:, after] * np.outer(down, over)
        return np.asarray(soft.astype(np.float32) >= HALF)


def _between(
    start: int, stop: int, origin: int, step: float, size: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """For the slide's pixels of one axis, the view's before and after, and how near the latter."""
    places = ((np.arange(start, stop) + 0.5 - origin) / step - 0.5).clip(0, size - 1)
    before = np.floor(places).astype(np.intp)
    return before, np.minimum(before + 1, size - 1), places - before


def around(place: Window, margin: int) -> Window:
    """A window with a margin on every side, as far as there is a view."""
    rows, columns = place
    return (
        slice(max(0, rows.start - margin), rows.stop + margin),
        slice(max(0, columns.start - margin), columns.stop + margin),
    )


def within(place: Window, outer: Window) -> Window:
    """A window as rows and columns of a larger one."""
    return tuple(
        slice(inner.start - start.start, inner.stop - start.start)
        for inner, start in zip(place, outer, strict=True)
    )


def slide_background(slide: Slide) -> Plane:
    """The background colour of a slide, from an overview of it."""
    level = coarsest(slide, max(slide.width, slide.height) / OVERVIEW)
    return background_of(slide.read(Box(0, 0, slide.width, slide.height), level))


def coarsest(slide: Slide, step: float) -> int:
    """The coarsest level of a slide that is still at least as fine as `step`; else the finest."""
    fine = [i for i, downsample in enumerate(slide.downsamples) if downsample <= max(step, 1)]
    return fine[-1]


def look(
    slide: Slide, box: Box, scale: Scale, background: Plane, microns: float = WORKING_SCALE
) -> View:
    """Read a box of a slide at `microns` per pixel; the box must lie on the slide."""
    step = microns / scale.microns_per_pixel
    pixels = slide.read(box, coarsest(slide, step))
    size = (max(1, round(box.width / step)), max(1, round(box.height / step)))
    density = densities(_resized(pixels, size), background)
    index = ndimage.gaussian_filter(nuclear_index(density), SMOOTHING_MICRONS / microns)
    return View(box, step, microns, density, index)


def _resized(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    shrinks = size[0] < pixels.shape[1]
    kind = Image.Resampling.BOX if shrinks else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(pixels).resize(size, kind))
