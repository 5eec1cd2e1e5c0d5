"""The pixels a network sees of a cell: always the same width of smear at the same resolution."""

from functools import cache
from math import ceil

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from leukoview.engine.case import Box, Cell, Pixels, Scale
from leukoview.engine.colours import WHITE, white_balanced
from leukoview.engine.slide import Slide, cut
from leukoview.engine.stain import Plane, background_of

SURROUNDINGS_MICRONS = 36.0
"""Width of smear in which the empty background is looked for: what cell locators export."""

DISC = 0.46
FADE = 0.015
"""Radius of the disc and softness of its edge, as shares of the crop's side."""


class CropRecipe(msgspec.Struct, frozen=True):
    """How a cell becomes a crop; travels in every bundle, so that training and reading agree.

    `microns` is the width of smear shown, `pixels` the side of the crop, `balanced` whether the
    empty background is made white first, `vignette` whether what lies off a centred disc fades to
    white, so that neighbours in the corners are not read.
    """

    microns: float = 20.0
    pixels: int = 224
    balanced: bool = True
    vignette: bool = True


def crop(slide: Slide, cell: Cell, scale: Scale, recipe: CropRecipe) -> Pixels:
    """A cell in the middle of `recipe.microns` of smear, as pixels × pixels × 3.

    The middle is that of the cell's mask where it has one, else of its box. Smear beyond the edge
    of the slide repeats the slide's last pixels.
    """
    patch = Image.fromarray(cut(slide, crop_box(cell, scale, recipe)))
    seen = patch.resize((recipe.pixels, recipe.pixels), Image.Resampling.BICUBIC)
    if recipe.balanced:
        seen = white_balanced(seen, _surroundings(slide, cell, scale))
    pixels = np.asarray(seen)
    return _vignetted(pixels) if recipe.vignette else pixels


def crop_box(cell: Cell, scale: Scale, recipe: CropRecipe) -> Box:
    """The part of the slide that a crop shows; it may reach over the slide's edge."""
    return _box(*_middle(cell), recipe.microns / scale.microns_per_pixel)


def empty_colour(slide: Slide, cell: Cell, scale: Scale, recipe: CropRecipe) -> Plane:
    """The colour that empty smear has in a crop, as three numbers 0–255."""
    if recipe.balanced:
        return np.full(3, WHITE, np.float32)
    return _surroundings(slide, cell, scale) - 1


def _surroundings(slide: Slide, cell: Cell, scale: Scale) -> Plane:
    """The colour of the empty smear around a cell."""
    wide = _box(*_middle(cell), SURROUNDINGS_MICRONS / scale.microns_per_pixel)
    return background_of(slide.read(wide.clipped(slide.width, slide.height)))


def _middle(cell: Cell) -> tuple[float, float]:
    if cell.masks is None or not cell.masks.cell.any():
        return cell.box.centre
    rows, columns = np.nonzero(cell.masks.cell)
    return cell.box.x + float(columns.mean()) + 0.5, cell.box.y + float(rows.mean()) + 0.5


def _vignetted(pixels: Pixels) -> Pixels:
    """Fade to white off a disc that touches the edges, softly, so that no new edge is drawn."""
    kept, white = _vignette(len(pixels))
    faded = pixels * kept
    faded += white
    return faded.astype(np.uint8)


@cache
def _vignette(side: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How much of each pixel of a crop of a side is kept, and how much white is laid over it."""
    offset = np.arange(side) + 0.5 - side / 2
    distance = np.hypot(offset[:, None], offset[None, :]) / side
    kept = 1 / (1 + np.exp((distance - DISC) / FADE))[..., None]
    return kept, WHITE * (1 - kept)


def _box(x: float, y: float, side: float) -> Box:
    whole = max(1, ceil(side))
    return Box(round(x - whole / 2), round(y - whole / 2), whole, whole)
