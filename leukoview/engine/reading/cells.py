"""From found cells to read ones: crop, embed, classify, measure, batch by batch."""

from collections.abc import Iterator, Sequence

import numpy as np

from leukoview.engine.case import Cell, CellReading, Scale
from leukoview.engine.crop import crop
from leukoview.engine.morphometry import measure
from leukoview.engine.progress import CheckIn, Tell, unheard, unwatched
from leukoview.engine.reading.engine import Engine
from leukoview.engine.slide import Slide

BATCH = 16
"""Cells embedded between two check-ins."""


def read_cells(
    slide: Slide,
    cells: Sequence[Cell],
    scale: Scale,
    engine: Engine,
    *,
    check_in: CheckIn = unwatched,
    tell: Tell = unheard,
) -> list[CellReading]:
    """Crop, embed, classify and measure cells of a slide, in their order.

    Checks in before each batch; `tell` hears a tuple of `CellReading` after it.

    Raises:
        Cancelled: A check-in asked to stop.
    """
    readings: list[CellReading] = []
    for start in range(0, len(cells), BATCH):
        check_in(start, len(cells))
        batch = tuple(_one_batch(slide, cells[start : start + BATCH], scale, engine))
        readings += batch
        tell(batch)
    check_in(len(cells), len(cells))
    return readings


def _one_batch(
    slide: Slide, cells: Sequence[Cell], scale: Scale, engine: Engine
) -> Iterator[CellReading]:
    recipe = engine.bundle.manifest.crop
    crops = np.stack([crop(slide, cell, scale, recipe) for cell in cells])
    features = engine.embedder(crops)
    predictions = engine.bundle.predict(features)
    reduced = engine.bundle.reduced(features)
    for cell, prediction, row in zip(cells, predictions, reduced, strict=True):
        # A row of its own: a view of the batch would take the whole batch along wherever it goes.
        yield CellReading(cell, prediction, measure(slide, cell, scale), row.copy())
