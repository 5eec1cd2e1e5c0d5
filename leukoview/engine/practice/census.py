"""Which objects lie where on one patient's smear, known for any region without drawing it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from leukoview.engine.practice.chance import Layer, Reals
from leukoview.engine.practice.kinds import KINDS, NORMAL_MIX, WIDEST, Kind
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
from leukoview.engine.practice.patient import Patient
from leukoview.engine.practice.red_cells import RED_CELL_DIAMETER
from leukoview.engine.taxonomy import ClassKey

MICRONS_PER_PIXEL: Final = 0.1
"""The scale of a practice smear unless asked otherwise: a 100× objective's camera."""
LEUKOCYTE_PITCH: Final = 11.0
"""Grid of proposed white cells in µm."""
RED_CELL_PITCH: Final = 3.4
"""Grid of proposed red cells in µm."""
PLATELET_PITCH: Final = 9.0
"""Grid of proposed platelets in µm."""
DEBRIS_PITCH: Final = 16.0
"""Grid of proposed dirt in µm."""
CONTACT: Final = 1.04
"""White cells keep their mean radii times this apart: some touch, none overlap much."""
ON_RED_CELLS: Final = 0.15
"""Share of platelets that may lie on a red cell. Chosen."""
ANYWHERE: Final = 10.0
"""Radii; more than any distance that is asked for."""
STAMP_REACH: Final = RED_CELL_DIAMETER
"""No red cell, platelet or dirt reaches farther than this from its middle, in µm."""
RED_MARGIN: Final = 2 * ROUNDS * RED_CELL_DIAMETER * 1.1 + STAMP_REACH
"""How far red cells decide one another's places, in µm."""


@dataclass(frozen=True, slots=True)
class SmearRecipe:
    """How a smear is strewn.

    `mix` gives each kind of white cell its share; `crowding` is the chance (0–1) that a place for
    a white cell is taken, `red_crowding` and `platelet_crowding` the same for the others.
    """

    mix: Mapping[str, float]
    crowding: float = 0.12
    red_crowding: float = 0.75
    platelet_crowding: float = 0.16
    microns_per_pixel: float = MICRONS_PER_PIXEL


def mix_of(leukemic: Mapping[ClassKey, float]) -> dict[str, float]:
    """Shares of every kind where leukemic classes have the given shares, the rest being normal."""
    rest = 1 - sum(leukemic.values())
    normal = {kind: share * rest for kind, share in NORMAL_MIX.items()}
    return {**normal, **{str(key): share for key, share in leukemic.items()}}


class Census:
    """Every object of one endless smear; the same seed is the same smear."""

    def __init__(self, patient: Patient, recipe: SmearRecipe, seed: int) -> None:
        self.patient = patient
        self.recipe = recipe
        self.seed = seed
        self._kinds = tuple(KINDS[name] for name in recipe.mix)
        self._shares = np.cumsum(list(recipe.mix.values()))

    def white_cells(self, region: Region) -> Places:
        """The white cells that reach into a region; their reach is a little over their radius."""
        widest = WIDEST * self.patient.size * CONTACT
        places = self._taken(Layer.LEUKOCYTE, region.grown(2 * ROUNDS * widest), LEUKOCYTE_PITCH)
        places = replace(places, reach=self._radii(places) * CONTACT)
        return settled(places, self._thrown(places, Layer.LEUKOCYTE, 4)).touching(region, WIDEST)

    def kinds(self, white: Places) -> tuple[Kind, ...]:
        """What each of these white cells is."""
        thrown = self._thrown(white, Layer.LEUKOCYTE, 6) * self._shares[-1]
        numbers = np.searchsorted(self._shares[:-1], thrown, side="right")
        return tuple(self._kinds[int(number)] for number in numbers)

    def red_cells(self, region: Region) -> Places:
        """The red cells that reach into a region: they lie around white cells, over one another."""
        radius = RED_CELL_DIAMETER / 2 * self.patient.red_size
        wide = region.grown(RED_MARGIN)
        places = self._taken(Layer.RED_CELL, wide, RED_CELL_PITCH)
        reach = radius * (0.55 + 0.5 * self._thrown(places, Layer.RED_CELL, 4) ** 0.6)
        places = replace(places, reach=reach)
        share = 0.85 + 0.35 * self._thrown(places, Layer.RED_CELL, 5)
        places = clear_of(places, self.white_cells(wide), share * radius / reach)
        kept = settled(places, self._thrown(places, Layer.RED_CELL, 6))
        return kept.touching(region, STAMP_REACH)

    def platelets(self, region: Region, red: Places) -> Places:
        """The platelets that reach into a region, few of them on its red cells."""
        places = self._scraps(Layer.PLATELET, region, PLATELET_PITCH)
        on_top = self._thrown(places, Layer.PLATELET, 4) < ON_RED_CELLS
        return clear_of(places, red, np.where(on_top, -ANYWHERE, 0.3))

    def debris(self, region: Region) -> Places:
        """Stain precipitate and dirt that reach into a region."""
        return self._scraps(Layer.DEBRIS, region, DEBRIS_PITCH)

    def _scraps(self, layer: Layer, region: Region, pitch: float) -> Places:
        wide = region.grown(STAMP_REACH)
        places = self._taken(layer, wide, pitch)
        places = replace(places, reach=np.full_like(places.x, 1.4))
        return clear_of(places, self.white_cells(wide), np.ones_like(places.x))

    def _taken(self, layer: Layer, region: Region, pitch: float) -> Places:
        """The places of a layer that hold an object, more in the thick parts of the smear."""
        places = proposed(self.seed, layer, region, pitch)
        crowding, swing = self._crowding(layer)
        thick = 1 + swing * drift(self.seed, layer, places.x, places.y, 600.0)
        return places.kept(self._thrown(places, layer, 3) < crowding * thick)

    def _crowding(self, layer: Layer) -> tuple[float, float]:
        return {
            Layer.LEUKOCYTE: (self.recipe.crowding, 0.35),
            Layer.RED_CELL: (self.recipe.red_crowding, 0.22),
            Layer.PLATELET: (self.recipe.platelet_crowding, 0.3),
        }.get(layer, (0.1, 0.3))

    def _radii(self, white: Places) -> Reals:
        kinds = self.kinds(white)
        mean = np.array([kind.diameter / 2 for kind in kinds]) * self.patient.size
        spread = np.array([kind.spread for kind in kinds])
        return sizes(self._thrown(white, Layer.LEUKOCYTE, 5), mean, spread)

    def _thrown(self, places: Places, layer: Layer, salt: int) -> Reals:
        return places.chance(self.seed, layer, salt)
