"""What the window says of the case: alarms, what was read, its name."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QListWidget

from leukoview.engine import quality
from leukoview.engine.case import Remark
from leukoview.engine.casefile.changes import Searched
from leukoview.engine.casefile.record import NOT_A_SMEAR
from leukoview.engine.slide import PRACTICE_MARK
from leukoview.engine.summary import Suggestion
from tests.ui.fakes import drawn_smear, summarise
from tests.ui.test_window import read

APL_SENTENCE = "It rings on “practice.png”."


def words(window):
    QCoreApplication.processEvents()
    labels = window.page.summary.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(window)]


def strip(window):
    rows = window.page.findChild(QListWidget)
    return [rows.item(row).text().split("\n") for row in range(rows.count())]


@pytest.fixture
def mixed(window, qtbot, tmp_path):
    """A smear whose alarm rings, and another of the case on screen (drawn ones always ring)."""
    session = window.parts.session
    window.parts.opener.open([drawn_smear(tmp_path / "practice.png", description=PRACTICE_MARK)])
    qtbot.waitUntil(lambda: len(session.works) == 1)
    read(window, qtbot)
    window.parts.opener.open([drawn_smear(tmp_path / "smear.png", description=PRACTICE_MARK)])
    qtbot.waitUntil(lambda: len(session.works) == 2 and not window.parts.room.activity)
    session.show(session.works[1].id)
    return window


def test_an_alarm_stays_when_another_slide_is_chosen(mixed):
    assert APL_SENTENCE in " ".join(words(mixed))
    mixed.page.summary.sum_up_one()
    assert APL_SENTENCE in " ".join(words(mixed))
    assert strip(mixed) == [
        ["practice.png", "APL alarm", "4 cells read"],
        ["smear.png", "not read yet"],
    ]


def test_an_alarm_of_the_slide_on_screen_is_said_once(mixed):
    mixed.parts.session.show(mixed.parts.session.works[0].id)
    mixed.page.summary.sum_up_one()
    assert sum("urgent hematologist review" in line for line in words(mixed)) == 1


def test_an_alarm_does_not_fall_silent_when_the_engine_is_lost(mixed):
    mixed.parts.room.cards.clear()
    mixed.parts.session.slides_changed.emit()
    assert APL_SENTENCE in " ".join(words(mixed))


def test_an_alarm_goes_with_its_slide(mixed):
    mixed.parts.session.remove(mixed.parts.session.works[0].id)
    assert not any("urgent hematologist review" in line for line in words(mixed))


def conclude(window, *remarks):
    session = window.parts.session
    session.note(Searched(session.current.id, "", remarks, 0))


def test_a_field_without_cells_was_read(opened):
    assert "Nothing read yet" in words(opened)
    conclude(opened)
    assert "Read: no nucleated cell found" in words(opened)


def test_an_image_that_is_no_smear_was_not_read(opened):
    refusal = Remark(NOT_A_SMEAR, "This is not a stained smear.", severe=True)
    conclude(opened, refusal)
    assert "Not read: not a stained smear" in words(opened)
    assert not any("per pixel" in line for line in words(opened))


def test_undoing_a_reading_does_not_say_that_nothing_was_found(opened, qtbot):
    read(opened, qtbot)
    opened.actions_.undo.trigger()
    assert "Nothing read yet" in words(opened)


def test_another_scale_asks_for_another_reading(opened):
    conclude(opened)
    opened.parts.desk.calibrate(0.3)
    assert "Nothing read yet" in words(opened)


def test_the_refusal_goes_by_the_name_that_the_engine_gives_it():
    assert NOT_A_SMEAR == quality.NOT_A_SMEAR


def test_a_case_bears_the_name_of_its_image(opened, qtbot):
    read(opened, qtbot)
    session, desk = opened.parts.session, opened.parts.desk
    assert desk.summary([session.current]).patient == "smear one"
    assert desk.summary([session.current] * 3).patient == "smear one and 2 more"


def suggesting(suggestion, predictions):
    return replace(summarise(predictions, alarm=True), suggestion=suggestion)


@pytest.mark.parametrize(
    ("suggestion", "title"),
    [
        (
            Suggestion("Morphology does not suggest acute leukemia.", key="benign"),
            "Acute leukemia not suggested",
        ),
        (
            Suggestion("No suggestion. Few immature cells.", reason="Few immature cells."),
            "No suggestion",
        ),
    ],
)
def test_a_suggestion_without_a_probability_shows_none(opened, qtbot, suggestion, title):
    cards = opened.parts.room.cards
    cards[False] = replace(cards[False], summarise=partial(suggesting, suggestion))
    read(opened, qtbot)
    assert title in words(opened)
    assert sum("urgent hematologist review" in line for line in words(opened)) == 1
