"""One patient's smear, endless in both directions: any box of it can be drawn, with its truth."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from leukoview.engine.case import Box, Masks, Pixels
from leukoview.engine.practice.anatomy import Density, Portrait
from leukoview.engine.practice.chance import Layer, Reals, dice
from leukoview.engine.practice.kinds import KINDS, NORMAL_MIX, WIDEST
from leukoview.engine.practice.layout import (
    ROUNDS,
    Places,
    Region,
    clear_of,
    drift,
    proposed,
    settled,
    sizes,
)
from leukoview.engine.practice.optics import exposed, lens_margin
from leukoview.engine.practice.patient import Patient
from leukoview.engine.practice.red_cells import RED_CELL_DIAMETER, Stamps, carve
from leukoview.engine.practice.sheet import blank
from leukoview.engine.taxonomy import ClassKey

MICRONS_PER_PIXEL: Final = 0.1
"""The scale of a practice smear unless asked otherwise: a 100× objective's camera."""
LEUKOCYTE_PITCH: Final = 11.0
"""Grid of proposed white cells in µm."""
RED_CELL_PITCH: Final = 3.4
"""Grid of proposed red cells in µm."""
CONTACT: Final = 1.04
"""White cells keep their mean radii times this apart: some touch, none overlap much."""


@dataclass(frozen=True, slots=True)
class PracticeCell:
    """One drawn white cell: what it is, where, and which pixels of its box are what.

    `kind` names the drawing ("monocyte", "aml_m3"); `whole` is False where the field cuts it.
    """

    key: ClassKey
    kind: str
    patient: str
    box: Box
    masks: Masks
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of a drawn field."""

    patient: str
    disease: ClassKey | None
    microns_per_pixel: float
    cells: tuple[PracticeCell, ...]
    red_cells: int
    platelets: int


@dataclass(frozen=True, slots=True, eq=False)
class PracticeField:
    """A drawn field and the truth about it, in the field's own pixels."""

    pixels: Pixels
    truth: Truth


@dataclass(frozen=True, slots=True)
class SmearRecipe:
    """How a smear is strewn.

    `mix` gives each kind of white cell its share; `crowding` is the chance (0–1) that a place for
    a white cell is taken, `red_crowding` and `platelet_crowding` the same for the others.
    """

    mix: Mapping[str, float]
    crowding: float = 0.12
    red_crowding: float = 0.75
    platelet_crowding: float = 0.1
    microns_per_pixel: float = MICRONS_PER_PIXEL


def mix_of(diseases: Mapping[ClassKey, float]) -> dict[str, float]:
    """Shares of every kind where leukemic classes have the given shares, the rest being normal."""
    rest = 1 - sum(diseases.values())
    normal = {kind: share * rest for kind, share in NORMAL_MIX.items()}
    return {**normal, **{str(key): share for key, share in diseases.items()}}


class Smear:
    """One patient's smear. Boxes are in pixels from the smear's corner and may lie anywhere."""

    def __init__(self, patient: Patient, recipe: SmearRecipe, *, seed: int = 0) -> None:
        self.patient = patient
        self.recipe = recipe
        self._seed = patient.seed * 1009 + seed
        self._kinds = [KINDS[name] for name in recipe.mix]
        self._shares = np.cumsum(list(recipe.mix.values()))
        self._stamps = _stamps(patient, recipe.microns_per_pixel)

    def field(self, box: Box) -> PracticeField:
        """Draw a box. The pixels are the same whichever larger box they are drawn in."""
        step = self.recipe.microns_per_pixel
        margin = lens_margin(self.patient, step)
        wide = box.grown(margin)
        region = Region(*(side * step for side in (wide.x, wide.y, wide.right, wide.bottom)))
        density = np.zeros((wide.height, wide.width, 3), np.float32)
        white = self._white_cells(region.grown(_RED_MARGIN))
        red = self._red_cells(region, white).touching(region, _STAMP_REACH)
        platelets = self._scraps(Layer.PLATELET, 9.0, region, white)
        self._strew(density, wide, red, Layer.RED_CELL, self._stamps.red_cells)
        self._strew(density, wide, platelets, Layer.PLATELET, self._stamps.platelets)
        debris = self._scraps(Layer.DEBRIS, 16.0, region, white)
        self._strew(density, wide, debris, Layer.DEBRIS, self._stamps.debris)
        cells = self._paint_white_cells(density, wide, white.touching(region, WIDEST), box)
        pixels = exposed(density, box, self.patient, step)
        truth = Truth(
            self.patient.id,
            self.patient.disease,
            step,
            cells,
            self._within(red, box),
            self._within(platelets, box),
        )
        return PracticeField(pixels, truth)

    def _white_cells(self, region: Region) -> Places:
        widest = WIDEST * self.patient.size * CONTACT
        wide = region.grown(2 * ROUNDS * widest)
        places = proposed(self._seed, Layer.LEUKOCYTE, wide, LEUKOCYTE_PITCH)
        thick = 1 + 0.35 * drift(self._seed, 1, places.x, places.y, 700.0)
        taken = places.chance(self._seed, Layer.LEUKOCYTE, 3) < self.recipe.crowding * thick
        places = places.kept(taken)
        places = Places(places.column, places.row, places.x, places.y, self._radii(places) * CONTACT)
        priority = places.chance(self._seed, Layer.LEUKOCYTE, 4)
        return settled(places, priority).touching(region, WIDEST)

    def _radii(self, places: Places) -> Reals:
        kinds = [self._kinds[number] for number in self._which(places)]
        mean = np.array([kind.diameter / 2 for kind in kinds]) * self.patient.size
        spread = np.array([kind.spread for kind in kinds])
        return sizes(places.chance(self._seed, Layer.LEUKOCYTE, 5), mean, spread)

    def _which(self, places: Places) -> list[int]:
        thrown = places.chance(self._seed, Layer.LEUKOCYTE, 6) * self._shares[-1]
        numbers = np.searchsorted(self._shares, thrown, side="right")
        return [min(int(number), len(self._kinds) - 1) for number in numbers]

    def _red_cells(self, region: Region, white: Places) -> Places:
        seed, radius = self._seed, RED_CELL_DIAMETER / 2 * self.patient.red_size
        places = proposed(seed, Layer.RED_CELL, region.grown(_RED_MARGIN), RED_CELL_PITCH)
        thick = 1 + 0.22 * drift(seed, 2, places.x, places.y, 500.0)
        taken = places.chance(seed, Layer.RED_CELL, 3) < self.recipe.red_crowding * thick
        places = places.kept(taken)
        near = radius * (0.55 + 0.5 * places.chance(seed, Layer.RED_CELL, 4) ** 0.6)
        places = Places(places.column, places.row, places.x, places.y, near)
        share = 0.85 + 0.35 * places.chance(seed, Layer.RED_CELL, 5)
        places = clear_of(places, white, share * radius / near)
        return settled(places, places.chance(seed, Layer.RED_CELL, 6))

    def _scraps(self, layer: Layer, pitch: float, region: Region, white: Places) -> Places:
        places = proposed(self._seed, layer, region.grown(_STAMP_REACH), pitch)
        taken = places.chance(self._seed, layer, 3) < self.recipe.platelet_crowding
        places = places.kept(taken)
        places = Places(places.column, places.row, places.x, places.y, np.full_like(places.x, 1.4))
        return clear_of(places, white, np.ones_like(places.x))

    def _strew(
        self,
        density: Density,
        wide: Box,
        places: Places,
        layer: Layer,
        stamps: tuple[Density, ...],
    ) -> None:
        """Stamp objects in the order of their places, so that sums round alike in every tile."""
        step = self.recipe.microns_per_pixel
        which = (places.chance(self._seed, layer, 7) * len(stamps)).astype(np.int64)
        turns = (places.chance(self._seed, layer, 8) * 8).astype(np.int64)
        for number in np.lexsort((places.column, places.row)):
            stamp = _turned(stamps[which[number]], int(turns[number]))
            x = round(float(places.x[number]) / step) - wide.x
            y = round(float(places.y[number]) / step) - wide.y
            _add(density, stamp, x, y)

    def _paint_white_cells(
        self, density: Density, wide: Box, white: Places, box: Box
    ) -> tuple[PracticeCell, ...]:
        cells = []
        which = self._which(white)
        for number in np.lexsort((white.column, white.row)):
            kind = self._kinds[which[number]]
            drawn, corner = self._portrait(white, int(number), kind.name)
            _cover(density, drawn, corner[0] - wide.x, corner[1] - wide.y)
            cells.extend(_seen(drawn, corner, box, (kind.key, kind.name, self.patient.id)))
        return tuple(cells)

    def _portrait(self, white: Places, number: int, kind: str) -> tuple[Portrait, tuple[int, int]]:
        step = self.recipe.microns_per_pixel
        chance = dice(self._seed, Layer.LEUKOCYTE, int(white.column[number]), int(white.row[number]))
        x, y = float(white.x[number]) / step, float(white.y[number]) / step
        left, top = int(np.floor(x)), int(np.floor(y))
        radius = float(white.reach[number]) / CONTACT
        sheet = blank(radius, step, chance, shift=(x - left, y - top))
        drawn = KINDS[kind].draw(sheet, self.patient)
        half = sheet.x.shape[0] // 2
        return drawn, (left - half, top - half)

    def _within(self, places: Places, box: Box) -> int:
        step = self.recipe.microns_per_pixel
        return sum(
            box.holds(x / step, y / step) for x, y in zip(places.x, places.y, strict=True)
        )


_STAMP_REACH: Final = RED_CELL_DIAMETER
_RED_MARGIN: Final = 2 * ROUNDS * RED_CELL_DIAMETER * 1.1 + _STAMP_REACH


@lru_cache(maxsize=4)
def _stamps(patient: Patient, step: float) -> Stamps:
    return carve(patient, step)


def _turned(stamp: Density, turn: int) -> Density:
    turned = np.rot90(stamp, turn % 4)
    return turned[:, ::-1] if turn >= 4 else turned  # noqa: PLR2004 - eight symmetries


def _add(density: Density, stamp: Density, x: int, y: int) -> None:
    """Add a stamp with its middle at (x, y)."""
    left, top = x - stamp.shape[1] // 2, y - stamp.shape[0] // 2
    paper, ink = _shared(density.shape, stamp.shape, left, top)
    density[paper] += stamp[ink]


def _cover(density: Density, drawn: Portrait, left: int, top: int) -> None:
    """Lay a cell over what is there, its upper left corner at (left, top)."""
    paper, ink = _shared(density.shape, drawn.density.shape, left, top)
    density[paper] *= (1 - 0.93 * drawn.cover[ink])[..., None]
    density[paper] += drawn.density[ink]


Window = tuple[slice, slice]


def _shared(
    paper: tuple[int, ...], ink: tuple[int, ...], left: int, top: int
) -> tuple[Window, Window]:
    """The part of a paper that an ink laid at (left, top) reaches, and that part of the ink."""
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = max(min(left + ink[1], paper[1]), x0), max(min(top + ink[0], paper[0]), y0)
    there = slice(y0, y1), slice(x0, x1)
    return there, (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))


def _seen(
    drawn: Portrait, corner: tuple[int, int], box: Box, name: tuple[ClassKey, str, str]
) -> list[PracticeCell]:
    """The drawn cell as truth of a field, in the field's pixels; nothing where it lies outside."""
    x0, y0 = corner[0] - box.x, corner[1] - box.y
    _, ink = _shared((box.height, box.width), drawn.cell.shape, x0, y0)
    cell, nucleus = drawn.cell[ink], drawn.nucleus[ink]
    if not nucleus.any():
        return []
    rows, columns = np.nonzero(cell.any(axis=1))[0], np.nonzero(cell.any(axis=0))[0]
    part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    place = Box(
        int(max(x0, 0) + columns[0]),
        int(max(y0, 0) + rows[0]),
        int(columns[-1] - columns[0] + 1),
        int(rows[-1] - rows[0] + 1),
    )
    whole = int(cell.sum()) == int(drawn.cell.sum())
    key, kind, patient = name
    masks = Masks(nucleus[part].copy(), cell[part].copy())
    return [PracticeCell(key, kind, patient, place, masks, whole)]
