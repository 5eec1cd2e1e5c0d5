"""One button per class: the key that chooses it, its letter, its name, how many cells it has."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QMimeData, QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.case import CellId
from leukoview.engine.palette import colour_of
from leukoview.engine.taxonomy import ClassKey, named
from leukoview.ui.deciding import Deciding
from leukoview.ui.panels.cell_list import CellList
from leukoview.ui.panels.cell_mime import cells_in
from leukoview.ui.panels.chips import chip_width, draw_chip, draw_key
from leukoview.ui.panels.wording import fitting, short
from leukoview.ui.session import Session
from leukoview.ui.terms import cells, class_name

HEIGHT = 34
IN_A_LINE = 8
"""Buttons side by side where there is no room for names: so many fit in the smallest window."""
LINES = 2
"""In so many, buttons are put to have room for their names; more would be taken off the cells."""
SPACING = 4
MARGIN = 6
ROUND = 6
FEWEST_LETTERS = 6
"""A name that is elided to so little says nothing."""
WIDEST = 230
"""Logical pixels; a bar of few classes does not stretch them further, unless a name is longer."""
FIGURES = "000"
"""There is room for so many in a count, so that no line breaks anew while cells come in."""


class ClassBar(QWidget):
    """The buttons of every label that can be given, in order; each takes cells dropped on it.

    They stand in one line where it has room for their names, or in two if those have; else in the
    fewest lines, and say no more than their letters.
    """

    def __init__(
        self, session: Session, cells: CellList, deciding: Deciding, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._cells, self._deciding = session, cells, deciding
        self._buttons: dict[ClassKey, ClassButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACING)
        self._in_a_line = 0
        deciding.classes_changed.connect(self._rebuild)
        cells.tallied.connect(self._count)
        self._rebuild()

    def carried(self, content: QMimeData) -> frozenset[CellId]:
        """The cells that would be labelled by a drop."""
        return cells_in(self._session, content) if self._deciding.free else frozenset()

    def drop(self, content: QMimeData, label: ClassKey) -> None:
        """Put a class to dropped cells."""
        self._deciding.decide(self.carried(content), label)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _rebuild(self) -> None:
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        keys = self._deciding.keys
        self._buttons = {
            label: ClassButton(label, action, keys.get(label, ""), self)
            for label, action in self._deciding.labels.items()
        }
        self._in_a_line = 0
        self._count()

    def _arrange(self) -> None:
        columns = self._columns()
        side_by_side = len(columns)
        if side_by_side != self._in_a_line:
            self._in_a_line = side_by_side
            for number, button in enumerate(self._buttons.values()):
                self._grid.addWidget(button, *divmod(number, side_by_side))
        for number, button in enumerate(self._buttons.values()):
            button.setMaximumWidth(max(WIDEST, columns[number % side_by_side]))
        # Without room for names nobody shall have more of it than the others.
        equal = not self._fits(columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(equal and column < side_by_side))

    def _columns(self) -> list[int]:
        """What the buttons above one another need, for as many as to put side by side."""
        needs = [button.sizeHint().width() for button in self._buttons.values()]
        for lines in range(1, LINES + 1):
            columns = _widest(needs, ceil(len(needs) / lines))
            if self._fits(columns):
                return columns
        return _widest(needs, IN_A_LINE)

    def _fits(self, columns: Sequence[int]) -> bool:
        return sum(columns) + SPACING * (len(columns) - 1) <= self.width()

    def _count(self) -> None:
        counts = self._cells.counts
        for label, button in self._buttons.items():
            button.tell(counts.get(label, 0))
        self._arrange()


class ClassButton(QAbstractButton):
    """Does what its action does, and takes cells that are dropped on it."""

    def __init__(self, label: ClassKey, action: QAction, key: str, bar: ClassBar) -> None:
        super().__init__(bar)
        self.label, self._action, self._key, self._bar = label, action, key, bar
        self._count = 0
        self._lit = False
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.update)
        self.tell(0)

    def tell(self, count: int) -> None:
        """Say how many cells stand under the class."""
        self._count = count
        name = class_name(self.label)
        said = f"{name}: {cells(count)}"
        self.setAccessibleName(said)
        key = self.tr("; key {0}").format(self._key) if self._key else ""
        self.setToolTip(said + key)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        name = self.fontMetrics().horizontalAdvance(short(class_name(self.label)))
        count = max(map(self.fontMetrics().horizontalAdvance, (str(self._count), FIGURES)))
        return QSize(self._bare + count + name + MARGIN, HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        count = self.fontMetrics().horizontalAdvance(str(self._count))
        return QSize(self._bare + count, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_ground(painter)
        painter.setOpacity(1.0 if self._action.isEnabled() else 0.75)
        metrics, height = self.fontMetrics(), self.fontMetrics().height() + 2
        left, top = MARGIN, (self.height() - height) // 2
        if self._key:
            cap = QRect(left, top, height, height)
            draw_key(painter, cap, self._key, self.palette())
            left = cap.right() + 1 + MARGIN
        letter = named(self.label).letter
        chip = QRect(left, top, chip_width(letter, metrics), height)
        draw_chip(painter, chip, letter, colour_of(self.label))
        self._draw_words(painter, chip.right() + 1 + MARGIN, metrics)
        painter.end()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._light(lit=bool(self._bar.carried(event.mimeData())))
        event.setAccepted(self._lit)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._lit)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(lit=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._light(lit=False)
        self._bar.drop(event.mimeData(), self.label)
        event.acceptProposedAction()

    @property
    def _bare(self) -> int:
        """The width without name and count."""
        metrics = self.fontMetrics()
        cap = metrics.height() + 2 + MARGIN if self._key else 0
        chip = chip_width(named(self.label).letter, metrics)
        return cap + chip + 4 * MARGIN

    def _draw_ground(self, painter: QPainter) -> None:
        role, palette = QPalette.ColorRole, self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        warm = self._lit or self.hasFocus() or (self.underMouse() and self._action.isEnabled())
        painter.setPen(QPen(palette.color(role.Highlight if warm else role.Mid), 1 + self._lit))
        painter.setBrush(palette.color(role.Midlight if self.isDown() else role.Button))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), ROUND, ROUND)

    def _draw_words(self, painter: QPainter, left: int, metrics: QFontMetrics) -> None:
        palette, middle = self.palette(), Qt.AlignmentFlag.AlignVCenter
        place = QRect(left, 0, self.width() - left - MARGIN, self.height())
        painter.setPen(QColor(palette.color(QPalette.ColorRole.Text)))
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, str(self._count))
        room = place.width() - metrics.horizontalAdvance(str(self._count)) - MARGIN
        name = fitting(class_name(self.label), QFontMetricsF(self.font()), room)
        if len(name) > FEWEST_LETTERS:
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, name)

    def _light(self, *, lit: bool) -> None:
        self._lit = lit
        self.update()


def _widest(needs: Sequence[int], side_by_side: int) -> list[int]:
    return [max(needs[column::side_by_side]) for column in range(min(len(needs), side_by_side))]
