"""What the gallery shows of each cell, made anew only for the cells that changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from leukoview.engine.case import Cell, CellId, CellReading, Prediction
from leukoview.engine.casefile import Decision
from leukoview.engine.summary import standing
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED, ClassKey
from leukoview.ui import verdict
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.verdict import Look

TO_LABEL = ClassKey("to label")
"""The group of what nobody has labelled yet, in blind-first mode."""
NOT_READ = ClassKey("not read")
"""The group of cells of which nothing is known yet."""

NO_TRUST = -1.0
"""Of a cell that nothing probable is said of."""

NO_CLASSES = (TO_LABEL, NOT_READ)
"""Groups that no cell can be put into."""

_STAGES = {TO_LABEL: 0, NOT_READ: 2, UNIDENTIFIED: 3, ARTEFACT: 4}
"""Where the groups that are no class of a bundle stand; the classes are at stage 1."""


@dataclass(frozen=True, slots=True)
class Row:
    """One cell in the gallery.

    `trust` is the probability (0–1) of the class it stands under, `NO_TRUST` where there is none;
    `figure` that of the suggestion, in words, empty where nothing is suggested or may be shown.
    """

    cell: Cell
    group: ClassKey
    look: Look
    trust: float
    figure: str


class Rows:
    """The rows of one slide after another."""

    def __init__(self) -> None:
        self._rows: dict[CellId, Row] = {}
        self._work: SlideWork | None = None

    def of(self, work: SlideWork) -> list[Row]:
        """The rows of a slide, in the order of its cells."""
        before, self._work = self._work, work
        if before is None or not work.is_shown_as(before):
            self._rows = {row.cell.id: row for row in rows_of(work)}
            return list(self._rows.values())
        changed = work.unlike(before)
        if work.cells is before.cells:
            self._rows |= {id_: row_of(work, work.cell(id_)) for id_ in changed if work.has(id_)}
        else:
            known = self._rows
            self._rows = {
                cell.id: row_of(work, cell)
                if (old := known.get(cell.id)) is None or old.cell is not cell or cell.id in changed
                else old
                for cell in work.cells
            }
        return list(self._rows.values())


def rows_of(work: SlideWork) -> Iterator[Row]:
    """What the gallery shows of every cell of a slide, in the order of the cells."""
    said = zip(work.cells, work.each(work.decisions), work.readings, strict=True)
    return (_row(*one, blind=work.blind) for one in said)


def row_of(work: SlideWork, cell: Cell) -> Row:
    """What the gallery shows of a cell, and in which group."""
    return _row(cell, work.decisions.get(cell.id), work.reading(cell.id), blind=work.blind)


def _row(cell: Cell, decision: Decision | None, reading: CellReading | None, *, blind: bool) -> Row:
    look = verdict.look_of_both(decision, reading, blind=blind)
    if blind and decision is None:
        return Row(cell, TO_LABEL, look, NO_TRUST, "")
    label = decision.label if decision else None
    said = reading.prediction if reading else None
    group = standing(label, said) or NOT_READ
    return Row(cell, group, look, _trust(said, group), verdict.figure(said) if said else "")


def rank(group: ClassKey) -> tuple[int, str]:
    """The groups in order: classes by their keys, then those without one."""
    return _STAGES.get(group, 1), group


def _trust(said: Prediction | None, group: ClassKey) -> float:
    if said is None or said.unlike_training:
        return NO_TRUST
    return said.probabilities.get(group, said.confidence if group in _STAGES else 0.0)
