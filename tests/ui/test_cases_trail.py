"""The trail on screen: read, filtered, verified, written down."""

import csv
import sqlite3
from contextlib import closing

import pytest

from leukoview.engine.casefile import Settings, Specimen
from leukoview.engine.casefile.telling import HIDDEN
from leukoview.ui.cases.trail_dialog import TrailDialog


@pytest.fixture
def trail(opened, qtbot):
    opened.parts.session.give_specimen(Specimen(id="=HYPERLINK(1)"))
    opened.cases.actions_.trail.trigger()
    (dialog,) = opened.findChildren(TrailDialog)
    return dialog


def column(dialog, number):
    model = dialog.model
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_every_entry_is_shown_with_old_and_new(trail):
    assert column(trail, 3) == ["Case begun", "Slide added", "Scale of “smear one.png”", "Specimen"]
    assert column(trail, 4)[-1] == "id: –"
    assert column(trail, 5)[-1] == "id: =HYPERLINK(1)"
    assert column(trail, 0) == ["1", "2", "3", "4"]


def test_a_filter_leaves_what_has_all_the_words(trail):
    trail._words.setText("SLIDE smear")
    assert column(trail, 3) == ["Slide added"]
    trail._words.setText("")
    assert len(column(trail, 3)) == 4


def test_a_whole_trail_verifies(trail, qtbot):
    trail._check.click()
    qtbot.waitUntil(trail._check.isEnabled)
    assert trail.note == "The trail of all cases is whole: 4 entries, none altered."


def test_an_altered_trail_does_not(opened, trail, qtbot):
    with closing(sqlite3.connect(opened.parts.session.store.path)) as db:
        db.execute("DROP TRIGGER entry_never_altered")
        db.execute("UPDATE entry SET at = '2020-01-01T00:00:00+00:00' WHERE number = 2")
        db.commit()
    trail._check.click()
    qtbot.waitUntil(trail._check.isEnabled)
    assert trail.note.startswith("Entry 2 of the trail, or the one before it, was altered.")


def test_a_csv_holds_every_entry_and_no_formula(trail, tmp_path):
    trail._words.setText("slide")
    out = tmp_path / "trail.csv"
    trail.write(out)
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert [row["what"] for row in rows][-1] == "Specimen"
    assert len(rows) == 4
    assert not any(value.startswith("=") for row in rows for value in row.values())


def test_a_csv_overwrites_nothing_unasked(trail, tmp_path):
    out = tmp_path / "trail.csv"
    out.write_text("mine")
    trail.write(out)
    assert out.read_text() == "mine"
    assert "already there" in trail.note
    trail.write(out, replace=True)
    assert out.read_text() != "mine"


def test_a_blind_reader_is_not_shown_what_is_suggested(opened, qtbot):
    session = opened.parts.session
    session.give_settings(Settings(blind=True))
    with qtbot.waitSignal(opened.parts.desk.finished):
        opened.actions_.read.trigger()
    qtbot.waitUntil(lambda: not opened.parts.desk.reading)
    opened.cases.actions_.trail.trigger()
    (dialog,) = opened.findChildren(TrailDialog)
    assert HIDDEN in column(dialog, 5)
    assert not any("APL" in new or "blast" in new for new in column(dialog, 5))
