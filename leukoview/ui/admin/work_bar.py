"""What the laboratory's engine is doing, how far it is, and the way to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.labels import text
from leukoview.ui.theme import SPACE

BAR_WIDTH = 220


class WorkBar(QWidget):
    """Shows while the workshop is busy; reads of the review have a line of their own."""

    def __init__(self, workshop: EngineRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._words = text()
        self._words.setWordWrap(False)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(BAR_WIDTH)
        self.bar.setAccessibleName(self.tr("How far the work is"))
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._words)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.stop.clicked.connect(workshop.cancel)
        workshop.busy_changed.connect(self.refresh)
        workshop.progressed.connect(self._progress)
        self.refresh()

    def refresh(self) -> None:
        """Show what is being done now, or nothing."""
        activity = self._workshop.activity
        self._words.setText(activity)
        self.setVisible(bool(activity))
        self.bar.setRange(0, 0)

    def _progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
