"""The trail of a case as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from leukoview.engine.casefile.telling import Line
from leukoview.engine.store.listing import folded
from leukoview.engine.table import encoded
from leukoview.ui.cases.times import local
from leukoview.ui.terms import said

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
BUNDLE_DIGITS = 12
"""Of a SHA-256; enough to tell bundles apart."""


class TrailModel(QAbstractTableModel):
    """The lines whose words hold every word of a filter, the latest last."""

    def __init__(self, lines: Sequence[Line], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = tuple(lines)
        self._shown = [_cells(line) for line in lines]
        self._words = [folded(" ".join(cells)) for cells in self._shown]
        self._heads = (
            self.tr("No."),
            self.tr("Time"),
            self.tr("Who"),
            self.tr("What"),
            self.tr("Before"),
            self.tr("After"),
            self.tr("Model"),
        )
        self._rows = list(range(len(self._lines)))

    def filter(self, words: str) -> None:
        """Show only what has all these words."""
        wanted = folded(words).split()
        self.beginResetModel()
        self._rows = [
            n for n, said in enumerate(self._words) if all(word in said for word in wanted)
        ]
        self.endResetModel()

    def csv(self) -> bytes:
        """Every line as a CSV file, times in UTC and the whole name of each model."""
        heads = ("entry", "time_utc", "who", "what", "before", "since", "model")
        return encoded(heads, [_written(line) for line in self._lines])

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return self._shown[self._rows[index.row()]][index.column()]
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None


def _cells(line: Line) -> tuple[str, ...]:
    bundle = line.bundle[:BUNDLE_DIGITS] if len(line.bundle) > 2 * BUNDLE_DIGITS else line.bundle
    number, at = str(line.number), local(line.at)
    what, old, new = (said(words) for words in (line.what, line.old, line.new))
    return (number, at, line.by, what, old, new, bundle)


def _written(line: Line) -> tuple[str | int, ...]:
    at = line.at.isoformat(timespec="seconds")
    return (line.number, at, line.by, line.what, line.old, line.new, line.bundle)
