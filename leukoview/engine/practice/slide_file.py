"""One practice slide as a file, of whatever size, with its truth beside it."""

import json
from pathlib import Path
from typing import Final

from joblib import cpu_count

from leukoview.engine.case import Box
from leukoview.engine.errors import OutputError
from leukoview.engine.practice.census import MICRONS_PER_PIXEL
from leukoview.engine.practice.images import save_field, save_text
from leukoview.engine.practice.patient import Patient
from leukoview.engine.practice.practice_set import smear_of, truth_record
from leukoview.engine.practice.pyramid import write_pyramid
from leukoview.engine.practice.truth import Truth
from leukoview.engine.progress import CheckIn, unwatched

LARGEST_FIELD: Final = 16_000_000
"""Pixels drawn in one piece; anything larger becomes a pyramid."""
TIFF_SUFFIXES: Final = frozenset({".tif", ".tiff"})
SIDES: Final = (64, 50_000)
"""Smallest and largest side of a practice slide in pixels."""


def write_practice_slide(
    path: Path,
    patient: Patient,
    *,
    width: int,
    height: int,
    microns_per_pixel: float = MICRONS_PER_PIXEL,
    check_in: CheckIn = unwatched,
) -> Truth:
    """Draw a patient's smear into one file and write `NAME.truth.json` beside it.

    Up to 16 million pixels it is a plain PNG, JPEG or TIFF by its suffix and the truth has masks;
    beyond, it is a TIFF pyramid, drawn by every core, and the truth has boxes only.

    Raises:
        OutputError: The size or the suffix does not fit, or a file cannot be written.
        Cancelled: A check-in asked to stop; nothing is left behind.
    """
    _check(path, width, height)
    smear = smear_of(patient, microns_per_pixel=microns_per_pixel)
    if width * height > LARGEST_FIELD:
        truth = write_pyramid(
            smear, path, width=width, height=height, processes=cpu_count(), check_in=check_in
        )
    else:
        check_in(0, 1)
        field = smear.field(Box(0, 0, width, height))
        save_field(field.pixels, path, microns_per_pixel)
        truth = field.truth
        check_in(1, 1)
    record = truth_record(path.name, truth, (width, height))
    save_text(json.dumps(record, indent=1), path.with_suffix(".truth.json"))
    return truth


def _check(path: Path, width: int, height: int) -> None:
    smallest, largest = SIDES
    if not (smallest <= width <= largest and smallest <= height <= largest):
        raise OutputError(
            f"A practice slide of {width} × {height} pixels cannot be drawn.",
            remedy=f"Choose sides between {smallest} and {largest} pixels.",
        )
    if width * height > LARGEST_FIELD and path.suffix.lower() not in TIFF_SUFFIXES:
        raise OutputError(
            f"A slide of {width} × {height} pixels cannot be written as “{path.suffix}”.",
            remedy="Choose a name that ends in .tif, or a smaller slide.",
        )
