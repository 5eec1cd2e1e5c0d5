"""Writing the report of what is summed up on screen."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from leukoview.ui.desk import Desk
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.engine_work import ExportOrder
from leukoview.ui.export_dialog import Places, free_name
from leukoview.ui.slide_work import SlideId, SlideWork


def _may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK)


def first_writable(
    folders: Sequence[Path], *, may_write: Callable[[Path], bool] = _may_write
) -> Path:
    """The first of these folders that is there and takes files; the last where none does."""
    return next((one for one in folders if one.is_dir() and may_write(one)), folders[-1])


class Exporting(QObject):
    """Knows what can be exported, proposes a name, and has the engine write it.

    `written` carries the paths of the files.
    """

    written = Signal(object)

    def __init__(self, desk: Desk, room: EngineRoom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._room = room
        self._exported: dict[SlideId, object] = {}

    def unexported(self, works: Sequence[SlideWork]) -> tuple[SlideWork, ...]:
        """The slides whose cells were never exported as they stand now; a drawn one is no loss."""
        return tuple(
            work
            for work in works
            if work.cells
            and not work.slide.practice
            and self._exported.get(work.id) != _state(work)
        )

    def proposal(self, works: Sequence[SlideWork]) -> Path:
        """A free name beside the first slide, or among the documents where that cannot be."""
        first = works[0].slide.path
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        places = [Path(QStandardPaths.writableLocation(documents)), Path.home()]
        if not works[0].slide.practice:
            places.insert(0, first.parent)
        return free_name(first_writable(places), f"{first.stem} report")

    def export(self, works: Sequence[SlideWork], places: Places) -> None:
        """Write the forms that are wanted; a failure is a banner, and nothing is half-written."""
        read = tuple(work for work in works if work.read_cells)
        summary = self._desk.summary(read)
        if summary is None:
            return
        order = ExportOrder(
            slides=tuple(work.as_reading() for work in read),
            practice=read[0].slide.practice,
            summaries=(summary,),
            pdf=places.pdf,
            csv=places.csv,
            json=places.json,
        )
        job = self._room.ask(
            partial(self._room.work.export, order), self.tr("Writing the report…"), first=True
        )
        job.succeeded.connect(lambda paths: self._note(works, paths))

    def _note(self, works: Sequence[SlideWork], paths: Sequence[Path]) -> None:
        self._exported |= {work.id: _state(work) for work in works}
        self.written.emit(tuple(paths))


def _state(work: SlideWork) -> object:
    return tuple((cell.id, cell.box, work.reading(cell.id) is not None) for cell in work.cells)
