"""The cells worth labelling next: a wall of pictures, labelled by the keys of the review."""

from collections.abc import Callable, Mapping

import numpy as np
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.case import Pixels
from leukoview.engine.library.unlabelled import WorthLabelling
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.jobs import Job
from leukoview.ui.lab_orders import NextCell
from leukoview.ui.labels import headline, text
from leukoview.ui.terms import case_title, class_name
from leukoview.ui.theme import SPACE

SIDE = 128
"""Logical pixels of a picture."""


class Wall(QListWidget):
    """Pictures of cells; `keyed` carries the words of a key that was pressed on one."""

    keyed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setSpacing(SPACE)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip():
            self.keyed.emit(event.text().upper())
        else:
            super().keyPressEvent(event)


class NextSection(QWidget):
    """Shows the cells; `choose` finds them, `label` puts a class to one, `go` opens its case.

    `keys` gives the key of every class.
    """

    def __init__(
        self,
        choose: Callable[[], Job | None],
        keys: Callable[[], Mapping[ClassKey, str]],
        label: Callable[[WorthLabelling, ClassKey], bool],
        go: Callable[[WorthLabelling], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choose = choose
        self._keys = keys
        self._label = label
        self._go = go
        self._cells: list[NextCell] = []
        self.wall = Wall()
        self.wall.setAccessibleName(self.tr("Cells worth labelling next"))
        self.again = QPushButton(self.tr("Choose anew"))
        self.open = QPushButton(self.tr("Open its case"))
        self._legend = text(tone="muted")
        self._lay_out()
        self.again.clicked.connect(self.choose)
        self.open.clicked.connect(self._open_case)
        self.wall.keyed.connect(self._take_key)
        self.wall.itemSelectionChanged.connect(self._check)

    @property
    def legend(self) -> str:
        """What the keys mean, or why there is nothing to label."""
        return self._legend.text()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.choose()

    def choose(self) -> None:
        """Find the cells that are worth labelling now."""
        job = self._choose()
        if job is None:
            self._legend.setText(self.tr("No model is loaded yet: read a slide first."))
        else:
            job.succeeded.connect(self._show)

    def _show(self, cells: tuple[NextCell, ...]) -> None:
        self._cells = list(cells)
        self.wall.clear()
        for one in cells:
            self.wall.addItem(_item(one))
        if cells:
            self.wall.setCurrentRow(0)
            self.wall.setFocus()
        named = [f"{key} {class_name(label)}" for label, key in self._keys().items()]
        nothing = self.tr("Every cell that the model has read is labelled.")
        self._legend.setText(" · ".join(named) if cells else nothing)
        self._check()

    def _take_key(self, words: str) -> None:
        place = self.wall.currentRow()
        label = next((one for one, key in self._keys().items() if key.upper() == words), None)
        if label is None or not 0 <= place < len(self._cells):
            return
        if self._label(self._cells[place].worth, label):
            del self._cells[place]
            self.wall.takeItem(place)
        self._check()

    def _open_case(self) -> None:
        place = self.wall.currentRow()
        if 0 <= place < len(self._cells):
            self._go(self._cells[place].worth)

    def _check(self) -> None:
        self.open.setEnabled(self.wall.currentRow() >= 0)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(headline(self.tr("Label next"), growth=1.3), 1)
        for button in (self.open, self.again):
            button.setAutoDefault(False)
            top.addWidget(button)
        words = self.tr(
            "The cells of your cases from which the model would learn most: those it is least sure "
            "of, no two alike. What it suggests is not shown."
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE)
        whole.addLayout(top)
        whole.addWidget(text(words, tone="muted"))
        whole.addWidget(self._legend)
        whole.addWidget(self.wall, 1)


def _item(one: NextCell) -> QListWidgetItem:
    icon = QIcon() if one.pixels is None else QIcon(QPixmap.fromImage(_image(one.pixels)))
    return QListWidgetItem(icon, case_title(one.worth.title)[:18])


def _image(pixels: Pixels) -> QImage:
    whole = np.ascontiguousarray(pixels)
    height, width = whole.shape[:2]
    image = QImage(whole.data, width, height, width * 3, QImage.Format.Format_RGB888)
    return image.copy()
