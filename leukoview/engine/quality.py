"""Whether an image can be read at all, in words a reader can act on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Self

import numpy as np
from scipy import ndimage

from leukoview.engine.case import Box, Cell, Look, Pixels, Remark, Scale
from leukoview.engine.detect.view import coarsest
from leukoview.engine.masks import greatest
from leukoview.engine.scale import SET_IT
from leukoview.engine.slide import Slide
from leukoview.engine.stain import Densities, Plane, Strength, background_of, densities, total

NOT_A_SMEAR = "not_a_smear"
NO_CELLS = "no_cells"
OUT_OF_FOCUS = "out_of_focus"
OVER_EXPOSED = "over_exposed"
UNDER_EXPOSED = "under_exposed"
SCALE_DOUBTFUL = "scale_doubtful"

OVERVIEW = 400
"""Pixels; the longer side of the overview that exposure and stain are judged on."""

STAINED = 0.15
"""Optical density from which a pixel is stained."""

EMPTY = 0.10
"""Optical density up to which a pixel is background."""

LEAST_STAINED = 0.002
"""Share of stained pixels under which there is nothing on the image."""

LEAST_BACKGROUND = 0.18
"""Share of background that a readable field has (0.22–0.78 measured); a photograph has less."""

LEAST_GREEN = 0.45
"""Share of stained pixels in which green absorbs about most (0.47–1.0 measured).

True of hemoglobin, eosin and azure on chromatin alike; of almost nothing else.
"""

GREEN_LEADS = 0.85
"""Green's density over the stronger of red's and blue's from which green absorbs about most."""

LEAST_COLOUR = 0.05
"""Median difference between the densities of green and of red and blue together; grey has none."""

LEAST_MAGENTA = 0.3
"""Share of stained pixels in which green absorbs clearly more than red (0.34–1.0 measured)."""

DARKEST_BACKGROUND = 60
"""Brightness (0–255) of the background's strongest colour; fluorescence is darker."""

DIM_BACKGROUND = 90
"""Brightness of the background's strongest colour under which an image is too dark."""

CLIPPED = 254
"""Brightness from which a pixel is clipped."""

MOST_CLIPPED = 0.3
"""Share of pixels clipped in all colours from which pale cytoplasm is lost."""

BLURRED_EDGE = 0.50
"""µm; the width (standard deviation) of the sharpest edges from which fine chromatin is lost.

Sharp images of five cameras lie at 0.15–0.45; see benchmarks/quality.py.
"""

HOPELESS_EDGE = 0.80
"""µm; the width from which nucleus and cytoplasm can no longer be judged."""

SHARPEST_SHARE = 0.2
"""The share of edges, the sharpest, that tells the focus: the rest may lie out of plane."""

EDGE_CONTRAST = 0.25
"""Optical density that an edge must step by to be measured."""

EDGE_REACH = 1.2
"""µm around an edge within which its step is taken."""

FLATTEST_EDGE = 0.12
"""Slope per µm, as a share of the step, under which a ridge is no edge."""

FEWEST_EDGES = 20
"""Edge pixels from which the focus can be told."""

NUCLEUS_RANGE = (4.5, 17.0)
"""µm; diameters between which the middle nucleus of a smear lies (lymphocyte to megaloblast)."""

ONE_NUCLEUS_RANGE = (2.0, 25.0)
"""µm; the same where only one or two cells are seen: a platelet clump to a megakaryoblast."""

FEW_CELLS = 3
"""Cells from which their middle nucleus is typical."""

CLOSE_UP = 512
"""Pixels; the side of the middle of a slide without cells on which the focus is judged."""

OPEN_ANOTHER = "Open a photograph of a stained blood or marrow smear instead."

CELLS_LOOKED_AT = 8
"""Cells on which the focus is judged, at most."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What there is to say of an image, and how it looks (None where it is no smear)."""

    remarks: tuple[Remark, ...]
    look: Look | None


def examine(
    slide: Slide, cells: Sequence[Cell], scale: Scale, overview: "Overview | None" = None
) -> Examined:
    """Everything about an image that a reader should know before believing its cells.

    An image that is no stained smear gets that one remark; otherwise every remark that applies.
    The `overview` of the slide is taken unless it is given.
    """
    overview = overview or Overview.of(slide)
    if overview.refusal:
        return Examined((overview.refusal,), None)
    edge = _edge(slide, cells, scale)
    remarks = (*_exposure(overview), *_focus(edge), *_cells_and_scale(cells, scale))
    return Examined(remarks, _look(overview, edge))


def assess(slide: Slide, cells: Sequence[Cell], scale: Scale) -> tuple[Remark, ...]:
    """The remarks alone."""
    return examine(slide, cells, scale).remarks


def edge_width(pixels: Pixels, microns_per_pixel: float) -> float | None:
    """How wide the sharpest edges of an image are: standard deviation in µm, None without edges.

    The step across an edge over its steepest slope, which for a blurred step is √(2π) times the
    blur's standard deviation.
    """
    green = densities(pixels[..., 1:2], background_of(pixels)[1:2])[..., 0]
    green = ndimage.gaussian_filter(np.clip(green, 0, 1), max(1.0, 0.1 / microns_per_pixel))
    reach = ceil(EDGE_REACH / microns_per_pixel)
    step = greatest(green, reach) + greatest(-green, reach)
    slope = np.hypot(*np.gradient(green))
    crest = (slope >= greatest(slope, 1)) & (step > EDGE_CONTRAST)
    crest &= slope > FLATTEST_EDGE * step * microns_per_pixel
    if crest.sum() < FEWEST_EDGES:
        return None
    widths = step[crest] / (slope[crest] * np.sqrt(2 * np.pi))
    return float(np.quantile(widths, SHARPEST_SHARE)) * microns_per_pixel


@dataclass(frozen=True, eq=False)
class Overview:
    """A whole slide at low resolution, the colour of its background, and the dye on each pixel."""

    pixels: Pixels
    background: Plane
    density: Densities
    strength: Strength

    @classmethod
    def of(cls, slide: Slide) -> Self:
        longest = max(slide.width, slide.height)
        whole = Box(0, 0, slide.width, slide.height)
        pixels = slide.read(whole, coarsest(slide, longest / OVERVIEW))
        step = max(1, max(pixels.shape[:2]) // OVERVIEW)
        pixels = pixels[::step, ::step]
        background = background_of(pixels)
        density = densities(pixels, background)
        return cls(pixels, background, density, total(density))

    @cached_property
    def stained(self) -> Densities:
        """The densities of the stained pixels, n × 3."""
        places = np.flatnonzero(self.strength > STAINED)
        return self.density.reshape(-1, 3).take(places, axis=0)

    @cached_property
    def refusal(self) -> Remark | None:
        """What is said of an image that is no stained smear; None of a smear."""
        stranger = _stranger(self)
        return Remark(NOT_A_SMEAR, f"{stranger} {OPEN_ANOTHER}", severe=True) if stranger else None


def _stranger(overview: Overview) -> str:
    """What an image is instead of a stained smear, as a sentence; empty for a smear."""
    stained, strength = overview.stained, overview.strength
    if len(stained) < LEAST_STAINED * strength.size:
        return "There is nothing stained on this image."
    verdicts = {
        "This image is dark where a stained smear is bright: it may be fluorescence.": (
            overview.background.max() < DARKEST_BACKGROUND
        ),
        "This image has no colour: it may be a scanned page or a greyscale picture.": (
            _colour(stained) < LEAST_COLOUR
        ),
        "This image has no empty background between cells, as a stained smear has.": (
            (strength < EMPTY).mean() < LEAST_BACKGROUND
        ),
        "The colours of this image are not those of a Romanowsky-stained smear.": (
            not _hematological(stained)
        ),
    }
    return next((sentence for sentence, true in verdicts.items() if true), "")


def _colour(stained: Densities) -> float:
    """The median difference between the densities of green and of the other two colours."""
    red, green, blue = stained.T
    return float(np.median(np.abs(green - red) + np.abs(green - blue)))


def _hematological(stained: Densities) -> bool:
    red, green, blue = stained.T
    greenish = (green >= GREEN_LEADS * np.maximum(red, blue)).mean()
    magenta = (green - red > 0.1 * (red + green + blue)).mean()
    return bool(greenish >= LEAST_GREEN and magenta >= LEAST_MAGENTA)


def _exposure(overview: Overview) -> Iterator[Remark]:
    red, green, blue = (overview.pixels[..., colour] for colour in range(3))
    if (np.minimum(np.minimum(red, green), blue) >= CLIPPED).mean() > MOST_CLIPPED:
        yield Remark(
            OVER_EXPOSED,
            "The image is over-exposed: pale cytoplasm cannot be told from the background. "
            "Take it again with less light or a shorter exposure.",
        )
    if overview.background.max() < DIM_BACKGROUND:
        yield Remark(
            UNDER_EXPOSED,
            "The image is under-exposed: chromatin and granules run together. "
            "Take it again with more light or a longer exposure.",
        )


def _look(overview: Overview, edge: float | None) -> Look:
    red, green, blue = map(float, overview.stained.mean(axis=0))
    empty_red, empty_green, empty_blue = map(float, overview.background - 1)
    return Look((empty_red, empty_green, empty_blue), (red, green, blue), edge)


def _edge(slide: Slide, cells: Sequence[Cell], scale: Scale) -> float | None:
    widths = [edge_width(pixels, scale.microns_per_pixel) for pixels in _close_ups(slide, cells)]
    known = [width for width in widths if width is not None]
    return float(np.median(known)) if known else None


def _focus(edge: float | None) -> Iterator[Remark]:
    width = np.inf if edge is None else edge
    if width > BLURRED_EDGE:
        yield Remark(
            OUT_OF_FOCUS,
            "The image is out of focus: chromatin and granules cannot be judged. "
            "Focus again, or choose another field.",
            severe=bool(width > HOPELESS_EDGE),
        )


def _close_ups(slide: Slide, cells: Sequence[Cell]) -> Iterator[Pixels]:
    """The surroundings of a few cells spread over the slide, or its middle where there are none."""
    step = max(1, ceil(len(cells) / CELLS_LOOKED_AT))
    boxes = [cell.box.grown(cell.box.width // 4) for cell in cells[::step]]
    if not boxes:
        x, y = max(0, slide.width // 2 - CLOSE_UP // 2), max(0, slide.height // 2 - CLOSE_UP // 2)
        boxes = [Box(x, y, CLOSE_UP, CLOSE_UP)]
    for box in boxes:
        yield slide.read(box.clipped(slide.width, slide.height))


def _cells_and_scale(cells: Sequence[Cell], scale: Scale) -> Iterator[Remark]:
    diameters = _nucleus_diameters(cells, scale)
    if not diameters:
        yield Remark(
            NO_CELLS,
            "No nucleated cell was found. Choose a field with white cells, check the scale, or "
            "click on the cells yourself.",
        )
        return
    low, high = NUCLEUS_RANGE if len(diameters) >= FEW_CELLS else ONE_NUCLEUS_RANGE
    middle = float(np.median(diameters))
    if not low <= middle <= high:
        yield Remark(
            SCALE_DOUBTFUL,
            f"At {scale.microns_per_pixel:.3f} µm per pixel the nuclei would be {middle:.1f} µm "
            f"wide, which they cannot be. {SET_IT}",
            severe=True,
        )


def _nucleus_diameters(cells: Sequence[Cell], scale: Scale) -> list[float]:
    """Diameters in µm of discs as large as the nuclei."""
    areas = [float(cell.masks.nucleus.sum()) for cell in cells if cell.masks is not None]
    return [2 * float(np.sqrt(area / np.pi)) * scale.microns_per_pixel for area in areas]
