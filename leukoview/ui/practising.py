"""One click to a practice case: drawn, opened, and read."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from leukoview.engine.slide import Slide
from leukoview.ui.parts import Parts


class Practising(QObject):
    """Opens the embedded smears and reads them, so that a newcomer meets a finished reading."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._awaited: set[Path] = set()
        parts.opener.opened.connect(self._read)

    def begin(self) -> None:
        """Have the case drawn, or found where it was drawn before."""
        room = self._parts.room
        job = room.ask(room.work.practice_case, self.tr("Drawing the practice smears…"))
        job.succeeded.connect(self._open)

    def _open(self, paths: Sequence[Path]) -> None:
        open_ones = {work.slide.path for work in self._parts.session.works}
        self._awaited |= set(paths) - open_ones
        self._parts.opener.open(paths)

    def _read(self, slide: Slide) -> None:
        if slide.path in self._awaited:
            self._awaited.remove(slide.path)
            self._parts.desk.read_opened(slide)
