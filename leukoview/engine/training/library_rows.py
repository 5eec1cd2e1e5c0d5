"""The cells of a laboratory's library as a bundle sees them, for another cell to be held beside."""

from collections.abc import Collection, Sequence
from contextlib import suppress
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
from leukoview.engine.training.looks import looks_of, new_cells
from leukoview.engine.training.train import network_key

AT_ONCE = 32
"""Cells that are embedded in one go: some seconds on two cores, so that nobody waits for longer."""


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

    Each is cropped and embedded as training does it, through the same cache. `without` are ids that
    are not wanted. A cell whose image cannot be read is left out.

    Raises:
        OutputError: The cache cannot be written.
        Cancelled: A check-in asked to stop; what was computed stays kept.
    """
    bundle = engine.bundle
    recipe, network = bundle.manifest.crop, network_key(bundle.manifest.backbone)
    wanted = [cell for cell in cells if cell.id not in without]
    seen: dict[str, NDArray[np.float32]] = {}
    tried = new = 0
    with Kept(cache) as kept:
        for cell in wanted:
            check_in(tried, len(wanted))
            is_new = new_cells([cell.image], recipe, network, kept)
            if is_new and new == most:
                break
            tried += 1
            # The evidence of all others is no worse for an image that cannot be read.
            with suppress(UnreadableImageError):
                looks = looks_of(_alone(cell), recipe, engine.embedder, network, kept=kept)
                seen[cell.id] = looks.features[0]
                new += is_new
    if not seen:
        return LibraryRows((), NONE.rows, len(wanted) - tried)
    rows = bundle.reduced(np.stack(list(seen.values()))).astype(np.float32)
    return LibraryRows(tuple(seen), rows, len(wanted) - tried)


def _alone(cell: LibraryCell) -> Dataset:
    sample = Sample(cell.path, cell.label, cell.id, cell.source, cell.scale.microns_per_pixel)
    return Dataset("library", (sample,))
