"""Where on a slide cells can be read: empty glass, a thin edge, a monolayer, or too thick."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from leukoview.engine.case import Box, Remark, Scale
from leukoview.engine.detect.view import WORKING_SCALE, coarsest, slide_background
from leukoview.engine.errors import LeukoError
from leukoview.engine.ground_map import Ground, GroundMap
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.slide import Slide
from leukoview.engine.stain import Plane, densities, total

SQUARE = 1024
"""Pixels of the working scale (205 µm); the side of the squares that a slide is searched in."""

OVERLAP_MICRONS = 30.0
"""How far is looked beyond a square: more than the largest cell."""

SURVEYED_AT = 1.0
"""µm per pixel at which the ground is told; a small nucleus is four pixels wide."""

STAINED = 0.15
"""Optical density from which a pixel is stained, as in `quality`."""

UNSTAINED = 0.10
"""Optical density up to which a pixel is empty glass, as in `quality`."""

LEAST_STAINED = 8.0
"""µm² of stain under which there is no nucleus: half that of the smallest, 4.5 µm wide."""

MONOLAYER = (0.18, 0.78)
"""Shares of empty glass between the cells of readable fields (0.22–0.78 measured; see `quality`).
"""

STRIP = 8
"""Squares side by side that are surveyed row under row; they touch a dozen tiles of 512 pixels."""

FEWEST_SQUARES = 64
"""Squares (1.6 × 1.6 mm) from which an image is a whole slide."""

GROUND = "ground"
"""Code of the remark that says how much of a slide can be read."""


class NoGroundMapError(LeukoError):
    """An image is too small to have several kinds of ground."""

    remedy = "Read the image as it is: every part of it is searched."


@dataclass(frozen=True, slots=True)
class Survey:
    """The ground of every square of a slide, in the order of `squares`; none of a photograph."""

    grounds: tuple[Ground, ...] = ()

    def leaves_out(self, square: int) -> bool:
        """Whether a square need not be searched, by its number from 0."""
        return bool(self.grounds) and self.grounds[square] is Ground.EMPTY

    def share(self, ground: Ground) -> float:
        """Which part of the squares is like that."""
        return self.grounds.count(ground) / len(self.grounds)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """How much of the slide is what."""
        if not self.grounds:
            return ()
        return (
            Remark(
                GROUND,
                f"Of this slide, {self.share(Ground.MONOLAYER):.0%} is a monolayer in which cells "
                f"can be read, {self.share(Ground.THICK):.0%} is too thick, "
                f"{self.share(Ground.SPARSE):.0%} is sparse or a thin edge, and "
                f"{self.share(Ground.EMPTY):.0%} is empty.",
            ),
        )


def is_whole(slide: Slide, scale: Scale) -> bool:
    """Whether an image is a whole slide rather than a photograph: it has many squares."""
    side = side_of(scale)
    return ceil(slide.width / side) * ceil(slide.height / side) >= FEWEST_SQUARES


def side_of(scale: Scale) -> int:
    """The side of a square in slide pixels."""
    return ceil(SQUARE * WORKING_SCALE / scale.microns_per_pixel)


def squares(slide: Slide, scale: Scale) -> Iterator[Box]:
    """The squares that a slide is searched in, row by row."""
    side = side_of(scale)
    for y in range(0, slide.height, side):
        for x in range(0, slide.width, side):
            yield Box(x, y, side, side).clipped(slide.width, slide.height)


def margin(scale: Scale) -> int:
    """How many slide pixels are looked at beyond a square."""
    return ceil(OVERLAP_MICRONS / scale.microns_per_pixel)


def survey(slide: Slide, scale: Scale, *, check_in: CheckIn = unwatched) -> Survey:
    """Tell the ground of a whole slide's squares from a coarse level; checks in once for each.

    A square is empty only if it and its surroundings hold too little stain for a nucleus: leaving
    it out takes no cell away. A photograph, which has few squares, is not surveyed.
    """
    if not is_whole(slide, scale):
        return Survey()
    areas = tuple(squares(slide, scale))
    check_in(0, len(areas))
    background = slide_background(slide)
    grounds = [Ground.EMPTY] * len(areas)
    for done, square in enumerate(_in_strips(areas, ceil(slide.width / side_of(scale)))):
        grounds[square] = _ground(slide, areas[square], scale, background)
        check_in(done + 1, len(areas))
    return Survey(tuple(grounds))


def ground_map(slide: Slide, scale: Scale, *, check_in: CheckIn = unwatched) -> GroundMap:
    """A whole slide's `survey` as a map; checks in once for each square.

    Raises:
        NoGroundMapError: The image has fewer than `FEWEST_SQUARES` squares: it is no whole slide.
    """
    surveyed = survey(slide, scale, check_in=check_in)
    if not surveyed.grounds:
        raise NoGroundMapError(
            f"“{slide.path.name}” is too small for a map of where cells can be read."
        )
    return GroundMap(slide.width, slide.height, side_of(scale), surveyed.grounds)


def _in_strips(areas: Sequence[Box], columns: int) -> Iterator[int]:
    """The numbers of all squares, strip by strip: a whole row touches more tiles than are kept."""
    for left in range(0, columns, STRIP):
        for row in range(0, len(areas), columns):
            yield from range(row + left, row + min(left + STRIP, columns))


def _ground(slide: Slide, area: Box, scale: Scale, background: Plane) -> Ground:
    around = area.grown(margin(scale)).clipped(slide.width, slide.height)
    pixels = slide.read(around, coarsest(slide, SURVEYED_AT / scale.microns_per_pixel))
    strength = total(densities(pixels, background))
    microns = around.width * scale.microns_per_pixel / pixels.shape[1]
    if np.count_nonzero(strength > STAINED) * microns**2 < LEAST_STAINED:
        return Ground.EMPTY
    clear = float((strength < UNSTAINED).mean())
    if clear < MONOLAYER[0]:
        return Ground.THICK
    return Ground.SPARSE if clear > MONOLAYER[1] else Ground.MONOLAYER
