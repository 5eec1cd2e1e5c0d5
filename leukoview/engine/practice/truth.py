"""What is known of a drawn field."""

from dataclasses import dataclass

import numpy as np

from leukoview.engine.case import Box, Masks, Pixels
from leukoview.engine.practice.anatomy import Portrait
from leukoview.engine.practice.kinds import Kind
from leukoview.engine.taxonomy import ClassKey

Window = tuple[slice, slice]


@dataclass(frozen=True, slots=True)
class PracticeCell:
    """One drawn white cell: what it is, where, and which pixels of its box are what.

    `kind` names the drawing ("monocyte", "aml_m3"); `whole` is False where the field cuts it.
    Masks are dropped (None) for slides that are too large to keep them.
    """

    key: ClassKey
    kind: str
    patient: str
    box: Box
    masks: Masks | None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of a drawn field; the cells in the order of their rows on the smear."""

    patient: str
    disease: ClassKey | None
    microns_per_pixel: float
    cells: tuple[PracticeCell, ...]
    red_cells: int
    platelets: int


@dataclass(frozen=True, slots=True, eq=False)
class PracticeField:
    """A drawn field and the truth about it, in the field's own pixels."""

    pixels: Pixels
    truth: Truth


@dataclass(frozen=True, slots=True, eq=False)
class PlacedCell:
    """A whole drawn cell and where the upper left corner of its portrait lies on the smear."""

    kind: Kind
    portrait: Portrait
    left: int
    top: int

    @property
    def box(self) -> Box:
        """The box of the cell's pixels on the smear."""
        rows = np.nonzero(self.portrait.cell.any(axis=1))[0]
        columns = np.nonzero(self.portrait.cell.any(axis=0))[0]
        width, height = int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1)
        return Box(self.left + int(columns[0]), self.top + int(rows[0]), width, height)


def seen(placed: PlacedCell, field: Box, patient: str) -> tuple[PracticeCell, ...]:
    """A cell as truth of a field, cut to it; nothing where no nucleus shows."""
    whole = placed.box
    x0, y0 = max(whole.x, field.x), max(whole.y, field.y)
    x1, y1 = min(whole.right, field.right), min(whole.bottom, field.bottom)
    if x0 >= x1 or y0 >= y1:
        return ()
    part = (
        slice(y0 - placed.top, y1 - placed.top),
        slice(x0 - placed.left, x1 - placed.left),
    )
    nucleus, cell = placed.portrait.nucleus[part], placed.portrait.cell[part]
    if not nucleus.any():
        return ()
    box = Box(x0 - field.x, y0 - field.y, x1 - x0, y1 - y0)
    uncut = (x1 - x0, y1 - y0) == (whole.width, whole.height)
    masks = Masks(nucleus.copy(), cell.copy())
    return (PracticeCell(placed.kind.key, placed.kind.name, patient, box, masks, uncut),)
