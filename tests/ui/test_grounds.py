"""The map of where cells can be read: asked for, drawn over the overview, and explained."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from leukoview.engine.ground_map import COLOURS, Ground
from tests.ui.fakes import FAKE_WORK, drawn_smear
from tests.ui.fakes import ground as answered

ORDERS = []
"""What the fake engine, a thread of this process, was asked for."""


def ground(order, check_in, tell):
    ORDERS.append(order)
    return answered(order, check_in, tell)


@pytest.fixture
def orders():
    ORDERS.clear()
    return ORDERS


@pytest.fixture
def window(composed, qtbot, orders, smear):
    running = composed(replace(FAKE_WORK, ground=ground))
    running.window.resize(960, 760)
    running.window.show()
    qtbot.waitUntil(lambda: bool(running.window.parts.room.cards))
    show(running.window, qtbot, smear)
    return running.window


def show(window, qtbot, path):
    with qtbot.waitSignal(window.parts.opener.opened):
        window.parts.opener.open([path])
    qtbot.waitUntil(lambda: window.parts.session.current.scale is not None)
    qtbot.waitUntil(lambda: not window.parts.room.activity)


def wish(window, qtbot):
    window.actions_.ground.trigger()
    qtbot.waitUntil(lambda: window.parts.grounds.map is not None)


def parts_over_the_smear(window):
    return window.page._overview, window.page._legend


def test_the_map_lies_over_the_overview_of_the_whole_slide(window, qtbot):
    overview, legend = parts_over_the_smear(window)
    assert not overview.isVisible()
    wish(window, qtbot)
    assert overview.isVisible()
    left, right = (
        QColor(overview.grab().toImage().pixel(round(overview.width() * share), 40))
        for share in (0.25, 0.75)
    )
    assert left != right
    window.actions_.ground.trigger()
    assert not overview.isVisible()
    assert not legend.isVisible()


def test_the_legend_says_how_much_is_what_and_lies_beside_the_map(window, qtbot):
    overview, legend = parts_over_the_smear(window)
    wish(window, qtbot)
    assert legend.isVisible()
    shares = {ground: label.text() for ground, label in legend._shares.items()}
    assert shares == {
        Ground.THICK: "50 %",
        Ground.MONOLAYER: "50 %",
        Ground.SPARSE: "0 %",
        Ground.EMPTY: "0 %",
    }
    assert legend.geometry().bottom() < overview.geometry().top()
    assert legend.geometry().right() == overview.geometry().right()
    crossed = legend._swatches[Ground.THICK].pixmap().toImage()
    inks = {crossed.pixelColor(x, 8).alpha() for x in range(crossed.width())}
    assert len(inks) == 2
    assert COLOURS[Ground.THICK] == (213, 94, 0)


def test_a_slide_is_asked_about_once_and_anew_at_another_scale(window, qtbot, orders):
    wish(window, qtbot)
    for _ in range(2):
        window.actions_.ground.trigger()
    assert len(orders) == 1
    window.parts.desk.calibrate(0.3)
    qtbot.waitUntil(lambda: len(orders) == 2)
    assert orders[1].scale.microns_per_pixel == 0.3
    qtbot.waitUntil(lambda: window.parts.grounds.map is not None)


def test_a_slide_that_can_have_no_map_takes_the_wish_back_with_a_sentence(window, qtbot, tmp_path):
    show(window, qtbot, drawn_smear(tmp_path / "small.png", size=(300, 300), boxes=()))
    window.actions_.ground.trigger()
    qtbot.waitUntil(lambda: bool(window.banners.sentences))
    assert window.banners.sentences == ("It is too small for a map. Read it as it is.",)
    assert not window.parts.grounds.asking
    assert not window.actions_.ground.isChecked()


def test_the_next_slide_on_screen_is_asked_about_while_the_map_is_wanted(
    window, qtbot, tmp_path, orders
):
    wish(window, qtbot)
    other = drawn_smear(tmp_path / "other.png", size=(700, 500))
    show(window, qtbot, other)
    qtbot.waitUntil(lambda: window.parts.grounds.map is not None)
    assert window.parts.grounds.map.width == 700
    assert orders[-1].path == other
