import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QSlider

from leukoview.engine.case import Box
from leukoview.engine.display import AS_STORED, Display
from leukoview.ui.panels.display_panel import DisplayPanel
from leukoview.ui.viewer.tools import Tool
from tests.ui.mouse import click, on_screen


@pytest.fixture
def panel(qtbot):
    panel = DisplayPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def slider(panel, name):
    return next(s for s in panel.findChildren(QSlider) if s.accessibleName() == name)


def heard(signal):
    said = []
    signal.connect(said.append)
    return said


def test_arrow_keys_change_and_settle_a_figure(panel, qtbot):
    changed, settled = heard(panel.changed), heard(panel.settled)
    qtbot.keyClick(slider(panel, "Brightness"), Qt.Key.Key_Right)
    assert changed == settled == [Display(brightness=0.01)]


def test_a_slider_on_its_way_changes_and_settles_once_it_is_let_go(panel):
    changed, settled = heard(panel.changed), heard(panel.settled)
    contrast = slider(panel, "Contrast")
    contrast.setSliderDown(True)
    contrast.setValue(20)
    contrast.setValue(40)
    assert [d.contrast for d in changed] == [0.2, 0.4]
    assert settled == []
    contrast.setSliderDown(False)
    assert settled == [Display(contrast=0.4)]


def test_gamma_goes_from_a_fifth_to_five_and_is_one_in_the_middle(panel):
    changed = heard(panel.changed)
    gamma = slider(panel, "Gamma")
    for value in (-100, 100, 0):
        gamma.setValue(value)
    assert [d.gamma for d in changed] == pytest.approx([0.2, 5.0, 1.0])


def test_showing_a_display_says_nothing_and_reset_takes_it_back(panel, qtbot):
    changed = heard(panel.changed)
    panel.show_display(Display(0.2, -0.1, 1.5, (230, 220, 210)))
    assert changed == []
    assert slider(panel, "Brightness").value() == 20
    qtbot.mouseClick(panel.reset, Qt.MouseButton.LeftButton)
    assert changed == [AS_STORED]
    assert not panel.reset.isEnabled()


def test_everything_on_the_panel_has_a_name_and_takes_the_keyboard(panel):
    for widget in (*panel.findChildren(QSlider), *panel.findChildren(QAbstractButton)):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_smear_is_shown_brighter_and_the_panel_follows_the_slide(opened, qtbot):
    pictures, session = opened.parts.pictures, opened.parts.session
    opened.actions_.display.trigger()
    panel = opened.view.findChild(DisplayPanel)
    assert panel.isVisible()
    before = int(session.current.slide.read(Box(320, 240, 1, 1))[0, 0, 0])
    qtbot.waitUntil(lambda: colour(opened, 320, 240) == before)
    slider(panel, "Brightness").setValue(-40)
    qtbot.waitUntil(lambda: colour(opened, 320, 240) == max(before - 102, 0))
    assert pictures.display(session.current.id) == Display(brightness=-0.4)


def colour(window, x, y):
    picture = window.view.viewport().grab().toImage()
    return picture.pixelColor(on_screen(window.view, x, y)).red()


def test_white_is_picked_with_a_click_and_the_tool_is_put_down(opened, qtbot):
    opened.actions_.display.trigger()
    panel = opened.view.findChild(DisplayPanel)
    panel.pick.click()
    assert opened.view.tool is Tool.WHITE
    click(qtbot, opened.view, 95, 85)
    display = opened.parts.pictures.display(opened.parts.session.current.id)
    assert display.white_balance == (104, 62, 150)
    assert opened.view.tool is Tool.SELECT


def test_auto_balances_on_the_background(opened):
    opened.view.findChild(DisplayPanel).auto.click()
    display = opened.parts.pictures.display(opened.parts.session.current.id)
    assert display.white_balance == pytest.approx((238, 230, 224), abs=4)
