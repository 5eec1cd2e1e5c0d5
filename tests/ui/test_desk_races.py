"""Reading while the case goes on: nothing lands in another case, and no cell is ever lost.

The engine is played by hand, so that every order of events can be tried.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QObject, Signal

from leukoview.engine.calibration import Calibrations
from leukoview.engine.case import Box, Cell, CellId, Origin, Scale, ScaleSource, SlideReading
from leukoview.engine.casefile import CaseState
from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import ArraySlide
from leukoview.engine.taxonomy import APL, BENIGN
from leukoview.ui.case_opening import CaseOpening
from leukoview.ui.desk import Desk
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.engine_work import Boxed, Found
from leukoview.ui.engine_worker import Done, Halted, Part, Refused
from leukoview.ui.jobs import Job
from tests.ui.fakes import FAKE_WORK, drawn_smear, reading_of

SCALE = Scale(0.1, ScaleSource.GIVEN)
PLACES = (0, 100, 200)


class EngineByHand(QObject):
    """Holds the jobs until a test says what comes of them, one after the other."""

    restarted = Signal()

    def __init__(self):
        super().__init__()
        self.queue = []

    @property
    def running(self):
        return self.queue[0] if self.queue else None

    def start(self, request, *, first=False):
        job = Job(len(self.queue), request, self)
        job.stop_wished.connect(lambda: self._drop(job))
        self.queue.append(job)
        return job

    def tell(self, part):
        self.running.hear(Part(self.running.number, part))

    def finish(self, result):
        self._end(Done, result)

    def fail(self):
        self._end(Refused, LeukoError("The engine stopped.", remedy="Try again."))

    def halt(self):
        """The running job has come to its next check-in."""
        job = self.queue.pop(0)
        job.hear(Halted(job.number))
        job.ended.emit()

    def _end(self, kind, said):
        job = self.queue.pop(0)
        job.hear(kind(job.number, said))
        job.ended.emit()

    def _drop(self, job):
        if job is not self.running:
            self.queue.remove(job)
            job.hear(Halted(job.number))
            job.ended.emit()


@pytest.fixture
def engine():
    return EngineByHand()


@pytest.fixture
def room(qapp, engine):
    return EngineRoom(engine, FAKE_WORK)


@pytest.fixture
def desk(session, room, tmp_path):
    return Desk(session, room, Calibrations(tmp_path))


@pytest.fixture
def complaints(session, room):
    heard = []
    session.complained.connect(lambda error: heard.append(str(error)))
    room.complained.connect(lambda error: heard.append(str(error)))
    return heard


def slide(name="a.png", **words):
    return ArraySlide(np.zeros((300, 400, 3), np.uint8), Path(name), **words)


@pytest.fixture
def open_id(session):
    return session.open(slide(), SCALE)


def box(x):
    return Box(x, 10, 50, 50)


def told(*places, first=0):
    return Found(tuple(reading_of(Cell(CellId(first + n), box(x))) for n, x in enumerate(places)))


def result(*places, remarks=()):
    cells = tuple(reading_of(Cell(CellId(n), box(x))) for n, x in enumerate(places))
    return SlideReading(Path("a.png"), "cd" * 32, 400, 300, SCALE, remarks, cells)


def read_through(desk, engine, *places):
    desk.read()
    engine.tell(told(*places))
    engine.finish(result(*places))


def standing(session):
    return [(int(cell.id), cell.box.x) for cell in session.current.cells]


def on_disk(session):
    """The case on disk is the case on screen, down to the last entry."""
    again = session.store.case(session.case.id)
    return again == session.case and again.entries == session.case.entries


# A second reading over a first


def test_what_was_found_before_stays_until_it_is_found_anew(session, desk, engine, open_id):
    read_through(desk, engine, *PLACES)
    desk.read()
    engine.tell(told(0))
    assert standing(session) == [(1, 100), (2, 200), (3, 0)]
    engine.finish(result(0))
    assert standing(session) == [(3, 0)]
    session.undo_stack.undo()
    assert standing(session) == [(0, 0), (1, 100), (2, 200)]
    session.undo_stack.redo()
    assert standing(session) == [(3, 0)]
    assert on_disk(session)


def test_a_reading_that_the_program_did_not_outlive_costs_no_cell(session, desk, engine, open_id):
    read_through(desk, engine, *PLACES)
    desk.read()
    engine.tell(told(0))
    case = session.store.case(session.case.id)
    assert [cell.box.x for cell in case.slides[0].cells] == [100, 200, 0]


@pytest.mark.parametrize("end", ["halt", "fail"])
def test_a_reading_that_ends_early_leaves_the_slide_as_it_was(session, desk, engine, open_id, end):
    read_through(desk, engine, *PLACES)
    session.decide([CellId(1)], BENIGN, "Label")
    before = session.current.cells
    desk.read()
    engine.tell(told(0, 50))
    getattr(engine, end)()
    assert session.current.cells == before
    assert session.undo_stack.undoText() == "Label"
    assert not desk.reading
    assert on_disk(session)


def test_a_cell_that_is_labelled_while_it_is_read_again_is_kept(session, desk, engine, open_id):
    read_through(desk, engine, *PLACES)
    desk.read()
    session.decide([CellId(2)], APL, "Label")
    engine.tell(told(0, 200))
    engine.finish(result(0, 200))
    assert standing(session) == [(2, 200), (3, 0)]
    assert session.current.label(2) == APL


def test_a_found_cell_that_is_labelled_survives_that_the_reading_is_stopped(
    session, desk, engine, open_id
):
    read_through(desk, engine, 0)
    desk.read()
    engine.tell(told(0, 100))
    session.decide([CellId(1)], APL, "Label")
    engine.halt()
    assert standing(session) == [(1, 0)]
    assert session.current.label(1) == APL


def test_what_is_undone_while_a_slide_is_read_stays_undone(session, desk, engine, open_id):
    session.place(open_id, Cell(CellId(7), box(200), Origin.DRAWN), "Draw box")
    desk.read()
    engine.tell(told(0))
    session.undo_stack.undo()
    engine.finish(result(0))
    assert standing(session) == [(8, 0)]
    session.undo_stack.undo()
    assert standing(session) == []
    session.undo_stack.redo()
    assert standing(session) == [(8, 0)]


def test_what_is_undone_and_redone_around_a_stopped_reading_is_there_once(
    session, desk, engine, open_id
):
    session.place(open_id, Cell(CellId(7), box(200), Origin.DRAWN), "Draw box")
    desk.read()
    session.undo_stack.undo()
    engine.tell(told(0))
    engine.halt()
    assert standing(session) == []
    session.undo_stack.redo()
    assert standing(session) == [(7, 200)]


def test_undoing_an_earlier_reading_while_another_is_under_way(session, desk, engine, open_id):
    read_through(desk, engine, 0, 100)
    desk.read()
    engine.tell(told(0))
    session.undo_stack.undo()
    engine.finish(result(0))
    assert standing(session) == [(2, 0)]
    assert on_disk(session)


def test_ids_of_parts_and_of_cells_placed_meanwhile_never_meet(session, desk, engine, open_id):
    desk.add_at(10, 10)
    desk.read()
    late = engine.queue.pop(0)
    engine.tell(told(100))
    late.hear(Done(late.number, Cell(CellId(0), box(0), Origin.CLICKED)))
    engine.tell(told(200, first=1))
    engine.finish(result(100, 200))
    ids = [id_ for id_, _ in standing(session)]
    assert len(ids) == len(set(ids)) == 3


def test_no_slide_is_read_twice_at_once(session, desk, engine, open_id):
    desk.read_opened(session.current.slide)
    desk.read_opened(session.current.slide)
    assert len(engine.queue) == 1


# The case goes away


def test_a_part_for_a_case_that_was_left_lands_nowhere(session, desk, engine, open_id, store):
    first = session.case.id
    desk.read()
    engine.tell(told(0))
    session.leave()
    other = session.open(slide("b.png"), SCALE)
    engine.tell(told(100, first=1))
    engine.finish(result(0, 100))
    assert session.work(other).cells == ()
    assert [cell.box.x for cell in store.case(first).slides[0].cells] == [0]
    assert not desk.reading


def test_a_reading_is_stopped_where_its_case_was_left(session, desk, engine, open_id):
    desk.read()
    session.leave()
    QCoreApplication.processEvents()
    assert engine.running.stopping


def test_leaving_a_case_also_drops_what_waits_to_be_read(session, desk, engine, open_id):
    session.open(slide("b.png"), SCALE)
    desk.read_all()
    assert len(engine.queue) == 2
    session.leave()
    QCoreApplication.processEvents()
    engine.halt()
    assert (engine.queue, desk.reading) == ([], False)


def test_a_slide_taken_off_while_it_is_read_comes_back_as_it_was(session, desk, engine, open_id):
    read_through(desk, engine, *PLACES)
    session.open(slide("b.png"), SCALE, show=False)
    desk.read()
    engine.tell(told(0))
    session.remove(open_id)
    engine.tell(told(100, first=1))
    assert engine.running.stopping
    engine.halt()
    session.undo_stack.undo()
    session.show(open_id)
    assert standing(session) == [(0, 0), (1, 100), (2, 200)]
    assert on_disk(session)


def test_a_slide_that_comes_back_at_once_is_not_half_read(session, desk, engine, open_id):
    session.open(slide("b.png"), SCALE, show=False)
    desk.read()
    engine.tell(told(0))
    session.remove(open_id)
    engine.tell(told(100, first=1))
    session.undo_stack.undo()
    engine.tell(told(200, first=2))
    engine.finish(result(*PLACES))
    assert session.work(open_id).cells == ()
    assert session.work(open_id).found is None


def test_two_slides_are_read_one_after_the_other(session, desk, engine, open_id):
    other = session.open(slide("b.png"), SCALE, show=False)
    desk.read_all()
    engine.tell(told(0))
    engine.finish(result(0))
    assert desk.reading
    engine.tell(told(100))
    engine.finish(result(100))
    assert [cell.box.x for cell in session.work(open_id).cells] == [0]
    assert [cell.box.x for cell in session.work(other).cells] == [100]
    assert not desk.reading
    session.undo_stack.undo()
    assert session.work(other).cells == ()
    assert session.work(open_id).cells != ()


# The case refuses


def label_all(session):
    session.decide([cell.id for cell in session.current.cells], BENIGN, "Label")


def test_a_case_that_is_signed_while_it_is_read_says_so_once(
    session, desk, engine, open_id, complaints
):
    read_through(desk, engine, 0)
    desk.read()
    engine.tell(told(0))
    label_all(session)
    session.sign()
    signed = session.case
    for n in range(1, 4):
        engine.tell(told(100 * n, first=n))
    assert engine.running.stopping
    engine.halt()
    assert session.case == signed
    assert session.case.state is CaseState.SIGNED
    (complaint,) = complaints
    assert complaint.startswith("The case is signed, so it cannot be changed.")


def test_a_signed_case_is_not_read(session, desk, engine, open_id, complaints):
    session.place(open_id, Cell(CellId(0), Box(10, 10, 60, 60), Origin.DRAWN), "Draw box")
    label_all(session)
    session.sign()
    desk.read()
    assert engine.queue == []
    assert complaints == ["The case is signed, so it is not read again. Amend it first."]


def test_a_disk_that_fills_up_in_the_middle_of_a_reading_says_so_once(
    session, desk, engine, open_id, complaints, store
):
    read_through(desk, engine, 0)
    desk.read()
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    for n in range(40):
        engine.tell(told(*range(200, 390, 60), first=4 * n))
    engine.halt()
    assert len(complaints) == 1
    assert "the disk is full" in complaints[0]
    assert standing(session)[0] == (0, 0)
    assert on_disk(session)
    store._db.execute("PRAGMA max_page_count = 1000000")
    session.decide([CellId(0)], APL, "Label")
    assert session.current.label(0) == APL


def test_a_step_back_that_the_disk_refuses_can_be_tried_again(
    session, open_id, complaints, store, qtbot
):
    session.place(open_id, Cell(CellId(0), box(0), Origin.DRAWN), "Draw box")
    session.decide([CellId(0)], APL, "Label")
    store._db.execute("PRAGMA query_only = ON")
    session.undo_stack.undo()
    assert len(complaints) == 1
    qtbot.waitUntil(lambda: session.undo_stack.undoText() == "Label")
    assert session.current.label(0) == APL
    store._db.execute("PRAGMA query_only = OFF")
    session.undo_stack.undo()
    assert session.current.label(0) is None
    store._db.execute("PRAGMA query_only = ON")
    session.undo_stack.redo()
    qtbot.waitUntil(lambda: session.undo_stack.redoText() == "Label")
    assert session.current.label(0) is None
    store._db.execute("PRAGMA query_only = OFF")
    session.undo_stack.redo()
    assert session.current.label(0) == APL
    assert on_disk(session)


def test_what_nothing_takes_back_is_not_offered_to_be_undone(session, desk):
    session.open(slide(), None)
    desk.calibrate(0.2)
    assert session.current.scale.microns_per_pixel == 0.2
    assert not session.undo_stack.canUndo()


def test_the_scale_is_not_changed_under_a_reading(session, desk, engine, open_id):
    desk.read()
    desk.calibrate(0.5)
    assert session.current.scale == SCALE


def test_a_cell_that_was_moved_while_it_was_read_has_no_reading(session, desk, engine, open_id):
    desk.draw(box(0))
    session.rebox({CellId(0): box(9)})
    engine.tell(Boxed((reading_of(Cell(CellId(0), box(0), Origin.DRAWN)),)))
    assert session.current.read_cells == ()
    assert session.current.outdated


def test_a_cell_that_was_deleted_while_it_was_read_stays_deleted(session, desk, engine, open_id):
    desk.draw(box(0))
    session.delete([CellId(0)])
    engine.tell(Boxed((reading_of(Cell(CellId(0), box(0), Origin.DRAWN)),)))
    assert session.current.cells == ()


# Opening a case while it changes


@pytest.fixture
def opening(session):
    opening = CaseOpening(session)
    yield opening
    opening.close()


def test_a_case_that_changed_while_it_was_opened_is_opened_as_it_is_now(
    session, opening, qtbot, tmp_path
):
    id_ = session.open(an_image(tmp_path), SCALE)
    case = session.case.id
    session.leave()
    with qtbot.waitSignal(opening.opened):
        opening.open(case)
        # Another hand at the same file, before the images are open.
        changed = session.store.case(case)
        session.take(changed, {id_: slide()})
        session.place(id_, Cell(CellId(0), box(0), Origin.DRAWN), "Draw box")
        session.leave()
    assert standing(session) == [(0, 0)]
    session.decide([CellId(0)], APL, "Label")
    assert on_disk(session)


def test_opening_the_case_on_the_desk_keeps_its_history(session, opening, qtbot, tmp_path):
    id_ = session.open(an_image(tmp_path), SCALE)
    session.place(id_, Cell(CellId(0), box(0), Origin.DRAWN), "Draw box")
    with qtbot.waitSignal(opening.opened):
        opening.open(session.case.id)
    assert session.undo_stack.undoText() == "Draw box"


def an_image(folder):
    path = drawn_smear(folder / "smear.png", size=(400, 300), boxes=())
    return replace(slide(), path=path)
