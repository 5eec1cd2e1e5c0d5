"""What is seen on a smear and what the engine says of it. Everything here is a value.

Pixels are full-resolution slide pixels, x to the right and y down; probabilities are 0–1;
lengths are micrometres (µm) wherever the scale is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NewType, Self

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.taxonomy import ClassKey

CellId = NewType("CellId", int)
Mask = NDArray[np.bool_]
Pixels = NDArray[np.uint8]
"""sRGB pixels, height × width × 3."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in full-resolution slide pixels; width and height are at least 1."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column past the box."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row past the box."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle, as (x, y)."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def grown(self, margin: int) -> Self:
        """The box with a margin on every side."""
        return type(self)(
            self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin
        )

    def clipped(self, width: int, height: int) -> Self:
        """The part of the box on a slide of this size; at least one pixel of it."""
        x = min(max(self.x, 0), width - 1)
        y = min(max(self.y, 0), height - 1)
        right = min(max(self.right, x + 1), width)
        bottom = min(max(self.bottom, y + 1), height)
        return type(self)(x, y, right - x, bottom - y)

    def overlap(self, other: "Box") -> float:
        """Intersection over union with another box, 0–1."""
        across = max(0, min(self.right, other.right) - max(self.x, other.x))
        down = max(0, min(self.bottom, other.bottom) - max(self.y, other.y))
        shared = across * down
        return shared / (self.width * self.height + other.width * other.height - shared)


class ScaleSource(StrEnum):
    """How the size of a pixel is known, the most trustworthy first."""

    GIVEN = "given"
    METADATA = "metadata"
    CALIBRATION = "calibration"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class Scale:
    """The size of a pixel, how it is known, and the doubt about it (a sentence, or nothing)."""

    microns_per_pixel: float
    source: ScaleSource
    doubt: str = ""


class Origin(StrEnum):
    """Who put a cell's box where it is."""

    DETECTED = "detected"
    CLICKED = "clicked"
    DRAWN = "drawn"


class Masks:
    """Which pixels of a cell's box are nucleus, and which are cell (nucleus included)."""

    __slots__ = ("_cell", "_nucleus")

    def __init__(self, nucleus: Mask, cell: Mask) -> None:
        self._nucleus = nucleus
        self._cell = cell

    @property
    def nucleus(self) -> Mask:
        """The pixels of the nucleus."""
        return self._nucleus

    @property
    def cell(self) -> Mask:
        """The pixels of the cell, those of its nucleus included."""
        return self._cell


@dataclass(frozen=True, slots=True)
class Cell:
    """One nucleated cell on a slide, found or boxed by hand."""

    id: CellId
    box: Box
    origin: Origin = Origin.DETECTED
    masks: Masks | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Morphometry:
    """What is measured on a cell's masks.

    Areas are in `unit` squared (µm where the scale is known, else px); the rest are ratios:
    `nucleus_cell_ratio` nucleus area / cell area, `roundness` 4πA/P² of the nucleus (1 is a disc),
    `irregularity` 1 − area / convex area of the nucleus, `granularity` the standard deviation of
    the cytoplasm's fine detail as a share of full contrast.
    """

    nucleus_area: float
    cell_area: float
    nucleus_cell_ratio: float
    roundness: float
    irregularity: float
    granularity: float
    unit: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a bundle says of one cell.

    `probabilities` holds every class of the bundle in the order of the keys; `doubts` gives the
    reasons behind `unsure` and `unlike_training` as sentences.
    """

    probabilities: Mapping[ClassKey, float]
    unsure: bool
    unlike_training: bool
    bundle: str
    doubts: tuple[str, ...] = ()

    @property
    def ranked(self) -> tuple[ClassKey, ...]:
        """The classes, the most probable first; ties in the order of the keys."""
        return tuple(sorted(self.probabilities, key=lambda key: -self.probabilities[key]))

    @property
    def top(self) -> ClassKey:
        """The most probable class; of equals the first in the order of the keys."""
        return max(self.probabilities, key=self.probabilities.__getitem__)

    @property
    def second(self) -> ClassKey:
        """The class after the top one (the top one again where a bundle has a single class)."""
        return self.ranked[:2][-1]

    @property
    def confidence(self) -> float:
        """The calibrated probability of the top class."""
        return self.probabilities[self.top]


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on the quality of an image, in the reader's words.

    A `severe` remark means that readings of the image should not be relied on.
    """

    code: str
    sentence: str
    severe: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How an image looks, whoever's cells are on it: what another stain, lamp or focus changes.

    `background` is the colour of the empty smear and `stain` the mean optical density of what is
    stained, both in red, green and blue; `edge` is how wide the sharpest edges are (standard
    deviation, µm; None where there are none).
    """

    background: tuple[float, float, float]
    stain: tuple[float, float, float]
    edge: float | None


@dataclass(frozen=True, slots=True)
class CellReading:
    """One cell with what was measured on it and what the bundle says.

    `features` is how the bundle's classifier sees the cell (its principal components, one row of
    float32): what look-alikes are found by. Rows of different bundles do not compare.
    """

    cell: Cell
    prediction: Prediction
    morphometry: Morphometry | None = None
    features: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class OcclusionMap:
    """Where on a cell the probability of a class comes from.

    `drop` is how much of `probability` is lost where that place is covered (below 0 where covering
    it helps the class), one number per pixel of the crop; `box` is the crop on the slide, which may
    reach over its edge.
    """

    key: ClassKey
    probability: float
    drop: NDArray[np.float32] = field(repr=False)
    box: Box


@dataclass(frozen=True, slots=True)
class SlideReading:
    """Everything that was read on one slide."""

    path: Path
    sha256: str
    width: int
    height: int
    scale: Scale | None
    remarks: tuple[Remark, ...]
    cells: tuple[CellReading, ...]
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class CropReading:
    """One image that is a single cell already cropped, and what was read on it."""

    path: Path
    sha256: str
    patient: str
    reading: CellReading
    remarks: tuple[Remark, ...] = ()
    scale: Scale | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """One image that could not be read, and why, in the reader's words."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class BundleRef:
    """Which bundle made a reading."""

    id: str
    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One run of one bundle: slides, or cells already cropped, with all that repeats it."""

    bundle: BundleRef
    device: str
    program: str
    at: datetime
    slides: tuple[SlideReading, ...] = ()
    crops: tuple[CropReading, ...] = ()
    skipped: tuple[Skipped, ...] = ()
