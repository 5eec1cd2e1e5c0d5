"""The open slides, when there are several."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from leukoview.ui.appearance import Appearance
from leukoview.ui.desk import Desk
from leukoview.ui.panels import wording
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork

WIDTH = 188
"""Logical pixels."""
ICON = 20
NAME_WIDTH = WIDTH - ICON - 40
"""What is left of the width beside icon, margins and scroll bar."""


class SlideStrip(QListWidget):
    """A list of the open slides; the chosen one is on screen."""

    def __init__(
        self,
        session: Session,
        desk: Desk,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._appearance = appearance
        self.setFixedWidth(WIDTH)
        self.setIconSize(QSize(ICON, ICON))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Open slides"))
        self.currentRowChanged.connect(self._choose)
        for signal in (
            session.slides_changed,
            session.current_changed,
            session.cells_changed,
            desk.judge_changed,
            appearance.changed,
        ):
            signal.connect(self._refresh)
        self._refresh()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._session.works):
            self._session.show(self._session.works[row].id)

    def _refresh(self) -> None:
        works = self._session.works
        alarmed = {work.id for work in self._desk.alarmed()}
        self.setVisible(len(works) > 1)
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        while self.count() > len(works):
            self.takeItem(self.count() - 1)
        while self.count() < len(works):
            self.addItem(QListWidgetItem())
        for row, work in enumerate(works):
            self._describe(self.item(row), work, alarmed=work.id in alarmed)
            if work is self._session.current:
                self.setCurrentRow(row)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _describe(self, item: QListWidgetItem, work: SlideWork, *, alarmed: bool) -> None:
        path = work.slide.path
        name = self.fontMetrics().elidedText(path.name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH)
        lines = [self.tr("APL alarm")] if alarmed else []
        lines.append(wording.progress(work))
        item.setText("\n".join([name, *lines]))
        item.setToolTip("\n".join([str(path), *lines]))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join([path.name, *lines]))
        icons = self._appearance.icons
        item.setIcon(icons("alarm", "danger") if alarmed else icons("slide"))
