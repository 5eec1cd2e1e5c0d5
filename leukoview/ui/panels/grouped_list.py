"""A list view whose rows lie under the headers of their groups, folded or open."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from leukoview.engine.case import CellId
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.panels.cell_list import CellList, Index, Section
from leukoview.ui.panels.gallery_layout import GAP, Layout, Measures
from leukoview.ui.panels.thumbnails import Thumbnails

ENSURE_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
HEADER_PADDING = 12


class GroupedList(QListView):
    """Lays its rows out itself, and keeps what is in view there when rows come and go.

    It is a `QListView` so that screen readers know it as a list. The header of the group in view
    stays at the upper edge. Where all rows lie in another order, the group in view is shown from
    its beginning; where it is gone, the view has `lost_place`. `chosen` says that other rows have
    been chosen.
    """

    chosen = Signal()

    def __init__(self, cells: CellList, tiles: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells, self._tiles = cells, tiles
        self._layout = Layout((), Measures(0, tiles.size(self.fontMetrics()), 0))
        self._rows: frozenset[int] = frozenset()
        self._anchor: tuple[CellId, int, ClassKey] | None = None
        self._order = cells.order
        self.lost_place = False
        self.setItemDelegate(tiles)
        cells.modelAboutToBeReset.connect(self._remember_place)
        self.setModel(cells)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cells.modelReset.connect(self._keep_place)
        cells.folds.changed.connect(self._fold)

    @property
    def rows(self) -> frozenset[int]:
        """The rows that are chosen."""
        return self._rows

    def section_at(self, point: QPoint) -> Section | None:
        """The group whose header or pictures lie at a point of the viewport."""
        number = self._number_at(point)
        return None if number is None else self._cells.sections[number]

    def headed_at(self, point: QPoint) -> Section | None:
        """The group whose header lies at a point of the viewport."""
        number = self._number_at(point)
        if number is None or not self._header(number).contains(point):
            return None
        return self._cells.sections[number]

    @override
    def doItemsLayout(self) -> None:
        header = self.fontMetrics().height() + HEADER_PADDING
        tile = self._tiles.size(self.fontMetrics())
        measures = Measures(self.viewport().width(), tile, header)
        self._layout = Layout(self._cells.sections, measures, self._cells.folds.groups)
        QAbstractItemView.doItemsLayout(self)

    @override
    def updateGeometries(self) -> None:
        bar, port = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._layout.height - port))
        bar.setPageStep(port)
        bar.setSingleStep(max(1, self._layout.step // 2))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._remember_place()
        self._keep_place()

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= self._layout.count or self.isIndexHidden(index):
            return QRect()
        return self._layout.place(index.row()).translated(0, -self.verticalOffset())

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        pinned = self._pinned()
        if pinned is not None and pinned[1].contains(point):
            return QModelIndex()
        row = self._row_at(point)
        return QModelIndex() if row is None else self._cells.index(row)

    @override
    def isIndexHidden(self, index: Index) -> bool:
        """Whether a row is folded away."""
        return index.row() < self._layout.count and not self._layout.is_open(index.row())

    @override
    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = ENSURE_VISIBLE) -> None:
        if not index.isValid() or index.row() >= self._layout.count:
            return
        place, bar = self._layout.place(index.row()), self.verticalScrollBar()
        highest = place.top() - self._layout.measures.header - GAP
        lowest = place.bottom() + GAP - self.viewport().height()
        bar.setValue(min(max(bar.value(), lowest), highest))

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._rows = self._selected()
        self.chosen.emit()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _pinned(self) -> tuple[int, QRect] | None:
        top = self.verticalOffset()
        found = self._layout.pinned(top)
        return None if found is None else (found[0], found[1].translated(0, -top))

    def _header(self, number: int) -> QRect:
        """Where a group's header lies in the viewport."""
        pinned = self._pinned()
        if pinned is not None and pinned[0] == number:
            return pinned[1]
        return self._layout.header(number).translated(0, -self.verticalOffset())

    def _number_at(self, point: QPoint) -> int | None:
        pinned = self._pinned()
        if pinned is not None and pinned[1].contains(point):
            return pinned[0]
        return self._layout.number_at(point.y() + self.verticalOffset())

    def _row_at(self, point: QPoint) -> int | None:
        return self._layout.row_at(point + QPoint(0, self.verticalOffset()))

    def _fold(self) -> None:
        """Groups were folded or opened: the one at the upper edge stays there."""
        pinned, before, offset = self._pinned(), self._layout, self.verticalOffset()
        self.doItemsLayout()
        if pinned is not None:
            number = pinned[0]
            inside = offset - before.header(number).top() if self._layout.shows(number) else 0
            self.verticalScrollBar().setValue(self._layout.header(number).top() + inside)

    def _remember_place(self) -> None:
        self._anchor = self._standing()

    def _standing(self) -> tuple[CellId, int, ClassKey] | None:
        """Before the rows change: which picture stands where, of those that will likely stay."""
        top, chosen = self.verticalOffset(), self._rows
        for number, rows in self._layout.shown(top, top + self.viewport().height()):
            for row in rows:
                place = self._layout.place(row)
                if place.top() >= top and row not in chosen and row < self._cells.rowCount():
                    group = self._cells.sections[number].group
                    return self._cells.id_at(row), place.top() - top, group
        return None

    def _keep_place(self) -> None:
        """After the rows have changed: that picture still stands there."""
        self._rows = self._selected()
        self.doItemsLayout()
        sorted_anew, self._order = self._cells.order is not self._order, self._cells.order
        self.lost_place = False
        if self._anchor is None:
            return
        cell, above, group = self._anchor
        row = self._cells.place(cell)
        if row is not None and (sorted_anew or self._cells.section_of(row).group != group):
            self._begin_at(group)
        elif row is not None:
            self.verticalScrollBar().setValue(self._layout.place(row).top() - above)

    def _begin_at(self, group: ClassKey) -> None:
        """Show a group from its beginning."""
        groups = [section.group for section in self._cells.sections]
        self.lost_place = group not in groups
        if not self.lost_place:
            top = self._layout.header(groups.index(group)).top()
            self.verticalScrollBar().setValue(top)

    def _selected(self) -> frozenset[int]:
        return frozenset(index.row() for index in self.selectionModel().selectedIndexes())
