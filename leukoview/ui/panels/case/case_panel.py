"""The case so far: alarm, counts, FAB score, then the suggestion, and what to know of the image."""

from collections.abc import Sequence
from operator import is_

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from leukoview.engine.case import Remark
from leukoview.engine.casefile import CaseId, Settings
from leukoview.ui.appearance import Appearance
from leukoview.ui.archive import Archive
from leukoview.ui.column import Column
from leukoview.ui.desk import Desk
from leukoview.ui.labels import emptied, notice, text
from leukoview.ui.panels import wording
from leukoview.ui.panels.case.agreement_card import AgreementCard
from leukoview.ui.panels.case.alarm_card import AlarmCard
from leukoview.ui.panels.case.count_card import CountCard
from leukoview.ui.panels.case.fab_card import FabCard
from leukoview.ui.panels.case.suggestion_card import SuggestionCard
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.terms import said
from leukoview.ui.theme import SPACE

AFTER_CELLS_MS = 25
"""Milliseconds in which the cells of a reading are drawn before they are summed up: Qt draws five
milliseconds after what was asked last, so that a turn of the event loop would not be enough."""


class CasePanel(QWidget):
    """Sums up the case, or the slide on screen: evidence above, suggestion below it."""

    scope_changed = Signal()

    def __init__(
        self,
        session: Session,
        desk: Desk,
        appearance: Appearance,
        archive: Archive,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._appearance = appearance
        self._scope = QComboBox()
        self._met: CaseId | None = None
        self._summed: tuple[object, ...] = ()
        self._alarm = AlarmCard(session, desk, appearance)
        self._count = CountCard()
        self._fab = FabCard(session)
        self.suggestion = SuggestionCard(session)
        self._agreement = AgreementCard(session, archive)
        self._remarks = QVBoxLayout()
        self._later = QTimer(self, singleShot=True, interval=AFTER_CELLS_MS)
        self._later.timeout.connect(self._refresh)
        self._lay_out()
        self._scope.activated.connect(self._change_scope)
        session.case_changed.connect(self._meet_case)
        for signal in (
            session.case_changed,
            session.current_changed,
            session.cells_changed,
            session.slides_changed,
        ):
            signal.connect(self._follow)
        desk.judge_changed.connect(self._judge_anew)
        self._refresh()

    @property
    def works(self) -> tuple[SlideWork, ...]:
        """The slides that are summed up."""
        current = self._session.current
        if self._scope.currentIndex() == 0 or current is None:
            return self._session.works
        return (current,)

    def sum_up_one(self) -> None:
        """Sum up the slide on screen alone."""
        self._scope.setCurrentIndex(1)
        self._change_scope()

    def _meet_case(self) -> None:
        """Sum up a patient's case as a whole; drawn smears are of several people, so one by one."""
        case = self._session.case
        if case is not None and case.id != self._met:
            self._met = case.id
            self._scope.setCurrentIndex(int(case.practice))

    def _lay_out(self) -> None:
        self._scope.setAccessibleName(self.tr("What is summed up"))
        self._scope.addItems([self.tr("The whole case"), self.tr("This slide")])
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        self._remarks.setSpacing(SPACE)
        for part in (self._alarm, self._scope, self._count, self._fab):
            column.addWidget(part)
        column.addWidget(self.suggestion)
        column.addWidget(self._agreement)
        column.addLayout(self._remarks)
        column.addStretch(1)

    def _change_scope(self) -> None:
        self._refresh()
        self.scope_changed.emit()

    def _judge_anew(self) -> None:
        self._summed = ()
        self._follow()

    def _follow(self) -> None:
        """While a slide is read, its cells are drawn first: both at once hold the window up.

        Several signals may speak of one change; a case is never altered, only replaced.
        """
        now = self._at_hand
        if len(now) == len(self._summed) and all(map(is_, now, self._summed)):
            return
        if self._desk.reading:
            self._later.start()
        else:
            self._refresh()

    @property
    def _at_hand(self) -> tuple[object, ...]:
        """All that is summed up: the same objects come to the same sums."""
        session = self._session
        return (session.case, session.current, *session.works, *self.works)

    def _refresh(self) -> None:
        self._later.stop()
        self._summed = self._at_hand
        works, case = self.works, self._session.case
        settings = case.settings if case is not None else Settings()
        self._scope.setVisible(len(self._session.works) > 1)
        self._alarm.show_case()
        self._count.setVisible(any(work.cells for work in works))
        self._count.show_works(works, settings.wanted)
        self._fab.show_works(works)
        self.suggestion.show_works(works, self._desk.summary(works))
        self._agreement.show_case()
        self._show_remarks([r for work in works for r in work.remarks])
        if self._session.current is not None:
            self._show_scale(self._session.current)

    def _show_remarks(self, remarks: Sequence[Remark]) -> None:
        emptied(self._remarks)
        for remark in remarks:
            tone = "danger" if remark.severe else "caution"
            icon = "alarm" if remark.severe else "remark"
            self._remarks.addWidget(notice(self._appearance, said(remark.sentence), icon, tone))

    def _show_scale(self, work: SlideWork) -> None:
        scale = work.scale
        if work.outdated:
            words = self.tr("Cells were read at another scale and do not count: read them again.")
            self._remarks.addWidget(notice(self._appearance, words, "calibrate", "caution"))
        if work.is_no_smear:
            return
        self._remarks.addWidget(text(wording.scale(scale), tone="muted"))
        if scale is not None and scale.doubt:
            way = self.tr("Calibrate tool: key C.")
            words = f"{said(scale.doubt)} {way}"
            self._remarks.addWidget(notice(self._appearance, words, "calibrate", "caution"))
