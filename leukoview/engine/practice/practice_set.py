"""Writes a folder of practice images with their truth: fields, masks, and cells already cropped."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.case import Box, Pixels
from leukoview.engine.practice.census import MICRONS_PER_PIXEL, SmearRecipe, mix_of
from leukoview.engine.practice.chance import Layer, dice
from leukoview.engine.practice.images import save_field, save_mask, save_text
from leukoview.engine.practice.kinds import NORMAL_MIX
from leukoview.engine.practice.layout import Region
from leukoview.engine.practice.patient import SUBTYPES, Patient, draw_patient
from leukoview.engine.practice.smear import Smear
from leukoview.engine.practice.truth import PracticeField, Truth
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.slide import PRACTICE_MARK
from leukoview.engine.taxonomy import BENIGN, ClassKey

CROP_WIDTH: Final = 36.0
"""Width of a cropped cell's image in µm: what cell-locating microscopes export."""
CROP_CROWDING: Final = (0.05, 0.5)
"""Between these lies how crowded the smear is that a patient's cells are cropped from."""
STRIP: Final = 300.0
"""Cells to crop are looked for on squares of so many µm, one after the other."""
LEUKEMIC_SHARE: Final = 0.7
"""Share of leukemic cells on a practice smear of a diseased patient. Chosen."""
CYTOPLASM_LEVEL: Final = 128
NUCLEUS_LEVEL: Final = 255
"""Grey levels of a mask, as in the mask sets of the field."""
FIELDS, MASKS, CELLS, TRUTH = "fields", "masks", "cells", "truth.json"


@dataclass(frozen=True, slots=True)
class SetRecipe:
    """What a practice set holds.

    For every class `patients` people with `fields` fields (width × height px) and `cells` cropped
    cells each. Patients are numbered by `seed`: sets of other seeds hold other people.
    """

    seed: int = 0
    classes: tuple[ClassKey, ...] = (*SUBTYPES, BENIGN)
    patients: int = 2
    fields: int = 1
    cells: int = 10
    width: int = 1600
    height: int = 1200
    image_format: str = "png"
    microns_per_pixel: float = MICRONS_PER_PIXEL


@dataclass(frozen=True, slots=True, eq=False)
class PracticeCrop:
    """One cell cropped from a patient's smear: its class, its drawing's name, its pixels."""

    key: ClassKey
    kind: str
    patient: str
    pixels: Pixels


def patients_of(recipe: SetRecipe) -> Iterator[Patient]:
    """Every patient of a set, class by class; a patient of class `benign` is healthy."""
    for place, key in enumerate(sorted((*SUBTYPES, BENIGN))):
        for number in range(recipe.patients if key in recipe.classes else 0):
            seed = (recipe.seed * 100 + place) * 1000 + number
            disease = None if key == BENIGN else key
            name = f"{key.replace('_', '-')}-s{recipe.seed}-p{number + 1:02d}"
            yield draw_patient(seed, disease, id=name)


def smear_of(patient: Patient, *, microns_per_pixel: float = MICRONS_PER_PIXEL) -> Smear:
    """The patient's smear: mostly leukemic cells where there is a disease, else normal ones."""
    leukemic = {patient.disease: LEUKEMIC_SHARE} if patient.disease else {}
    return Smear(patient, SmearRecipe(mix_of(leukemic), microns_per_pixel=microns_per_pixel))


def draw_crops(patient: Patient, key: ClassKey, count: int, step: float) -> Iterator[PracticeCrop]:
    """The first `count` cells of a class on a patient's smear, each in a square of `CROP_WIDTH`.

    Normal cells come in equal numbers of each type, so that the rare ones are learned too.
    """
    smear = Smear(patient, _crop_recipe(patient, key, step), seed=1)
    side = round(CROP_WIDTH / step)
    for x, y, kind in islice(_standing(smear, key), count):
        box = Box(round(x / step) - side // 2, round(y / step) - side // 2, side, side)
        yield PracticeCrop(key, kind, patient.id, smear.draw(box).pixels)


def write_practice_set(
    folder: Path, recipe: SetRecipe, *, check_in: CheckIn = unwatched
) -> tuple[Path, ...]:
    """Write a set into a folder and return the fields written.

    fields/PATIENT/…  whole fields, and nothing that is not to be read
    masks/PATIENT/…  the mask of every field (128 cytoplasm, 255 nucleus)
    cells/CLASS/PATIENT/…  single cells, as training takes them
    truth.json  every field's mask, µm/px, and cells with class and box (x, y, width, height)

    Checks in once per patient.

    Raises:
        OutputError: The folder cannot be written to.
        Cancelled: A check-in asked to stop; what was written stays.
    """
    people = tuple(patients_of(recipe))
    records: list[dict[str, object]] = []
    for done, patient in enumerate(people):
        check_in(done, len(people))
        records += _write_fields(folder, patient, recipe)
        _write_crops(folder, patient, recipe)
    save_text(json.dumps({"mark": PRACTICE_MARK, "images": records}, indent=1), folder / TRUTH)
    check_in(len(people), len(people))
    return tuple(folder / str(record["image"]) for record in records)


def truth_record(image: str, truth: Truth, size: tuple[int, int]) -> dict[str, object]:
    """A field's truth as it stands in truth.json; `size` is width and height in pixels."""
    return {
        "image": image,
        "patient": truth.patient,
        "disease": truth.disease,
        "microns_per_pixel": truth.microns_per_pixel,
        "width": size[0],
        "height": size[1],
        "red_cells": truth.red_cells,
        "platelets": truth.platelets,
        "cells": [
            {
                "class": cell.key,
                "kind": cell.kind,
                "box": [cell.box.x, cell.box.y, cell.box.width, cell.box.height],
                "whole": cell.whole,
            }
            for cell in truth.cells
        ],
    }


def mask_of(field: PracticeField) -> NDArray[np.uint8]:
    """All cells of a field as one mask: 128 cytoplasm, 255 nucleus, 0 elsewhere."""
    mask = np.zeros(field.pixels.shape[:2], np.uint8)
    for cell in field.truth.cells:
        if cell.masks is None:
            continue
        part = mask[cell.box.y : cell.box.bottom, cell.box.x : cell.box.right]
        part[cell.masks.cell & (part == 0)] = CYTOPLASM_LEVEL
        part[cell.masks.nucleus] = NUCLEUS_LEVEL
    return mask


def _write_fields(folder: Path, patient: Patient, recipe: SetRecipe) -> list[dict[str, object]]:
    smear = smear_of(patient, microns_per_pixel=recipe.microns_per_pixel)
    records = []
    for number in range(recipe.fields):
        field = smear.field(Box(0, number * recipe.height, recipe.width, recipe.height))
        name = f"{patient.id}-field{number + 1:02d}"
        path = folder / FIELDS / patient.id / f"{name}.{recipe.image_format}"
        save_field(field.pixels, path, recipe.microns_per_pixel)
        mask = folder / MASKS / patient.id / f"{name}-mask.png"
        save_mask(mask_of(field), mask)
        image = path.relative_to(folder).as_posix()
        truth = truth_record(image, field.truth, (recipe.width, recipe.height))
        records.append({**truth, "mask": mask.relative_to(folder).as_posix()})
    return records


def _write_crops(folder: Path, patient: Patient, recipe: SetRecipe) -> None:
    key = patient.disease or BENIGN
    crops = draw_crops(patient, key, recipe.cells, recipe.microns_per_pixel)
    for number, crop in enumerate(crops, start=1):
        name = f"{patient.id}-{crop.kind}-{number:04d}.{recipe.image_format}"
        save_field(crop.pixels, folder / CELLS / key / patient.id / name, recipe.microns_per_pixel)


def _crop_recipe(patient: Patient, key: ClassKey, step: float) -> SmearRecipe:
    if key == BENIGN:
        mix = dict.fromkeys(NORMAL_MIX, 1 / len(NORMAL_MIX))
    else:
        mix = mix_of({key: LEUKEMIC_SHARE})
    crowding = float(dice(patient.seed, Layer.LEUKOCYTE).uniform(*CROP_CROWDING))
    return SmearRecipe(mix, crowding=crowding, microns_per_pixel=step)


def _standing(smear: Smear, key: ClassKey) -> Iterator[tuple[float, float, str]]:
    """Where the white cells of a class lie, in µm, square after square, with their kinds."""
    left = 0.0
    while True:
        strip = Region(left, 0.0, left + STRIP, STRIP)
        places = smear.census.white_cells(strip)
        kinds = smear.census.kinds(places)
        for place in np.lexsort((places.column, places.row)):
            x, y = float(places.x[place]), float(places.y[place])
            if kinds[place].key == key and strip.left <= x < strip.right and 0 <= y < STRIP:
                yield x, y, kinds[place].name
        left += STRIP
