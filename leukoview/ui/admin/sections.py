"""The laboratory's page with all its sections, and the work that they ask for."""

from functools import partial

from PySide6.QtCore import QObject

from leukoview.engine.backbone.registry import installed
from leukoview.engine.casefile.changes import Decided
from leukoview.engine.errors import LeukoError
from leukoview.engine.lab import Role
from leukoview.engine.library import Taken
from leukoview.engine.library.unlabelled import WorthLabelling
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.admin.admin_page import AdminPage, Section
from leukoview.ui.admin.deeds_section import DeedsSection
from leukoview.ui.admin.fitting_section import FittingSection
from leukoview.ui.admin.library_section import LibrarySection
from leukoview.ui.admin.models_section import ModelsSection
from leukoview.ui.admin.next_section import NextSection
from leukoview.ui.admin.training_section import TrainingSection
from leukoview.ui.admin.users_section import UsersSection
from leukoview.ui.admin.watch_section import WatchSection
from leukoview.ui.banner import Banners
from leukoview.ui.deciding import Deciding
from leukoview.ui.engine_worker import Request
from leukoview.ui.jobs import Job
from leukoview.ui.lab_models import compared, fitted, looked_over, moved, shelf_of, trained
from leukoview.ui.lab_orders import NextOrder, SendOrder, ShelfOrder, WatchOrder
from leukoview.ui.lab_work import chosen_next, offered, sent, taken_in, watched
from leukoview.ui.parts import Parts

NEXT_CELLS = 20
"""Cells that are put forward for labelling at once."""


class Sections(QObject):
    """Makes the sections of `page` as they are first shown, and starts their work."""

    def __init__(
        self, parts: Parts, banners: Banners, deciding: Deciding, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._banners = banners
        self._deciding = deciding
        self.page = AdminPage(parts.people, parts.workshop, parts.appearance)
        self.page.offer(
            Section(self.tr("People"), Role.ADMIN, partial(UsersSection, parts.people)),
            Section(self.tr("Library"), Role.REVIEWER, self._library),
            Section(self.tr("Training"), Role.ADMIN, self._training),
            Section(self.tr("Models"), Role.ADMIN, self._models),
            Section(self.tr("Calibration"), Role.ADMIN, self._fitting),
            Section(self.tr("Label next"), Role.REVIEWER, self._next),
            Section(self.tr("Watch"), Role.READER, partial(WatchSection, self._watch)),
            Section(self.tr("Trail"), Role.READER, partial(DeedsSection, parts.people)),
        )

    def send(self) -> None:
        """Take the labelled cells of the open case into the library."""
        case, people = self._parts.session.case, self._parts.people
        if case is not None:
            order = SendOrder(people.lab.path, self._parts.session.store.path, case.id, people.name)
            job = self._ask(partial(sent, order), self.tr("Filling the library…"))
            job.succeeded.connect(self._tell_of)

    def _tell_of(self, taken: Taken) -> None:
        words = self.tr("%n cell(s) of the case are in the library now", "", len(taken.cells))
        skipped = self.tr("%n not taken", "", len(taken.skipped))
        self._banners.say(f"{words}; {skipped}." if taken.skipped else f"{words}.")

    def _library(self) -> LibrarySection:
        return LibrarySection(
            self._parts.people,
            lambda path: self._ask(partial(offered, path), self.tr("Looking at what is offered…")),
            lambda order: self._ask(partial(taken_in, order), self.tr("Filling the library…")),
        )

    def _training(self) -> TrainingSection:
        section = TrainingSection(
            self._parts.people,
            lambda order: self._ask(partial(looked_over, order), self.tr("Looking over…")),
            lambda order: self._ask(partial(trained, order), self.tr("Training…")),
            installed(),
        )
        section.made.connect(self._show_candidate)
        return section

    def _models(self) -> ModelsSection:
        path = self._parts.people.lab.path
        section = ModelsSection(
            self._parts.people,
            lambda: self._ask(partial(shelf_of, path), self.tr("Looking at the shelf…")),
            lambda order: self._ask(partial(compared, order), self.tr("Comparing…")),
            self._move,
        )
        section.changed.connect(self._parts.room.reload)
        return section

    def _move(self, order: ShelfOrder) -> Job:
        """Do something with a model; once it is done an earlier refusal says nothing any more."""
        self._banners.grow_old()
        job = self._ask(partial(moved, order), self.tr("Proving the model…"))
        job.succeeded.connect(lambda _one: self._banners.close_old())
        return job

    def _fitting(self) -> FittingSection:
        path = self._parts.people.lab.path
        return FittingSection(
            self._parts.people,
            lambda: self._ask(partial(shelf_of, path), self.tr("Looking at the shelf…")),
            lambda order: self._ask(partial(fitted, order), self.tr("Fitting the model…")),
        )

    def _next(self) -> NextSection:
        return NextSection(self._choose_next, lambda: self._deciding.keys, self._label, self._go_to)

    def _choose_next(self) -> Job | None:
        """The cells of patients' cases, or of practice ones where no patient's was read."""
        cards = self._parts.room.cards
        card = cards.get(False) or cards.get(True)
        if card is None:
            return None
        order = NextOrder(self._parts.session.store.path, card.bundle, NEXT_CELLS)
        return self._ask(partial(chosen_next, order), self.tr("Choosing cells…"))

    def _label(self, worth: WorthLabelling, key: ClassKey) -> bool:
        """Put a class to a cell of any case, open or not; whether that was done."""
        session = self._parts.session
        said = {worth.cell.id: key}
        if session.case is not None and session.case.id == worth.case:
            session.do(self.tr("Label cell"), Decided(worth.slide.id, said))
            return True
        try:
            case = session.store.case(worth.case)
            blind = case.settings.blind
            session.store.append(case, [Decided(worth.slide.id, said, blind)], session.stamp())
        except LeukoError as error:
            self._banners.complain(error)
            return False
        return True

    def _go_to(self, worth: WorthLabelling) -> None:
        self._parts.cases.open(worth.case)

    def _show_candidate(self, id_: str) -> None:
        """Compare a new candidate at once: that is the next question."""
        section = self.page.go_to(self.tr("Models"))
        if isinstance(section, ModelsSection):
            section.meet(id_)

    def _ask(self, request: Request, activity: str) -> Job:
        return self._parts.workshop.ask(request, activity)

    def _watch(self, practice: bool) -> Job:  # noqa: FBT001 - one of two kinds of cases
        order = WatchOrder(self._parts.session.store.path, practice)
        return self._ask(partial(watched, order), self.tr("Looking at the cases…"))
