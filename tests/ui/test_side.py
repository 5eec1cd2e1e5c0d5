"""The two panels at the side share its height."""

import pytest
from PySide6.QtWidgets import QLabel

from leukoview.engine.case import CellId
from leukoview.ui.review_page import WIDE
from leukoview.ui.side import NARROWEST, Side
from tests.ui.reviewing import fill


@pytest.fixture
def side(opened, qtbot):
    fill(opened.parts.session)
    case, cell = QLabel("case"), QLabel("No cell chosen")
    case.setMinimumHeight(900)
    side = Side(opened.parts.session, case, cell)
    qtbot.addWidget(side)
    side.resize(390, 720)
    side.show()
    return side


def test_without_a_cell_in_hand_the_case_has_all_the_height_that_the_other_does_not_need(
    side, opened
):
    opened.parts.session.select(CellId(0))
    divided = side.sizes()
    assert divided[1] > side.height() * 0.4
    opened.parts.session.select(None)
    assert side.sizes()[1] < divided[1]
    assert side.widget(1).verticalScrollBar().maximum() == 0
    opened.parts.session.select(CellId(1))
    assert side.sizes() == divided


def test_a_panel_that_is_too_high_scrolls_to_its_end(side):
    area = side.widget(0)
    bar = area.verticalScrollBar()
    assert bar.maximum() == area.widget().height() - area.viewport().height() > 0


def test_on_a_wide_window_all_of_the_cell_is_seen_beside_the_case(opened, qtbot):
    fill(opened.parts.session)
    opened.parts.session.select(CellId(0))
    side = opened.findChild(Side)
    opened.page.resize(WIDE - 1, 900)
    assert not side.is_wide
    divided = side.sizes()
    opened.page.resize(WIDE, 900)
    assert side.is_wide
    assert min(side.sizes()) >= NARROWEST
    opened.page.resize(WIDE - 1, 900)
    assert not side.is_wide
    assert side.sizes() == divided


def test_in_the_next_case_the_height_is_the_cases_again(opened, smear, qtbot):
    session, side = opened.parts.session, opened.findChild(Side)
    opened.resize(960, 900)
    fill(session)
    session.select(CellId(0))
    qtbot.wait(1)
    session.leave()
    with qtbot.waitSignal(session.current_changed):
        opened.parts.opener.open([smear])
    needed = side.widget(1).widget()
    qtbot.waitUntil(lambda: side.sizes()[1] <= needed.sizeHint().height() + 1, timeout=3000)
    assert side.widget(1).verticalScrollBar().maximum() == 0
