"""One patient's smear, endless in both directions: any box of it can be drawn, with its truth."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from leukoview.engine.case import Box, Pixels
from leukoview.engine.practice.anatomy import Density, Portrait
from leukoview.engine.practice.census import CONTACT, Census, SmearRecipe
from leukoview.engine.practice.chance import Layer, dice
from leukoview.engine.practice.kinds import Kind
from leukoview.engine.practice.layout import Places, Region
from leukoview.engine.practice.optics import exposed, lens_margin
from leukoview.engine.practice.patient import Patient
from leukoview.engine.practice.red_cells import Stamps, carve
from leukoview.engine.practice.sheet import SHEET_MARGIN, SHEET_REACH, blank
from leukoview.engine.practice.truth import PlacedCell, PracticeField, Truth, Window, seen

HIDING: Final = 0.93
"""How far a white cell hides what lies beneath it. Chosen."""
SYMMETRIES: Final = 8
"""Four turns, each also mirrored."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A drawn box of a smear: its pixels, the whole cells that reach into it, and its counts."""

    pixels: Pixels
    cells: tuple[PlacedCell, ...]
    red_cells: int
    platelets: int


def draw_field(
    patient: Patient, recipe: SmearRecipe, *, seed: int, width: int, height: int
) -> PracticeField:
    """Draw one field of a patient's smear; the same arguments give the same pixels and truth."""
    return Smear(patient, recipe, seed=seed).field(Box(0, 0, width, height))


class Smear:
    """One patient's smear. Boxes are in pixels and may lie anywhere, negative places too."""

    def __init__(self, patient: Patient, recipe: SmearRecipe, *, seed: int = 0) -> None:
        self.patient = patient
        self.step = recipe.microns_per_pixel
        self.census = Census(patient, recipe, patient.seed * 1009 + seed)
        self._stamps = _stamps(patient, self.step)

    def field(self, box: Box) -> PracticeField:
        """Draw a box with its truth, in the box's own pixels."""
        drawing = self.draw(box)
        cells = tuple(
            cell for placed in drawing.cells for cell in seen(placed, box, self.patient.id)
        )
        truth = Truth(
            self.patient.id,
            self.patient.disease,
            self.step,
            cells,
            drawing.red_cells,
            drawing.platelets,
        )
        return PracticeField(drawing.pixels, truth)

    def draw(self, box: Box) -> Drawing:
        """Draw a box. Its pixels are the same in whichever larger box they are drawn."""
        wide = box.grown(lens_margin(self.patient, self.step))
        region = Region(*(side * self.step for side in (wide.x, wide.y, wide.right, wide.bottom)))
        density = np.zeros((wide.height, wide.width, 3), np.float32)
        red = self.census.red_cells(region)
        platelets = self.census.platelets(region, red)
        self._strew(density, wide, red, (Layer.RED_CELL, self._stamps.red_cells))
        self._strew(density, wide, platelets, (Layer.PLATELET, self._stamps.platelets))
        debris = self.census.debris(region)
        self._strew(density, wide, debris, (Layer.DEBRIS, self._stamps.debris))
        cells = self.white_cells(region)
        for cell in cells:
            _cover(density, cell.portrait, cell.left - wide.x, cell.top - wide.y)
        pixels = exposed(density, box, self.patient, self.step)
        return Drawing(pixels, cells, self._within(red, box), self._within(platelets, box))

    def white_cells(self, region: Region) -> tuple[PlacedCell, ...]:
        """Draw the white cells that may reach into a region, each on a sheet of its own."""
        white = self.census.white_cells(region)
        white = white.touching(region, white.reach * SHEET_REACH + SHEET_MARGIN)
        kinds = self.census.kinds(white)
        return tuple(
            self._placed(white, int(number), kinds[number])
            for number in np.lexsort((white.column, white.row))
        )

    def _placed(self, white: Places, number: int, kind: Kind) -> PlacedCell:
        place = int(white.column[number]), int(white.row[number])
        chance = dice(self.census.seed, Layer.LEUKOCYTE, *place)
        x, y = float(white.x[number]) / self.step, float(white.y[number]) / self.step
        left, top = int(np.floor(x)), int(np.floor(y))
        radius = float(white.reach[number]) / CONTACT
        sheet = blank(radius, self.step, chance, shift=(x - left, y - top))
        half = sheet.x.shape[0] // 2
        return PlacedCell(kind, kind.draw(sheet, self.patient), left - half, top - half)

    def _strew(
        self,
        density: Density,
        wide: Box,
        places: Places,
        layer_stamps: tuple[Layer, tuple[Density, ...]],
    ) -> None:
        """Stamp objects in the order of their places, so that sums round alike in every tile."""
        layer, stamps = layer_stamps
        which = places.chance(self.census.seed, layer, 7) * len(stamps)
        turns = places.chance(self.census.seed, layer, 8) * SYMMETRIES
        for number in np.lexsort((places.column, places.row)):
            stamp = _turned(stamps[int(which[number])], int(turns[number]))
            x = round(float(places.x[number]) / self.step) - wide.x
            y = round(float(places.y[number]) / self.step) - wide.y
            _add(density, stamp, x, y)

    def _within(self, places: Places, box: Box) -> int:
        spots = zip(places.x / self.step, places.y / self.step, strict=True)
        return sum(bool(box.holds(x, y)) for x, y in spots)


@lru_cache(maxsize=4)
def _stamps(patient: Patient, step: float) -> Stamps:
    return carve(patient, step)


def _turned(stamp: Density, turn: int) -> Density:
    turned = np.rot90(stamp, turn % 4)
    return turned[:, ::-1] if turn >= SYMMETRIES // 2 else turned


def _add(density: Density, stamp: Density, x: int, y: int) -> None:
    """Add a stamp with its middle at (x, y)."""
    left, top = x - stamp.shape[1] // 2, y - stamp.shape[0] // 2
    paper, ink = _shared(density.shape, stamp.shape, left, top)
    density[paper] += stamp[ink]


def _cover(density: Density, drawn: Portrait, left: int, top: int) -> None:
    """Lay a cell over what is there, its upper left corner at (left, top)."""
    paper, ink = _shared(density.shape, drawn.density.shape, left, top)
    density[paper] *= (1 - HIDING * drawn.cover[ink])[..., None]
    density[paper] += drawn.density[ink]


def _shared(
    paper: tuple[int, ...], ink: tuple[int, ...], left: int, top: int
) -> tuple[Window, Window]:
    """The part of a paper that an ink laid at (left, top) reaches, and that part of the ink."""
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = max(min(left + ink[1], paper[1]), x0), max(min(top + ink[0], paper[0]), y0)
    there = slice(y0, y1), slice(x0, x1)
    return there, (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))
