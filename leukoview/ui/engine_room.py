"""What the window knows of the engine: what it is doing, what it has loaded, what went wrong."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from leukoview.engine.errors import BundleError, LeukoError
from leukoview.ui.engine_work import EngineCard, EngineWork
from leukoview.ui.engine_worker import Request
from leukoview.ui.jobs import EngineFault, Job, Jobs


class EngineRoom(QObject):
    """Asks the engine for things, and says how it fares.

    `complained` carries a `LeukoError`, `broke` the report of a bug. `busy_changed` says that
    `activity` or `cancellable` has changed, `cards_changed` that a bundle was loaded or lost.
    """

    complained = Signal(object)
    broke = Signal(str)
    busy_changed = Signal()
    cards_changed = Signal()
    progressed = Signal(int, int)

    def __init__(self, jobs: Jobs, work: EngineWork, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.cards: dict[bool, EngineCard] = {}
        self._jobs = jobs
        self._open: dict[Job, str] = {}
        self._loading: dict[bool, Job] = {}
        jobs.restarted.connect(self._warm_again)

    @property
    def activity(self) -> str:
        """What the engine is doing, in words; empty when it rests."""
        running = self._jobs.running
        return self._open.get(running, "") if running is not None else ""

    @property
    def cancellable(self) -> bool:
        """Whether anything but loading is under way."""
        return any(job not in self._loading.values() for job in self._open)

    def warm(self, *, practice: bool = False) -> None:
        """Have the engine load the bundle for real slides, or for drawn ones, if it has not."""
        if practice not in self.cards and practice not in self._loading:
            self._load(practice=practice)

    def reload(self) -> None:
        """Have the engine load the bundles that are chosen now, where it has loaded any.

        What is being read is read to its end by the bundle that it began with; until the new one
        is there, the cards are those of the old.
        """
        for practice in {*self.cards, *self._loading}:
            self._load(practice=practice)

    def ask(self, request: Request, activity: str, *, first: bool = False) -> Job:
        """Start a job that shows as busy until it ends and complains where it fails.

        What the reader waits for comes `first`, before what is only prepared.
        """
        job = self._jobs.start(request, first=first)
        self._open[job] = activity
        job.progressed.connect(lambda done, total: self._show_progress(job, done, total))
        job.failed.connect(self._complain)
        job.ended.connect(lambda: self._rest(job))
        self.busy_changed.emit()
        return job

    def cancel(self) -> None:
        """Stop what the engine does for the reader; loading goes on."""
        for job in [job for job in self._open if job not in self._loading.values()]:
            job.cancel()

    def _load(self, *, practice: bool) -> None:
        request = partial(self.work.load, practice)
        job = self.ask(request, self.tr("Loading the model…"), first=practice in self.cards)
        self._loading[practice] = job
        job.succeeded.connect(lambda card: self._meet(card, practice=practice))
        job.ended.connect(lambda: self._loaded(job, practice=practice))

    def _loaded(self, job: Job, *, practice: bool) -> None:
        if self._loading.get(practice) is job:
            del self._loading[practice]

    def _meet(self, card: EngineCard, *, practice: bool) -> None:
        self.cards[practice] = card
        self.cards_changed.emit()
        if card.remark:
            self.complained.emit(BundleError(card.remark, remedy=""))

    def _warm_again(self) -> None:
        lost = tuple(self.cards)
        self.cards.clear()
        self.cards_changed.emit()
        for practice in lost:
            self.warm(practice=practice)

    def _complain(self, error: Exception) -> None:
        if isinstance(error, LeukoError):
            self.complained.emit(error)
        elif isinstance(error, EngineFault):
            self.broke.emit(str(error))

    def _show_progress(self, job: Job, done: int, total: int) -> None:
        if job is self._jobs.running:
            self.progressed.emit(done, total)

    def _rest(self, job: Job) -> None:
        self._open.pop(job, None)
        self.busy_changed.emit()
