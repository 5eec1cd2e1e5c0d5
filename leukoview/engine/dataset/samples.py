"""Labelled cells for training: where they lie, whose they are, and what they are called."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.case import Pixels, Scale, ScaleSource
from leukoview.engine.classify import Rows
from leukoview.engine.crop import CropRecipe, crop
from leukoview.engine.detect import central_cell
from leukoview.engine.embed import Features
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.scale import estimate_scale
from leukoview.engine.scale.common import Kind, common_scales, kind_of
from leukoview.engine.slide import SUFFIXES, Slide, is_drawn, open_slide
from leukoview.engine.taxonomy import ClassKey

COARSEST = 10.0
"""µm per pixel; a cell would be one or two of them."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One image that is one labelled cell.

    `group` is the patient, or what stands in for one; `source` the set it came from; `typical`
    whether it shows what the bundle is for (a platelet clump is learned as benign, but is not).
    """

    path: Path
    key: ClassKey
    group: str
    source: str = ""
    microns_per_pixel: float | None = None
    typical: bool = True


@dataclass(frozen=True)
class Dataset:
    """Labelled cells in a fixed order; `notes` are sentences a scorecard must print."""

    name: str
    samples: tuple[Sample, ...]
    groups_known: bool = True
    notes: tuple[str, ...] = ()

    @property
    def classes(self) -> tuple[ClassKey, ...]:
        """The classes that occur, in the order of their keys."""
        return tuple(sorted({sample.key for sample in self.samples}))

    @property
    def codes(self) -> NDArray[np.int64]:
        """The class of every sample as its place in `classes`."""
        place = {key: code for code, key in enumerate(self.classes)}
        return np.array([place[sample.key] for sample in self.samples], np.int64)

    @property
    def groups(self) -> NDArray[np.str_]:
        """The group of every sample."""
        return np.array([sample.group for sample in self.samples])

    @property
    def typical(self) -> NDArray[np.bool_]:
        """Which samples show what the bundle is for."""
        return np.array([sample.typical for sample in self.samples])

    def rows(self, features: Features) -> Rows:
        """The samples as rows to fit on, with their features."""
        return Rows(features, self.codes, self.groups, self.typical)

    def drawn(self) -> bool:
        """Whether the program drew the images.

        Raises:
            TrainingDataError: Some were drawn and some were not.
        """
        marks = {is_drawn(sample.path) for sample in self.samples}
        if len(marks) > 1:
            raise TrainingDataError(
                "Some of the images were drawn by program, and some are real.",
                remedy="Train on one kind alone: a model reads what it was trained on.",
            )
        return marks == {True}

    def crops(self, recipe: CropRecipe, check_in: CheckIn = unwatched) -> Pixels:
        """Every sample cropped exactly as a reading would crop it (n × s × s × 3)."""
        crops = np.zeros((len(self.samples), recipe.pixels, recipe.pixels, 3), np.uint8)
        estimates = self._estimates()
        for done, sample in enumerate(self.samples):
            check_in(done, len(self.samples))
            slide = open_slide(sample.path)
            scale = _scale(slide, sample, estimates)
            crops[done] = crop(slide, central_cell(slide, scale), scale, recipe)
        check_in(len(self.samples), len(self.samples))
        return crops

    def unscaled(self) -> dict[str, list[Path]]:
        """Of every source the images whose scale was not given, in order."""
        return {
            source: [
                sample.path
                for sample in self.samples
                if sample.source == source and sample.microns_per_pixel is None
            ]
            for source in {sample.source for sample in self.samples}
        }

    def _estimates(self) -> dict[tuple[str, Kind], Scale]:
        """The common scale of every kind of image of every source."""
        return {
            (source, kind): scale
            for source, paths in self.unscaled().items()
            for kind, scale in common_scales(paths).items()
        }


def from_folders(folder: Path) -> Dataset:
    """Read `class/patient/image`; without patient folders every image is a group of its own.

    Raises:
        TrainingDataError: There are fewer than two classes or no images.
    """
    samples, known = [], True
    for class_folder in _folders(folder):
        key = ClassKey(class_folder.name)
        for patient in _folders(class_folder):
            samples += [Sample(path, key, patient.name, folder.name) for path in _images(patient)]
        loose = _images(class_folder)
        known = known and not loose
        samples += [Sample(path, key, f"image {path.name}", folder.name) for path in loose]
    return checked(Dataset(folder.name, tuple(samples), known))


def from_csv(table: Path) -> Dataset:
    """Read a table with the columns image and label, and patient, source, microns_per_pixel.

    Paths are relative to the table. Without the patient column every image is a group.

    Raises:
        TrainingDataError: A column or an image is missing, or there are fewer than two classes.
    """
    lines = lines_of(table)
    if not lines or not {"image", "label"} <= lines[0].keys():
        raise TrainingDataError(f"“{table.name}” lacks the columns image and label.")
    samples = tuple(_sample(table, line) for line in lines)
    return checked(Dataset(table.stem, samples, all(line.get("patient") for line in lines)))


def checked(dataset: Dataset) -> Dataset:
    """The data set, unless nothing can be learned from it.

    Raises:
        TrainingDataError: There are fewer than two classes, or a class has fewer than two groups.
    """
    if len(dataset.classes) < 2:  # noqa: PLR2004 - a choice needs two
        raise TrainingDataError(
            f"“{dataset.name}” holds {len(dataset.classes)} classes of cells; at least two are "
            "needed.",
            remedy="Lay the images out as class/patient/image, or list them in a CSV file.",
        )
    for key in dataset.classes:
        groups = {sample.group for sample in dataset.samples if sample.key == key}
        if len(groups) < 2:  # noqa: PLR2004 - one to learn from, one to judge on
            raise TrainingDataError(
                f"All cells of the class “{key}” come from one patient.",
                remedy="Add cells of a second patient, or leave the class out.",
            )
    return dataset


def _scale(slide: Slide, sample: Sample, estimates: Mapping[tuple[str, Kind], Scale]) -> Scale:
    if sample.microns_per_pixel is not None:
        return Scale(sample.microns_per_pixel, ScaleSource.GIVEN)
    if slide.microns_per_pixel is not None:
        return Scale(slide.microns_per_pixel, ScaleSource.METADATA)
    return estimates.get((sample.source, kind_of(slide))) or estimate_scale(slide)


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise TrainingDataError(f"There is no folder “{folder}”.")
    return sorted(path for path in folder.iterdir() if path.is_dir())


def _images(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)


def lines_of(table: Path) -> list[dict[str, str]]:
    """The lines of a CSV table, by column.

    Raises:
        TrainingDataError: It is not there, or is no table.
    """
    try:
        with table.open(newline="", encoding="utf-8-sig") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as failure:
        raise TrainingDataError(f"“{table}” cannot be read as a CSV table.") from failure


def _sample(table: Path, line: Mapping[str, str]) -> Sample:
    path = table.parent / line["image"]
    if not path.is_file():
        raise TrainingDataError(f"“{table.name}” names “{line['image']}”, which is not there.")
    return Sample(
        path,
        ClassKey(line["label"]),
        line.get("patient") or f"image {line['image']}",
        line.get("source") or table.stem,
        _given_scale(table, line.get("microns_per_pixel") or ""),
    )


def _given_scale(table: Path, text: str) -> float | None:
    if not text:
        return None
    try:
        scale = float(text)
    except ValueError:
        scale = -1.0
    if not 0 < scale < COARSEST:
        raise TrainingDataError(f"“{table.name}” gives “{text}” as micrometres per pixel.")
    return scale
