"""How far a giant's copy is: a bar over the smear while there is no detail to see yet."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout
from typing_extensions import override

from leukoview.engine.slide import Copy, in_preparation
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.labels import text
from leukoview.ui.session import Session
from leukoview.ui.theme import SPACE
from leukoview.ui.viewer.smear_view import SmearView

LOOKS_EVERY = 250
"""Milliseconds."""
MARGIN = 14
WIDEST = 460
"""Logical pixels."""


class Preparing(QFrame):
    """Lies over the view's foot while the slide on screen waits for its copy."""

    def __init__(self, session: Session, room: EngineRoom, view: SmearView) -> None:
        super().__init__(view)
        self._session = session
        self._room = room
        self._view = view
        self.setProperty("tone", "card")
        self.setAccessibleName(self.tr("Making the image ready"))
        self._words = text()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setFormat("%p %")
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.go_on = QPushButton(self.tr("Make it ready"))
        self.cancel.clicked.connect(self._stop)
        self.go_on.clicked.connect(self._begin)
        row = QHBoxLayout()
        for widget, stretch in ((self.bar, 1), (self.cancel, 0), (self.go_on, 0)):
            row.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE)
        column.addWidget(self._words)
        column.addLayout(row)
        self._clock = QTimer(self, interval=LOOKS_EVERY)
        self._clock.timeout.connect(self._refresh)
        session.current_changed.connect(self._refresh)
        view.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What is said beside the bar."""
        return self._words.text()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _refresh(self) -> None:
        copy = self._copy()
        if copy is None:
            self._clock.stop()
            self.hide()
            return
        self._clock.start()
        self._say(copy)
        self.bar.setValue(int(copy.made * 100))
        for widget, shown in ((self.bar, True), (self.cancel, True), (self.go_on, False)):
            widget.setVisible(shown is not copy.stopped)
        self._place()
        self.show()

    def _copy(self) -> Copy | None:
        work = self._session.current
        return in_preparation(work.slide) if work is not None else None

    def _say(self, copy: Copy) -> None:
        work = self._session.current
        if work is None:
            return
        slide = work.slide
        words = (
            self.tr("“{0}” was not made ready to the end: no detail of it can be seen.")
            if copy.stopped
            else self.tr("“{0}”, {1} × {2} pixels, is made ready to be seen close up, only once.")
        )
        said = words.format(slide.path.name, f"{slide.width:,}", f"{slide.height:,}")
        if said != self._words.text():
            self._words.setText(said)

    def _stop(self) -> None:
        copy = self._copy()
        if copy is not None:
            # The engine may be waiting for the copy, and would make it itself.
            self._room.cancel()
            copy.stop()
        self._refresh()

    def _begin(self) -> None:
        copy = self._copy()
        if copy is not None:
            copy.go_on()
        self._refresh()

    def _place(self) -> None:
        port = self._view.rect()
        self.setFixedWidth(min(WIDEST, port.width() - 2 * MARGIN))
        self.adjustSize()
        self.move((port.width() - self.width()) // 2, port.bottom() - self.height() - MARGIN)
