"""The cells of the slide on screen as rows for any Qt view."""

from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from leukoview.engine.case import Cell, CellId, Prediction
from leukoview.engine.taxonomy import named
from leukoview.ui import verdict
from leukoview.ui.panels.wording import percent
from leukoview.ui.session import Session

Index = QModelIndex | QPersistentModelIndex

AFTER_CLASSES, LAST = "~", "~~"
"""Sort behind every class's key: cells not read yet, then cells that could not be identified."""

UNREAD_TRUST = 2.0
"""Sorts behind every probability."""


class Order(StrEnum):
    """How the gallery is laid out."""

    CLASS = "class"
    DOUBT = "doubt"
    PLACE = "place"


class CellList(QAbstractListModel):
    """One row per cell. `UserRole` is the cell's id."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._order = Order.CLASS
        self._rows: list[Cell] = []
        session.cells_changed.connect(self._refresh)
        session.current_changed.connect(self._refresh)

    def sort_by(self, order: Order) -> None:
        """Lay the cells out in another order."""
        self._order = order
        self._refresh()

    def cell(self, index: Index) -> Cell:
        """The cell of a row."""
        return self._rows[index.row()]

    def prediction(self, index: Index) -> Prediction | None:
        """What the engine says of the cell of a row."""
        return self._prediction(self._rows[index.row()])

    def index_of(self, cell: CellId | None) -> QModelIndex:
        """The row of a cell; an invalid index where it has none."""
        rows = [row for row, other in enumerate(self._rows) if other.id == cell]
        return self.index(rows[0]) if rows else QModelIndex()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        match role:
            case Qt.ItemDataRole.UserRole:
                return self._rows[index.row()].id
            case Qt.ItemDataRole.DisplayRole:
                return self._letters(self.prediction(index))
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(self.prediction(index))
            case _:
                return None

    def _refresh(self) -> None:
        work = self._session.current
        cells = sorted(work.cells if work else (), key=self._rank)
        if [cell.id for cell in cells] == [cell.id for cell in self._rows]:
            self._rows = cells
            if cells:
                self.dataChanged.emit(self.index(0), self.index(len(cells) - 1))
            return
        self.beginResetModel()
        self._rows = cells
        self.endResetModel()

    def _rank(self, cell: Cell) -> tuple[float | str, ...]:
        prediction = self._prediction(cell)
        if self._order is Order.PLACE:
            return (float(cell.id),)
        if self._order is Order.DOUBT:
            return (_trust(prediction),)
        if prediction is None:
            return (AFTER_CLASSES, 0.0)
        if prediction.unlike_training:
            return (LAST, 0.0)
        return (named(prediction.top).key, -prediction.confidence)

    def _prediction(self, cell: Cell) -> Prediction | None:
        work = self._session.current
        reading = work.reading(cell.id) if work else None
        return reading.prediction if reading else None

    def _letters(self, prediction: Prediction | None) -> str:
        return verdict.letters(prediction) if prediction else "–"

    def _words(self, prediction: Prediction | None) -> str:
        if prediction is None:
            return self.tr("Not read yet")
        if prediction.unlike_training:
            return self.tr("Not identified: unlike the training cells")
        words = f"{named(prediction.top).name}, {percent(prediction.confidence)}"
        return words + (self.tr("; unsure") if prediction.unsure else "")


def _trust(prediction: Prediction | None) -> float:
    if prediction is None:
        return UNREAD_TRUST
    return -1.0 if prediction.unlike_training else prediction.confidence
