"""The gallery's pictures under the headers of their classes, to choose from."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.panels.cell_list import CellList
from leukoview.ui.panels.folds import Folds
from leukoview.ui.panels.gallery_header import Heading, draw_header
from leukoview.ui.panels.grouped_list import GroupedList
from leukoview.ui.panels.thumbnails import Thumbnails

Flag = QItemSelectionModel.SelectionFlag
Keys = Qt.KeyboardModifier
Move = QAbstractItemView.CursorAction
State = QStyle.StateFlag

STEPS = {Move.MoveLeft: -1, Move.MovePrevious: -1, Move.MoveRight: 1, Move.MoveNext: 1}
FOLDS = {Qt.Key.Key_Left: Folds.fold, Qt.Key.Key_Right: Folds.unfold}
BAND = 50
"""How much of the accent lies in the rubber band, of 255."""
LINES_AHEAD = 2
"""Lines of pictures that are made ready beyond what is shown."""


class GalleryView(GroupedList):
    """Pictures to choose, fold away and drag, by mouse and keys.

    `dragged` says that the chosen pictures are being dragged away. A click on a header folds its
    group, with Ctrl or Shift it chooses it. What is folded away is never chosen here.
    """

    dragged = Signal()

    def __init__(self, cells: CellList, tiles: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(cells, tiles, parent)
        self.show_keys({})
        self.light(None)
        self._pressed: QPoint | None = None
        self._band = QRect()
        self.setDragEnabled(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tiles.filled.connect(self.viewport().update)

    def choose(self, rows: Iterable[int], current: int | None, *, scrolls: bool) -> None:
        """Choose rows, one of them at hand, which is brought into view where wanted."""
        shown = frozenset(row for row in rows if self._layout.is_open(row))
        if shown != self.rows:
            self.selectionModel().select(self._stretches(sorted(shown)), Flag.ClearAndSelect)
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

    # Choosing

    @override
    def moveCursor(self, cursorAction: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        row, opened = self.currentIndex().row(), self._layout.open_rows
        page = max(1, self.viewport().height() // self._layout.step - 1)
        lines = {Move.MoveUp: -1, Move.MoveDown: 1, Move.MovePageUp: -page, Move.MovePageDown: page}
        if not opened:
            return QModelIndex()
        if row < 0 or cursorAction is Move.MoveHome:
            return self._cells.index(opened[0].start)
        if cursorAction is Move.MoveEnd:
            return self._cells.index(opened[-1].stop - 1)
        if cursorAction in lines:
            found = self._layout.beside(row, lines[cursorAction])
        else:
            found = self._layout.next_to(row, STEPS[cursorAction])
        return QModelIndex() if found is None else self._cells.index(found)

    @override
    def setSelection(self, rect: QRect, command: Flag) -> None:
        """Choose what the rubber band touches, or else from one corner's picture to the other's."""
        if self.state() is QAbstractItemView.State.DragSelectingState:
            part = rect.normalized().translated(0, self.verticalOffset())
            rows = [row for stretch in self._layout.rows_in(part) for row in stretch]
        else:
            ends = (self._row_at(rect.topLeft()), self._row_at(rect.bottomRight()))
            known = sorted(row for row in ends if row is not None)
            between = range(known[0], known[-1] + 1) if known else range(0)
            rows = [row for row in between if self._layout.is_open(row)]
        self.selectionModel().select(self._stretches(rows), command)

    @override
    def selectAll(self) -> None:
        """Choose the group at hand; asked again, everything shown."""
        whole = [row for rows in self._layout.open_rows for row in rows]
        hand = self.currentIndex().row()
        group = next((rows for rows in self._layout.open_rows if hand in rows), whole)
        self._choose_all(whole if self.rows >= frozenset(group) else group)

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
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold the group at hand with Ctrl + left, open it with Ctrl + right; with Shift, all."""
        key, keys = Qt.Key(event.key()), event.modifiers() & ~Keys.KeypadModifier
        every = keys == Keys.ControlModifier | Keys.ShiftModifier
        if key in FOLDS and (every or keys == Keys.ControlModifier):
            groups = [section.group for section in self._cells.sections]
            at_hand = [group for group in groups if every or group == self._group_at_hand()]
            FOLDS[key](self._cells.folds, at_hand)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._pressed = at + QPoint(0, self.verticalOffset())
        section = self.headed_at(at)
        if section is None:
            QAbstractItemView.mousePressEvent(self, event)
            return
        self._pressed = None
        if event.modifiers() & (Keys.ControlModifier | Keys.ShiftModifier):
            self._cells.folds.unfold({section.group})
            self._choose_all(range(section.start, section.stop))
        elif event.button() is Qt.MouseButton.LeftButton:
            self._cells.folds.turn(section.group)

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
        chosen, hand = self.rows, self.currentIndex().row()
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
        folded = not self._layout.shows(number)
        heading = Heading(
            section,
            self._cells.title(section.group),
            self._keys.get(section.group, ""),
            folded=folded,
            at_hand=folded and section.start <= self.currentIndex().row() < section.stop,
            lit=section.group == self._target,
        )
        draw_header(painter, place, heading, option)

    def _draw_band(self, painter: QPainter) -> None:
        if not self._band.isEmpty():
            accent = QColor(self.palette().color(QPalette.ColorRole.Highlight))
            painter.setPen(accent)
            accent.setAlpha(BAND)
            painter.setBrush(accent)
            painter.drawRect(self._band.translated(0, -self.verticalOffset()))

    def _group_at_hand(self) -> ClassKey | None:
        row = self.currentIndex().row()
        return self._cells.section_of(row).group if row >= 0 else None

    def _choose_all(self, rows: Sequence[int]) -> None:
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
