"""From found cells to read ones: crop, embed, classify, measure, batch by batch."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from joblib import cpu_count

from leukoview.engine.case import Cell, CellReading, Morphometry, Pixels, Scale
from leukoview.engine.crop import crop
from leukoview.engine.morphometry import measure
from leukoview.engine.progress import CheckIn, Tell, unheard, unwatched
from leukoview.engine.reading.engine import Engine
from leukoview.engine.slide import Slide

BATCH = 16
"""Cells embedded between two check-ins."""


ON_A_CARD = 128
"""The same on a graphics card: enough that one part travels while another is computed."""


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

    While the network sees one batch, its cells are measured and the crops of the next are cut; no
    more than two batches are in memory. Checks in before each batch; `tell` hears a tuple of
    `CellReading` after it.

    Raises:
        Cancelled: A check-in asked to stop.
    """
    readings: list[CellReading] = []
    size = BATCH if engine.computes.kind == "cpu" else ON_A_CARD
    with _hands() as hands:
        desk = _Desk(slide, scale, engine, hands)
        coming = desk.cut(cells[:size])
        for start in range(0, len(cells), size):
            check_in(start, len(cells))
            crops = np.stack([one.result() for one in coming])
            batch = cells[start : start + size]
            sizes = desk.measured(batch)
            coming = desk.cut(cells[start + size : start + 2 * size])
            read = tuple(desk.read(batch, crops, sizes))
            readings += read
            tell(read)
    check_in(len(cells), len(cells))
    return readings


@contextmanager
def _hands() -> Iterator[Executor]:
    """A thread for every core; what nobody waits for any more is not begun."""
    hands = ThreadPoolExecutor(cpu_count(), thread_name_prefix="crops")
    try:
        yield hands
    finally:
        hands.shutdown(cancel_futures=True)


@dataclass(frozen=True, eq=False)
class _Desk:
    """What is done to the cells of one slide, by which engine and which hands."""

    slide: Slide
    scale: Scale
    engine: Engine
    hands: Executor

    def cut(self, cells: Sequence[Cell]) -> list[Future[Pixels]]:
        recipe = self.engine.bundle.manifest.crop
        return [self.hands.submit(crop, self.slide, cell, self.scale, recipe) for cell in cells]

    def measured(self, cells: Sequence[Cell]) -> list[Future[Morphometry | None]]:
        return [self.hands.submit(measure, self.slide, cell, self.scale) for cell in cells]

    def read(
        self, cells: Sequence[Cell], crops: Pixels, sizes: Sequence[Future[Morphometry | None]]
    ) -> Iterator[CellReading]:
        features = self.engine.embedder(crops)
        predictions = self.engine.bundle.predict(features)
        reduced = self.engine.bundle.reduced(features)
        for cell, prediction, size, row in zip(cells, predictions, sizes, reduced, strict=True):
            # A row of its own: a view of the batch would take all of it along wherever it goes.
            yield CellReading(cell, prediction, size.result(), row.copy())
