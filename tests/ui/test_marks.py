from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from leukoview.engine.case import Box, Cell, CellId
from leukoview.engine.casefile import Decision
from leukoview.engine.palette import colour_of
from leukoview.engine.taxonomy import APL, ARTEFACT
from leukoview.ui.verdict import look_of, look_of_decision
from leukoview.ui.viewer.chip import chip
from leukoview.ui.viewer.mark_layer import MarkLayer
from leukoview.ui.viewer.marks import Mark, mark, place_of
from leukoview.ui.viewer.outline import outline
from leukoview.ui.viewer.stipple import Stipple, ink
from tests.ui.fakes import BOXES, prediction

pytestmark = pytest.mark.usefixtures("qapp")

RED = "#ff0000"
PORT = QRectF(0, 0, 200, 200)


def painted(marks, *, zoom=1.0, shown=None, **how):
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.scale(zoom, zoom)
    part = shown or QRectF(0, 0, 200 / zoom, 200 / zoom)
    layer = marks if isinstance(marks, MarkLayer) else MarkLayer(marks)
    layer.draw(painter, part, QFont(), **how)
    painter.end()
    return image


def pixels_of(image, colour):
    height, width = image.height(), image.width()
    return sum(image.pixelColor(x, y).name() == colour for x in range(width) for y in range(height))


def box(number, x, y, *, reviewed=False, letters=""):
    return Mark(CellId(number), place_of(Box(x, y, 60, 60)), RED, letters, reviewed)


def test_marks_that_look_otherwise_now_are_drawn_like_marks_made_anew():
    was = [box(0, 10, 10), box(1, 100, 10), box(2, 10, 100)]
    now = [*was[:2], Mark(CellId(2), was[2].place, "#00ff00", "N", reviewed=True)]
    layer = MarkLayer(was)
    changed = layer.looking(now[2:])
    assert changed.marks == tuple(now)
    assert layer.marks == tuple(was)
    for zoom in (1.0, 0.2, 0.05):
        assert painted(changed, zoom=zoom) == painted(MarkLayer(now), zoom=zoom)


def test_a_readers_label_stands_before_what_the_engine_says():
    cell = Cell(CellId(0), BOXES[0])
    decision = Decision(APL, "aj", datetime.now(UTC))
    made = mark(cell, look_of_decision(decision, prediction(0)))
    assert (made.letters, made.colour, made.reviewed) == ("M3", colour_of(APL), True)
    assert not mark(cell, look_of(prediction(0))).reviewed


def test_an_artefact_has_a_colour_of_its_own():
    decision = Decision(ARTEFACT, "aj", datetime.now(UTC))
    assert look_of_decision(decision, None).colour == colour_of(ARTEFACT)


def test_a_reviewed_box_has_a_whole_line_and_an_unreviewed_one_a_dashed():
    whole = pixels_of(painted([box(0, 50, 50, reviewed=True)]), RED)
    dashed = pixels_of(painted([box(0, 50, 50)]), RED)
    assert dashed < 0.8 * whole


def test_a_reviewed_box_bears_a_tick():
    plain, ticked = (chip("L", RED, reviewed, QFont(), 1.0) for reviewed in (False, True))
    assert ticked.width() > plain.width()


@pytest.mark.parametrize("zoom", [0.05, 0.3, 1.0])
def test_boxes_are_seen_from_near_and_far(zoom):
    assert pixels_of(painted([box(0, 50, 50, reviewed=True)], zoom=zoom), RED) > 8


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_box_far_away_is_a_dot_in_the_middle_of_its_place(ratio):
    image = QImage(round(200 * ratio), round(200 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.translate(7, 3)
    painter.scale(0.01, 0.01)
    layer = MarkLayer([box(0, 9_970, 4_970, reviewed=True)])
    layer.draw(painter, QRectF(-700, -300, 20_000, 20_000), QFont())
    painter.end()
    red = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).name() == RED
    ]
    (left, top), (right, bottom) = min(red), max(red)
    assert (left, top, right + 1, bottom + 1) == tuple(
        round(edge * ratio) for edge in (105, 51, 109, 55)
    )
    assert len(red) == round(4 * ratio) ** 2


def test_dots_are_cut_by_the_edge_of_the_screen_and_the_upper_one_covers_the_lower():
    corners = np.array([[-1, -1], [-9, 0], [2, 2], [3, 3], [9, 9], [60, 0]])
    inks = np.array([ink(QColor(0, 0, 255, alpha)) for alpha in (255, 255, 150, 255, 255, 255)])
    picture = Stipple().draw(corners, inks.astype(np.uint32), 2, QSize(10, 10))
    seen = {
        (x - 2, y - 2)
        for x in range(2, picture.width() - 2)
        for y in range(2, picture.height() - 2)
        if picture.pixelColor(x, y).alpha()
    }
    assert seen == {(0, 0), (2, 2), (2, 3), (3, 2), (3, 3), (3, 4), (4, 3), (4, 4), (9, 9)}
    assert picture.pixelColor(4, 4).getRgb() == (0, 0, 255, 150)
    assert picture.pixelColor(5, 5).alpha() == 150
    assert picture.pixelColor(6, 6).alpha() == 255


def test_no_dot_stays_from_the_frame_before_nor_from_a_larger_screen():
    stipple, blue = Stipple(), np.array([ink(QColor(0, 0, 255))], np.uint32)
    for size, corner in ((30, (20, 20)), (30, (3, 3)), (10, (5, 5)), (10, (1, 1))):
        picture = stipple.draw(np.array([corner]), blue, 1, QSize(size, size))
        pixels = [(x, y) for x in range(size + 2) for y in range(size + 2)]
        seen = [(x - 1, y - 1) for x, y in pixels if picture.pixelColor(x, y).alpha()]
        assert seen == [corner]


def test_letters_are_left_out_where_the_boxes_are_too_small_for_them():
    for zoom, differs in ((0.2, False), (0.5, True)):
        plain = painted([box(0, 50, 100)], zoom=zoom)
        lettered = painted([box(0, 50, 100, letters="L")], zoom=zoom)
        assert (plain != lettered) is differs


def test_hidden_boxes_and_those_off_the_screen_are_not_drawn():
    marks = [box(0, 50, 50, reviewed=True), box(1, 20, 120, reviewed=True)]
    one = painted(marks[:1])
    assert painted(marks, hidden={CellId(1)}) == one
    assert painted(marks, shown=QRectF(0, 0, 200, 115)) == one


def test_every_chosen_box_is_drawn_as_chosen():
    marks = [box(0, 20, 20), box(1, 120, 120)]
    one = pixels_of(painted(marks, chosen={CellId(0)}), "#00b7ff")
    both = pixels_of(painted(marks, chosen={CellId(0), CellId(1)}), "#00b7ff")
    assert one > 100
    assert both == pytest.approx(2 * one, rel=0.1)


def test_an_outline_runs_between_the_pixels_in_and_out():
    lines = outline(np.ones((10, 20), bool), 100, 50)
    xs = [x for line in lines for x in (line.x1(), line.x2())]
    ys = [y for line in lines for y in (line.y1(), line.y2())]
    assert (min(xs), max(xs), min(ys), max(ys)) == (100, 120, 50, 60)
    assert sum(line.length() for line in lines) == pytest.approx(60, abs=3)


def test_an_empty_mask_has_no_outline():
    assert outline(np.zeros((5, 5), bool)) == []
