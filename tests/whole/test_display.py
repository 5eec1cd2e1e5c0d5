import pytest

from leukoview.cli.display import can_open_window, has_display


@pytest.mark.parametrize(
    ("platform", "environment", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "minimal:opt"}, False),
        ("win32", {}, True),
        ("win32", {"SESSIONNAME": "Services"}, False),
        ("darwin", {}, True),
        ("darwin", {"SSH_CONNECTION": "10.0.0.1"}, False),
    ],
)
def test_a_window_is_offered_only_where_somebody_could_see_it(platform, environment, shown):
    assert has_display(platform, environment) is shown


def test_who_asks_for_a_window_off_the_screen_gets_it():
    assert can_open_window("linux", {"QT_QPA_PLATFORM": "offscreen"})
