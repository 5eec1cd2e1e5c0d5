"""The window opens as it was closed."""

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from leukoview.ui.placing import DIVIDED, GEOMETRY, Placing

STOOD = QSize(640, 560)


@pytest.fixture
def settings(tmp_path):
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    return QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def plain(qtbot):
    window, middle = QMainWindow(), QSplitter(Qt.Orientation.Vertical)
    for _ in range(2):
        middle.addWidget(QWidget())
    window.setCentralWidget(middle)
    qtbot.addWidget(window)
    window.resize(STOOD)
    return window, middle


def test_the_window_stands_where_it_was_closed(plain, settings, composed):
    window, middle = plain
    window.show()
    middle.setSizes([100, 400])
    Placing(window, middle, settings).keep()
    settings.sync()
    again = composed().window
    again.show()
    assert again.size() == STOOD.expandedTo(again.minimumSize())
    smear, gallery = again.page.middle.sizes()
    assert smear < gallery


def test_what_the_window_leaves_behind_is_read_at_the_next_start(plain, settings, composed):
    running = composed()
    running.window.page.middle.setSizes([100, 500])
    running.window.placing.keep()
    window, middle = plain
    Placing(window, middle, running.window.parts.settings).restore()
    smear, gallery = middle.sizes()
    assert smear < gallery


@pytest.mark.parametrize("key", [GEOMETRY, DIVIDED])
def test_a_place_that_cannot_be_read_changes_nothing(plain, settings, key):
    settings.setValue(key, "no place")
    Placing(*plain, settings).restore()
    assert plain[0].size() == STOOD
