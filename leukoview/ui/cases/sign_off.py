"""Signing and opening again: what stands in the way, and where it is settled."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from leukoview.engine.case import CellId
from leukoview.engine.casefile import Case, signing
from leukoview.engine.casefile.signing import Open, OpenPoint
from leukoview.engine.errors import CaseError
from leukoview.engine.taxonomy import UNIDENTIFIED
from leukoview.ui.cases.amend_dialog import AmendDialog
from leukoview.ui.cases.case_actions import CaseActions
from leukoview.ui.cases.sign_dialog import SignDialog
from leukoview.ui.parts import Parts
from leukoview.ui.scrolling import shown


class SignOff(QObject):
    """Lets the reader sign only what is settled, and amend only with a reason."""

    def __init__(self, window: QMainWindow, parts: Parts, actions: CaseActions) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._session = parts.session
        actions.sign.triggered.connect(self._ask_to_sign)
        actions.amend.triggered.connect(self._ask_to_amend)

    def _ask_to_sign(self) -> None:
        reader, appearance = self._session.reader, self._parts.appearance
        dialog = SignDialog(appearance, reader, self.open_points, self._window)
        dialog.quality_accepted.connect(self._session.accept_quality)
        dialog.wanted.connect(self._go_to)
        dialog.accepted.connect(self._sign)
        shown(dialog)

    def _sign(self) -> None:
        """Sign what is settled now, whatever the dialog has seen."""
        case = self._session.case
        found = self._refusals(case) if case is not None else []
        if found:
            words = " ".join(point.sentence for point in found)
            self._session.complained.emit(CaseError(words))
        else:
            self._session.sign(self._parts.desk.ringing())

    def open_points(self) -> tuple[OpenPoint, ...]:
        """What stands in the way of this reader's signature, now."""
        case = self._session.case
        if case is None:
            return ()
        found = signing.points(case, self._parts.desk.ringing())
        return (*found, *self._refusals(case))

    def _refusals(self, case: Case) -> list[OpenPoint]:
        """What only this window knows: a reading, no model to judge by, the same reader again."""
        refusals: list[str] = []
        if self._parts.desk.reading:
            refusals.append(self.tr("Slides are being read: let the reading end, or cancel it."))
        read = any(record.is_read for record in case.slides)
        if read and case.practice not in self._parts.room.cards:
            refusals.append(
                self.tr("The model is not loaded, so nobody knows whether the APL alarm rings.")
            )
        if signing.has_signed(case, self._session.reader):
            words = self.tr("{0} has signed already: the second reader must be somebody else.")
            refusals.append(words.format(self._session.reader))
        return [OpenPoint(Open.ALARM, sentence) for sentence in refusals]

    def _go_to(self, point: OpenPoint) -> None:
        work = self._session.work(point.slide) if point.slide else None
        if work is None:
            return
        self._session.show(work.id)
        cells = [c.id for c in work.cells if work.label(c.id) == UNIDENTIFIED]
        if point.kind is Open.UNREVIEWED:
            cells = list[CellId](work.unreviewed)
        self._session.select(cells[0] if cells else None)

    def _ask_to_amend(self) -> None:
        dialog = AmendDialog(self._window)
        dialog.accepted.connect(lambda: self._session.amend(dialog.reason))
        shown(dialog)
