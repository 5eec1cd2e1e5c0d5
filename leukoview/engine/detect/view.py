"""A piece of a slide brought to the one scale at which cells are looked for."""

from dataclasses import dataclass

import numpy as np
from PIL import Image
from scipy import ndimage

from leukoview.engine.case import Box, Mask, Pixels, Scale
from leukoview.engine.slide import Slide
from leukoview.engine.stain import Densities, Plane, background_of, densities, nuclear_index

WORKING_SCALE = 0.2
"""µm per pixel at which nuclei are told apart: a red cell is 36 pixels wide."""

SMOOTHING_MICRONS = 0.2
"""Standard deviation of the smoothing of the nuclear index: about the resolution of a lens."""

HALF = 0.5
"""An interpolated mask counts from here."""

OVERVIEW = 1024
"""Pixels; the longest side of the overview from which a slide's background is taken."""


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

    def full_size(self, mask: Mask, box: Box) -> Mask:
        """A mask of the view at the slide's own resolution, for a box inside the view's."""
        rows = (np.arange(box.y, box.bottom) + 0.5 - self.box.y) / self.step - 0.5
        columns = (np.arange(box.x, box.right) + 0.5 - self.box.x) / self.step - 0.5
        soft = ndimage.map_coordinates(
            mask.astype(np.float32),
            np.meshgrid(rows, columns, indexing="ij"),
            order=1,
            mode="nearest",
        )
        return np.asarray(soft >= HALF)


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
