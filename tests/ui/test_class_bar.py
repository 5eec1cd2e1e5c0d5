"""The buttons of the classes say their names wherever there is room for them."""

from collections import Counter

import pytest
from PySide6.QtGui import QFontMetricsF

from leukoview.ui.panels.class_bar import SPACING, ClassBar, ClassButton
from leukoview.ui.panels.wording import fitting


@pytest.fixture
def bar(opened, qtbot):
    bar = ClassBar(opened.parts.session, opened.page.gallery.view.model(), opened.deciding)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def buttons(bar):
    return bar.findChildren(ClassButton)


def lines_at(bar, width):
    """How many buttons stand in each line of a bar of that width."""
    bar.resize(width, 200)
    bar.layout().activate()
    return sorted(Counter(button.y() for button in buttons(bar)).values())


def test_buttons_stand_in_two_lines_where_only_those_have_room_for_their_names(bar):
    needs = [button.sizeHint().width() for button in buttons(bar)]
    one = sum(needs) + SPACING * (len(needs) - 1)
    assert lines_at(bar, one) == [6]
    assert lines_at(bar, one - 1) == [3, 3]
    assert all(button.width() >= button.sizeHint().width() for button in buttons(bar))
    assert len({button.geometry().right() for button in buttons(bar)}) == 3


def test_where_there_is_no_room_for_names_the_letters_stand_in_one_line(bar):
    assert lines_at(bar, 700) == [3, 3]
    assert lines_at(bar, 520) == [6]
    widths = [button.width() for button in buttons(bar)]
    assert max(widths) - min(widths) <= 1
    assert lines_at(bar, 700) == [3, 3]
    assert max(button.geometry().right() for button in buttons(bar)) >= 700 - SPACING


def test_room_for_a_longer_count_is_wished_for_but_never_taken_from_the_panels(bar):
    first, *_ = buttons(bar)
    first.tell(7)
    least, wish = first.minimumSizeHint().width(), first.sizeHint().width()
    first.tell(77)
    assert first.minimumSizeHint().width() > least
    assert first.sizeHint().width() == wish


def test_the_bar_of_names_can_still_be_narrowed_to_its_letters(bar):
    assert lines_at(bar, 700) == [3, 3]
    narrow = sum(button.minimumSizeHint().width() for button in buttons(bar))
    assert bar.minimumSizeHint().width() <= narrow + SPACING * 5


def test_a_name_that_is_too_long_for_its_button_loses_its_brackets_first(qapp):
    name, metrics = "Lymphoblast (ALL; L1/L2 not resolved)", QFontMetricsF(qapp.font())
    bare = metrics.horizontalAdvance("Lymphoblast")
    assert fitting(name, metrics, 1000) == name
    assert fitting(name, metrics, bare) == "Lymphoblast"
    assert fitting(name, metrics, bare - 1).endswith("…")
