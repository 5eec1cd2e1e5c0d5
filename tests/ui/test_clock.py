"""A clock that was set back is told in the window, and nothing is refused for it."""

from datetime import timedelta

import pytest

from leukoview.engine.casefile import Nucleoli
from leukoview.ui.open_case import now
from tests.ui.fakes import drawn_smear


@pytest.fixture
def at():
    """How far the computer's clock is from the right time."""
    return [timedelta()]


@pytest.fixture
def window(composed, qtbot, tmp_path, at):
    """The window with a case of one smear, and a clock that can be set."""
    window = composed().window
    session = window.parts.session
    session._clock = lambda: now() + at[0]
    window.parts.opener.open([drawn_smear(tmp_path / "one.png")])
    qtbot.waitUntil(lambda: len(session.works) == 1 and not window.parts.room.activity)
    return window


def told(window):
    return [one for one in window.banners.sentences if "clock says" in one]


def test_a_case_that_is_opened_before_its_last_entry_is_told_and_opens(window, qtbot, at):
    session = window.parts.session
    case = session.case.id
    session.leave()
    at[0] = -timedelta(days=400)
    with qtbot.waitSignal(window.parts.cases.opened):
        window.parts.cases.open(case)
    (words,) = told(window)
    assert "Set the clock" in words
    assert not session.locked


def test_a_change_at_an_earlier_time_is_made_and_told_once(window, at):
    session = window.parts.session
    at[0] = -timedelta(hours=3)
    entries = session.case.entries
    for kind in (Nucleoli.SMALL, Nucleoli.PROMINENT):
        session.tick_nucleoli(kind)
    assert session.case.entries == entries + 2
    assert len(told(window)) == 1


def test_a_clock_that_was_only_put_right_by_seconds_is_not_told(window, at):
    at[0] = -timedelta(seconds=20)
    window.parts.session.tick_nucleoli(Nucleoli.SMALL)
    assert told(window) == []
