"""Groups of the gallery folded to their headers."""

import pytest
from PySide6.QtCore import QPoint, Qt

from leukoview.engine.case import CellId
from leukoview.engine.taxonomy import UNIDENTIFIED
from leukoview.ui.panels.cell_rows import NOT_READ
from tests.ui.reviewing import IN_ORDER, M3, STRANGE, UNREAD, L, N, click, fill, groups, ids

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
FIRST_HEADER = QPoint(40, 8)


@pytest.fixture
def review(opened):
    fill(opened.parts.session)
    return opened


@pytest.fixture
def session(review):
    return review.parts.session


@pytest.fixture
def view(review):
    return review.page.gallery.view


@pytest.fixture
def cells(view):
    return view.model()


def click_header(qtbot, view, keys=PLAIN):
    view.verticalScrollBar().setValue(0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, FIRST_HEADER)


def is_shown(view, cells, cell):
    return not view.visualRect(cells.index_of(CellId(cell))).isEmpty()


def test_a_click_on_a_header_folds_its_group_and_opens_it_again(view, cells, qtbot):
    whole = view.verticalScrollBar().maximum()
    click_header(qtbot, view)
    assert cells.folds.groups == {L}
    assert [is_shown(view, cells, cell) for cell in (2, 0, 1, 4)] == [False, False, False, True]
    assert view.verticalScrollBar().maximum() < whole
    click_header(qtbot, view)
    assert not cells.folds.groups
    assert is_shown(view, cells, 2)
    assert view.verticalScrollBar().maximum() == whole


def test_the_rows_stay_as_they_are_under_a_folded_header(cells):
    cells.folds.fold([L])
    assert ids(cells) == IN_ORDER
    assert groups(cells) == [L, M3, N, NOT_READ, UNIDENTIFIED]


def test_a_header_folded_while_it_stays_at_the_upper_edge_is_still_there(view, qtbot):
    view.verticalScrollBar().setValue(60)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, FIRST_HEADER)
    assert view.verticalOffset() == 0
    assert view.headed_at(FIRST_HEADER).group == L


def test_folding_lets_go_of_the_cells_it_hides(session, view, cells, qtbot):
    click(qtbot, view, cells, 2)
    click(qtbot, view, cells, 5, CTRL)
    cells.folds.fold([L])
    assert session.selection == {5}


def test_control_and_left_fold_the_group_in_hand_and_right_opens_it(session, view, cells, qtbot):
    click(qtbot, view, cells, 4)
    qtbot.keyClick(view, LEFT, CTRL)
    assert cells.folds.groups == {M3}
    assert not session.selection
    qtbot.keyClick(view, RIGHT, CTRL)
    assert not cells.folds.groups


def test_with_shift_all_groups_are_folded_and_opened(session, view, cells, qtbot):
    click(qtbot, view, cells, 4)
    qtbot.keyClick(view, LEFT, CTRL | SHIFT)
    assert cells.folds.groups == set(groups(cells))
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Down, RIGHT, LEFT):
        qtbot.keyClick(view, key)
        assert not session.selection
    qtbot.keyClick(view, RIGHT, CTRL | SHIFT)
    assert not cells.folds.groups


def test_arrows_pass_over_folded_groups(session, view, cells, qtbot):
    cells.folds.fold([M3, N, UNIDENTIFIED])
    click(qtbot, view, cells, 1)
    for key, hand in (
        (RIGHT, UNREAD),
        (LEFT, 1),
        (Qt.Key.Key_Down, UNREAD),
        (Qt.Key.Key_End, UNREAD),
        (Qt.Key.Key_Up, 2),
    ):
        qtbot.keyClick(view, key)
        assert session.selection == {hand}


def test_arrows_leave_a_group_that_was_folded_under_the_hand(session, view, cells, qtbot):
    click(qtbot, view, cells, 4)
    qtbot.keyClick(view, LEFT, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert session.selection == {3}


def test_what_lies_between_two_clicks_is_chosen_without_what_is_folded(session, view, cells, qtbot):
    cells.folds.fold([M3])
    click(qtbot, view, cells, 0)
    click(qtbot, view, cells, 3, SHIFT)
    assert session.selection == {0, 1, 3}


def test_select_all_takes_what_is_open(session, view, cells, qtbot):
    cells.folds.fold([M3])
    click(qtbot, view, cells, 3)
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert session.selection == set(IN_ORDER) - {4, 5}


def test_control_and_click_open_a_folded_group_and_choose_it(session, view, cells, qtbot):
    cells.folds.fold([L])
    click_header(qtbot, view, CTRL)
    assert not cells.folds.groups
    assert session.selection == {0, 1, 2}


def test_the_next_cell_to_review_is_never_a_folded_one(session, cells, review):
    cells.folds.fold([M3])
    session.select(CellId(1))
    review.deciding.go_on()
    assert session.selected == 3


def test_a_cell_chosen_on_the_smear_stays_in_hand_though_it_is_folded_away(session, view, cells):
    cells.folds.fold([UNIDENTIFIED])
    session.select(STRANGE)
    assert session.selection == {STRANGE}
    assert not view.rows
    cells.folds.unfold([UNIDENTIFIED])
    assert {cells.id_at(row) for row in view.rows} == {STRANGE}


def test_folds_are_forgotten_with_the_case(session, cells):
    cells.folds.fold([L])
    session.decide([CellId(4)], L, "Label")
    assert cells.folds.groups == {L}
    session.leave()
    assert not cells.folds.groups
