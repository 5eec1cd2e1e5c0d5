"""A giant on screen: how far its copy is, leaving it off, going on."""

from dataclasses import replace

import pytest

from leukoview.engine.slide import giant
from leukoview.ui.viewer.preparing import Preparing
from tests.ui.fakes import drawn_smear


class SlowCopy:
    """A copy of which a test says how far it is."""

    def __init__(self):
        self.made = 0.0
        self.stopped = self.begun = False

    @property
    def finished(self):
        return self.made == 1.0

    def begin(self):
        self.begun = True

    def stop(self):
        self.stopped = True

    def go_on(self):
        self.stopped = False

    def file(self):
        raise AssertionError("Nobody should wait for it.")


@pytest.fixture
def copy():
    return SlowCopy()


@pytest.fixture
def preparing(running, qtbot, smear, copy):
    running.window.show()
    slide = replace(giant.opened(smear), copy=copy)
    running.window.parts.desk.open(slide)
    shown = running.window.findChild(Preparing)
    qtbot.waitUntil(shown.isVisible)
    return shown


def test_a_giant_says_its_size_and_how_far_its_copy_is(preparing, qtbot, copy):
    assert preparing.words == (
        "“smear one.png”, 640 × 480 pixels, is made ready to be seen close up, only once."
    )
    assert preparing.bar.value() == 0
    copy.made = 0.34
    qtbot.waitUntil(lambda: preparing.bar.value() == 34)
    assert copy.begun


def test_the_bar_goes_when_the_copy_is_there(preparing, qtbot, copy):
    # What can be read at once now is a copy that this test has none of.
    preparing.window().parts.pictures.want("tiles", [])
    preparing.window().view.show_slide(None)
    copy.made = 1.0
    qtbot.waitUntil(lambda: not preparing.isVisible())


def test_a_copy_can_be_left_off_and_gone_on_with(preparing, qtbot, copy):
    preparing.cancel.click()
    assert copy.stopped
    assert preparing.words == (
        "“smear one.png” was not made ready to the end: no detail of it can be seen."
    )
    assert not preparing.bar.isVisible()
    preparing.go_on.click()
    assert not copy.stopped
    assert preparing.bar.isVisible()
    assert preparing.cancel.isVisible()


def test_another_slide_has_no_bar(preparing, qtbot, tmp_path, copy):
    parts = preparing.window().parts
    with qtbot.waitSignal(parts.opener.opened):
        parts.opener.open([drawn_smear(tmp_path / "other.png")])
    assert not preparing.isVisible()
    parts.session.show(parts.session.works[0].id)
    assert preparing.isVisible()
