"""The practice smears that travel with the program as code: drawn on first use, then kept."""

from pathlib import Path
from typing import Final

import numpy as np

from leukoview import __version__
from leukoview.engine.case import Box
from leukoview.engine.practice.census import SmearRecipe, mix_of
from leukoview.engine.practice.images import save_field
from leukoview.engine.practice.layout import Places, Region
from leukoview.engine.practice.patient import SUBTYPES, Patient, draw_patient
from leukoview.engine.practice.smear import Smear
from leukoview.engine.resources import home
from leukoview.engine.taxonomy import APL, ClassKey

DEMO_NAME: Final = "Practice case: APL-like (M3) smear"
"""What the embedded case is called on screen."""
GALLERY_NAME: Final = "Practice case: all five subtypes"
"""What the embedded gallery is called on screen; no real smear mixes five diseases."""
DEMO_SEED: Final = -3
"""Demonstrated patients have negative seeds: none of them is ever trained on."""
GALLERY_SEED: Final = -20
WIDTH: Final = 1600
HEIGHT: Final = 1200
"""Pixels of 0.1 µm: a field of 160 × 120 µm."""
CROWDING: Final = 0.5
"""Places for white cells taken on the embedded smears: a leukocytosis, 30–60 cells a field."""
APL_SHARE: Final = 0.65
SUBTYPE_SHARE: Final = 0.15
SEARCH: Final = 1500
STRIDE: Final = 30
"""Pixels searched, and by which steps, for a field whose border cuts few cells."""


def demo_slide(folder: Path | None = None) -> Path:
    """The embedded smear as a file: one drawn patient with APL-like cells among normal ones.

    Drawn into `folder`, or once into what LeukoView keeps on this computer. The file is the same
    on every call. Raises OutputError where it cannot be written.
    """
    return _kept(folder, "practice-m3.jpg", draw_patient(DEMO_SEED, APL), {APL: APL_SHARE})


def gallery_slide(folder: Path | None = None) -> Path:
    """A smear with cells of all five subtypes side by side, as `demo_slide` gives its own."""
    patient = draw_patient(GALLERY_SEED, None)
    return _kept(folder, "practice-gallery.jpg", patient, dict.fromkeys(SUBTYPES, SUBTYPE_SHARE))


def _kept(
    folder: Path | None, name: str, patient: Patient, leukemic: dict[ClassKey, float]
) -> Path:
    path = (folder or home() / f"practice-{__version__}") / name
    if not path.is_file():
        recipe = SmearRecipe(mix_of(leukemic), crowding=CROWDING, red_crowding=0.6)
        smear = Smear(patient, recipe)
        save_field(smear.draw(well_placed(smear)).pixels, path, recipe.microns_per_pixel)
    return path


def well_placed(smear: Smear) -> Box:
    """The field near the smear's corner whose border cuts the fewest white cells."""
    step = smear.step
    searched = Region(0, 0, (WIDTH + SEARCH) * step, (HEIGHT + SEARCH) * step)
    white = smear.census.white_cells(searched)
    fields = (
        Box(x, y, WIDTH, HEIGHT) for y in range(0, SEARCH, STRIDE) for x in range(0, SEARCH, STRIDE)
    )
    return min(fields, key=lambda field: _cut_cells(white, field, step))


def _cut_cells(white: Places, field: Box, step: float) -> int:
    """How many white cells lie across a field's border."""
    reach = white.reach
    across = (white.x - field.x * step, field.right * step - white.x)
    down = (white.y - field.y * step, field.bottom * step - white.y)
    depth = np.minimum(np.minimum(*across), np.minimum(*down))
    return int((np.abs(depth) < reach).sum())
