"""How many micrometres a pixel is, judged from red cells first and nuclei second."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage
from skimage.filters import threshold_otsu

from leukoview.engine.case import Box, Mask, Pixels, Scale, ScaleSource
from leukoview.engine.errors import LeukoError
from leukoview.engine.scale.circles import LEAST_SUPPORT, Circle, red_cells
from leukoview.engine.slide import Slide
from leukoview.engine.stain import background_of, densities, nuclear_index

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

ENOUGH_RED_CELLS = 4
"""Red cells of one size from which an estimate is worth calling one."""

LOBE_REACH = 0.2
"""Half the gap between lobes of one nucleus, as a share of the largest nucleus's diameter."""

LEAST_NUCLEAR = 0.3
"""Nuclear index (see `stain`) below which nothing is a nucleus."""

LEAST_BLOB = 0.0005
"""Share of the image below which a dark spot is no nucleus."""

DRAG = "Drag across a red cell to set the scale."


def estimate_scale(slide: Slide) -> Scale:
    """The scale of a slide that does not tell it; always answers, and always says its doubt.

    Red cells are taken as 7.2 µm across; where few are seen, the nuclei (about 9 µm) decide which
    circles can be red cells, and where there is neither, the usual scale of a photograph through
    an oil lens is assumed.
    """
    circles: list[Circle] = []
    nuclei: list[float] = []
    for pixels in _fields(slide):
        circles += red_cells(pixels)
        nuclei += _nucleus_diameters(pixels)
    return _judged(np.array(nuclei), circles)


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


def _judged(nuclei: NDArray[np.float64], circles: list[Circle]) -> Scale:
    typical = float(np.median(nuclei)) if nuclei.size else None
    if circles:
        diameter, agreeing = _red_cell_diameter(circles, typical)
        if agreeing >= ENOUGH_RED_CELLS:
            return _estimate(
                RED_CELL_MICRONS / diameter,
                f"Scale estimated from {agreeing} red cells taken as {RED_CELL_MICRONS} µm wide "
                f"(they are 7–8 µm). {DRAG}",
            )
        return _estimate(
            RED_CELL_MICRONS / _tempered(diameter, agreeing, typical),
            f"Scale estimated from only {agreeing} red cells: it may be off by a third. {DRAG}",
        )
    if typical is not None:
        return _estimate(
            NUCLEUS_MICRONS / typical,
            "Scale guessed from nuclei, as no red cell was recognised: it may be off by half. "
            f"{DRAG}",
        )
    return _estimate(
        USUAL_MICRONS_PER_PIXEL,
        "The scale is unknown: neither red cells nor nuclei were recognised, so "
        f"{USUAL_MICRONS_PER_PIXEL} µm per pixel was assumed. {DRAG}",
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
        expected = nucleus * RED_CELL_MICRONS / NUCLEUS_MICRONS
        votes = votes * np.exp(-0.5 * (np.log(grid / expected) / NUCLEUS_SPREAD) ** 2)
    best = grid[votes.argmax()]
    near = np.abs(np.log(found / best)) < 2 * DIAMETER_SPREAD
    return float(np.average(found[near], weights=weight[near])), int(near.sum())


def _tempered(diameter: float, agreeing: int, nucleus: float | None) -> float:
    """A diameter from few red cells, drawn towards what the nuclei suggest as if by one more."""
    if nucleus is None:
        return diameter
    expected = nucleus * RED_CELL_MICRONS / NUCLEUS_MICRONS
    return float((diameter**agreeing * expected) ** (1 / (agreeing + 1)))


def _nucleus_diameters(pixels: Pixels) -> list[float]:
    """Equivalent diameters of nuclear blobs; larger ones repeat in proportion to their size."""
    step = max(1, max(pixels.shape[:2]) // 400)
    small = np.asarray(Image.fromarray(pixels).reduce(step))
    index = nuclear_index(densities(small, background_of(small)))
    index = ndimage.gaussian_filter(index, 1.0)
    mask = index > max(LEAST_NUCLEAR, float(threshold_otsu(index)))
    areas = _lobes_together(mask)
    kept = areas[areas > LEAST_BLOB * index.size]
    if not kept.size:
        return []
    shares = np.ceil(8 * kept / kept.max()).astype(int)
    return [float(d) for d in np.repeat(np.sqrt(4 * kept / np.pi) * step, shares)]


def _lobes_together(mask: Mask) -> NDArray[np.intp]:
    """Areas of nuclei in pixels, where parts that lie close by count as lobes of one."""
    parts, count = ndimage.label(mask)
    if not count:
        return np.zeros(0, np.intp)
    largest = np.sqrt(np.bincount(parts.ravel())[1:].max() * 4 / np.pi)
    near = ndimage.distance_transform_edt(~mask) <= LOBE_REACH * largest
    groups, _ = ndimage.label(near)
    return np.bincount(groups[mask])[1:]


def _fields(slide: Slide) -> Iterator[Pixels]:
    """The whole of a small slide; of a large one, fields spread over it."""
    if max(slide.width, slide.height) <= 1.6 * FIELD:
        yield slide.read(Box(0, 0, slide.width, slide.height))
        return
    for column, row in ((3, 3), (1, 1), (5, 1), (1, 5), (5, 5)):
        x = slide.width * column // 6 - FIELD // 2
        y = slide.height * row // 6 - FIELD // 2
        yield slide.read(Box(x, y, FIELD, FIELD).clipped(slide.width, slide.height))
