import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from leukoview.engine.case import Box, Cell, CellId, CellReading
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED
from leukoview.ui.panels.cell_list import ALL, UNREVIEWED, Order
from leukoview.ui.panels.cell_rows import NOT_READ, TO_LABEL
from leukoview.ui.panels.class_bar import ClassButton
from tests.ui.reviewing import (
    IN_ORDER,
    M3,
    STRANGE,
    UNREAD,
    UNSURE,
    L,
    M,
    N,
    click,
    fill,
    go_blind,
    groups,
    ids,
    point_of,
    said,
)

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def review(opened):
    fill(opened.parts.session)
    return opened


@pytest.fixture
def session(review):
    return review.parts.session


@pytest.fixture
def gallery(review):
    return review.page.gallery


@pytest.fixture
def view(gallery):
    return gallery.view


@pytest.fixture
def cells(view):
    return view.model()


def chosen(view, cells):
    return {cells.id_at(row) for row in view.rows}


def words(cells, cell):
    return cells.index_of(CellId(cell)).data(Qt.ItemDataRole.AccessibleTextRole)


def drop(target, at, content):
    """Bring dragged cells to a point of a widget and let go, if it takes them."""
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, PLAIN
    enter = QDragEnterEvent(at, move, content, left, none)
    QCoreApplication.sendEvent(target, enter)
    over = QDragMoveEvent(at, move, content, left, none)
    QCoreApplication.sendEvent(target, over)
    if enter.isAccepted() and over.isAccepted():
        QCoreApplication.sendEvent(target, QDropEvent(QPointF(at), move, content, left, none))


def carried(cells, *numbers):
    return cells.mimeData([cells.index_of(CellId(number)) for number in numbers])


def test_cells_stand_by_class_the_typical_first_and_the_unidentified_last(cells):
    assert groups(cells) == [L, M3, N, NOT_READ, UNIDENTIFIED]
    assert ids(cells) == IN_ORDER


def test_odd_first_turns_every_group_round(gallery, cells, qtbot):
    qtbot.keyClick(gallery.order, Qt.Key.Key_Down)
    assert cells.order is Order.ODD
    assert ids(cells)[:3] == [1, 0, 2]
    assert groups(cells) == [L, M3, N, NOT_READ, UNIDENTIFIED]


def test_the_filter_shows_one_class_or_what_is_not_reviewed(gallery, session, cells):
    session.decide([CellId(0)], L, "Label")
    cells.show_only(UNREVIEWED)
    assert CellId(0) not in ids(cells)
    cells.show_only(M3)
    assert ids(cells) == [4, 5]
    cells.show_only(ALL)
    assert len(ids(cells)) == len(IN_ORDER)


def test_a_filter_lets_go_of_what_it_hides(session, cells):
    session.select_many([CellId(0), CellId(4)], CellId(4))
    cells.show_only(L)
    assert session.selection == {CellId(0)}


def test_a_label_moves_the_cell_to_its_group_and_keeps_the_others_in_view(session, cells):
    session.decide([CellId(2)], ARTEFACT, "Label")
    assert groups(cells)[-1] == ARTEFACT
    assert ids(cells)[-1] == 2
    assert cells.row(cells.place(CellId(2))).look.reviewed


def test_only_the_rows_that_changed_are_told_of(session, cells, qtbot):
    with qtbot.waitSignal(cells.dataChanged) as told:
        session.decide([CellId(0)], L, "Label")
    first, last, *_ = told.args
    assert (first.row(), last.row()) == (1, 1)


def test_a_click_takes_the_cell_in_hand_on_the_smear(session, view, cells, qtbot):
    click(qtbot, view, cells, 4)
    assert (session.selected, session.selection) == (4, {4})


def test_control_adds_and_shift_chooses_all_between(session, view, cells, qtbot):
    click(qtbot, view, cells, 2)
    click(qtbot, view, cells, 5, CTRL)
    assert session.selection == {2, 5}
    click(qtbot, view, cells, 2)
    click(qtbot, view, cells, 5, SHIFT)
    assert session.selection == {2, 0, 1, 4, 5}
    click(qtbot, view, cells, 0, CTRL)
    assert session.selection == {2, 1, 4, 5}


def test_a_rubber_band_chooses_what_it_touches(session, view, cells, qtbot):
    view.verticalScrollBar().setValue(0)
    right = view.visualRect(cells.index_of(CellId(1))).center() + QPoint(150, 10)
    end = view.visualRect(cells.index_of(CellId(0))).center()
    port, left = view.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(port, left, pos=right)
    qtbot.mouseMove(port, end + QPoint(30, 0))
    qtbot.mouseMove(port, end)
    qtbot.mouseRelease(port, left, pos=end)
    assert session.selection == {0, 1}


def test_a_header_chooses_its_group(session, view, cells, qtbot):
    view.verticalScrollBar().setValue(0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CTRL, QPoint(40, 8))
    assert session.selection == {0, 1, 2}


def test_select_all_takes_the_group_at_hand_and_then_everything(session, view, cells, qtbot):
    click(qtbot, view, cells, 4)
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert session.selection == {4, 5}
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert session.selection == set(IN_ORDER)


def test_arrows_go_from_picture_to_picture_and_from_group_to_group(session, view, cells, qtbot):
    click(qtbot, view, cells, 2)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert session.selection == {0}
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert session.selection == {0, 1}
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert session.selected in {4, 5}
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert session.selected in {2, 0, 1}
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert session.selected == STRANGE


def test_what_is_chosen_on_the_smear_is_chosen_and_brought_into_view_here(session, view, cells):
    session.select(STRANGE)
    assert chosen(view, cells) == {STRANGE}
    assert view.viewport().rect().contains(view.visualRect(cells.index_of(STRANGE)))
    session.select(CellId(2))
    assert view.viewport().rect().contains(view.visualRect(cells.index_of(CellId(2))))


def test_the_choice_outlives_a_change_of_rows(session, view, cells):
    session.select_many([CellId(0), CellId(1)], CellId(1))
    session.decide([CellId(0), CellId(1)], M, "Label")
    assert chosen(view, cells) == {0, 1}
    assert cells.id_at(view.currentIndex().row()) == 1


def test_pictures_that_stay_keep_their_place_on_screen(session, view, cells):
    view.scrollTo(cells.index_of(STRANGE))
    view.scrollTo(cells.index_of(CellId(3)))
    before, offset = view.visualRect(cells.index_of(CellId(3))).top(), view.verticalOffset()
    session.decide([CellId(2)], M, "Label")
    assert groups(cells).index(M) < groups(cells).index(N)
    assert view.verticalOffset() > offset
    assert before == view.visualRect(cells.index_of(CellId(3))).top()


@pytest.fixture
def many(session, view, cells):
    """Forty lymphoblasts below the nine cells; the view shows some in the middle of them."""
    more = [Cell(CellId(number), Box(20 + number, 400, 44, 44)) for number in range(20, 60)]
    readings = tuple(CellReading(one, said(L, 0.60 + one.id / 200)) for one in more)
    slide = session.current.id
    session.note(CellsPlaced(slide, tuple(more)), CellsRead(slide, readings))
    view.scrollTo(cells.index_of(CellId(30)))
    return view


def test_another_order_shows_the_group_in_view_from_its_beginning(many, cells):
    before = many.section_at(QPoint(5, 2)).group
    cells.sort_by(Order.ODD)
    assert many.section_at(QPoint(5, 2)).group == before == L
    first = cells.sections[groups(cells).index(L)].start
    assert many.viewport().rect().contains(many.visualRect(cells.index(first, 0)))


def test_where_the_groups_are_gone_the_cell_in_hand_comes_into_view(session, many, cells):
    session.select(CellId(25))
    many.scrollTo(cells.index_of(CellId(25)))
    go_blind(session)
    assert many.viewport().rect().intersects(many.visualRect(cells.index_of(CellId(25))))


def test_cells_dropped_on_a_group_are_labelled(session, view, cells):
    at = point_of(view, cells, 3)
    drop(view.viewport(), at, carried(cells, 4, 5))
    assert [session.current.label(CellId(n)) for n in (4, 5)] == [N, N]
    assert session.undo_stack.undoText() == "Label 2 cells as Normal leukocyte or precursor"


@pytest.mark.parametrize("onto", [4, UNREAD], ids=["their own group", "no class"])
def test_a_drop_that_would_mean_nothing_is_refused(session, view, cells, onto):
    drop(view.viewport(), point_of(view, cells, onto), carried(cells, 4, 5))
    assert not session.current.decisions


def test_cells_of_elsewhere_are_not_let_in(session, view, cells):
    content = QMimeData()
    content.setData("application/x-leukoview-cells", b"1 another-slide 4 5")
    drop(view.viewport(), point_of(view, cells, 3), content)
    assert not session.current.decisions


def test_cells_dropped_on_a_button_of_the_bar_are_labelled(session, gallery, cells):
    button = next(b for b in gallery.bar.findChildren(ClassButton) if b.label == ARTEFACT)
    drop(button, QPoint(5, 5), carried(cells, 0))
    assert session.current.label(CellId(0)) == ARTEFACT


def test_the_bar_counts_every_class_whatever_is_shown(gallery, cells):
    cells.show_only(M3)
    names = [b.accessibleName() for b in gallery.bar.findChildren(ClassButton)]
    assert names == [
        "Lymphoblast (ALL; L1/L2 not resolved): 3 cells",
        "APL cell (AML-M3): 2 cells",
        "Myeloid blast (AML, not M3): 0 cells",
        "Normal leukocyte or precursor: 1 cell",
        "Unidentified: 2 cells",
        "Artefact: 0 cells",
    ]


def test_a_screen_reader_hears_class_confidence_doubt_and_review(session, cells):
    session.decide([CellId(0)], M3, "Label")
    assert words(cells, 2) == "Lymphoblast (ALL; L1/L2 not resolved), 99\N{NO-BREAK SPACE}%"
    assert words(cells, 0).startswith("APL cell (AML-M3), reviewed, suggested was Lymphoblast")
    assert "unsure, most like Myeloid blast" in words(cells, UNSURE)
    assert words(cells, STRANGE) == "Unidentified, unlike the training cells"
    assert words(cells, UNREAD) == "Not read yet"


def test_blind_first_nothing_of_a_suggestion_is_shown_before_the_label(session, view, cells):
    go_blind(session)
    assert groups(cells) == [TO_LABEL]
    assert ids(cells) == sorted(IN_ORDER)
    for row in range(cells.rowCount()):
        shown = cells.row(row)
        assert (shown.figure, shown.look.letters, shown.trust) == ("", "", -1.0)
        assert cells.words(shown) == "To label"
    cells.sort_by(Order.ODD)
    assert ids(cells) == sorted(IN_ORDER)


def test_blind_first_a_labelled_cell_joins_its_class_with_what_was_suggested(session, cells):
    go_blind(session)
    session.decide([CellId(4)], L, "Label")
    assert groups(cells) == [TO_LABEL, L]
    shown = cells.row(cells.place(CellId(4)))
    assert (shown.look.letters, shown.look.differs, bool(shown.figure)) == ("L", True, True)
