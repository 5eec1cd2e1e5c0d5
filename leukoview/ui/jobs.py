"""The one place where work leaves the window's process and comes back."""

import itertools
from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal

from leukoview.engine.errors import LeukoError
from leukoview.ui.engine_process import EngineProcess
from leukoview.ui.engine_worker import (
    Broke,
    Done,
    Halted,
    Message,
    Part,
    Progress,
    Refused,
    Request,
    Run,
    Stop,
)

PATIENCE_MS = 4_000
"""Milliseconds that a cancelled job may take to its next check-in before its process is ended."""


class EngineStoppedError(LeukoError):
    """The engine's process ended in the middle of its work."""

    remedy = "The engine has been started again: try once more, or with a smaller image."


class EngineFault(Exception):  # noqa: N818 - a bug report, never raised at a reader
    """A bug in the engine; the text says where."""


class Job(QObject):
    """One piece of engine work, seen from the window.

    Exactly one of `succeeded`, `failed` and `cancelled` is emitted, then `ended`.
    """

    progressed = Signal(int, int)
    told = Signal(object)
    succeeded = Signal(object)
    failed = Signal(Exception)
    cancelled = Signal()
    ended = Signal()
    stop_wished = Signal()

    def __init__(self, number: int, request: Request, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.request = request
        self.stopping = False

    def cancel(self) -> None:
        """Ask the work to stop at its next check-in."""
        if not self.stopping:
            self.stopping = True
            self.stop_wished.emit()

    def hear(self, message: Message) -> None:
        """Say what the engine said."""
        match message:
            case Progress(_, done, total):
                self.progressed.emit(done, total)
            case Part(_, part):
                self.told.emit(part)
            case Done(_, result):
                self.succeeded.emit(result)
            case Refused(_, error):
                self.failed.emit(error)
            case Broke(_, report):
                self.failed.emit(EngineFault(report))
            case Halted():
                self.cancelled.emit()


class Jobs(QObject):
    """Runs engine work one piece at a time, in the engine's process.

    `restarted` says that the process had to be replaced; what it had loaded is gone.
    """

    restarted = Signal()

    def __init__(
        self,
        engine: EngineProcess | None = None,
        parent: QObject | None = None,
        *,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(parent)
        self._engine = engine or EngineProcess(parent=self)
        self._numbers = itertools.count(1)
        self._urgent: deque[Job] = deque()
        self._waiting: deque[Job] = deque()
        self.running: Job | None = None
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self._engine.replace)
        self._engine.answered.connect(self._hear)
        self._engine.died.connect(self._mourn)

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return self.running is not None or bool(self._urgent or self._waiting)

    def start(self, request: Request, *, first: bool = False) -> Job:
        """Queue work, in front of what waits if it comes `first`; returns its job.

        Nothing is emitted before the caller returns to the event loop.
        """
        job = Job(next(self._numbers), request, self)
        job.stop_wished.connect(lambda: self._stop(job))
        (self._urgent if first else self._waiting).append(job)
        self._next()
        return job

    def close(self) -> None:
        """End the engine's process and forget what waits."""
        self._urgent.clear()
        self._waiting.clear()
        self.running = None
        self._patience.stop()
        self._engine.close()

    def _next(self) -> None:
        queue = self._urgent or self._waiting
        if self.running is None and queue:
            self.running = queue.popleft()
            self._engine.send(Run(self.running.number, self.running.request))

    def _stop(self, job: Job) -> None:
        if job is self.running:
            self._engine.send(Stop(job.number))
            self._patience.start()
            return
        for queue in (self._urgent, self._waiting):
            if job in queue:
                queue.remove(job)
                job.hear(Halted(job.number))
                job.ended.emit()

    def _hear(self, message: Message) -> None:
        job = self.running
        if job is None or message.number != job.number:
            return
        job.hear(message)
        if not isinstance(message, Progress | Part):
            self._settle(job)

    def _mourn(self) -> None:
        job = self.running
        if job is not None and job.stopping:
            job.hear(Halted(job.number))
        elif job is not None:
            job.hear(Refused(job.number, EngineStoppedError("The engine stopped unexpectedly.")))
        if job is not None:
            self._settle(job)
        self.restarted.emit()

    def _settle(self, job: Job) -> None:
        self._patience.stop()
        self.running = None
        self._next()
        job.ended.emit()
        job.deleteLater()
