"""Where the actions on cases meet their dialogs, and what the window says afterwards."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow

from leukoview.engine.casefile import CaseId, paperwork, telling
from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import Slide
from leukoview.engine.store import Listing, name_of, title_of
from leukoview.ui.banner import Banners
from leukoview.ui.case_work import verify_store
from leukoview.ui.cases.case_actions import CaseActions
from leukoview.ui.cases.case_chip import CaseChip
from leukoview.ui.cases.case_files import CaseFiles
from leukoview.ui.cases.case_list import CaseList
from leukoview.ui.cases.clock import ClockWatch
from leukoview.ui.cases.details import CaseDetails
from leukoview.ui.cases.reader import READER, ReaderDialog
from leukoview.ui.cases.resuming import Resuming
from leukoview.ui.cases.sign_off import SignOff
from leukoview.ui.cases.thumbnails import Thumbnails
from leukoview.ui.cases.trail_dialog import TrailDialog
from leukoview.ui.cases.twice import Twice
from leukoview.ui.jobs import Job
from leukoview.ui.parts import Parts
from leukoview.ui.scrolling import shown
from leukoview.ui.terms import case_title


class CaseMenu(QObject):
    """Opens, describes, signs, amends, carries, locates and archives.

    `list_wanted`: show all cases; `archived`: one left the list, or came back into it.
    """

    list_wanted = Signal()
    archived = Signal()

    def __init__(self, window: QMainWindow, parts: Parts, banners: Banners) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._session = parts.session
        self._banners = banners
        self.actions_ = CaseActions(window, parts.session, parts.desk, parts.appearance)
        self.chip = CaseChip(parts.session, parts.appearance)
        self.files = CaseFiles(window, parts, banners, self.actions_)
        self.sign_off = SignOff(window, parts, self.actions_)
        self.thumbnails = Thumbnails(parts.session, self)
        self.resuming = Resuming(parts.session, parts.cases, parts.settings, self)
        self.twice = Twice(parts, banners, self)
        self.clock = ClockWatch(parts.session, banners, self)
        self._connect()
        self._name()

    def close(self) -> None:
        """The window is being closed as it should be."""
        self.resuming.forget()
        self.thumbnails.close()
        self.files.close()

    def open(self, case: CaseId) -> None:
        """Bring a case to the desk."""
        self._banners.grow_old()
        self._parts.cases.open(case)

    def resume(self) -> None:
        """Open the case that was open when LeukoView ended without being closed."""
        if self.resuming.reopen():
            self._parts.cases.opened.connect(
                self._tell_of_resuming, Qt.ConnectionType.SingleShotConnection
            )

    def made_list(self) -> CaseList:
        """A list of all cases, from which they are opened."""
        cases = CaseList(self._session.store, self._parts.appearance)
        cases.chosen.connect(self.open)
        cases.put_away.connect(self._put_away)
        self.archived.connect(cases.refresh)
        cases.complained.connect(self._banners.complain)
        self.thumbnails.kept.connect(cases.refresh)
        return cases

    def _connect(self) -> None:
        cases = self._parts.cases
        cases.complained.connect(self._banners.complain)
        cases.opened.connect(self._parts.desk.resume)
        for signal in (self._session.case_changed, self._session.current_changed):
            signal.connect(self._name)
        actions = self.actions_
        for action, slot in (
            (actions.new, self._leave),
            (actions.list, self.list_wanted),
            (actions.details, self._ask_for_details),
            (actions.reader, self._ask_for_reader),
            (actions.trail, self._show_trail),
        ):
            action.triggered.connect(slot)
        self._parts.opener.opened.connect(self._begin_anew)
        self.chip.state_pressed.connect(actions.trail.trigger)
        self.chip.reader_pressed.connect(actions.reader.trigger)

    def _begin_anew(self, _slide: Slide) -> None:
        """An image opened where no other is on screen belongs to a case of its own."""
        if self._session.case is not None and not self._session.works:
            self._session.leave()

    def _put_away(self, line: Listing) -> None:
        """Archive a case, on the desk or not, or bring it back; its trail says so."""
        self._session.note_of(line.case, paperwork.Archived(away=not line.archived))
        self.archived.emit()

    def _name(self) -> None:
        """Name the window after the case, and after the image on screen."""
        case, work = self._session.case, self._session.current
        names = [name_of(case)] if case is not None else []
        names += [work.slide.path.name] if work is not None else []
        self._window.setWindowTitle(" – ".join(filter(None, [*names, "LeukoView"])))

    def _leave(self) -> None:
        self._banners.grow_old()
        self._banners.close_old()
        self._session.leave()

    def _tell_of_resuming(self) -> None:
        case = self._session.case
        if case is not None and case.id == self.resuming.left_open:
            words = self.tr(
                "LeukoView ended without being closed. “{0}” is open again with everything that "
                "was done on it."
            )
            self._banners.say(words.format(case_title(title_of(case))))

    def _ask_for_details(self) -> None:
        case, session = self._session.case, self._session
        if case is None:
            return
        dialog = CaseDetails(case, locked=session.locked, parent=self._window)
        dialog.accepted.connect(lambda: self._take_details(dialog))
        shown(dialog)

    def _take_details(self, dialog: CaseDetails) -> None:
        case = self._session.case
        if case is None:
            return
        if case.subject != dialog.subject:
            self._session.give_subject(dialog.subject)
        if case.specimen != dialog.specimen:
            self._session.give_specimen(dialog.specimen)
        if case.settings != dialog.settings:
            self._session.give_settings(dialog.settings)

    def _ask_for_reader(self) -> None:
        dialog = ReaderDialog(self._session.reader, self._window)
        dialog.accepted.connect(lambda: self._take_reader(dialog.name))
        shown(dialog)

    def _take_reader(self, name: str) -> None:
        self._session.reader = name
        self._parts.settings.setValue(READER, name)
        self.chip.refresh()

    def _show_trail(self) -> None:
        case = self._session.case
        if case is None:
            return
        # A reader who labels blind first must not learn from the trail what is suggested.
        blind = case.settings.blind and any(record.unreviewed for record in case.slides)
        try:
            lines = telling.told(self._session.store.trail(case.id), blind=blind)
        except LeukoError as error:
            self._banners.complain(error)
            return
        shown(TrailDialog(case_title(title_of(case)), lines, self._verify, self._window))

    def _verify(self) -> Job:
        room, path = self._parts.room, self._session.store.path
        return room.ask(partial(verify_store, path), self.tr("Checking the trail…"), first=True)
