"""How the window has a library looked at: what it asks for, what it is told, and who does it.

The library is imported only when called, so that the window appears without it.
"""
# ruff: noqa: PLC0415 - see above

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.case import BundleRef
from leukoview.engine.casefile import CaseId
from leukoview.engine.progress import CheckIn, Tell

if TYPE_CHECKING:
    from leukoview.engine.library import LibraryCell


@dataclass(frozen=True, slots=True)
class SightOrder:
    """Whose library to look at with which bundle, `without` the cells that are known already.

    Cells that came from the signed `cases` are left out: those cases show them themselves.
    """

    lab: Path
    bundle: BundleRef
    practice: bool
    without: frozenset[str] = frozenset()
    cases: frozenset[CaseId] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class LibrarySight:
    """Every cell of a library that can be held beside others, and some as a bundle sees them.

    `rows` (n × d) belong to `ids`; `waiting` more are to be asked for.
    """

    cells: "tuple[LibraryCell, ...]"
    ids: tuple[str, ...]
    rows: NDArray[np.float32]
    waiting: int


def seen_in_library(order: SightOrder, check_in: CheckIn, _tell: Tell) -> LibrarySight:
    """Cells of the library as a bundle sees them; none where it does not read here any more."""
    from contextlib import closing

    from leukoview.engine.lab import Lab
    from leukoview.engine.library import Library
    from leukoview.engine.training.library_rows import NONE, comparable, library_rows
    from leukoview.ui.engines import chosen_anew, engine_for
    from leukoview.ui.lab_models import cache_of

    with closing(Lab(order.lab)) as lab:
        every = comparable(Library(lab), practice=order.practice)
    cells = tuple(cell for cell in every if cell.case not in order.cases)
    found = NONE
    if cells:
        engine = engine_for(practice=order.practice)
        if engine.bundle.sha256 != order.bundle.sha256:
            engine = chosen_anew(practice=order.practice)
        if engine.bundle.sha256 == order.bundle.sha256:
            place, known = cache_of(order.lab), order.without
            found = library_rows(cells, engine, place, without=known, check_in=check_in)
    return LibrarySight(cells, found.ids, found.rows, found.waiting)
