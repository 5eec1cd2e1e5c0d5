"""What the gallery shows of each cell, made anew only for the cells that changed."""

from dataclasses import dataclass

from leukoview.engine.case import Cell, CellId, CellReading
from leukoview.engine.casefile import Decision
from leukoview.engine.casefile.record import Made
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED, ClassKey
from leukoview.ui import verdict
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.verdict import Look

TO_LABEL = ClassKey("to label")
"""The group of what nobody has labelled yet, in blind-first mode."""
NOT_READ = ClassKey("not read")
"""The group of cells of which nothing is known yet."""

NO_CLASSES = (TO_LABEL, NOT_READ)
"""Groups that no cell can be put into."""

_STAGES = {TO_LABEL: 0, NOT_READ: 2, UNIDENTIFIED: 3, ARTEFACT: 4}
"""Where the groups that are no class of a bundle stand; the classes are at stage 1."""


@dataclass(frozen=True, slots=True)
class Row:
    """One cell in the gallery.

    `trust` is the probability (0–1) of the class it stands under, -1 where there is none;
    `figure` that of the suggestion, in words, empty where nothing is suggested or may be shown.
    """

    cell: Cell
    group: ClassKey
    look: Look
    trust: float
    figure: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a row was made of; the same objects make the same row."""

    cell: Cell
    made: Made | None
    decision: Decision | None
    row: Row


class Rows:
    """The rows of one slide after another."""

    def __init__(self) -> None:
        self._seen: dict[CellId, _Seen] = {}
        self._setting: object = None

    def of(self, work: SlideWork) -> list[Row]:
        """The rows of a slide, in the order of its cells."""
        setting = (work.id, work.scale, work.moved, work.blind)
        known = self._seen if setting == self._setting else {}
        seen: dict[CellId, _Seen] = {}
        for cell in work.cells:
            id_ = cell.id
            made, decision, old = work.made.get(id_), work.decisions.get(id_), known.get(id_)
            if old and old.cell is cell and old.made is made and old.decision is decision:
                seen[id_] = old
            else:
                seen[id_] = _Seen(cell, made, decision, row_of(work, cell))
        self._seen, self._setting = seen, setting
        return [one.row for one in seen.values()]


def row_of(work: SlideWork, cell: Cell) -> Row:
    """What the gallery shows of a cell, and in which group."""
    group, reading = group_of(work, cell.id), work.evident(cell.id)
    figure = verdict.figure(reading.prediction) if reading else ""
    return Row(cell, group, verdict.look(work, cell.id), _trust(reading, group), figure)


def group_of(work: SlideWork, cell: CellId) -> ClassKey:
    """The group a cell stands in: its class, or why it has none."""
    if work.blind and cell not in work.decisions:
        return TO_LABEL
    return work.standing(cell) or NOT_READ


def rank(group: ClassKey) -> tuple[int, str]:
    """The groups in order: classes by their keys, then those without one."""
    return _STAGES.get(group, 1), group


def _trust(reading: CellReading | None, group: ClassKey) -> float:
    if reading is None or reading.prediction.unlike_training:
        return -1.0
    prediction = reading.prediction
    return prediction.probabilities.get(group, prediction.confidence if group in _STAGES else 0.0)
