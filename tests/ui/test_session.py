from pathlib import Path

import numpy as np
import pytest

from leukoview.engine.case import Box, Cell, CellId, Origin, Scale, ScaleSource
from leukoview.engine.slide import ArraySlide
from tests.ui.fakes import reading_of

SCALE = Scale(0.1, ScaleSource.ESTIMATE)


def slide(name="a.png"):
    return ArraySlide(np.zeros((60, 80, 3), np.uint8), Path(name))


def drawn(id_, x=0):
    return Cell(CellId(id_), Box(x, 0, 10, 10), Origin.DRAWN)


@pytest.fixture
def open_id(session):
    return session.open(slide(), SCALE)


def test_a_slide_opened_twice_is_shown_not_doubled(session, open_id):
    session.open(slide("b.png"), None)
    assert session.open(slide(), None) == open_id
    assert [work.slide.path.name for work in session.works] == ["a.png", "b.png"]
    assert session.current.id == open_id


def test_placing_a_cell_selects_it_and_can_be_undone_by_name(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    assert session.selected == 0
    assert session.undo.undoText() == "Draw box"
    session.undo.undo()
    assert session.current.cells == ()
    assert session.selected is None


def test_undoing_a_deletion_brings_the_reading_back(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    session.note(open_id, lambda work: work.with_readings([reading_of(drawn(0))]))
    session.delete(CellId(0), "Delete cell")
    assert session.current.read_cells == ()
    session.undo.undo()
    assert [reading.cell.id for reading in session.current.read_cells] == [0]


def test_undo_does_not_forget_a_scale_learnt_meanwhile(session):
    id_ = session.open(slide(), None)
    session.place(id_, drawn(0), "Draw box")
    session.note(id_, lambda work: work.with_scale(SCALE))
    session.undo.undo()
    assert session.current.scale == SCALE


def test_each_slide_has_its_own_history(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    other = session.open(slide("b.png"), SCALE)
    assert not session.undo.canUndo()
    session.show(open_id)
    assert session.undo.canUndo()
    assert session.work(other).cells == ()


def test_a_found_cell_that_the_reader_placed_already_is_not_added_again(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    found = [reading_of(Cell(CellId(n), Box(x, 1, 10, 10))) for n, x in enumerate((0, 40))]
    session.note(open_id, lambda work: work.with_found(found, CellId(1)))
    assert [(cell.id, cell.box.x) for cell in session.current.cells] == [(0, 0), (2, 40)]


def test_ids_are_never_used_twice(session, open_id):
    found = [reading_of(Cell(CellId(n), Box(20 * n, 1, 10, 10))) for n in range(3)]
    session.note(open_id, lambda work: work.with_found(found, CellId(0)))
    session.delete(CellId(2), "Delete cell")
    assert session.next_id(open_id) == 3


def test_stepping_goes_round_the_cells(session, open_id):
    for n in range(2):
        session.place(open_id, drawn(n, 20 * n), "Draw box")
    seen = []
    for _ in range(3):
        session.step(1)
        seen.append(session.selected)
    assert seen == [0, 1, 0]


def test_closing_the_slide_on_screen_shows_its_neighbour(session, open_id):
    other = session.open(slide("b.png"), None)
    session.close(other)
    assert session.current.id == open_id
    session.close(open_id)
    assert session.current is None


def test_a_click_finds_the_smallest_box_under_it(session, open_id):
    session.place(open_id, Cell(CellId(0), Box(0, 0, 50, 50), Origin.DRAWN), "Draw box")
    session.place(open_id, Cell(CellId(1), Box(5, 5, 10, 10), Origin.DRAWN), "Draw box")
    assert session.current.cell_under(8, 8).id == 1
    assert session.current.cell_under(70, 8) is None


def test_readings_made_at_another_scale_do_not_count_until_it_is_back(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    session.note(open_id, lambda work: work.with_readings([reading_of(drawn(0))]))
    other = Scale(0.2, ScaleSource.GIVEN)
    session.change(open_id, lambda work: work.with_scale(other), "Set scale")
    assert session.current.read_cells == ()
    assert session.current.outdated
    session.undo.undo()
    assert len(session.current.read_cells) == 1


def test_what_was_read_before_the_scale_was_known_was_read_at_it(session):
    id_ = session.open(slide(), None)
    session.place(id_, drawn(0), "Draw box")
    session.note(id_, lambda work: work.with_readings([reading_of(drawn(0))]))
    session.note(id_, lambda work: work.with_scale(SCALE))
    assert len(session.current.read_cells) == 1
    session.change(id_, lambda work: work.with_scale(Scale(0.3, ScaleSource.GIVEN)), "Set scale")
    assert session.current.read_cells == ()
