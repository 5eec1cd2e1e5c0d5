"""Questions to the file of cases that take long, answered beside the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from leukoview.engine.errors import LeukoError

Answer = TypeVar("Answer")


class Waiting(Protocol):
    """A question that waits for its answer."""

    def cancel(self) -> bool: ...
    def done(self) -> bool: ...


class Archive(QObject):
    """Works on one question after the other in a thread of its own.

    `complained` carries the `LeukoError` of a question that could not be answered.
    """

    complained = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="archive")
        self._ended.connect(_settle, Qt.ConnectionType.QueuedConnection)

    def ask(self, question: Callable[[], Answer], then: Callable[[Answer], None]) -> Waiting:
        """Have a question answered; `then` hears the answer in the window's thread.

        A question that is cancelled before its turn comes is never heard of again.
        """
        future = self._thread.submit(question)

        def settle() -> None:
            try:
                answer = future.result()
            except LeukoError as error:
                self.complained.emit(error)
            else:
                then(answer)

        def hand_over(done: "Future[Answer]") -> None:
            if not done.cancelled():
                self._ended.emit(settle)

        future.add_done_callback(hand_over)
        return future

    def close(self) -> None:
        """Forget the questions that wait, and wait for the thread."""
        self._ended.disconnect()
        self._thread.shutdown(cancel_futures=True)


def _settle(settle: Callable[[], None]) -> None:
    settle()
