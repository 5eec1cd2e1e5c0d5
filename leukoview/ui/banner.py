"""What went wrong, where the reader looks: one sentence, one remedy, closed by hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from leukoview.engine.errors import LeukoError
from leukoview.ui.appearance import Appearance
from leukoview.ui.labels import notice
from leukoview.ui.theme import SPACE

MOST = 4
"""Banners on screen at once; the oldest goes when another comes."""


class Banners(QWidget):
    """A column of closable banners, empty most of the time."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._shown: list[tuple[str, QFrame]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE, SPACE, SPACE, 0)
        self._column.setSpacing(SPACE // 2)
        self.setVisible(False)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What stands on screen, the oldest first."""
        return tuple(words for words, _ in self._shown)

    def complain(self, error: LeukoError) -> None:
        """Show what happened and what to do about it."""
        self.say(str(error), tone="danger", icon="alarm")

    def say(self, words: str, *, tone: str = "calm", icon: str = "remark") -> None:
        """Show a sentence until the reader closes it; the same one only once."""
        self._close(words)
        while len(self._shown) >= MOST:
            self._close(self._shown[0][0])
        frame = notice(self._appearance, words, icon, tone)
        row = frame.layout()
        if isinstance(row, QHBoxLayout):
            row.addWidget(self._closer(words, tone), 0, Qt.AlignmentFlag.AlignTop)
        self._shown.append((words, frame))
        self._column.addWidget(frame)
        self.setVisible(True)

    def clear(self) -> None:
        """Close them all."""
        for words in self.sentences:
            self._close(words)

    def _closer(self, words: str, tone: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._appearance.icons("close", tone))
        button.setToolTip(self.tr("Close this message"))
        button.setAccessibleName(self.tr("Close this message"))
        button.clicked.connect(lambda: self._close(words))
        return button

    def _close(self, words: str) -> None:
        for item in [item for item in self._shown if item[0] == words]:
            self._shown.remove(item)
            self._column.removeWidget(item[1])
            item[1].hide()
            item[1].deleteLater()
        self.setVisible(bool(self._shown))
