"""Where on the slides cells can be read: asked for by hand, kept while a slide is open."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from leukoview.engine.case import Scale
from leukoview.engine.ground_map import GroundMap
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.engine_work import GroundOrder
from leukoview.ui.jobs import Job
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideId, SlideWork


class Grounds(QObject):
    """The map of the slide on screen, while the reader wants to see it.

    Another slide is asked about when it comes on screen; one that was set to another scale is asked
    about anew. `changed` says that `map`, `wanted` or `asking` has changed. The wish is taken back
    where there can be no map, or the reader stops the work.
    """

    changed = Signal()

    def __init__(self, session: Session, room: EngineRoom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room = room
        self._job: Job | None = None
        self._maps: dict[SlideId, tuple[Scale | None, GroundMap]] = {}
        self._asked: tuple[SlideId, Scale | None] | None = None
        self.wanted = False
        session.current_changed.connect(self._follow)
        session.slides_changed.connect(self._forget)
        session.cells_changed.connect(self._heed_scale)

    @property
    def asking(self) -> bool:
        """Whether the engine is at work on the map."""
        return self._job is not None

    @property
    def map(self) -> GroundMap | None:
        """The map of the slide on screen, if it is wanted and there."""
        work = self._session.current
        return self._known(work) if self.wanted and work is not None else None

    def set_wanted(self, wanted: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Show where cells can be read, or stop showing it."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._follow()

    def _known(self, work: SlideWork) -> GroundMap | None:
        scale, found = self._maps.get(work.id, (None, None))
        return found if scale == work.scale else None

    def _follow(self) -> None:
        """Ask for the map of the slide on screen unless it is there, or not wanted."""
        work = self._session.current
        subject = (work.id, work.scale) if work is not None and self.wanted else None
        if subject != self._asked or subject is None:
            self._stop()
        if work is not None and self.wanted and self._job is None and self._known(work) is None:
            self._ask(work)
        self.changed.emit()

    def _heed_scale(self) -> None:
        """Cells or the scale are others; with another scale the squares are."""
        if self.wanted:
            self._follow()

    def _ask(self, work: SlideWork) -> None:
        order = GroundOrder(work.slide.path, work.scale)
        job = self._room.ask(
            partial(self._room.work.ground, order),
            self.tr("Looking where cells can be read…"),
            first=True,
        )
        self._job, self._asked = job, (work.id, work.scale)
        job.succeeded.connect(partial(self._keep, work.id, work.scale))
        job.ended.connect(lambda: self._end(job))

    def _keep(self, slide: SlideId, scale: Scale | None, found: GroundMap) -> None:
        self._maps[slide] = (scale, found)

    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = self._asked = None
            self.wanted = self.map is not None
            self.changed.emit()

    def _stop(self) -> None:
        job, self._job, self._asked = self._job, None, None
        if job is not None:
            job.cancel()

    def _forget(self) -> None:
        """Let go of the maps of slides that were closed."""
        open_ = {work.id for work in self._session.works}
        self._maps = {slide: kept for slide, kept in self._maps.items() if slide in open_}
