"""A reading of a whole slide that was interrupted: what it has done is kept, and it may go on."""

from functools import partial

from PySide6.QtCore import QObject

from leukoview.engine.journal import may_be_unfinished
from leukoview.ui.banner import Banners
from leukoview.ui.ordering import read_order
from leukoview.ui.parts import Parts
from leukoview.ui.slide_work import SlideId


class Unfinished(QObject):
    """Offers to go on with the reading of the slide on screen, where one was interrupted.

    Asked for once for every slide that comes on screen, and again when a reading has ended.
    """

    def __init__(self, parts: Parts, banners: Banners, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = parts.session
        self._desk = parts.desk
        self._room = parts.room
        self._banners = banners
        self._asked: set[SlideId] = set()
        parts.session.current_changed.connect(self._look)
        parts.session.cells_changed.connect(self._look)
        parts.desk.reading_changed.connect(self._look_again)

    def _look_again(self) -> None:
        if self._desk.reading:
            self._asked.clear()
        else:
            self._look()

    def _look(self) -> None:
        work = self._session.current
        if work is None or work.scale is None or self._desk.reading or work.id in self._asked:
            return
        self._asked.add(work.id)
        if self._session.locked or not may_be_unfinished(work.slide.path):
            return
        job = self._room.ask(
            partial(self._room.work.unfinished, read_order(work, (), search=True)),
            self.tr("Looking for an interrupted reading…"),
        )
        job.succeeded.connect(partial(self._offer, work.id))

    def _offer(self, slide: SlideId, share: float | None) -> None:
        work = self._session.work(slide)
        if work is None or share is None or self._desk.reading:
            return
        words = self.tr("The reading of “{0}” was interrupted: {1} % of it is done.")
        self._banners.offer(
            words.format(work.slide.path.name, f"{100 * share:.0f}"),
            self.tr("Go on with it"),
            partial(self._go_on, slide),
        )

    def _go_on(self, slide: SlideId) -> None:
        work = self._session.work(slide)
        if work is not None:
            self._desk.read_opened(work.slide)
