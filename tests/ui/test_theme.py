import pytest
from PySide6.QtWidgets import QMenu, QStyle

from leukoview.ui import theme
from leukoview.ui.dress import sheet

READABLE = 4.5
"""WCAG 2.2, success criterion 1.4.3: contrast of text."""

PAIRS = (
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "raised"),
    ("muted", "ground"),
    ("muted", "surface"),
    ("accent", "surface"),
    ("on_accent", "accent"),
    ("caution", "caution_ground"),
    ("danger", "danger_ground"),
    ("calm", "calm_ground"),
    ("ink", "calm_ground"),
)


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dress", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(dress, text, ground):
    bright, dark = sorted((luminance(getattr(dress, text)), luminance(getattr(dress, ground))))[
        ::-1
    ]
    assert (bright + 0.05) / (dark + 0.05) >= READABLE


def test_a_menu_that_is_higher_than_the_screen_scrolls(appearance, qtbot):
    """Qt's other way, a second column, leads beyond the edge of a narrow screen."""
    menu = QMenu()
    qtbot.addWidget(menu)
    assert menu.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, None, menu) == 1


@pytest.mark.parametrize("dress", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_colour_of_the_style_sheet_comes_from_the_theme(dress):
    assert "$" not in sheet(dress)
