"""What the mouse and the keys do to boxes on the smear, through real events."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from leukoview.engine.case import Box, Cell, CellId, Scale, ScaleSource
from leukoview.ui.viewer.ruler import Ruler, length_words
from leukoview.ui.viewer.tools import Tool
from tests.ui.fakes import BOXES

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(opened, qtbot):
    """The view at one to one, with the four cells read and the first chosen."""
    with qtbot.waitSignal(opened.parts.desk.finished):
        opened.actions_.read.trigger()
    qtbot.waitUntil(lambda: not opened.parts.desk.reading)
    opened.actions_.one.trigger()
    opened.parts.session.select(CellId(0))
    opened.view.go_to(260, 200)
    return opened.view


def on_screen(view, x, y):
    return view.viewportTransform().map(QPointF(x, y)).toPoint()


def press(qtbot, view, at, keys=Qt.KeyboardModifier.NoModifier):
    qtbot.mousePress(view.viewport(), LEFT, keys, on_screen(view, *at))


def move(qtbot, view, *points):
    for at in points:
        qtbot.mouseMove(view.viewport(), on_screen(view, *at))


def release(qtbot, view, at):
    qtbot.mouseRelease(view.viewport(), LEFT, pos=on_screen(view, *at))


def drag(qtbot, view, *points):
    press(qtbot, view, points[0])
    move(qtbot, view, *points[1:])
    release(qtbot, view, points[-1])


def heard(signal):
    said = []
    signal.connect(lambda *what: said.append(what if len(what) > 1 else what[0]))
    return said


def drawn(view, at):
    """The colour that is on screen at a point of the slide."""
    picture = view.viewport().grab().toImage()
    place = on_screen(view, *at)
    assert picture.rect().contains(place), (picture.size(), place)
    return picture.pixelColor(place).name()


def test_a_chosen_box_is_dragged_and_the_session_hears_where_it_lies_now(view, qtbot):
    said = heard(view.moved)
    box = BOXES[0]
    drag(qtbot, view, box.centre, (box.centre[0] + 30, box.centre[1] + 12))
    assert said == [{CellId(0): Box(box.x + 30, box.y + 12, box.width, box.height)}]


def test_the_box_follows_the_mouse_before_anything_is_changed(view, qtbot):
    said = heard(view.moved)
    box = BOXES[0]
    before = drawn(view, (box.x + 200, box.centre[1]))
    press(qtbot, view, box.centre)
    move(qtbot, view, (box.centre[0] + 200, box.centre[1]))
    assert said == []
    assert drawn(view, (box.x + 200, box.centre[1])) != before
    release(qtbot, view, box.centre)


def test_escape_takes_a_drag_back(view, qtbot):
    said = heard(view.moved)
    box = BOXES[0]
    press(qtbot, view, box.centre)
    move(qtbot, view, (box.centre[0] + 30, box.centre[1]))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    release(qtbot, view, (box.centre[0] + 30, box.centre[1]))
    assert said == []


def test_a_box_cannot_be_dragged_off_the_slide(view, qtbot):
    said = heard(view.moved)
    drag(qtbot, view, BOXES[0].centre, (BOXES[0].centre[0] - 300, BOXES[0].centre[1]))
    assert said[0][CellId(0)].x == 0


def test_a_handle_resizes_the_selected_box(view, qtbot):
    said = heard(view.moved)
    box = BOXES[0]
    drag(qtbot, view, (box.right, box.bottom), (box.right + 20, box.bottom + 9))
    assert said == [{CellId(0): Box(box.x, box.y, box.width + 20, box.height + 9)}]


def test_a_click_on_a_chosen_box_with_an_unsteady_hand_moves_nothing(view, qtbot):
    said = heard(view.moved)
    x, y = BOXES[0].centre
    drag(qtbot, view, (x, y), (x + 2, y))
    assert said == []


def test_dragging_beside_the_chosen_box_moves_the_slide(view, qtbot):
    said = heard(view.moved)
    before = view.shown.center()
    drag(qtbot, view, BOXES[1].centre, (BOXES[1].centre[0] - 40, BOXES[1].centre[1]))
    assert said == []
    assert view.shown.center().x() == pytest.approx(before.x() + 40, abs=1)


def test_boxes_stay_where_they_are_while_the_case_is_locked(view, qtbot):
    said = heard(view.moved)
    view.set_locked(True)
    drag(qtbot, view, BOXES[0].centre, (BOXES[0].centre[0] + 30, BOXES[0].centre[1]))
    qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
    assert said == []


@pytest.mark.parametrize(
    ("key", "keys", "box"),
    [
        (Qt.Key.Key_Right, ALT, Box(61, 50, 70, 70)),
        (Qt.Key.Key_Up, ALT, Box(60, 49, 70, 70)),
        (Qt.Key.Key_Right, ALT | SHIFT, Box(60, 50, 71, 70)),
        (Qt.Key.Key_Up, ALT | SHIFT, Box(60, 50, 70, 69)),
    ],
)
def test_alt_and_arrows_move_and_resize_without_a_mouse(view, qtbot, key, keys, box):
    said = heard(view.moved)
    qtbot.keyClick(view, key, keys)
    assert said == [{CellId(0): box}]


def test_a_nudge_is_a_pixel_of_the_screen_however_far_away_the_slide_is(view, qtbot):
    said = heard(view.moved)
    view.zoom_to(0.5)
    qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
    assert said[0][CellId(0)].x == BOXES[0].x + 2


@pytest.mark.parametrize("keys", [SHIFT, CTRL])
def test_shift_or_ctrl_click_toggles_a_cell_and_keeps_the_selected_one(view, qtbot, keys):
    said = heard(view.toggled)
    at = on_screen(view, *BOXES[1].centre)
    qtbot.mouseClick(view.viewport(), LEFT, keys, at)
    assert said == [1]
    qtbot.mouseClick(view.viewport(), LEFT, keys, on_screen(view, 380, 100))
    assert said == [1]


@pytest.mark.parametrize("shift", [False, True])
def test_a_lasso_catches_the_cells_whose_centres_it_goes_around(view, qtbot, opened, shift):
    said = heard(view.lassoed)
    opened.actions_.tools[Tool.LASSO].trigger()
    loop = [(30, 20), (350, 20), (350, 220), (30, 220)]
    keys = SHIFT if shift else Qt.KeyboardModifier.NoModifier
    press(qtbot, view, loop[0], keys)
    move(qtbot, view, *loop[1:])
    release(qtbot, view, loop[0])
    assert said == [((CellId(0), CellId(1)), shift)]


def test_a_lasso_that_misses_a_centre_leaves_the_cell_out(view, qtbot, opened):
    said = heard(view.lassoed)
    opened.actions_.tools[Tool.LASSO].trigger()
    x, y = BOXES[0].centre
    drag(qtbot, view, (30, 20), (x - 5, 20), (x - 5, y + 60), (30, y + 60), (30, 20))
    assert said == [((), False)]


def test_a_measured_line_stays_until_escape(view, qtbot, opened):
    opened.actions_.tools[Tool.MEASURE].trigger()
    drag(qtbot, view, (400, 100), (460, 180))
    assert view.ruler.pixels == pytest.approx(100, abs=1.5)
    opened.actions_.tools[Tool.SELECT].trigger()
    assert view.ruler is not None
    assert drawn(view, (430, 140)) == "#00b7ff"
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.ruler is None
    assert drawn(view, (430, 140)) != "#00b7ff"


def test_another_measure_replaces_the_line_and_leaves_the_case_alone(view, qtbot, opened):
    before = opened.parts.session.current
    opened.actions_.tools[Tool.MEASURE].trigger()
    drag(qtbot, view, (400, 100), (460, 180))
    drag(qtbot, view, (400, 100), (430, 100))
    assert view.ruler.pixels == pytest.approx(30, abs=1.5)
    assert opened.parts.session.current is before


@pytest.mark.parametrize(
    ("pixels", "microns", "words"),
    [(60, 0.12, "7.2 µm"), (20_000, 0.1, "2.00 mm"), (120.4, None, "120 px")],
)
def test_lengths_are_written_in_the_unit_that_is_known(pixels, microns, words):
    scale = None if microns is None else Scale(microns, ScaleSource.GIVEN)
    assert length_words(pixels, scale) == words


def test_keys_of_the_tools(opened):
    keys = {tool: action.shortcut().toString() for tool, action in opened.actions_.tools.items()}
    assert keys[Tool.LASSO] == "L"
    assert keys[Tool.MEASURE] == "M"
    assert opened.actions_.boxes.shortcut().toString() == "H"
    assert opened.actions_.one.shortcut().toString() == "Ctrl+1"


def test_the_outline_of_the_selected_cells_nucleus_is_drawn(opened, qtbot):
    from leukoview.engine.case import Masks  # noqa: PLC0415

    session, view = opened.parts.session, opened.view
    nucleus = np.zeros((40, 40), bool)
    nucleus[10:30, 10:30] = True
    cell = Cell(
        session.next_id(session.current.id), Box(300, 200, 40, 40),
        masks=Masks(nucleus, np.ones((40, 40), bool)),
    )  # fmt: skip
    view.zoom_to(8)
    view.go_to(320, 220)
    session.place(session.current.id, cell, "Add cell")
    assert yellow(view, (310, 220))
    session.select(None)
    assert not yellow(view, (310, 220))


def yellow(view, at):
    red, green, blue = bytes.fromhex(drawn(view, at)[1:])
    return min(red, green) > 1.5 * blue


def test_a_length_at_the_edge_of_the_view_is_written_on_the_other_side_of_its_line(qapp):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    Ruler(QPointF(20, 5), QPointF(180, 5)).draw(painter, QTransform(), None, painter.font())
    painter.end()
    plate = [y for y in range(12, 60) if image.pixelColor(100, y).lightness() > 150]
    assert len(plate) > 10
