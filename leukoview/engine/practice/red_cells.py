"""Red cells, platelets and dirt: everything on a smear that is not to be counted as a white cell.

They are drawn once per patient as stamps and then turned, mirrored and strewn, since a whole slide
holds millions of them.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from leukoview.engine.practice.anatomy import Density, dyed
from leukoview.engine.practice.chance import Layer, dice
from leukoview.engine.practice.dyes import AZURE, AZUROPHIL, CHROMATIN, HAEMOGLOBIN, LILAC
from leukoview.engine.practice.patient import Patient
from leukoview.engine.practice.sheet import (
    Plane,
    Sheet,
    blank,
    ellipse,
    grain,
    inside,
    rim,
    specks,
)

RED_CELL_DIAMETER: Final = 7.3
"""Mean diameter of a red cell on a dry smear in µm: 7.2–7.5 in atlases."""
ANISOCYTOSIS: Final = 0.06
"""Standard deviation of red cell diameters as a share. Chosen."""
PLATELET_DIAMETER: Final = 2.5
"""Mean diameter of a platelet in µm: 2–3 in atlases."""

CRENATED_SHARE: Final = 0.05
"""Share of red cells with a notched outline. Chosen."""
PRECIPITATE_SHARE: Final = 0.6
"""Share of dirt that is grains of dye, the rest being smudges. Chosen."""
RED_STAMPS: Final = 56
PLATELET_STAMPS: Final = 16
DEBRIS_STAMPS: Final = 16


@dataclass(frozen=True, slots=True, eq=False)
class Stamps:
    """The stamps of one patient, each a density (height × width × 3) around its middle."""

    red_cells: tuple[Density, ...]
    platelets: tuple[Density, ...]
    debris: tuple[Density, ...]


def carve(patient: Patient, step: float) -> Stamps:
    """Draw the patient's stamps at `step` µm per pixel."""
    chance = dice(patient.seed, Layer.STAMP, round(step * 10_000))

    def sheet(diameter: float, spread: float) -> Sheet:
        radius = diameter / 2 * float(np.exp(np.clip(chance.normal(0, spread), -0.5, 0.5)))
        shift = (float(chance.uniform()), float(chance.uniform()))
        return blank(radius, step, chance, shift=shift)

    width = RED_CELL_DIAMETER * patient.red_size
    return Stamps(
        tuple(_red_cell(sheet(width, ANISOCYTOSIS), patient) for _ in range(RED_STAMPS)),
        tuple(_platelet(sheet(PLATELET_DIAMETER, 0.18), patient) for _ in range(PLATELET_STAMPS)),
        tuple(_debris(sheet(1.6, 0.45), patient) for _ in range(DEBRIS_STAMPS)),
    )


def _red_cell(sheet: Sheet, patient: Patient) -> Density:
    """A biconcave disc: thick ring, pale middle; some flat, some folded, a few crenated."""
    long = float(np.exp(abs(sheet.chance.normal(0, 0.07))))
    angle = float(sheet.chance.uniform(0, np.pi))
    outline = ellipse(sheet, (0, 0), (sheet.radius * long, sheet.radius / long), angle)
    outline = outline + grain(sheet, 1.3) * np.float32(0.13 * patient.lumpiness)
    if sheet.chance.uniform() < CRENATED_SHARE:
        outline = outline + grain(sheet, 0.45) * np.float32(0.22)
    strength = _thickness(sheet, outline.astype(np.float32), patient)
    ring = 0.16 * rim(outline.astype(np.float32), 0.25, 0.3)
    film = (strength + ring) * inside(outline.astype(np.float32), 0.35)
    film *= 1 + 0.035 * grain(sheet, 0.9)
    return dyed(np.asarray(film, np.float32), HAEMOGLOBIN, patient)


def _thickness(sheet: Sheet, outline: Plane, patient: Patient) -> Plane:
    """How much haemoglobin light meets: the biconcave profile, flattened as the smear dried.

    Profile of Evans and Fung, Microvasc Res 1972;4:335, as a share of its greatest thickness.
    """
    out = np.clip(1 - outline / sheet.radius, 0, 1)
    off = sheet.chance.normal(0, 0.08, 2) * sheet.radius
    dish = np.hypot(sheet.x - off[0], sheet.y - off[1]) / sheet.radius
    hollow = np.clip(sheet.chance.normal(0.62, 0.28) * patient.pallor, 0.0, 0.95)
    u2 = np.minimum(out, 0.96) ** 2
    evans = np.sqrt(1 - u2) * (0.81 + 7.83 * u2 - 4.39 * u2 * u2) / 2.6
    width = sheet.chance.uniform(0.32, 0.52)
    pale = np.exp(-((dish / width) ** 2) * (0.5 + dish))
    level = 0.72 + 0.33 * np.clip(evans, 0, 1)
    return np.asarray(level * (1 - hollow * pale), np.float32)


def _platelet(sheet: Sheet, patient: Patient) -> Density:
    """A ragged pale-blue scrap packed with purple granules in its middle."""
    outline = ellipse(sheet, (0, 0), (sheet.radius * 1.12, sheet.radius / 1.12))
    ragged = (outline + grain(sheet, 0.4) * np.float32(0.24)).astype(np.float32)
    heart = inside(ragged - np.float32(0.35), 0.9)
    granules = (0.45 + 0.55 * specks(sheet, 0.3, 0.45)) * heart
    density = dyed(np.asarray(0.85 * granules, np.float32), AZUROPHIL, patient)
    return density + dyed(0.3 * inside(ragged, 0.5), AZURE, patient)


def _debris(sheet: Sheet, patient: Patient) -> Density:
    """Stain precipitate (dark grains) or a smudge of dye."""
    if sheet.chance.uniform() < PRECIPITATE_SHARE:
        dots = specks(sheet, 0.35, 0.16) * inside(ellipse(sheet, (0, 0), (sheet.radius,) * 2), 0.8)
        return dyed(np.asarray(1.3 * dots, np.float32), CHROMATIN, patient)
    cloud = ellipse(sheet, (0, 0), (sheet.radius * 1.2, sheet.radius * 0.8)) + 0.4 * grain(
        sheet, 0.7
    )
    smear = inside(cloud.astype(np.float32), 2.0) * (1 + 0.3 * grain(sheet, 0.3))
    return dyed(np.asarray(0.3 * np.maximum(smear, 0), np.float32), LILAC, patient)
