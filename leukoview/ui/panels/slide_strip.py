"""The open slides, when there are several."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from leukoview.ui.appearance import Appearance
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork

WIDTH = 168
"""Logical pixels."""
ICON = 20


class SlideStrip(QListWidget):
    """A list of the open slides; the chosen one is on screen."""

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self.setFixedWidth(WIDTH)
        self.setIconSize(QSize(ICON, ICON))
        self.setAccessibleName(self.tr("Open slides"))
        self.currentRowChanged.connect(self._choose)
        for signal in (
            session.slides_changed,
            session.current_changed,
            session.cells_changed,
            appearance.changed,
        ):
            signal.connect(self._refresh)
        self._refresh()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._session.works):
            self._session.show(self._session.works[row].id)

    def _refresh(self) -> None:
        works = self._session.works
        self.setVisible(len(works) > 1)
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        while self.count() > len(works):
            self.takeItem(self.count() - 1)
        while self.count() < len(works):
            self.addItem(QListWidgetItem())
        for row, work in enumerate(works):
            self._describe(self.item(row), work)
            if work is self._session.current:
                self.setCurrentRow(row)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _describe(self, item: QListWidgetItem, work: SlideWork) -> None:
        read = len(work.read_cells)
        state = self.tr("{0} cells read").format(read) if read else self.tr("not read yet")
        item.setText(f"{work.slide.path.name}\n{state}")
        item.setToolTip(str(work.slide.path))
        item.setIcon(self._appearance.icons("slide"))
