"""The gallery's pictures under the headers of their classes, to choose from."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from leukoview.engine.case import CellId
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.panels.cell_list import CellList, Index, Section
from leukoview.ui.panels.gallery_header import Heading, draw_header
from leukoview.ui.panels.gallery_layout import GAP, Layout, Measures
from leukoview.ui.panels.thumbnails import Thumbnails

Flag = QItemSelectionModel.SelectionFlag
Move = QAbstractItemView.CursorAction
State = QStyle.StateFlag

STEPS = {Move.MoveLeft: -1, Move.MovePrevious: -1, Move.MoveRight: 1, Move.MoveNext: 1}
ENSURE_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
BAND = 50
"""How much of the accent lies in the rubber band, of 255."""
HEADER_PADDING = 12
LINES_AHEAD = 2
"""Lines of pictures that are made ready beyond what is shown."""


class GalleryView(QListView):
    """A list view that lays its rows out itself, group after group.

    It is a `QListView` so that screen readers know it as a list. `chosen` says that other pictures
    have been chosen, `dragged` that the chosen ones are being dragged away.
    """

    chosen = Signal()
    dragged = Signal()

    def __init__(self, cells: CellList, tiles: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells, self._tiles = cells, tiles
        self._rows: frozenset[int] = frozenset()
        self.show_keys({})
        self.light(None)
        self._layout = Layout((), Measures(0, tiles.size(self.fontMetrics()), 0))
        self._pressed: QPoint | None = None
        self._band = QRect()
        self._anchor = self._standing()
        cells.modelAboutToBeReset.connect(self._remember_place)
        self.setItemDelegate(tiles)
        self.setModel(cells)
        self.setDragEnabled(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tiles.filled.connect(self.viewport().update)
        cells.modelReset.connect(self._keep_place)

    @property
    def rows(self) -> frozenset[int]:
        """The rows that are chosen."""
        return self._rows

    def choose(self, rows: frozenset[int], current: int | None, *, scrolls: bool) -> None:
        """Choose rows, one of them at hand, which is brought into view where wanted."""
        if rows != self.rows:
            self.selectionModel().select(self._stretches(sorted(rows)), Flag.ClearAndSelect)
        if current is not None and current != self.currentIndex().row():
            self.setAutoScroll(scrolls)
            self.selectionModel().setCurrentIndex(self._cells.index(current), Flag.NoUpdate)
            self.setAutoScroll(True)
        self.viewport().update()

    def show_keys(self, keys: Mapping[ClassKey, str]) -> None:
        """Show the keys of classes in their headers."""
        self._keys = dict(keys)
        self.viewport().update()

    def light(self, target: ClassKey | None) -> None:
        """Light the header of the group that cells are being dragged over."""
        self._target = target
        self.viewport().update()

    def section_at(self, point: QPoint) -> Section | None:
        """The group whose header or pictures lie at a point of the viewport."""
        pinned = self._pinned()
        if pinned is not None and pinned[1].contains(point):
            return self._cells.sections[pinned[0]]
        number = self._layout.number_at(point.y() + self.verticalOffset())
        return None if number is None else self._cells.sections[number]

    # Where things lie

    @override
    def doItemsLayout(self) -> None:
        header = self.fontMetrics().height() + HEADER_PADDING
        tile = self._tiles.size(self.fontMetrics())
        measures = Measures(self.viewport().width(), tile, header)
        self._layout = Layout(self._cells.sections, measures)
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
        if not index.isValid() or index.row() >= self._layout.count:
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
        return False

    @override
    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = ENSURE_VISIBLE) -> None:
        if not index.isValid() or index.row() >= self._layout.count:
            return
        place, bar = self._layout.place(index.row()), self.verticalScrollBar()
        highest = place.top() - self._layout.measures.header - GAP
        lowest = place.bottom() + GAP - self.viewport().height()
        bar.setValue(min(max(bar.value(), lowest), highest))

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # Choosing

    @override
    def moveCursor(self, cursorAction: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last, row = self._cells.rowCount() - 1, self.currentIndex().row()
        page = max(1, self.viewport().height() // self._layout.step - 1)
        lines = {Move.MoveUp: -1, Move.MoveDown: 1, Move.MovePageUp: -page, Move.MovePageDown: page}
        if row < 0 or cursorAction is Move.MoveHome:
            return self._cells.index(0)
        if cursorAction is Move.MoveEnd:
            return self._cells.index(last)
        if cursorAction in lines:
            return self._cells.index(self._layout.beside(row, lines[cursorAction]))
        return self._cells.index(min(max(row + STEPS[cursorAction], 0), last))

    @override
    def setSelection(self, rect: QRect, command: Flag) -> None:
        """Choose what the rubber band touches, or else from one corner's picture to the other's."""
        if self.state() is QAbstractItemView.State.DragSelectingState:
            part = rect.normalized().translated(0, self.verticalOffset())
            rows = [row for stretch in self._layout.rows_in(part) for row in stretch]
        else:
            ends = (self._row_at(rect.topLeft()), self._row_at(rect.bottomRight()))
            known = sorted(row for row in ends if row is not None)
            rows = list(range(known[0], known[-1] + 1)) if known else []
        self.selectionModel().select(self._stretches(rows), command)

    @override
    def selectAll(self) -> None:
        """Choose the group at hand; asked again, everything shown."""
        whole = range(self._cells.rowCount())
        row = self.currentIndex().row()
        section = self._cells.section_of(row) if row >= 0 else None
        group = range(section.start, section.stop) if section else whole
        self._choose_all(whole if self.rows >= frozenset(group) else group)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._rows = self._selected()
        self.chosen.emit()

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        self.dragged.emit()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters and digits choose classes; they look for nothing."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._pressed = at + QPoint(0, self.verticalOffset())
        section = self.section_at(at)
        if section is not None and not self.indexAt(at).isValid() and self._on_header(at):
            self._choose_all(range(section.start, section.stop))
            self._pressed = None
        else:
            QAbstractItemView.mousePressEvent(self, event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        QAbstractItemView.mouseMoveEvent(self, event)
        if self.state() is QAbstractItemView.State.DragSelectingState:
            end = event.position().toPoint() + QPoint(0, self.verticalOffset())
            self._band = QRect(self._pressed, end).normalized()
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            QAbstractItemView.mouseReleaseEvent(self, event)
        self._pressed, self._band = None, QRect()
        self.viewport().update()

    # Drawing

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        top, port = self.verticalOffset(), self.viewport().height()
        chosen, hand = self._rows, self.currentIndex().row()
        for number, rows in self._layout.shown(top, top + port):
            header = self._layout.header(number).translated(0, -top)
            self._draw_header(painter, number, header, option)
            for row in rows:
                option.rect = self._layout.place(row).translated(0, -top)
                option.state = State.State_Enabled
                option.state |= State.State_Selected if row in chosen else State.State_None
                option.state |= State.State_HasFocus if row == hand else State.State_None
                self._tiles.paint(painter, option, self._cells.index(row))
        pinned = self._pinned()
        if pinned is not None:
            self._draw_header(painter, *pinned, option)
        self._draw_band(painter)
        painter.end()
        self._foresee(top, top + port)

    def _foresee(self, top: int, bottom: int) -> None:
        ahead = LINES_AHEAD * self._layout.step
        for start, end in ((bottom, bottom + ahead), (top - ahead, top)):
            for _number, rows in self._layout.shown(start, end):
                self._tiles.foresee(rows)

    def _draw_header(
        self, painter: QPainter, number: int, place: QRect, option: QStyleOptionViewItem
    ) -> None:
        section = self._cells.sections[number]
        key, title = self._keys.get(section.group, ""), self._cells.title(section.group)
        heading = Heading(section, title, key, lit=section.group == self._target)
        draw_header(painter, place, heading, option)

    def _draw_band(self, painter: QPainter) -> None:
        if not self._band.isEmpty():
            accent = QColor(self.palette().color(QPalette.ColorRole.Highlight))
            painter.setPen(accent)
            accent.setAlpha(BAND)
            painter.setBrush(accent)
            painter.drawRect(self._band.translated(0, -self.verticalOffset()))

    def _pinned(self) -> tuple[int, QRect] | None:
        top = self.verticalOffset()
        found = self._layout.pinned(top)
        return None if found is None else (found[0], found[1].translated(0, -top))

    def _on_header(self, point: QPoint) -> bool:
        inside = point + QPoint(0, self.verticalOffset())
        number = self._layout.number_at(inside.y())
        pinned = self._pinned()
        on_pinned = pinned is not None and pinned[1].contains(point)
        return on_pinned or (number is not None and self._layout.header(number).contains(inside))

    def _row_at(self, point: QPoint) -> int | None:
        return self._layout.row_at(point + QPoint(0, self.verticalOffset()))

    def _selected(self) -> frozenset[int]:
        return frozenset(index.row() for index in self.selectionModel().selectedIndexes())

    def _choose_all(self, rows: range) -> None:
        self.selectionModel().select(self._stretches(list(rows)), Flag.ClearAndSelect)

    def _stretches(self, rows: list[int]) -> QItemSelection:
        """Ascending rows as a selection of unbroken stretches."""
        chosen, model = QItemSelection(), self._cells
        start = 0
        for at, row in enumerate(rows):
            if at + 1 == len(rows) or rows[at + 1] != row + 1:
                chosen.select(model.index(rows[start]), model.index(row))
                start = at + 1
        return chosen

    def _remember_place(self) -> None:
        self._anchor = self._standing()

    def _standing(self) -> tuple[CellId, int] | None:
        """Before the rows change: which picture stands where, of those that will likely stay."""
        top, chosen = self.verticalOffset(), self._rows
        for _number, rows in self._layout.shown(top, top + self.viewport().height()):
            for row in rows:
                place = self._layout.place(row)
                if place.top() >= top and row not in chosen and row < self._cells.rowCount():
                    return self._cells.id_at(row), place.top() - top
        return None

    def _keep_place(self) -> None:
        """After the rows have changed: that picture still stands there."""
        self._rows = self._selected()
        self.doItemsLayout()
        row = self._cells.place(self._anchor[0]) if self._anchor else None
        if row is not None and self._anchor is not None:
            self.verticalScrollBar().setValue(self._layout.place(row).top() - self._anchor[1])
