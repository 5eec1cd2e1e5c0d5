"""The window offers to go on with an interrupted reading, and says how long one will take."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from leukoview.engine.resources import home
from leukoview.ui.time_left import TOLD_AFTER_S, TimeLeft
from tests.ui import fakes

OFFER = "The reading of “smear one.png” was interrupted: 37 % of it is done."


def unfinished(_order, _check_in, _tell):
    return 0.37


@pytest.fixture
def interrupted(composed, qtbot, smear):
    """A window with a slide of which a journal is here."""
    folder = home() / "journals"
    folder.mkdir(parents=True)
    (folder / f"{smear.stat().st_size}-0123.sqlite").touch()
    window = composed(replace(fakes.FAKE_WORK, unfinished=unfinished)).window
    window.show()
    window.parts.opener.open([smear])
    qtbot.waitUntil(lambda: OFFER in window.banners.sentences)
    return window


def test_an_interrupted_reading_goes_on_with_one_click(interrupted, qtbot):
    (button,) = (
        one
        for one in interrupted.banners.findChildren(QPushButton)
        if one.text() == "Go on with it"
    )
    with qtbot.waitSignal(interrupted.parts.desk.finished):
        button.click()
    assert len(interrupted.parts.session.current.cells) == len(fakes.BOXES)
    assert OFFER not in interrupted.banners.sentences


def test_it_is_offered_again_after_a_reading_that_was_stopped(interrupted, qtbot):
    interrupted.banners._close(OFFER)
    with qtbot.waitSignal(interrupted.parts.desk.finished):
        interrupted.parts.desk.read()
    qtbot.waitUntil(lambda: OFFER in interrupted.banners.sentences)


def test_where_no_journal_is_nothing_is_asked(composed, qtbot, smear):
    window = composed(replace(fakes.FAKE_WORK, unfinished=unfinished)).window
    window.show()
    window.parts.opener.open([smear])
    session = window.parts.session
    qtbot.waitUntil(lambda: session.current is not None and session.current.scale is not None)
    with qtbot.waitSignal(window.parts.desk.finished):
        window.parts.desk.read()
    qtbot.waitUntil(lambda: not window.parts.room.activity)
    assert OFFER not in window.banners.sentences


class Clock:
    """Tells the time that the test sets."""

    now = 0.0

    def __call__(self):
        return self.now


def test_the_time_left_follows_from_what_is_done_now_not_from_what_was_done_before():
    clock = Clock()
    left = TimeLeft(clock)
    assert left.hear(40, 100) is None
    clock.now = TOLD_AFTER_S - 1
    assert left.hear(41, 100) is None
    clock.now = 60.0
    assert left.hear(50, 100) == 5
    clock.now = 330.0
    assert left.hear(98, 100) == 0


def test_where_nobody_knows_how_much_there_is_no_time_is_told():
    clock = Clock()
    left = TimeLeft(clock)
    left.hear(0, 0)
    clock.now = 60.0
    assert left.hear(0, 0) is None
    assert left.hear(5, 10) is None
