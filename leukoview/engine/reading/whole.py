"""A whole slide is read while it is searched; what is done goes to the disk, not into memory."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import overload

from typing_extensions import override

from leukoview.engine import journal
from leukoview.engine.case import Cell, CellId, CellReading, Remark, Scale
from leukoview.engine.casefile.packing import shrunk
from leukoview.engine.detect import Survey, Walk, squares, survey
from leukoview.engine.ground_map import Ground
from leukoview.engine.journal import Course, Journal, Kept
from leukoview.engine.progress import CheckIn, Tell, WentOn, unheard, unwatched
from leukoview.engine.quality import NOT_A_SMEAR, Examined, examine
from leukoview.engine.reading.cells import read_cells
from leukoview.engine.reading.engine import Engine
from leukoview.engine.slide import Slide

TOGETHER = 64
"""Cells from which those of several squares are read and put down: about a second's work."""

TOGETHER_ON_A_CARD = 256
"""The same on a graphics card: two of its batches."""

SQUARES_TOGETHER = 8
"""Squares after which they are in any case, however few cells they hold."""

PATIENCE = 0.1
"""Seconds between two check-ins while a slide's digest is taken."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a whole slide is read; a photograph is read in a second and knows no difference.

    `anew` drops what an interrupted reading has kept, else this one goes on there. `apart` begins
    as well, keeps nothing itself, and what is kept stays for the reading that goes on. Without
    `gathered` cells are only told, and the reading itself carries none: memory stays flat then.
    """

    anew: bool = False
    apart: bool = False
    gathered: bool = True


USUAL = Manner()


@dataclass(frozen=True, slots=True)
class Searched:
    """What there is to say of a slide, and its cells where they were gathered."""

    examined: Examined
    cells: tuple[CellReading, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_whole(
    slide: Slide,
    scale: Scale,
    engine: Engine,
    manner: Manner = USUAL,
    check_in: CheckIn = unwatched,
    tell: Tell = unheard,
) -> Searched:
    """Read a whole slide square by square, or go on where an interrupted reading has stopped.

    Checks in with squares done and to do. `tell` hears tuples of `CellReading`, those kept from an
    earlier reading as well, after a `WentOn`. Cells are numbered in the order of their squares,
    and within one in reading order. The journal is removed once all is read.

    Raises:
        Cancelled: A check-in asked to stop; what was done until then is kept.
        StoreError: The disk took no more.
    """
    stranger = examine(slide, (), scale)
    check_in(0, 0)
    if any(remark.code == NOT_A_SMEAR for remark in stranger.remarks):
        return Searched(stranger)
    course = course_of(slide, scale, engine, check_in)
    with _kept(slide, course, manner) as kept:
        surveyed = _surveyed(slide, scale, kept.journal, check_in)
        together = TOGETHER if course.device == "cpu" else TOGETHER_ON_A_CARD
        way = _Way(kept.journal, surveyed, together, check_in, tell)
        _go_through(slide, scale, engine, way)
        pause = partial(check_in, course.squares, course.squares)
        examined = examine(slide, _CellsOf(kept.journal, pause), scale)
        parts = kept.journal.parts() if manner.gathered else ()
        cells = tuple(one for part in parts for one in part)
        kept.whole = True
    told = () if kept.remark is None else (kept.remark,)
    return Searched(examined, cells, (*surveyed.remarks, *told))


def _kept(slide: Slide, course: Course, manner: Manner) -> AbstractContextManager[Kept]:
    if manner.apart:
        return journal.passing(course)
    return journal.kept(slide.path, course, anew=manner.anew)


def unfinished(
    slide: Slide, scale: Scale, engine: Engine, check_in: CheckIn = unwatched
) -> float | None:
    """Which part of a slide an interrupted reading has behind it; None where there is none."""
    if not journal.may_be_unfinished(slide.path):
        return None
    return journal.unfinished(slide.path, course_of(slide, scale, engine, check_in))


def course_of(slide: Slide, scale: Scale, engine: Engine, check_in: CheckIn = unwatched) -> Course:
    """What must be alike for a reading of a slide to go on."""
    return Course(
        slide=_digest(slide, check_in),
        bundle=engine.bundle.ref.sha256,
        microns_per_pixel=scale.microns_per_pixel,
        device=engine.computes.kind,
        squares=sum(1 for _ in squares(slide, scale)),
    )


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a reading writes, what it leaves out, how many cells it reads at once, who follows."""

    journal: Journal
    surveyed: Survey
    together: int
    check_in: CheckIn
    tell: Tell


def _go_through(slide: Slide, scale: Scale, engine: Engine, way: _Way) -> None:
    walk = Walk(slide, scale)
    reached = way.journal.reached
    if reached:
        way.tell(WentOn(way.journal.share))
    for part in way.journal.parts():
        way.check_in(reached, walk.squares)
        walk.pass_over(one.cell for one in part)
        if part:
            way.tell(part)
    for reached, cells in _groups(walk, way):
        still = partial(_still, way.check_in, reached, walk.squares)
        readings = tuple(map(_compact, read_cells(slide, cells, scale, engine, check_in=still)))
        way.journal.add(reached, readings)
        if readings:
            way.tell(readings)
    way.check_in(walk.squares, walk.squares)


def _groups(walk: Walk, way: _Way) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Squares behind and the cells found since the last time, enough of them to be read at once.

    A reading that goes on forms the same groups, for it begins where one ended: the last bits of a
    feature may depend on the others of its batch.
    """
    first, begun = way.journal.cells, way.journal.reached
    found: list[Cell] = []
    for square in range(begun, walk.squares):
        pause = partial(way.check_in, square, walk.squares)
        pause()
        if not way.surveyed.leaves_out(square):
            found += walk.search(square, CellId(first + len(found)), pause)
        behind = square + 1
        many = len(found) >= way.together or behind - begun >= SQUARES_TOGETHER
        if many or behind == walk.squares:
            yield behind, tuple(found)
            first, begun, found = first + len(found), behind, []


def _still(check_in: CheckIn, done: int, total: int, *_cells: int) -> None:
    """While the cells of a group are read, no square is added to those behind."""
    check_in(done, total)


def _surveyed(slide: Slide, scale: Scale, kept: Journal, check_in: CheckIn) -> Survey:
    """The ground of the slide, from the journal where it was told before."""
    if not kept.ground:
        told = survey(slide, scale, check_in=lambda _done, _total: check_in(0, 0))
        kept.begin(" ".join(told.grounds))
    return Survey(tuple(map(Ground, kept.ground.split())))


def _compact(reading: CellReading) -> CellReading:
    """The same with its masks packed, as the journal gives them back."""
    masks = reading.cell.masks
    if masks is None:
        return reading
    return replace(reading, cell=replace(reading.cell, masks=shrunk(masks)))


def _digest(slide: Slide, check_in: CheckIn) -> str:
    """The digest of a slide; of gigabytes it takes seconds, in which nobody shall wait to stop."""
    pool = ThreadPoolExecutor(1)
    try:
        digest = pool.submit(lambda: slide.sha256)
        while True:
            check_in(0, 0)
            try:
                return digest.result(PATIENCE)
            except TimeoutError:
                continue
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


class _CellsOf(Sequence[Cell]):
    """The cells of a journal, each read when it is looked at, with a pause at every part."""

    def __init__(self, kept: Journal, pause: Callable[[], None]) -> None:
        self._kept = kept
        self._pause = pause

    @override
    def __len__(self) -> int:
        return self._kept.cells

    @override
    def __iter__(self) -> Iterator[Cell]:
        for part in self._kept.parts():
            self._pause()
            yield from (one.cell for one in part)

    @overload
    def __getitem__(self, at: int) -> Cell: ...
    @overload
    def __getitem__(self, at: slice) -> list[Cell]: ...
    @override
    def __getitem__(self, at: int | slice) -> Cell | list[Cell]:
        if isinstance(at, slice):
            return list(islice(self, *at.indices(len(self))))
        return next(islice(self, range(len(self))[at], None))
