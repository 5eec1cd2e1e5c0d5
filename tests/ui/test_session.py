from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from leukoview.engine.case import Box, Cell, CellId, Origin, Scale, ScaleSource
from leukoview.engine.casefile import CaseState, Settings
from leukoview.engine.casefile.changes import CellsRead, Decided, ScaleSet
from leukoview.engine.casefile.finding import found
from leukoview.engine.slide import ArraySlide
from leukoview.engine.store import Store
from leukoview.engine.taxonomy import APL, BENIGN, ClassKey
from leukoview.ui.session import Session
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
    assert session.undo_stack.undoText() == "Draw box"
    session.undo_stack.undo()
    assert session.current.cells == ()
    assert session.selected is None


def test_undoing_a_deletion_brings_the_reading_back(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    session.note(CellsRead(open_id, (reading_of(drawn(0)),)))
    session.delete([CellId(0)])
    assert session.current.read_cells == ()
    session.undo_stack.undo()
    assert [reading.cell.id for reading in session.current.read_cells] == [0]


def test_undo_does_not_forget_a_scale_learnt_meanwhile(session):
    id_ = session.open(slide(), None)
    session.place(id_, drawn(0), "Draw box")
    session.note(ScaleSet(id_, SCALE))
    session.undo_stack.undo()
    assert session.current.scale == SCALE


def test_a_case_has_one_history_over_its_slides(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    other = session.open(slide("b.png"), SCALE)
    session.place(other, drawn(0), "Draw box")
    for _ in range(3):
        session.undo_stack.undo()
    assert [work.id for work in session.works] == [open_id]
    assert session.current.cells == ()
    session.undo_stack.redo()
    assert session.current.has(CellId(0))


def test_a_found_cell_that_the_reader_placed_already_is_not_added_again(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    readings = [reading_of(Cell(CellId(n), Box(x, 1, 10, 10))) for n, x in enumerate((0, 40))]
    session.note(*found(session.current, readings, CellId(1), None))
    assert [(cell.id, cell.box.x) for cell in session.current.cells] == [(0, 0), (2, 40)]


def test_ids_are_never_used_twice(session, open_id):
    readings = [reading_of(Cell(CellId(n), Box(20 * n, 1, 10, 10))) for n in range(3)]
    session.note(*found(session.current, readings, CellId(0), None))
    session.delete([CellId(2)])
    assert session.next_id(open_id) == 3


def test_stepping_goes_round_the_cells(session, open_id):
    for n in range(2):
        session.place(open_id, drawn(n, 20 * n), "Draw box")
    seen = []
    for _ in range(3):
        session.step(1)
        seen.append(session.selected)
    assert seen == [0, 1, 0]


def test_taking_the_slide_on_screen_away_shows_its_neighbour(session, open_id):
    other = session.open(slide("b.png"), None)
    session.remove(other)
    assert session.current.id == open_id
    session.remove(open_id)
    assert session.current is None


def test_a_slide_taken_away_comes_back_with_everything_on_it(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    session.remove(open_id)
    session.undo_stack.undo()
    assert [cell.id for cell in session.current.cells] == [0]


def test_a_drawn_smear_begins_a_case_of_its_own(session, open_id):
    patients = session.case
    session.open(replace(slide("practice.png"), practice=True), SCALE)
    assert session.case.practice
    assert [work.slide.path.name for work in session.works] == ["practice.png"]
    assert session.store.case(patients.id) == patients


def test_every_change_is_in_the_store_when_it_is_told(session, open_id):
    seen = []
    session.cells_changed.connect(
        lambda: seen.append(session.store.case(session.case.id) == session.case)
    )
    session.place(open_id, drawn(0), "Draw box")
    session.decide([CellId(0)], APL, "Label")
    session.undo_stack.undo()
    assert seen == [True, True, True]


def test_undoing_a_decision_takes_the_word_back_but_keeps_the_trail(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    session.decide([CellId(0)], APL, "Label as APL cell")
    session.undo_stack.undo()
    assert session.current.label(CellId(0)) is None
    changes = [entry.change for entry in session.store.trail(session.case.id)]
    said = [change.labels for change in changes if isinstance(change, Decided)]
    assert said == [{0: APL}, {0: None}]


def test_what_was_suggested_then_stands_beside_the_decision(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    session.note(CellsRead(open_id, (reading_of(drawn(0)),)))
    session.decide([CellId(0)], BENIGN, "Label")
    assert session.current.decisions[CellId(0)].suggested == "all_lymphoblast"
    assert session.current.decisions[CellId(0)].reader == "aj"


def test_confirming_leaves_cells_without_a_suggestion_alone(session, open_id):
    cells = [drawn(n, 20 * n) for n in range(4)]
    for cell in cells:
        session.place(open_id, cell, "Draw box")
    session.note(CellsRead(open_id, tuple(reading_of(cell) for cell in cells)))
    session.confirm([cell.id for cell in cells])
    assert dict(session.current.decisions).keys() == {0, 3}


def test_blind_first_nothing_is_evident_before_the_label(session, open_id):
    session.give_settings(Settings(blind=True))
    session.place(open_id, drawn(0), "Draw box")
    session.note(CellsRead(open_id, (reading_of(drawn(0)),)))
    assert session.current.evident(CellId(0)) is None
    session.decide([CellId(0)], BENIGN, "Label")
    assert session.current.evident(CellId(0)) is not None
    assert session.current.decisions[CellId(0)].blind


def test_moving_a_box_makes_its_reading_old_until_it_is_back(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    session.note(CellsRead(open_id, (reading_of(drawn(0)),)))
    session.rebox({CellId(0): Box(3, 3, 12, 12)})
    assert session.current.read_cells == ()
    session.undo_stack.undo()
    assert len(session.current.read_cells) == 1


def test_a_signed_case_refuses_changes_in_words_until_it_is_amended(session, open_id, qtbot):
    session.place(open_id, drawn(0), "Draw box")
    session.decide([CellId(0)], BENIGN, "Label")
    session.sign()
    with qtbot.waitSignal(session.complained) as told:
        session.decide([CellId(0)], ClassKey("all_lymphoblast"), "Label")
    assert "signed" in str(told.args[0])
    assert session.current.label(CellId(0)) == BENIGN
    assert not session.undo_stack.canUndo()
    session.amend("One cell was overlooked.")
    session.decide([CellId(0)], ClassKey("all_lymphoblast"), "Label")
    assert session.case.state is CaseState.AMENDED


def test_a_smear_opened_beside_a_signed_case_begins_another(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    session.decide([CellId(0)], BENIGN, "Label")
    session.sign()
    signed = session.case
    session.open(slide("b.png"), SCALE)
    assert session.case.id != signed.id
    assert session.store.case(signed.id).locked


def test_a_store_held_by_another_window_changes_nothing_on_screen(session, qapp, store):
    other = Session(Store(store.path), "bk")
    told = []
    other.complained.connect(told.append)
    assert other.open(slide(), SCALE) is None
    assert "Another LeukoView window" in str(told[0])
    assert other.works == ()
    other.store.close()


def test_the_next_unreviewed_cell_may_be_on_another_slide(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    other = session.open(slide("b.png"), SCALE)
    session.place(other, drawn(0), "Draw box")
    session.show(open_id)
    session.select(CellId(0))
    session.go_to_unreviewed()
    assert (session.current.id, session.selected) == (other, 0)


def test_a_click_finds_the_smallest_box_under_it(session, open_id):
    session.place(open_id, Cell(CellId(0), Box(0, 0, 50, 50), Origin.DRAWN), "Draw box")
    session.place(open_id, Cell(CellId(1), Box(5, 5, 10, 10), Origin.DRAWN), "Draw box")
    assert session.current.cell_under(8, 8).id == 1
    assert session.current.cell_under(70, 8) is None


def test_readings_made_at_another_scale_do_not_count_until_it_is_back(session, open_id):
    session.place(open_id, drawn(0), "Draw box")
    session.note(CellsRead(open_id, (reading_of(drawn(0)),)))
    other = Scale(0.2, ScaleSource.GIVEN)
    session.do("Set scale", ScaleSet(open_id, other))
    assert session.current.read_cells == ()
    assert session.current.outdated
    session.undo_stack.undo()
    assert len(session.current.read_cells) == 1


def test_what_was_read_before_the_scale_was_known_was_read_at_it(session):
    id_ = session.open(slide(), None)
    session.place(id_, drawn(0), "Draw box")
    session.note(CellsRead(id_, (reading_of(drawn(0)),)))
    session.note(ScaleSet(id_, SCALE))
    assert len(session.current.read_cells) == 1
    session.do("Set scale", ScaleSet(id_, Scale(0.3, ScaleSource.GIVEN)))
    assert session.current.read_cells == ()
