"""The cells of a data set as crops, looked at in different ways."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from benchmarks.table import restain
from leukoview.engine.case import Box, Cell, Pixels, Scale
from leukoview.engine.crop import CropRecipe, crop
from leukoview.engine.dataset import Dataset
from leukoview.engine.detect import central_cell
from leukoview.engine.scale import estimate_scale
from leukoview.engine.scale.common import common_scales, kind_of
from leukoview.engine.slide import ArraySlide, Slide, open_slide

SHIPPED = CropRecipe()
REFERENCES = 60
"""Images of healthy people that together make the reference of a stain normalisation."""


@dataclass(frozen=True)
class Look:
    """How a cell becomes a crop: the recipe, and what is done to the image before it.

    `change` is "", "masked", "reinhard" or "macenko".
    """

    recipe: CropRecipe = SHIPPED
    change: str = ""


class Looker:
    """Finds every cell once and crops it in any look."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.found = lru_cache(maxsize=None)(self._find)
        self.crops = lru_cache(maxsize=1)(self._crops)

    def some(self, look: Look, rows: range) -> Pixels:
        """The cells of some rows (n × s × s × 3)."""
        return np.stack([self._crop(row, look) for row in rows])

    def _crops(self, look: Look) -> Pixels:
        return self.some(look, range(len(self.dataset.samples)))

    def _crop(self, row: int, look: Look) -> Pixels:
        cell, scale = self.found(row)
        slide = open_slide(self.dataset.samples[row].path)
        if look.change:
            slide = ArraySlide(self._changed(_pixels(slide), cell, look.change))
        return crop(slide, cell, scale, look.recipe)

    def _changed(self, pixels: Pixels, cell: Cell, change: str) -> Pixels:
        if change == "masked":
            return restain.masked(pixels, cell)
        method = {"reinhard": restain.reinhard, "macenko": restain.macenko}[change]
        return method(pixels, self._reference)

    def _find(self, row: int) -> tuple[Cell, Scale]:
        sample = self.dataset.samples[row]
        slide = open_slide(sample.path)
        scale = self._scales[sample.source].get(kind_of(slide)) or estimate_scale(slide)
        return central_cell(slide, scale), scale

    @cached_property
    def _scales(self) -> dict[str, dict[tuple[str, int, int], Scale]]:
        """The common scales of every source, as the product makes them for training."""
        samples = self.dataset.samples
        return {
            source: common_scales([one.path for one in samples if one.source == source])
            for source in sorted({one.source for one in samples})
        }

    @cached_property
    def _reference(self) -> restain.Reference:
        healthy = [one.path for one in self.dataset.samples if one.source == "normal"]
        spread = healthy[:: max(1, len(healthy) // REFERENCES)]
        return restain.reference_of([_pixels(open_slide(path)) for path in spread])


def _pixels(slide: Slide) -> Pixels:
    return slide.read(Box(0, 0, slide.width, slide.height))
