"""The cases of the store as rows, with their small pictures made only when they are seen."""

from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QPixmap
from typing_extensions import override

from leukoview.engine.casefile import CaseId, SlideId
from leukoview.engine.store import Listing, Store
from leukoview.ui.cases.states import look_of
from leukoview.ui.cases.times import local
from leukoview.ui.terms import case_title, cells

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PICTURES_KEPT = 400
"""About 110 kB each."""


class CaseModel(QAbstractListModel):
    """The cases that a search finds, the latest first."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._rows: tuple[Listing, ...] = ()
        self._picture = lru_cache(maxsize=PICTURES_KEPT)(self._decoded)

    def search(self, words: str, *, archived: bool = False) -> None:
        """Show the cases that have all these words, also the `archived` ones where wanted.

        Raises:
            LeukoError: The store cannot be read.
        """
        rows = self._store.cases(words, archived=archived)
        self.beginResetModel()
        self._rows = rows
        self._picture.cache_clear()
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return case_title(row.title)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{case_title(row.title)}. {row.subtitle}. {self.figures(index)}"
        return None

    def row(self, index: Index) -> Listing:
        """What stands in a row."""
        return self._rows[index.row()]

    def row_of(self, case: CaseId) -> QModelIndex:
        """Where a case stands; nowhere where the search has not found it."""
        rows = (n for n, row in enumerate(self._rows) if row.case == case)
        return self.index(next(rows, -1))

    def figures(self, index: Index) -> str:
        """State, progress and last change of a case in words."""
        row = self.row(index)
        figures = f"{look_of(row.state).words}, {progress(row)}, {local(row.changed)}"
        archived = _tr("archived")
        return f"{figures}, {archived}" if row.archived else figures

    def picture(self, index: Index) -> QPixmap | None:
        """The small view of a case's first slide, if one was kept."""
        slides = self.row(index).slides
        return self._picture(slides[0]) if slides else None

    def _decoded(self, slide: SlideId) -> QPixmap | None:
        png = self._store.picture(slide)
        pixmap = QPixmap()
        return pixmap if png is not None and pixmap.loadFromData(png) else None


def progress(row: Listing) -> str:
    """How many cells of a case the reader has looked at."""
    if not row.cells:
        return _tr("no cells yet")
    return _tr("{0} of {1} reviewed").format(row.reviewed, cells(row.cells))


def _tr(words: str) -> str:
    return QCoreApplication.translate("CaseModel", words)
