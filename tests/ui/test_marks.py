from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from leukoview.engine.case import Box, Cell, CellId
from leukoview.engine.casefile import Decision
from leukoview.engine.palette import colour_of
from leukoview.engine.taxonomy import APL, ARTEFACT
from leukoview.ui.verdict import look_of, look_of_decision
from leukoview.ui.viewer.chip import chip
from leukoview.ui.viewer.mark_layer import MarkLayer
from leukoview.ui.viewer.marks import Mark, mark, place_of
from leukoview.ui.viewer.outline import outline
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
    MarkLayer(marks).draw(painter, part, QFont(), **how)
    painter.end()
    return image


def pixels_of(image, colour):
    height, width = image.height(), image.width()
    return sum(image.pixelColor(x, y).name() == colour for x in range(width) for y in range(height))


def box(number, x, y, *, reviewed=False, letters=""):
    return Mark(CellId(number), place_of(Box(x, y, 60, 60)), RED, letters, reviewed)


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
