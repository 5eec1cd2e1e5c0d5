"""The practice smears that travel with the program as code: drawn on first use, then kept."""

from pathlib import Path
from typing import Final

import numpy as np

from leukoview import __version__
from leukoview.engine.case import Box
from leukoview.engine.practice.census import SmearRecipe, mix_of
from leukoview.engine.practice.images import save_field
from leukoview.engine.practice.layout import Places, Region
from leukoview.engine.practice.patient import SUBTYPES, draw_patient
from leukoview.engine.practice.smear import Smear
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.resources import home
from leukoview.engine.taxonomy import APL, ClassKey, named

CASE_SEEDS: Final = {
    ClassKey("all_l1"): -11,
    ClassKey("all_l2"): -12,
    ClassKey("aml_m2"): -13,
    ClassKey("aml_m3"): -3,
    ClassKey("aml_m5"): -16,
}
"""Demonstrated patients have negative seeds: none of them is ever trained on."""
WIDTH: Final = 1280
HEIGHT: Final = 960
"""Pixels of 0.1 µm: a field of 128 × 96 µm."""
CROWDING: Final = 0.5
"""Places for white cells taken on the embedded smears: a leukocytosis, 20–40 cells a field."""
LEUKEMIC_SHARE: Final = 0.7
"""Of the white cells; the rest are normal ones."""
SEARCH: Final = 1500
STRIDE: Final = 30
"""Pixels searched, and by which steps, for a field whose border cuts few cells."""


def practice_case(folder: Path | None = None, *, check_in: CheckIn = unwatched) -> tuple[Path, ...]:
    """The embedded practice case as files: five drawn patients, one smear and one subtype each.

    Five people rather than one smear of five diseases, which nobody has: L1, L2, M2, M3, M5. Drawn
    into `folder`, or once into what LeukoView keeps on this computer, and the same on every call.

    Raises:
        OutputError: They cannot be written.
        Cancelled: A check-in asked to stop.
    """
    paths = []
    for number, disease in enumerate(SUBTYPES):
        check_in(number, len(SUBTYPES))
        paths.append(_kept(folder, disease))
    return tuple(paths)


def demo_slide(folder: Path | None = None) -> Path:
    """The case's one smear with APL-like cells, as `practice_case` draws it."""
    return _kept(folder, APL)


def _kept(folder: Path | None, disease: ClassKey) -> Path:
    name = f"practice-{named(disease).fab[0].lower()}.jpg"
    path = (folder or home() / f"practice-{__version__}") / name
    if not path.is_file():
        recipe = SmearRecipe(mix_of({disease: LEUKEMIC_SHARE}), CROWDING, red_crowding=0.6)
        smear = Smear(draw_patient(CASE_SEEDS[disease], disease), recipe)
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
