"""What is said of one cell: by an engine, and by a reader."""

from dataclasses import dataclass
from datetime import datetime

from leukoview.engine.case import CellReading
from leukoview.engine.taxonomy import ClassKey


@dataclass(frozen=True, slots=True)
class Made:
    """A reading with the scale it was made at; None while the slide's scale is not known."""

    reading: CellReading
    microns_per_pixel: float | None


@dataclass(frozen=True, slots=True)
class Decision:
    """One reader's word on one cell; never edited, only superseded.

    `suggested` is what the engine suggested then (None: nothing was read, or it abstained);
    `blind` whether the reader decided before seeing it.
    """

    label: ClassKey
    reader: str
    at: datetime
    suggested: ClassKey | None = None
    blind: bool = False
