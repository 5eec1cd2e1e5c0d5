"""The labelled cells that look most like the chosen one, found beside the window's thread."""

from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from leukoview.engine.case import Box, BundleRef, Pixels
from leukoview.engine.casefile import CaseId, SlideId, SlideRecord
from leukoview.engine.errors import LeukoError
from leukoview.engine.neighbours import nearest
from leukoview.engine.slide import Slide, open_slide
from leukoview.engine.store.labelled import LabelledCell, LabelledCells
from leukoview.ui.archive import Archive, Waiting
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.known_library import Known, KnownLibrary
from leukoview.ui.session import Session

if TYPE_CHECKING:
    from leukoview.engine.library import LibraryCell

MOST = 5
"""Look-alikes that are shown."""

AROUND = 0.3
"""Share of the box that is shown on each side of it."""

AROUND_MICRONS = 20.0
"""Width of what is shown of an image of the library, which has the cell in its middle."""

SLIDES_KEPT = 4
"""Images of signed cases that stay open, so that the next cell's look-alikes need not wait."""

SlideOf = Callable[[CaseId, SlideRecord], Slide]
"""Opens the image of a slide, or what stands in for it."""


@dataclass(frozen=True, slots=True, eq=False)
class LookAlike:
    """A labelled cell and its picture; None where no image of it can be read."""

    cell: "LabelledCell | LibraryCell"
    picture: QImage | None


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is looked for: cells like these features, read by this bundle, outside this case.

    `library` is what is known of the laboratory's library.
    """

    features: NDArray[np.float32]
    bundle: BundleRef
    case: CaseId
    library: Known


class LookAlikes(QObject):
    """Follows the chosen cell; `changed` says that `found` has.

    `found` is None while nobody knows: no cell is chosen, nothing may be shown of it yet, or the
    search is under way. Cells of signed cases and of the laboratory's library, and never of the
    open case; one that came into the library from a signed case is found once.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        room: EngineRoom,
        archive: Archive,
        slide_of: SlideOf,
        library: KnownLibrary,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self.found: tuple[LookAlike, ...] | None = None
        self._session = session
        self._room = room
        self._archive = archive
        self._labelled = LabelledCells(session.store.path)
        self._slide_of = slide_of
        self._slides: OrderedDict[SlideId, Slide] = OrderedDict()
        self._question: Question | None = None
        self._answer: Waiting | None = None
        archive.complained.connect(self.changed)
        for signal in (
            session.selection_changed,
            session.current_changed,
            session.cells_changed,
            room.cards_changed,
            library.changed,
        ):
            signal.connect(self._follow)

    @property
    def looking(self) -> bool:
        """Whether the search is under way."""
        return self._answer is not None and not self._answer.done()

    @property
    def waiting(self) -> int:
        """How many cells of the library were not looked at yet."""
        return self._library.waiting

    def _follow(self) -> None:
        question = self._asked()
        if _is_same(question, self._question):
            return
        if not _is_same(question, self._question, but_library=True):
            self.found = None
        self._question = question
        if self._answer is not None:
            self._answer.cancel()
            self._answer = None
        if question is not None:
            self._answer = self._archive.ask(
                partial(self._look, question), partial(self._take, question)
            )
        self.changed.emit()

    def _asked(self) -> Question | None:
        work, cell, case = self._session.current, self._session.selected, self._session.case
        reading = work.evident(cell) if work is not None and cell is not None else None
        if work is None or case is None or reading is None or reading.features is None:
            return None
        card = self._room.cards.get(work.slide.practice)
        if card is None or card.bundle.id != reading.prediction.bundle:
            return None
        cases = self._labelled.cases
        self._library.follow(card.bundle, practice=work.slide.practice, without=cases)
        return Question(reading.features, card.bundle, case.id, self._library.known)

    def _look(self, question: Question) -> tuple[LookAlike, ...]:
        signed = self._labelled.like(
            question.features, question.bundle, MOST, without=question.case
        )
        seen_already = {*self._labelled.cases, question.case}
        near: list[tuple[float, LabelledCell | LibraryCell]] = [
            *signed,
            *_near_in_library(question, seen_already),
        ]
        near.sort(key=lambda one: one[0])
        return tuple(LookAlike(cell, self._picture(cell)) for _, cell in near[:MOST])

    def _picture(self, cell: "LabelledCell | LibraryCell") -> QImage | None:
        try:
            if not isinstance(cell, LabelledCell):
                return _middle(cell)
            slide = self._slide(cell)
            return _image(slide.read(_around(cell.box, slide)))
        except (LeukoError, OSError):
            return None

    def _slide(self, cell: LabelledCell) -> Slide:
        id_ = cell.slide.id
        if id_ not in self._slides:
            self._slides[id_] = self._slide_of(cell.case, cell.slide)
        self._slides.move_to_end(id_)
        while len(self._slides) > SLIDES_KEPT:
            self._slides.popitem(last=False)
        return self._slides[id_]

    def _take(self, question: Question, found: tuple[LookAlike, ...]) -> None:
        if question is self._question:
            self.found = found
            self.changed.emit()


def _is_same(one: Question | None, other: Question | None, *, but_library: bool = False) -> bool:
    """Whether two questions ask for the same; `but_library` whether for the same cell at least."""
    if one is None or other is None:
        return one is other
    return (
        one.features is other.features
        and (one.bundle, one.case) == (other.bundle, other.case)
        and (but_library or one.library is other.library)
    )


def _near_in_library(
    question: Question, cases: Collection[CaseId]
) -> "list[tuple[float, LibraryCell]]":
    """The nearest cells of the library that did not come from some cases."""
    known = question.library
    rows = [n for n, cell in enumerate(known.cells) if cell.case not in cases]
    if not rows:
        return []
    found = nearest(known.rows[rows], question.features, MOST)
    return [(one.distance, known.cells[rows[one.row]]) for one in found]


def _middle(cell: "LibraryCell") -> QImage:
    slide = open_slide(cell.path)
    side = round(AROUND_MICRONS / cell.scale.microns_per_pixel)
    left, top = (slide.width - side) // 2, (slide.height - side) // 2
    return _image(slide.read(Box(left, top, side, side).clipped(slide.width, slide.height)))


def _around(box: Box, slide: Slide) -> Box:
    side = round(max(box.width, box.height) * (1 + 2 * AROUND))
    x, y = box.centre
    square = Box(round(x - side / 2), round(y - side / 2), side, side)
    return square.clipped(slide.width, slide.height)


def _image(pixels: Pixels) -> QImage:
    whole = np.ascontiguousarray(pixels)
    height, width = whole.shape[:2]
    image = QImage(whole.data, width, height, width * 3, QImage.Format.Format_RGB888)
    return image.copy()
