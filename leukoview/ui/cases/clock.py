"""A computer whose clock says an earlier time than the last entry of the open case."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from leukoview.engine.casefile import CaseId
from leukoview.engine.errors import LeukoError
from leukoview.ui.banner import Banners
from leukoview.ui.cases.times import local
from leukoview.ui.session import Session

BEARABLE = timedelta(minutes=1)
"""How far a clock that is set by the network may go back without a word."""


class ClockWatch(QObject):
    """Tells once a case, when it is opened or changed, that the clock was set back.

    Work goes on: the order of a trail is that of its chain, whatever its times say.
    """

    def __init__(self, session: Session, banners: Banners, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._banners = banners
        self._case: CaseId | None = None
        self._latest: datetime | None = None
        self._told = False
        for signal in (session.case_changed, session.cells_changed, session.slides_changed):
            signal.connect(self._look)

    def _look(self) -> None:
        case = self._session.case
        if case is None:
            self._case = None
            return
        if case.id != self._case:
            self._case, self._latest, self._told = case.id, self._latest_of(case.id), False
        now = self._session.stamp().at
        if self._latest is not None and now < self._latest - BEARABLE:
            self._tell(now, self._latest)
        else:
            self._latest = now

    def _latest_of(self, case: CaseId) -> datetime | None:
        try:
            return self._session.store.latest(case)
        except LeukoError as error:
            self._banners.complain(error)
            return None

    def _tell(self, now: datetime, latest: datetime) -> None:
        if not self._told:
            self._told = True
            words = self.tr(
                "This computer's clock says {0}, but the last entry of the case is from {1}. Set "
                "the clock, or tell who looks after this computer, and note it: what you do now "
                "gets this time, and keeps its place in the trail."
            )
            self._banners.say(words.format(local(now), local(latest)), tone="caution")
