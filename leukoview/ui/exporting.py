"""Writing the report of what is summed up on screen."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from leukoview.engine.casefile.paperwork import Exported
from leukoview.engine.casefile.review import review_of
from leukoview.engine.errors import LeukoError
from leukoview.engine.store.carrying import parcel_of
from leukoview.ui.desk import Desk
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.engine_work import ExportOrder
from leukoview.ui.export_dialog import Places, free_name
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
    """Proposes a name for a report, and has the engine write it.

    `written` carries the paths of the files.
    """

    written = Signal(object)

    def __init__(
        self, session: Session, desk: Desk, room: EngineRoom, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
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

    def export(self, places: Places, *, deidentified: bool = False) -> None:
        """Write the wanted forms of the report of the open case, all its slides.

        A failure is a banner, and nothing is half-written.
        """
        case = self._session.case
        if case is None:
            return
        try:
            entries = self._session.store.trail(case.id)
        except LeukoError as error:
            self._room.complained.emit(error)
            return
        review = review_of(case, entries, [work.id for work in self._desk.alarmed()])
        order = ExportOrder(
            review=review,
            pdf=places.pdf,
            csv=places.csv,
            json=places.json,
            parcel=parcel_of(case.id),
            deidentified=deidentified,
        )
        job = self._room.ask(
            partial(self._room.work.export, order), self.tr("Writing the report…"), first=True
        )
        job.succeeded.connect(self._note)

    def _note(self, paths: Sequence[Path]) -> None:
        self._session.note(Exported(tuple(path.name for path in paths)))
        self.written.emit(tuple(paths))
