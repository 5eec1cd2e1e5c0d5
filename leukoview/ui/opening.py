"""Opening images without keeping the window waiting, one after the other."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import SimpleQueue

from PySide6.QtCore import QObject, Qt, Signal

from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import Slide, open_slide


class SlideOpener(QObject):
    """Decodes images in a thread of its own and hands over slides, or the reason why not.

    `opened` carries a slide and whether it is the first of those that were chosen together;
    `started` says that more were chosen.
    """

    started = Signal()
    opened = Signal(object, bool)
    failed = Signal(object)
    waiting_changed = Signal(int)
    _ended = Signal(int, object)

    def __init__(
        self,
        open_image: Callable[[Path], Slide] = open_slide,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_image = open_image
        self._waiting = 0
        self._choices = 0
        self._last_opened = 0
        self._paths: SimpleQueue[tuple[int, Path] | None] = SimpleQueue()
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="opening")
        self._thread.start()

    def open(self, paths: Sequence[Path]) -> None:
        """Open these after those that wait already."""
        self._choices += 1
        self.started.emit()
        for path in paths:
            self._paths.put((self._choices, path.absolute()))
        self._waiting += len(paths)
        self.waiting_changed.emit(self._waiting)

    def close(self) -> None:
        """Finish the image at hand, leave the rest, and wait for the thread."""
        while not self._paths.empty():
            self._paths.get()
        self._paths.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (wanted := self._paths.get()) is not None:
            choice, path = wanted
            try:
                outcome: object = self._open_image(path)
            except LeukoError as error:
                outcome = error
            self._ended.emit(choice, outcome)

    def _settle(self, choice: int, outcome: object) -> None:
        self._waiting -= 1
        self.waiting_changed.emit(self._waiting)
        if isinstance(outcome, LeukoError):
            self.failed.emit(outcome)
            return
        first, self._last_opened = choice != self._last_opened, choice
        self.opened.emit(outcome, first)
