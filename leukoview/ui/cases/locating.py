"""Images that lie elsewhere now, found again by their digest in a thread."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from leukoview.engine.casefile import SlideId, SlideRecord
from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import Slide, open_slide
from leukoview.engine.slide.absent import AbsentSlide
from leukoview.engine.store import images
from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork


@dataclass(frozen=True, slots=True)
class Located:
    """An image with its digest, and the slide that it is of."""

    id: SlideId
    slide: Slide
    sha256: str


class Locating(QObject):
    """Looks for an image where the reader says, and for the others beside it.

    `located` carries the slides that were found.
    """

    located = Signal(object)
    complained = Signal(object)
    _ended = Signal(object)

    def __init__(
        self,
        session: Session,
        pictures: Pictures,
        open_image: Callable[[Path], Slide] = open_slide,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._open_image = open_image
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="locating")
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def absent(self) -> tuple[SlideWork, ...]:
        """The slides whose image is not at hand, the one on screen first."""
        away = [w for w in self._session.works if isinstance(w.slide, AbsentSlide)]
        return tuple(sorted(away, key=lambda work: work is not self._session.current))

    def locate(self, work: SlideWork, path: Path) -> None:
        """Show a slide from an image that the reader names, if it is the same image."""
        others = [other for other in self.absent if other is not work]
        self._thread.submit(self._found, work, path, others).add_done_callback(self._hand_over)

    def close(self) -> None:
        """Wait for the thread."""
        self._thread.shutdown()

    def _found(
        self, record: SlideRecord, path: Path, others: Sequence[SlideRecord]
    ) -> tuple[Located, ...] | LeukoError:
        try:
            first = self._looked_up(record, path)
        except LeukoError as error:
            return error
        return (first, *self._beside(path.parent, others))

    def _beside(self, folder: Path, others: Sequence[SlideRecord]) -> list[Located]:
        """Those of the others that lie in a folder under their old names."""
        found: list[Located] = []
        for record in others:
            path = folder / record.source.path.name
            try:
                found.append(self._looked_up(record, path))
            except LeukoError:
                # Nobody has said that it lies here.
                continue
        return found

    def _looked_up(self, record: SlideRecord, path: Path) -> Located:
        slide = images.located(record, path, self._open_image)
        return Located(record.id, slide, slide.sha256)

    def _hand_over(self, future: "Future[tuple[Located, ...] | LeukoError]") -> None:
        self._ended.emit(future)

    def _settle(self, future: "Future[tuple[Located, ...] | LeukoError]") -> None:
        found = future.result()
        if isinstance(found, LeukoError):
            self.complained.emit(found)
            return
        shown = [one.id for one in found if self._show(one)]
        if shown:
            self.located.emit(tuple(shown))

    def _show(self, found: Located) -> bool:
        self._pictures.forget(found.id)
        return self._session.locate(found.id, found.slide, found.sha256)
