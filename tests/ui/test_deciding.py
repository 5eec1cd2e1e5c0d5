from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from leukoview.engine.case import CellId
from leukoview.engine.palette import colour_of
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED
from leukoview.ui import verdict
from leukoview.ui.panels.class_bar import ClassButton
from leukoview.ui.viewer.marks import marks_of
from leukoview.ui.viewer.tools import Tool
from tests.ui.reviewing import IN_ORDER, M3, STRANGE, UNREAD, L, M, N, fill, go_blind

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def review(opened, qtbot):
    fill(opened.parts.session)
    opened.activateWindow()
    qtbot.waitActive(opened).__enter__()
    return opened


@pytest.fixture
def session(review):
    return review.parts.session


@pytest.fixture
def deciding(review):
    return review.deciding


@pytest.fixture(params=["gallery", "smear"])
def focused(review, request):
    """Where the reader's hands are: the keys do the same in both places."""
    widget = review.page.gallery.view if request.param == "gallery" else review.view
    widget.setFocus()
    return widget


def label(session, cell):
    return session.current.label(CellId(cell))


def test_digits_put_the_classes_of_the_bundle_in_fixed_order(session, focused, qtbot):
    for cell, key, wanted in ((0, "1", L), (1, "2", M3), (2, "3", M), (3, "4", N)):
        session.select(CellId(cell))
        qtbot.keyClicks(focused, key)
        assert label(session, cell) == wanted


def test_u_and_x_say_unidentified_and_artefact(session, focused, qtbot):
    session.select(CellId(0))
    qtbot.keyClick(focused, Qt.Key.Key_U)
    session.select(CellId(1))
    qtbot.keyClick(focused, Qt.Key.Key_X)
    assert (label(session, 0), label(session, 1)) == (UNIDENTIFIED, ARTEFACT)


def test_enter_confirms_what_is_suggested_and_only_that(session, focused, qtbot):
    session.select_many([CellId(0), CellId(4), STRANGE], CellId(0))
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert [label(session, n) for n in (0, 4, STRANGE)] == [L, M3, None]
    assert session.undo_stack.count() == 1


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_backspace_takes_the_word_back(session, focused, qtbot, keys):
    session.decide([CellId(0), CellId(1)], N, "Label")
    session.select_many([CellId(0), CellId(1), CellId(2)])
    qtbot.keyClick(focused, Qt.Key.Key_Backspace, keys)
    assert (label(session, 0), label(session, 1)) == (None, None)


def test_every_chosen_cell_is_labelled_in_one_step_with_a_name(session, focused, qtbot):
    session.select_many([CellId(0), CellId(3), STRANGE])
    qtbot.keyClicks(focused, "1")
    assert [label(session, n) for n in (0, 3, STRANGE)] == [L, L, L]
    wanted = "Label 3 cells as Lymphoblast (ALL; L1/L2 not resolved)"
    assert session.undo_stack.undoText() == wanted
    session.undo_stack.undo()
    assert not session.current.decisions


def test_after_a_single_cell_the_next_one_in_the_gallery_comes_in_hand(session, focused, qtbot):
    session.select(CellId(IN_ORDER[0]))
    qtbot.keyClicks(focused, "4")
    assert session.selection == {IN_ORDER[1]}
    qtbot.keyClicks(focused, "4")
    assert session.selection == {IN_ORDER[2]}


def test_after_several_cells_they_stay_in_hand(session, focused, qtbot):
    session.select_many([CellId(0), CellId(1)])
    qtbot.keyClicks(focused, "4")
    assert session.selection == {0, 1}


def test_going_on_can_be_switched_off(session, deciding, focused, qtbot):
    deciding.goes_on.trigger()
    session.select(CellId(0))
    qtbot.keyClicks(focused, "4")
    assert session.selection == {0}


def test_n_goes_to_the_next_unreviewed_round_and_round(session, focused, qtbot):
    session.decide([CellId(n) for n in IN_ORDER if n not in {1, 5}], N, "Label")
    session.select(CellId(1))
    qtbot.keyClick(focused, Qt.Key.Key_N)
    assert session.selected == 5
    qtbot.keyClick(focused, Qt.Key.Key_N)
    assert session.selected == 1


def test_with_a_tool_that_places_cells_enter_places_one(session, review, qtbot):
    review.actions_.tools[Tool.DRAW].trigger()
    review.view.setFocus()
    session.select(CellId(0))
    with qtbot.waitSignal(review.view.boxed):
        qtbot.keyClick(review.view, Qt.Key.Key_Return)
    assert not session.current.decisions


def test_no_key_means_two_things(review):
    actions = review.findChildren(QAction)
    keys = Counter(key.toString() for action in actions for key in action.shortcuts())
    assert [key for key, times in keys.items() if times > 1] == []


def test_nothing_can_be_decided_without_a_chosen_cell(session, deciding):
    session.select(None)
    assert not any(action.isEnabled() for action in deciding.labels.values())
    assert not deciding.confirm.isEnabled()
    assert not deciding.take_back.isEnabled()


def test_a_signed_case_is_only_looked_at(session, deciding, focused, qtbot):
    session.decide([CellId(n) for n in IN_ORDER], N, "Label")
    session.sign()
    session.select(CellId(0))
    qtbot.keyClicks(focused, "1")
    assert session.locked
    assert label(session, 0) == N
    assert not any(action.isEnabled() for action in deciding.labels.values())
    assert session.selected == 0


def test_blind_first_there_is_nothing_to_confirm(session, deciding, focused, qtbot):
    go_blind(session)
    session.select(CellId(0))
    assert not deciding.confirm.isEnabled()
    qtbot.keyClicks(focused, "1")
    assert session.current.decisions[CellId(0)].blind


def test_a_button_of_the_class_bar_does_what_its_key_does(session, review, qtbot):
    session.select(CellId(0))
    button = review.page.gallery.bar.findChildren(ClassButton)[1]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert label(session, 0) == M3


def test_the_labels_menu_offers_the_classes_with_their_keys(review, deciding):
    menu = next(a.menu() for a in review.menuBar().actions() if a.text() == "&Labels")
    keys = [a.shortcut().toString() for a in menu.actions()[:6]]
    assert keys == ["1", "2", "3", "4", "U", "X"]
    assert list(deciding.labels) == [L, M3, M, N, UNIDENTIFIED, ARTEFACT]


def test_a_labelled_cell_wears_the_readers_class_everywhere(session):
    session.decide([CellId(0)], M3, "Label")
    session.decide([STRANGE], N, "Label")
    look = verdict.look(session.current, CellId(0))
    assert (look.letters, look.colour, look.reviewed) == ("M3", colour_of(M3), True)
    assert look.differs
    assert not verdict.look(session.current, STRANGE).differs
    mark = next(m for m in marks_of(session.current) if m.id == 0)
    assert (mark.letters, mark.colour, mark.reviewed) == ("M3", colour_of(M3), True)


def test_the_smear_says_nothing_of_a_suggestion_before_the_label(session):
    go_blind(session)
    assert {mark.letters for mark in marks_of(session.current)} == {""}
    assert verdict.look(session.current, UNREAD) == verdict.PLAIN
