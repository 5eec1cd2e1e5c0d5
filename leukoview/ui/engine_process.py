"""The window's end of the line to the engine: starts the worker, hears it, replaces a dead one."""

import multiprocessing
import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from leukoview.ui.engine_worker import Message, Order, serve_process

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

BREATH_MS = 15
"""Milliseconds between two messages: what one brings is laid out and drawn before the next."""
START_LIMIT_S = 20.0
"""Seconds that a process may take to come up before closing goes on without it."""


class Worker(Protocol):
    """Something that runs `engine_worker.serve` at the other end of a connection."""

    @property
    def connection(self) -> "Connection[Order, Message]": ...
    def start(self) -> None:
        """Bring the worker up; may take a while, and is called off the window's thread."""
        ...

    def kill(self) -> None:
        """End it at once, whatever it does."""
        ...


class SpawnedWorker:
    """The engine in a fresh process of its own, which shares no memory with the window."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, self._theirs = context.Pipe()
        self._process = context.Process(
            target=serve_process, args=(self._theirs,), name="leukoview-engine", daemon=True
        )

    def start(self) -> None:
        self._process.start()
        self._theirs.close()

    def kill(self) -> None:
        if self._process.pid is not None:
            self._process.kill()
            self._process.join()


class EngineProcess(QObject):
    """Sends orders to the worker and says what comes back.

    `answered` carries each message of the living worker, with a breath between two of them so that
    no burst holds the window up. `died` follows the last one when a worker ends that was not told
    to. The next order starts a fresh one.
    """

    answered = Signal(object)
    died = Signal()
    _heard = Signal(object, object)

    def __init__(
        self, hire: Callable[[], Worker] = SpawnedWorker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._hire = hire
        self._line: _Line | None = None
        self._waiting: deque[tuple[object, Message | None]] = deque()
        self._breath = QTimer(self, interval=BREATH_MS)
        self._breath.timeout.connect(self._pass_next_on)
        self._heard.connect(self._queue, Qt.ConnectionType.QueuedConnection)

    def send(self, order: Order) -> None:
        """Pass an order on, to a fresh worker if there is none."""
        if self._line is None:
            self._line = _Line(self._hire(), self._heard.emit)
        self._line.send(order)

    def replace(self) -> None:
        """End the worker now, whatever it is doing."""
        if self._line is not None:
            self._line.kill()

    def close(self) -> None:
        """End the worker and wait until it is gone."""
        if self._line is not None:
            line, self._line = self._line, None
            line.kill()

    def _queue(self, line: object, message: Message | None) -> None:
        self._waiting.append((line, message))
        if not self._breath.isActive():
            self._pass_next_on()

    def _pass_next_on(self) -> None:
        """Pass one message on; the breath begins when the window has done with it."""
        if self._waiting:
            self._breath.start()
            self._pass_on(*self._waiting.popleft())
            self._breath.start()
        else:
            self._breath.stop()

    def _pass_on(self, line: object, message: Message | None) -> None:
        if line is not self._line:
            return
        if message is not None:
            self.answered.emit(message)
            return
        self._line = None
        self.died.emit()


class _Line:
    """One worker's life: a thread starts it, reads what it says, and reports its end as None."""

    def __init__(self, worker: Worker, hear: Callable[["_Line", Message | None], None]) -> None:
        self._worker = worker
        self._hear = hear
        self._up = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="engine-line")
        self._thread.start()

    def send(self, order: Order) -> None:
        # A worker that has just died is reported by the listening thread.
        try:
            self._worker.connection.send(order)
        except OSError:
            return

    def kill(self) -> None:
        self._up.wait(START_LIMIT_S)
        self._worker.kill()
        self._thread.join()

    def _listen(self) -> None:
        try:
            self._start()
            while (message := self._next()) is not None:
                self._hear(self, message)
        finally:
            self._hear(self, None)

    def _start(self) -> None:
        try:
            self._worker.start()
        finally:
            self._up.set()

    def _next(self) -> Message | None:
        try:
            return self._worker.connection.recv()
        except (EOFError, OSError):
            return None
