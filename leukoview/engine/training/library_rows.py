"""The cells of a laboratory's library as a bundle sees them, for another cell to be held beside."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.dataset import Dataset, Sample
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.library import Library, LibraryCell
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.reading import Engine
from leukoview.engine.training.kept import Kept
from leukoview.engine.training.looks import looks_of, new_cells, seen_images
from leukoview.engine.training.train import network_key

AT_ONCE = 64
"""Cells that are embedded in one go: some seconds on two cores, so that nobody waits for longer,
and the library is read anew (half a second for 5,000 cells) no more often than that."""


@dataclass(frozen=True, slots=True, eq=False)
class LibraryRows:
    """Cells of a library by their ids, with their reduced features in one bundle (n × d).

    `waiting` are cells that were not come to; whoever wants them asks again.
    """

    ids: tuple[str, ...]
    rows: NDArray[np.float32]
    waiting: int = 0


NONE = LibraryRows((), np.empty((0, 0), np.float32))
"""No cell."""


def comparable(library: Library, *, practice: bool) -> tuple[LibraryCell, ...]:
    """The cells whose labels nobody disputes: drawn ones or real ones, none that was taken out.

    Raises:
        StoreError: The file cannot be read.
    """
    disputed = {id_ for one in library.disputes() for id_ in (one.one.id, one.other.id)}
    return tuple(
        cell
        for cell in library.cells()
        if not cell.out and cell.practice == practice and cell.id not in disputed
    )


def library_rows(
    cells: Sequence[LibraryCell],
    engine: Engine,
    cache: Path | None,
    *,
    without: Collection[str] = (),
    most: int = AT_ONCE,
    check_in: CheckIn = unwatched,
) -> LibraryRows:
    """What an engine sees in cells: all that the cache knows, and up to `most` new ones.

    They are cropped and embedded as training does it, through the same cache, the next ones cropped
    while the network sees some. `without` are ids that are not wanted. A cell whose image cannot be
    read is left out.

    Raises:
        OutputError: The cache cannot be written.
        Cancelled: A check-in asked to stop; what was computed stays kept.
    """
    bundle = engine.bundle
    recipe, network = bundle.manifest.crop, network_key(bundle.manifest.backbone)
    wanted = [cell for cell in cells if cell.id not in without]
    chosen: list[LibraryCell] = []
    new = waiting = 0
    with Kept(cache) as kept:
        for cell in wanted:
            check_in(0, len(wanted))
            is_new = new_cells([cell.image], recipe, network, kept)
            if is_new and new == most:
                waiting += 1
            elif _is_readable(cell, kept):
                chosen.append(cell)
                new += is_new
        if not chosen:
            return LibraryRows((), NONE.rows, waiting)
        looks = looks_of(
            _as_set(chosen), recipe, engine.embedder, network, kept=kept, check_in=check_in
        )
    rows = bundle.reduced(looks.features).astype(np.float32)
    return LibraryRows(tuple(cell.id for cell in chosen), rows, waiting)


def _is_readable(cell: LibraryCell, kept: Kept) -> bool:
    """Whether its image can be read: the evidence of all others is no worse where it cannot."""
    try:
        seen_images(_as_set([cell]), kept)
    except UnreadableImageError:
        return False
    return True


def _as_set(cells: Sequence[LibraryCell]) -> Dataset:
    samples = [
        Sample(cell.path, cell.label, cell.id, cell.source, cell.scale.microns_per_pixel)
        for cell in cells
    ]
    return Dataset("library", tuple(samples))
