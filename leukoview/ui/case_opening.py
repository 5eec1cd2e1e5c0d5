"""Bringing a case from the store to the desk; its images are opened in a thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from leukoview.engine.casefile import Case, CaseId, SlideId, SlideRecord
from leukoview.engine.collecting import forget_lasting, lasting
from leukoview.engine.errors import CaseError, LeukoError
from leukoview.engine.slide import Slide, open_slide
from leukoview.engine.store import images, parcel
from leukoview.engine.store.carrying import parcel_of
from leukoview.ui.session import Session


@dataclass(frozen=True, slots=True)
class Desktop:
    """A case with its slides open, and those whose image is not where it was."""

    case: Case
    slides: dict[SlideId, Slide]
    absent: tuple[SlideRecord, ...]


class CaseOpening(QObject):
    """Opens cases of the session's store. `opened` follows once a case is on the desk.

    `complained` carries why a case could not be opened, or which of its images are not at hand.
    """

    opened = Signal()
    complained = Signal(object)
    _ended = Signal(object)

    def __init__(
        self,
        session: Session,
        open_image: Callable[[Path], Slide] = open_slide,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._open_image = open_image
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="opening-case")
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def open(self, id_: CaseId) -> None:
        """Bring a case to the desk; the one that is there is put away when this one comes."""
        if self._is_on_desk(id_):
            self.opened.emit()
            return
        try:
            with lasting():
                case = self._session.store.case(id_)
        except LeukoError as error:
            self.complained.emit(error)
            return
        self._thread.submit(self._fetched, case).add_done_callback(self._hand_over)

    def close(self) -> None:
        """Wait for the thread."""
        self._thread.shutdown()
        forget_lasting()

    def _fetched(self, case: Case) -> Desktop:
        slides: dict[SlideId, Slide] = {}
        missing: list[SlideRecord] = []
        for record in case.records.values():
            slide = images.at_hand(record, self._open_image)
            slides[record.id] = slide or parcel.absent(record, parcel_of(case.id))
            if slide is None and not record.removed:
                missing.append(record)
        return Desktop(case, slides, tuple(missing))

    def _hand_over(self, future: "Future[Desktop]") -> None:
        self._ended.emit(future)

    def _is_on_desk(self, id_: CaseId) -> bool:
        """Whether a case is the one at hand, as the store has it."""
        case = self._session.case
        return case is not None and case.id == id_ and self._is_latest(case)

    def _is_latest(self, case: Case) -> bool:
        """Whether nobody has changed a case while its images were opened."""
        try:
            return self._session.store.is_latest(case)
        except LeukoError:
            return True

    def _settle(self, future: "Future[Desktop]") -> None:
        desktop = future.result()
        if self._is_on_desk(desktop.case.id) or not self._is_latest(desktop.case):
            self.open(desktop.case.id)
            return
        with lasting():
            self._session.take(desktop.case, desktop.slides)
        self.opened.emit()
        if desktop.absent:
            names = ", ".join(f"“{record.source.path.name}”" for record in desktop.absent)
            self.complained.emit(
                CaseError(
                    self.tr("Not where it was, or altered: {0}.").format(names),
                    remedy=self.tr("Locate it in the Case menu; your decisions are all here."),
                )
            )
