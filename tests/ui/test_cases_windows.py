"""Two windows on one home, and a window that nobody got to close."""

import pytest

from leukoview.ui.cases.case_bar import CaseBar
from leukoview.ui.cases.resuming import OPEN_CASE
from tests.ui.fakes import BOXES


@pytest.fixture
def another(composed):
    """Shows further windows on the same home."""

    def window():
        running = composed()
        running.window.show()
        return running.window

    return window


def test_the_second_window_may_only_look_and_says_so_once(opened, another, qtbot):
    case = opened.parts.session.case.id
    second = another()
    session = second.parts.session
    assert session.locked
    bar = second.findChild(CaseBar)
    assert bar.isVisible()
    assert "this one may only look. Work in the other window" in bar.words
    assert second.banners.sentences == ()
    with qtbot.waitSignal(second.parts.cases.opened):
        second.cases.open(case)
    actions, cases = second.actions_, second.cases.actions_
    for action in (
        actions.open,
        actions.read,
        actions.read_boxes,
        actions.delete,
        actions.set_scale,
        actions.close_slide,
        cases.sign,
        cases.amend,
        cases.bring,
        cases.locate,
    ):
        assert not action.isEnabled(), action.text()
    assert cases.trail.isEnabled()
    second.parts.desk.draw(BOXES[0])
    assert session.current.cells == ()
    assert "may only look" in second.banners.sentences[-1]
    assert not opened.parts.session.locked


def test_the_second_window_sees_what_the_first_has_done(opened, another, qtbot):
    opened.parts.desk.draw(BOXES[0])
    second = another()
    with qtbot.waitSignal(second.parts.cases.opened):
        second.cases.open(opened.parts.session.case.id)
    assert [cell.box for cell in second.parts.session.current.cells] == [BOXES[0]]


def test_a_case_left_open_by_a_crash_is_open_again(qapp, opened, running, another, qtbot):
    case = opened.parts.session.case.id
    opened.parts.desk.draw(BOXES[0])
    assert opened.parts.settings.value(OPEN_CASE) == case
    crash(running)
    again = another()
    with qtbot.waitSignal(again.parts.cases.opened):
        again.cases.resume()
    session = again.parts.session
    assert session.case.id == case
    assert [cell.box for cell in session.current.cells] == [BOXES[0]]
    assert any("is open again" in line for line in again.banners.sentences)


def crash(running):
    """All that a crash does to what others can see: the store is let go, nothing is said."""
    running.window.parts.session.store.close()


def test_after_a_clean_close_nothing_is_opened(opened, another):
    opened.cases.resuming.forget()
    opened.parts.session.store.close()
    again = another()
    again.cases.resume()
    assert again.parts.session.case is None
    assert again.banners.sentences == ()


def test_a_second_window_takes_no_open_case_for_a_crash(opened, another):
    case = opened.parts.session.case.id
    second = another()
    second.cases.resume()
    second.cases.resuming.forget()
    assert second.parts.session.case is None
    assert opened.parts.settings.value(OPEN_CASE) == case
