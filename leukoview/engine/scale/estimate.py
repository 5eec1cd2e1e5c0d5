"""How many micrometres a pixel is, judged from red cells first and nuclei second."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from joblib import cpu_count
from numpy.typing import NDArray

from leukoview.engine.case import Box, Pixels, Scale, ScaleSource
from leukoview.engine.errors import LeukoError
from leukoview.engine.scale.circles import LEAST_SUPPORT, Circle, red_cells
from leukoview.engine.scale.spots import PLATELET_SHARE, Spots, spots_of, together
from leukoview.engine.slide import Slide
from leukoview.engine.summary import counted

RED_CELL_MICRONS = 7.2
"""Mean diameter of a red cell on a dried smear (7–8 µm; Dacie and Lewis, Practical Haematology)."""

NUCLEUS_MICRONS = 9.0
"""Typical diameter of a white cell's nucleus on a smear, where no red cell is in sight."""

USUAL_MICRONS_PER_PIXEL = 0.1
"""Usual scale of a 100× oil photograph, taken where nothing at all can be measured."""

PLAUSIBLE_MICRONS_PER_PIXEL = (0.02, 2.0)
"""From a 100× lens with a fine sensor to a 5× overview."""

CIRCLE_EDGE = 0.93
"""Radius found by voting over true radius: the blurred edge lies a little inside."""

FIELD = 1024
"""Pixels; the side of the fields of a large slide that are looked at."""

NUCLEUS_SPREAD = 0.5
"""Standard deviation of ln(nucleus diameter): lymphocyte to large blast, lobes and clumps."""

DIAMETER_SPREAD = 0.12
"""Standard deviation of ln(red-cell diameter) within a smear, with the error of finding it."""

PLATELETS_ONLY = 0.3
"""How likely it is, beside the most likely case, that the dark spots of an image are platelets."""

PLATELET_FACTOR = 1.7
"""Red cells wider than nuclei suggest by this factor lie beside platelets, not nuclei."""

Diameters = NDArray[np.float64]
"""Pixels."""

ENOUGH_RED_CELLS = 4
"""Red cells of one size from which an estimate is worth calling one."""

OVERLAPPING = 0.7
"""Thickness of what red cells cover, in diameters: overlaps are thicker, rims thinner."""

SET_IT = "Set the scale if you know it."
"""What a reader can do about a doubtful scale; every face adds how it is done there."""

GUESSED = (
    f"Scale guessed from nuclei, as no red cell was recognised: it may be off by half. {SET_IT}"
)

OVERLAPPED = f"Scale guessed from red cells that overlap: it may be off by half. {SET_IT}"

UNKNOWN = (
    "The scale is unknown: neither red cells nor nuclei were recognised, so "
    f"{USUAL_MICRONS_PER_PIXEL} µm per pixel was assumed. {SET_IT}"
)


def estimate_scale(slide: Slide) -> Scale:
    """The scale of a slide that does not tell it; always answers, and always says its doubt.

    Red cells are taken as 7.2 µm across; where few are seen, the nuclei (about 9 µm) decide which
    circles can be red cells, and where there is neither, the usual scale of a photograph through
    an oil lens is assumed.
    """
    fields = list(_fields(slide))
    with ThreadPoolExecutor(cpu_count(), thread_name_prefix="scale") as hands:
        spots = hands.map(spots_of, fields)
        circles = [circle for found in hands.map(red_cells, fields) for circle in found]
    return _judged(together(list(spots)), circles)


def scale_from_drag(length: float, microns: float = RED_CELL_MICRONS) -> Scale:
    """The scale given by a line of `length` pixels drawn across something `microns` wide.

    Raises:
        LeukoError: The line is too short for any microscope.
    """
    low, high = PLAUSIBLE_MICRONS_PER_PIXEL
    if length <= 0 or not low <= microns / length <= high:
        raise LeukoError(
            f"A line of {max(length, 0):.0f} pixels cannot be {microns:.1f} µm long on a smear.",
            remedy="Draw it from edge to edge across one red cell.",
        )
    return Scale(microns / length, ScaleSource.GIVEN)


def _judged(spots: Spots, circles: list[Circle]) -> Scale:
    nucleus = spots.typical
    if spots.platelets:
        nucleus = None
        circles = [it for it in circles if 2 * it.radius > PLATELET_SHARE * spots.thickness]
    if circles:
        diameter, agreeing = _red_cell_diameter(circles, nucleus)
        if agreeing < ENOUGH_RED_CELLS:
            diameter = _tempered(diameter, agreeing, spots)
        return _estimate(RED_CELL_MICRONS / diameter, _doubt_of(agreeing))
    if nucleus is not None:
        return _estimate(NUCLEUS_MICRONS / nucleus, GUESSED)
    if spots.platelets:
        return _estimate(OVERLAPPING * RED_CELL_MICRONS / spots.thickness, OVERLAPPED)
    return _estimate(USUAL_MICRONS_PER_PIXEL, UNKNOWN)


def _doubt_of(agreeing: int) -> str:
    if agreeing < ENOUGH_RED_CELLS:
        red_cells = counted(agreeing, "red cell")
        return f"Scale estimated from only {red_cells}: it may be off by a third. {SET_IT}"
    return (
        f"Scale estimated from {agreeing} red cells taken as {RED_CELL_MICRONS} µm wide "
        f"(they are 7–8 µm). {SET_IT}"
    )


def _estimate(microns_per_pixel: float, doubt: str) -> Scale:
    low, high = PLAUSIBLE_MICRONS_PER_PIXEL
    return Scale(float(np.clip(microns_per_pixel, low, high)), ScaleSource.ESTIMATE, doubt)


def _red_cell_diameter(circles: list[Circle], nucleus: float | None) -> tuple[float, int]:
    """The most agreed-on diameter in pixels, and how many circles agree on it."""
    found = np.array([2 * circle.radius / CIRCLE_EDGE for circle in circles])
    weight = np.array([circle.support - LEAST_SUPPORT / 2 for circle in circles]) * found
    grid = np.geomspace(found.min(), found.max(), 80)
    votes = np.exp(-0.5 * (np.log(grid[:, None] / found) / DIAMETER_SPREAD) ** 2) @ weight
    if nucleus is not None:
        votes = votes * _beside(nucleus, grid)
    best = grid[votes.argmax()]
    near = np.abs(np.log(found / best)) < 2 * DIAMETER_SPREAD
    return float(np.average(found[near], weights=weight[near])), int(near.sum())


def _beside(nucleus: float, diameters: Diameters) -> Diameters:
    """How likely red cells of these diameters are beside dark spots of another, 0–1.

    Spots far smaller than the red cells are platelets, and tell little; red cells far smaller than
    the nuclei are not red cells.
    """
    off = np.log(diameters * NUCLEUS_MICRONS / (nucleus * RED_CELL_MICRONS)) / NUCLEUS_SPREAD
    likely = np.exp(-0.5 * off**2)
    return np.where(off > 0, np.maximum(likely, PLATELETS_ONLY), likely)


def _tempered(diameter: float, agreeing: int, spots: Spots) -> float:
    """A diameter from few red cells, drawn towards what else is seen as if by one more.

    Spots too small for nuclei beside these red cells are platelets and suggest nothing.
    """
    if spots.platelets:
        expected = spots.thickness / OVERLAPPING
    else:
        expected = (spots.typical or 0.0) * RED_CELL_MICRONS / NUCLEUS_MICRONS
    if expected < diameter / PLATELET_FACTOR:
        return diameter
    return float((diameter**agreeing * expected) ** (1 / (agreeing + 1)))


def _fields(slide: Slide) -> Iterator[Pixels]:
    """The whole of a small slide; of a large one, fields spread over it."""
    if max(slide.width, slide.height) <= 1.6 * FIELD:
        yield slide.read(Box(0, 0, slide.width, slide.height))
        return
    for column, row in ((3, 3), (1, 1), (5, 1), (1, 5), (5, 5)):
        x = slide.width * column // 6 - FIELD // 2
        y = slide.height * row // 6 - FIELD // 2
        yield slide.read(Box(x, y, FIELD, FIELD).clipped(slide.width, slide.height))
