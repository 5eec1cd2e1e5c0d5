"""The two panels at the side, case above cell or beside it, which share the room they are given."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget
from typing_extensions import override

from leukoview.ui.column import Column
from leukoview.ui.session import Session
from leukoview.ui.theme import SPACE

NARROWEST = 320
WIDTH = 390
"""Logical pixels of one panel."""
DIVIDED = [430, 400]
"""Logical pixels: case and cell, until the reader divides the height otherwise."""


class Side(QSplitter):
    """Scrolls each panel by itself; with no cell in hand the case has the height to itself.

    On a wide window the panels stand beside each other, so that all that speaks for a cell is seen
    with what is suggested of it.
    """

    def __init__(self, session: Session, case: QWidget, cell: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._session = session
        self._divided = list(DIVIDED)
        self._is_divided = False
        self.setMinimumWidth(NARROWEST)
        self.setChildrenCollapsible(False)
        self.addWidget(scrolled(padded(case)))
        self._cell = padded(cell)
        self.addWidget(scrolled(self._cell))
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([sum(DIVIDED), self._cell.sizeHint().height()])
        # What the cell's panel needs without a cell is known once Qt has laid it out.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._share)
        session.selection_changed.connect(self._follow)

    @property
    def is_wide(self) -> bool:
        """Whether the panels stand beside each other."""
        return self.orientation() is Qt.Orientation.Horizontal

    def stand(self, *, wide: bool) -> int:
        """Put the panels beside each other or one above the other; the width that they take."""
        columns = 2 if wide else 1
        if wide != self.is_wide:
            if self._is_divided and wide:
                self._divided = self.sizes()
            self.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
            self.setMinimumWidth(NARROWEST * columns)
            self.setSizes([WIDTH, WIDTH] if wide else self._shares())
        return WIDTH * columns

    def _follow(self) -> None:
        wanted = self._session.selected is not None
        if wanted == self._is_divided:
            return
        if self._is_divided and not self.is_wide:
            self._divided = self.sizes()
        self._is_divided = wanted
        if not self.is_wide:
            self.setSizes(self._shares())
        self._later.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()

    def _share(self) -> None:
        if not self.is_wide and not self._is_divided:
            self.setSizes(self._shares())

    def _shares(self) -> list[int]:
        """The heights of case and cell."""
        if self._is_divided:
            return self._divided
        least = self._cell.sizeHint().height()
        return [max(self.height(), sum(DIVIDED)) - least, least]


def padded(content: QWidget) -> QWidget:
    """A widget with room around it."""
    page = QWidget()
    column = Column(page)
    column.setContentsMargins(SPACE * 3 // 2, SPACE * 3 // 2, SPACE * 3 // 2, SPACE * 3 // 2)
    column.addWidget(content)
    return page


def scrolled(content: QWidget) -> QScrollArea:
    """A widget of which nothing is cut off where the height is short."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
