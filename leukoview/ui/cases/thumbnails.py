"""Small views of slides for the list of cases, made in a thread as slides come in."""

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from leukoview.engine.casefile import CaseId
from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import Slide
from leukoview.engine.slide.absent import AbsentSlide
from leukoview.engine.store import parcel
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideId


class Thumbnails(QObject):
    """Sees to it that every slide of the open case has a small view in the store."""

    kept = Signal()
    _made = Signal(object, object, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked: set[SlideId] = set()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="thumbnails")
        self._made.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        session.slides_changed.connect(self._make_missing)

    def close(self) -> None:
        """Leave what waits, and wait for the thread."""
        self._thread.shutdown(cancel_futures=True)

    def _make_missing(self) -> None:
        case = self._session.case
        if case is None or self._session.store.read_only:
            return
        for work in self._session.works:
            if work.id not in self._asked and not isinstance(work.slide, AbsentSlide):
                self._asked.add(work.id)
                if self._session.store.picture(work.id) is None:
                    self._make(case.id, work.id, work.slide)

    def _make(self, case: CaseId, id_: SlideId, slide: Slide) -> None:
        future = self._thread.submit(parcel.picture_of, slide)
        future.add_done_callback(partial(self._hand_over, case, id_))

    def _hand_over(self, case: CaseId, slide: SlideId, future: "Future[bytes]") -> None:
        # An image that cannot be read has complained elsewhere; its case goes without a picture.
        if not future.cancelled() and future.exception() is None:
            self._made.emit(case, slide, future.result())

    def _keep(self, case: CaseId, slide: SlideId, png: bytes) -> None:
        try:
            self._session.store.keep_picture(case, slide, png)
        except LeukoError as error:
            self._session.complained.emit(error)
        self.kept.emit()
