"""Where the session's wishes meet the engine: reading slides and placing cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from leukoview.engine.calibration import Calibrations
from leukoview.engine.case import Box, Cell, CellId, Origin, Scale, ScaleSource, SlideReading
from leukoview.engine.casefile.changes import (
    CellsRead,
    ScaleSet,
    Searched,
)
from leukoview.engine.errors import OutputError
from leukoview.engine.slide import Slide
from leukoview.engine.summary import CaseSummary
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.engine_work import Boxed, EngineCard, PointOrder
from leukoview.ui.ordering import image_read, not_readable, read_order
from leukoview.ui.searching import Search
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideId, SlideWork, withheld
from leukoview.ui.sums import Sums, called_apl


@dataclass(frozen=True, slots=True, eq=False)
class Alarm:
    """Whether the APL alarm rings for a slide as it was read, and which engine said so."""

    work: SlideWork
    card: EngineCard | None
    rings: bool


class Desk(QObject):
    """Asks the engine on the session's behalf, and puts what it says back into the session.

    `reads_as_placed` is whether a cell placed by hand is read at once; `finished` carries the slide
    that has been read; `judge_changed` says that the model which sums cells up came or went: a
    reading may be done before the window has heard of the model that made it.
    """

    reading_changed = Signal()
    judge_changed = Signal()
    finished = Signal(object)

    def __init__(
        self,
        session: Session,
        room: EngineRoom,
        calibrations: Calibrations,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._searches: list[Search] = []
        self._alarms: dict[SlideId, Alarm] = {}
        self._sums = Sums()
        self.reads_as_placed = True
        self._session = session
        self._room = room
        self._calibrations = calibrations
        room.cards_changed.connect(self.judge_changed)
        # Once all have heard that a slide has gone: what is read of it may be put back then.
        session.slides_changed.connect(self._stop_strays, Qt.ConnectionType.QueuedConnection)

    @property
    def reading(self) -> bool:
        """Whether slides are being read."""
        return bool(self._searches)

    def set_reads_as_placed(self, wanted: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Read a cell as soon as it is placed by hand, or only when asked to."""
        self.reads_as_placed = wanted

    def open(self, slide: Slide, show: bool = True) -> None:  # noqa: FBT001, FBT002 - a slot
        """Add a slide, with its scale and with the model that may read it, and `show` it."""
        microns = slide.microns_per_pixel
        known = Scale(microns, ScaleSource.METADATA) if microns is not None else None
        id_ = self._session.open(slide, known or self._calibrations.of(slide), show=show)
        self._room.warm(practice=slide.practice)
        if id_ is not None:
            self._measure_scale(id_)

    def resume(self) -> None:
        """Have the model loaded that may read the case at hand."""
        if self._session.case is not None:
            self._room.warm(practice=self._session.case.practice)

    def card(self) -> EngineCard | None:
        """The engine that reads the slide on screen, once it is loaded."""
        current = self._session.current
        return self._room.cards.get(current is not None and current.slide.practice)

    def summary(self, works: Sequence[SlideWork]) -> CaseSummary | None:
        """What the engine says of everything read on some slides; None before anything is.

        Cells that the reader called artefacts are left out. The case bears the name of its image,
        or of the first of its images and how many more there are.
        """
        card = self._room.cards.get(works[0].slide.practice) if works else None
        return None if card is None else self._sums.of(card, works)

    def rings(self) -> bool:
        """Whether the APL alarm rings for the case: for a slide of it, or for all together."""
        return bool(self.ringing())

    def ringing(self) -> tuple[SlideId, ...]:
        """The slides for which the APL alarm rings; all that were read where it does for all alone.

        It also rings where a reader has called a cell APL, whatever the engine says: one such cell
        is reason enough to have the case looked at at once.
        """
        works, alarmed = self._session.works, self.alarmed()
        own = [work.id for work in works if work in alarmed or called_apl(work)]
        summary = None if own or withheld(works) else self.summary(works)
        if summary is not None and summary.apl_alarm:
            own = [work.id for work in works if work.is_read]
        return tuple(own)

    def alarmed(self) -> tuple[SlideWork, ...]:
        """The open slides whose own cells set off the APL alarm, on screen or not.

        None while suggestions are withheld (`slide_work.withheld`): an alarm is one too. It cannot
        be missed for that: a case with cells left to label cannot be signed, and once they are
        labelled the alarm rings.
        """
        works = self._session.works
        self._alarms = {work.id: self._alarm(work) for work in works}
        if withheld(works):
            return ()
        return tuple(work for work in works if self._alarms[work.id].rings)

    def _alarm(self, work: SlideWork) -> "Alarm":
        """Whether a slide's alarm rings; one that rang does not fall silent with a lost engine."""
        card = self._room.cards.get(work.slide.practice)
        known = self._alarms.get(work.id)
        if known and known.work is work and (card is None or card is known.card):
            return known
        summary = self.summary([work])
        return Alarm(work, card, rings=summary is not None and summary.apl_alarm)

    def read(self, *, search: bool = True) -> None:
        """Read the slide on screen: the reader's boxes, and what a search finds if wanted."""
        if self._session.current is not None and not self.reading:
            self._read(self._session.current, search=search)

    def read_opened(self, slide: Slide) -> None:
        """Read an open slide, on screen or not, after those that wait to be read already."""
        for work in self._session.works:
            if work.slide.path == slide.path:
                self._read(work, search=True)

    def read_all(self) -> None:
        """Read every open slide, one after the other."""
        if not self.reading:
            for work in self._session.works:
                self._read(work, search=True)

    def _read(self, work: SlideWork, *, search: bool) -> None:
        if any(one.slide == work.id and not one.over for one in self._searches):
            return
        if self._session.locked:
            self._room.complained.emit(not_readable(self._session))
            return
        order = read_order(work, work.held, search=search)
        job = self._room.ask(
            partial(self._room.work.read, order), self.tr("Reading the slide…"), first=True
        )
        under_way = Search(self._session, work, job.cancel, search=search)
        self._searches.append(under_way)
        job.told.connect(under_way.hear)
        job.succeeded.connect(partial(self._conclude, under_way, work, searched=search))
        job.cancelled.connect(under_way.put_back)
        job.failed.connect(lambda _error: under_way.put_back())
        job.ended.connect(lambda: self._end(under_way))
        self.reading_changed.emit()

    def add_at(self, x: float, y: float) -> None:
        """Add the cell whose nucleus lies at a point of the slide on screen."""
        work = self._session.current
        if work is not None and not self.reading:
            order = PointOrder(work.slide.path, x, y, work.scale, self._session.next_id(work.id))
            job = self._room.ask(
                partial(self._room.work.cell_at, order),
                self.tr("Finding the nucleus…"),
                first=True,
            )
            job.succeeded.connect(partial(self._place_found, work.id))

    def draw(self, box: Box) -> None:
        """Add a cell in a box drawn by hand."""
        work = self._session.current
        if work is not None and not self.reading:
            inside = box.clipped(work.slide.width, work.slide.height)
            cell = Cell(self._session.next_id(work.id), inside, Origin.DRAWN)
            self._place(work.id, cell, self.tr("Draw box"))

    def rebox(self, boxes: Mapping[CellId, Box]) -> None:
        """Move or resize boxes of the slide on screen, and read them anew."""
        work = self._session.current
        if work is None or self.reading:
            return
        inside = {
            id_: box.clipped(work.slide.width, work.slide.height) for id_, box in boxes.items()
        }
        self._session.rebox(inside)
        now = self._session.work(work.id)
        if self.reads_as_placed and now is not None and now is not work:
            self._read_cells(work.id, [cell for cell in now.cells if cell.id in inside])

    def calibrate(self, microns_per_pixel: float) -> None:
        """Set the scale of the slide on screen, and of every later image of its camera."""
        work = self._session.current
        if work is not None and not self.reading:
            scale = Scale(microns_per_pixel, ScaleSource.GIVEN)
            self._session.do(self.tr("Set scale"), ScaleSet(work.id, scale))
            try:
                self._calibrations.remember(work.slide, microns_per_pixel)
            except OutputError as error:
                self._room.complained.emit(error)

    def _measure_scale(self, slide: SlideId) -> None:
        work = self._session.work(slide)
        if work is not None and work.scale is None:
            job = self._room.ask(
                partial(self._room.work.scale_of, work.slide.path),
                self.tr("Measuring the scale…"),
            )
            job.succeeded.connect(partial(self._learn_scale, slide))

    def _learn_scale(self, slide: SlideId, scale: Scale) -> None:
        work = self._session.work(slide)
        if work is not None and work.scale is None:
            self._session.note(ScaleSet(slide, scale))

    def _place_found(self, slide: SlideId, cell: Cell) -> None:
        work = self._session.work(slide)
        standing = work.standing_at(cell.box) if work else None
        if standing is not None:
            self._session.select(standing.id)
        else:
            self._place(slide, cell, self.tr("Add cell"))

    def _place(self, slide: SlideId, cell: Cell, text: str) -> None:
        if self._session.work(slide) is None:
            return
        self._session.place(slide, cell, text)
        now = self._session.work(slide)
        if self.reads_as_placed and now is not None and now.has(cell.id):
            self._read_cells(slide, [cell])

    def _read_cells(self, slide: SlideId, cells: Sequence[Cell]) -> None:
        work = self._session.work(slide)
        if work is not None:
            order = read_order(work, cells, search=False)
            job = self._room.ask(
                partial(self._room.work.read, order), self.tr("Reading the cell…"), first=True
            )
            job.told.connect(partial(self._take, work))
            job.succeeded.connect(partial(self._note_image, slide))

    def _take(self, asked: SlideWork, part: object) -> None:
        if self._session.work(asked.id) is not None and isinstance(part, Boxed):
            at = asked.scale.microns_per_pixel if asked.scale else None
            self._session.note(CellsRead(asked.id, part.readings, at))

    def _note_image(self, slide: SlideId, result: SlideReading) -> None:
        """Put down which image was read, and at which scale."""
        work = self._session.work(slide)
        if work is not None:
            self._session.note(*image_read(work, result))

    def _conclude(
        self, under_way: Search, work: SlideWork, result: SlideReading, *, searched: bool
    ) -> None:
        now = self._session.work(work.id)
        card = self._room.cards.get(work.slide.practice)
        bundle = card.bundle.sha256 if card else ""
        number = under_way.heard if searched else None
        image = image_read(now, result) if now is not None else ()
        noted = (*image, Searched(work.id, bundle, result.remarks, number, result.look))
        if under_way.conclude(noted, self.tr("Read slide")):
            self.finished.emit(work.id)

    def _stop_strays(self) -> None:
        """Read no further what is no longer on the desk."""
        for under_way in [one for one in self._searches if self._session.work(one.slide) is None]:
            under_way.stop()

    def _end(self, under_way: Search) -> None:
        self._searches.remove(under_way)
        self.reading_changed.emit()
