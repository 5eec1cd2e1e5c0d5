"""The published sets in their own layouts, with the class each of their labels becomes here."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image

from leukoview.engine.dataset.samples import (
    Dataset,
    Sample,
    checked,
    from_csv,
    from_folders,
    lines_of,
)
from leukoview.engine.taxonomy import ClassKey

IMMATURE = frozenset({"blast_no_lineage", "promyelocyte", "promonocyte"})
"""Blasts and blast equivalents in patients with AML: promonocytes count as blasts, and in APL the
abnormal promyelocytes do."""

UNDECIDED = frozenset({"myelocyte", "metamyelocyte"})
"""Of a patient with AML: neither blasts nor certainly normal, so neither learned nor scored."""

SMALLEST_CELL = 80.0
"""µm²; a smaller object is a platelet or a clump of them.

Measured on this set's masks: clumps reach 76 (three reach 94), lymphocytes start at 81.
"""

PHOTOGRAPHED_TWICE = {"Im103_0": "Im036_0"}
"""Fields that show the same cells as another one under another light: one group, not two."""

WHITE_FROM = 128
"""Red of a mask's pixel from which on it is background (white); nuclei and cytoplasm have none."""

LYMPHOBLAST_SCALE = 0.12
"""µm per pixel of that set, by its red cells (7.2 µm over 60 pixels)."""


SETS = ("apl", "normal", "lymphoblast")
"""The folders of the published sets; each holds a labels.csv."""


def from_path(path: Path) -> Dataset:
    """A CSV table, the folder of the published sets, or a folder of classes: whichever it is.

    Raises:
        TrainingDataError: It is none of them, or nothing can be learned from it.
    """
    if path.is_file():
        return from_csv(path)
    if all((path / name / "labels.csv").is_file() for name in SETS):
        return published(path)
    return from_folders(path)


def published(data: Path, *, keep_undecided: bool = False) -> Dataset:
    """The three published sets under one folder: apl, normal and lymphoblast (docs/engine.md).

    Raises:
        TrainingDataError: A set is not there.
    """
    samples = [*_apl(data / "apl", keep=keep_undecided), *_normal(data / "normal")]
    samples += _lymphoblast(data / "lymphoblast")
    notes = (
        "Normal cells have no patients: each image is its own group.",
        "Lymphoblasts come from another camera: ALL against AML is confounded (see controls).",
        "Two fields of the lymphoblasts' set show the same cells: they are one group.",
    )
    return checked(Dataset("published", tuple(samples), groups_known=True, notes=notes))


def _apl(folder: Path, *, keep: bool) -> Iterable[Sample]:
    for line in lines_of(folder / "labels.csv"):
        leukemic = "aml_m3" if line["diagnosis"] == "APL" else "aml_not_m3"
        immature = line["cell_type"] in IMMATURE | (UNDECIDED if keep else frozenset())
        if line["cell_type"] in UNDECIDED and not keep:
            continue
        key = ClassKey(leukemic if immature else "benign")
        yield Sample(folder / line["image"], key, line["patient"], "apl")


def _normal(folder: Path) -> Iterable[Sample]:
    for line in lines_of(folder / "labels.csv"):
        yield Sample(folder / line["image"], ClassKey("benign"), line["image"], "normal")


def _lymphoblast(folder: Path) -> Iterable[Sample]:
    for line in lines_of(folder / "labels.csv"):
        blast = line["label"] == "lymphoblast"
        key = ClassKey("all_lymphoblast" if blast else "benign")
        area = _masked_area(folder / line["mask"]) * LYMPHOBLAST_SCALE**2
        yield Sample(
            folder / line["image"],
            key,
            PHOTOGRAPHED_TWICE.get(line["field"], line["field"]),
            "lymphoblast",
            typical=area >= SMALLEST_CELL,
        )


def _masked_area(path: Path) -> float:
    with Image.open(path) as mask:
        colours = np.asarray(mask.convert("RGB"))
    return float((colours[..., 0] < WHITE_FROM).sum())
