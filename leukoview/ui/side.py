"""The two panels at the side, case above cell, which share its height as they need it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from leukoview.ui.session import Session
from leukoview.ui.theme import SPACE

NARROWEST = 320
DIVIDED = [430, 400]
"""Logical pixels: case and cell, until the reader divides the height otherwise."""


class Side(QSplitter):
    """Scrolls each panel by itself; with no cell in hand the case has the height to itself."""

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
        session.selection_changed.connect(self._follow)

    def _follow(self) -> None:
        wanted = self._session.selected is not None
        if wanted == self._is_divided:
            return
        if self._is_divided:
            self._divided = self.sizes()
        self._is_divided = wanted
        least = self._cell.sizeHint().height()
        self.setSizes(self._divided if wanted else [sum(self.sizes()) - least, least])


def padded(content: QWidget) -> QWidget:
    """A widget with room around it."""
    page = QWidget()
    column = QVBoxLayout(page)
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
