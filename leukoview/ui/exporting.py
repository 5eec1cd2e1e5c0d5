"""Writing the report of what is summed up on screen."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from leukoview.engine.casefile import CaseId
from leukoview.engine.casefile.versions import version_count
from leukoview.engine.store.carrying import parcel_of
from leukoview.engine.store.reviewing import KeptReview
from leukoview.ui.desk import Desk
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.export_dialog import Places, free_name
from leukoview.ui.jobs import Job
from leukoview.ui.report.keeping import Keeping
from leukoview.ui.report.report_work import ExportOrder, PagesOrder, ReportOrder, Written
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK)


def first_writable(
    folders: Sequence[Path], *, may_write: Callable[[Path], bool] = _may_write
) -> Path:
    """The first of these folders that is there and takes files; the last where none does."""
    return next((one for one in folders if one.is_dir() and may_write(one)), folders[-1])


def plain_name(title: str) -> str:
    """A title as a file may be named on every system."""
    return "".join("-" if letter in '<>:"/\\|?*' else letter for letter in title).strip(" .")


class Exporting(QObject):
    """Proposes a name for a report, and has the engine write it or draw its pages.

    `written` carries the paths of the files.
    """

    written = Signal(object)

    def __init__(
        self,
        session: Session,
        desk: Desk,
        room: EngineRoom,
        keeping: Keeping,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.keeping = keeping
        self._session = session
        self._desk = desk
        self._room = room

    def proposal(self, works: Sequence[SlideWork]) -> Path:
        """A free name beside the first slide, or among the documents where that cannot be."""
        first = works[0].slide.path
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        places = [Path(QStandardPaths.writableLocation(documents)), Path.home()]
        if not works[0].slide.practice:
            places.insert(0, first.parent)
        return free_name(first_writable(places), self.tr("{0} report").format(first.stem))

    def nameless(self, works: Sequence[SlideWork]) -> Path:
        """A free name for a report that must not say whose case it is."""
        case = self._session.case
        number = case.id[:8] if case else ""
        name = self.tr("LeukoView report {0}").format(number).strip()
        return free_name(self.proposal(works).parent, name)

    @property
    def versions(self) -> int:
        """How many signed versions the open case has."""
        case = self._session.case
        return version_count(case) if case else 0

    def order(self, *, deidentified: bool = False, version: int = 0) -> ReportOrder | None:
        """The report of the open case, all its slides, as it stands or as a version of it stood.

        None where no case is open.
        """
        case = self._session.case
        if case is None:
            return None
        alarmed = tuple(work.id for work in self._desk.alarmed())
        kept = KeptReview(self._session.store.path, case.id, case.entries, alarmed, version)
        return ReportOrder(kept.review, parcel_of(case.id), deidentified, self.keeping.stationery)

    def export(self, places: Places, *, deidentified: bool = False, version: int = 0) -> None:
        """Write the wanted forms of the report.

        A failure is a banner, and nothing is half-written.
        """
        of, case = self.order(deidentified=deidentified, version=version), self._session.case
        if of is None or case is None:
            return
        order = ExportOrder(of, dict(places.files))
        job = self._room.ask(
            partial(self._room.work.export, order), self.tr("Writing the report…"), first=True
        )
        job.succeeded.connect(partial(self._note, case.id))

    def draw(self, of: ReportOrder, dots: int) -> Job:
        """Have the pages of a report drawn, so many dots to an inch; it tells of each `Page`."""
        order = PagesOrder(of, dots)
        return self._room.ask(
            partial(self._room.work.pages, order), self.tr("Laying out the report…"), first=True
        )

    def _note(self, case: CaseId, written: Written) -> None:
        """The reader may have gone on to another case while the files were made."""
        self._session.note_of(case, written.entry)
        self.written.emit(written.paths)
