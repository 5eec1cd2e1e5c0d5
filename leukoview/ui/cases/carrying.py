"""Cases that leave in a `.leukocase` file, and those that come in one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from leukoview.engine.casefile import Case
from leukoview.engine.casefile.paperwork import carried_out
from leukoview.engine.errors import LeukoError
from leukoview.engine.paths import shown
from leukoview.engine.store import carrying, parcel
from leukoview.engine.store.carrying import Parcel
from leukoview.ui.case_work import Packed, PackOrder, pack_case, unpack_case
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.session import Session


class Carrying(QObject):
    """Has the engine's process write and check files, and takes cases into the store.

    `written` carries the path of a file; `imported` a `Case` and whether it was here before.
    """

    written = Signal(object)
    imported = Signal(object, bool)
    complained = Signal(object)

    def __init__(self, session: Session, room: EngineRoom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room = room

    def export(self, case: Case, target: Path, *, replace: bool) -> None:
        """Write a case to a file; it is there whole or not at all."""
        place = target if target.suffix == parcel.SUFFIX else Path(f"{target}{parcel.SUFFIX}")
        order = PackOrder(self._session.store.path, case.id, place, replace=replace)
        job = self._room.ask(partial(pack_case, order), self.tr("Exporting the case…"), first=True)
        job.succeeded.connect(partial(self._note, case))

    def bring(self, path: Path) -> None:
        """Check a file, and take in the case that is in it."""
        job = self._room.ask(partial(unpack_case, path), self.tr("Checking the file…"), first=True)
        job.succeeded.connect(self._take_in)

    def _note(self, case: Case, packed: Packed) -> None:
        name = shown(Path(packed.path.name))
        self._session.note_of(case.id, carried_out(name, packed.sha256))
        self.written.emit(packed.path)

    def _take_in(self, file: Parcel) -> None:
        try:
            known = self._session.store.has(file.case)
            case = carrying.taken_in(self._session.store, file, self._session.stamp())
        except LeukoError as error:
            self.complained.emit(error)
            return
        self.imported.emit(case, known)
