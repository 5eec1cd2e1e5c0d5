"""What went wrong, where the reader looks: one sentence, one remedy, closed by hand."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from leukoview.engine.errors import LeukoError
from leukoview.ui.appearance import Appearance
from leukoview.ui.labels import notice
from leukoview.ui.terms import refusal
from leukoview.ui.theme import SPACE

MOST = 4
"""Banners on screen at once; the oldest goes when another comes."""


WIDEST = 640
"""Logical pixels."""

FOLLOWED = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}


class Banners(QWidget):
    """A column of closable banners that floats: nothing moves under the mouse when one comes.

    It lies on its parent, at the upper edge of the widget `over` while that one is seen.
    """

    def __init__(self, appearance: Appearance, *, over: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._over = over
        self._ground = parent
        self._old: frozenset[str] = frozenset()
        for widget in (over, parent):
            widget.installEventFilter(self)
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
        self.say(refusal(error), tone="danger", icon="alarm")

    def say(self, words: str, *, tone: str = "calm", icon: str = "remark") -> None:
        """Show a sentence until the reader closes it; the same one only once."""
        self._close(words)
        while len(self._shown) >= MOST:
            self._close(self._shown[0][0])
        frame = notice(self._appearance, words, icon, tone, at=Qt.AlignmentFlag.AlignVCenter)
        row = frame.layout()
        if isinstance(row, QHBoxLayout):
            row.addWidget(self._closer(words, tone), 0, Qt.AlignmentFlag.AlignVCenter)
        self._shown.append((words, frame))
        self._old -= {words}
        self._column.addWidget(frame)
        self.setVisible(True)
        self._place()

    def offer(self, words: str, button: str, does: Callable[[], None]) -> None:
        """Show a sentence with something to do about it; closing it goes on without."""
        self.say(words, tone="caution")
        row = self._shown[-1][1].layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(row.count() - 1, self._choice(words, button, does))

    def grow_old(self) -> None:
        """What stands here is about an earlier action than the one that starts now."""
        self._old = frozenset(self.sentences)

    def close_old(self) -> None:
        """Close what an earlier action left: a later one has succeeded."""
        for words in self._old:
            self._close(words)

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # Words get their height only once they are dressed: then there is more to show.
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return done

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in FOLLOWED:
            self._place()
        return False

    def _place(self) -> None:
        place = self._ground.rect()
        if self._over.isVisible():
            place = QRect(self._over.mapTo(self._ground, QPoint()), self._over.size())
        place = _in_sight(place, self._ground.visibleRegion().boundingRect())
        width = min(WIDEST, place.width())
        left = place.left() + (place.width() - width) // 2
        self.setGeometry(left, place.top(), width, self._column.heightForWidth(width))
        self.raise_()

    def _choice(self, words: str, button: str, does: Callable[[], None]) -> QPushButton:
        choice = QPushButton(button)
        choice.clicked.connect(lambda: self._close(words))
        choice.clicked.connect(lambda _checked=False: does())
        return choice

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
        self._place()


def _in_sight(place: QRect, seen: QRect) -> QRect:
    """Where a banner may lie in a place of which no more than `seen` is in sight."""
    if seen.isEmpty():
        return place
    both = place & seen
    return both if both.width() >= min(WIDEST, place.width()) else seen
