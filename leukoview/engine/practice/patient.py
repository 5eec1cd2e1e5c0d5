"""One drawn patient: what all smears and cells of this person have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from leukoview.engine.practice.chance import Layer, dice
from leukoview.engine.practice.dyes import CREAM, DYES, LILAC_WHITE, Colour, colour
from leukoview.engine.taxonomy import ClassKey

SUBTYPES: Final = tuple(ClassKey(key) for key in ("all_l1", "all_l2", "aml_m2", "aml_m3", "aml_m5"))
"""The leukemic subtypes that can be drawn (FAB: Bennett et al. 1976, 1985)."""

SIZE_SPREAD: Final = 0.04
"""Standard deviation between patients of the size of cells, as a share. Chosen."""
STAIN_SPREAD: Final = 0.12
"""Standard deviation between patients of the strength of each dye, as a share. Chosen."""
HUE_SPREAD: Final = 0.05
"""Standard deviation between patients of each dye's density per colour channel. Chosen."""


@dataclass(frozen=True, slots=True, eq=False)
class Patient:
    """The random effects of one drawn patient.

    `disease` is the subtype of the leukemic cells, None for a healthy person. `tints` holds each
    dye as it comes out on this person's slides; `glass` the light through empty glass, 0–255;
    `size` scales every white cell, `red_size` every red one; `pallor`, `lumpiness`,
    `granulation`, `nuclear` (share of the cell that is nucleus) and `crispness` are multipliers
    around 1; `blur` is the width of the point spread in µm.
    """

    id: str
    seed: int
    disease: ClassKey | None
    tints: Mapping[tuple[float, float, float], Colour]
    glass: Colour
    size: float
    red_size: float
    pallor: float
    lumpiness: float
    granulation: float
    nuclear: float
    crispness: float
    blur: float

    def tint(self, dye: tuple[float, float, float]) -> Colour:
        """A dye's density per colour channel on this patient's slides."""
        return self.tints[dye]


def draw_patient(seed: int, disease: ClassKey | None, *, id: str = "") -> Patient:  # noqa: A002
    """The patient behind a seed; the same seed is always the same person.

    Refuses a disease that is not one of `SUBTYPES` with a ValueError.
    """
    if disease is not None and disease not in SUBTYPES:
        raise ValueError(f"no practice cells are known for {disease!r}")
    chance = dice(seed, Layer.PATIENT)

    def near_one(spread: float) -> float:
        return float(np.exp(np.clip(chance.normal(0.0, spread), -2.5 * spread, 2.5 * spread)))

    return Patient(
        id=id or f"practice-{seed}",
        seed=seed,
        disease=disease,
        tints={dye: _tinted(dye, chance) for dye in DYES},
        glass=_glass(chance),
        size=near_one(SIZE_SPREAD),
        red_size=near_one(0.03),
        pallor=near_one(0.25),
        lumpiness=near_one(0.2),
        granulation=near_one(0.12),
        nuclear=near_one(0.02),
        crispness=near_one(0.15),
        blur=0.11 * near_one(0.15),
    )


def _tinted(dye: tuple[float, float, float], chance: np.random.Generator) -> Colour:
    strength = np.exp(np.clip(chance.normal(0.0, STAIN_SPREAD), -0.25, 0.25))
    hue = np.exp(chance.normal(0.0, HUE_SPREAD, 3))
    return (colour(dye) * np.float32(strength) * hue).astype(np.float32)


def _glass(chance: np.random.Generator) -> Colour:
    daylight = chance.beta(0.6, 1.4)
    shade = chance.normal(0.0, 2.0, 3)
    mixed = colour(CREAM) * (1 - daylight) + colour(LILAC_WHITE) * daylight + shade
    return np.clip(mixed, 180, 255).astype(np.float32)
