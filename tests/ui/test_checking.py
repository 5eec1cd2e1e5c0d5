"""Case > Check a report…: what the window says of files that somebody hands back."""

import pytest
from PySide6.QtWidgets import QLabel

from leukoview.ui.export_dialog import Places
from leukoview.ui.report.checking import CheckedDialog
from tests.ui.fakes import drawn_smear


@pytest.fixture
def window(composed, qtbot, tmp_path):
    """The window with a case whose report was written to r.pdf."""
    window = composed().window
    parts = window.parts
    parts.opener.open([drawn_smear(tmp_path / "one.png")])
    qtbot.waitUntil(lambda: len(parts.session.works) == 1 and not parts.room.activity)
    with qtbot.waitSignal(parts.exporting.written):
        parts.exporting.export(Places({".pdf": tmp_path / "r.pdf"}))
    return window


def said_of(window, qtbot, *paths):
    window.report.checking.check(paths)
    qtbot.waitUntil(lambda: window.findChild(CheckedDialog) is not None)
    dialog = window.findChild(CheckedDialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    dialog.reject()
    return words


def test_a_report_is_known_again_with_its_case_and_who_exported_it(window, qtbot, tmp_path):
    session = window.parts.session
    session.reader = "somebody else"
    moved = (tmp_path / "r.pdf").rename(tmp_path / "another name.pdf")
    words = said_of(window, qtbot, moved)
    (line,) = [one for one in words if one.startswith("another name.pdf\n")]
    assert line.startswith("another name.pdf\nUnaltered: PDF, not signed, exported on ")
    assert f"from case {session.case.id[:8]} by " in line


def test_a_file_that_is_not_there_is_told_beside_one_that_nobody_knows(window, qtbot, tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    words = said_of(window, qtbot, tmp_path / "x.pdf", tmp_path / "gone.pdf")
    assert [one for one in words if one.startswith("x.pdf\nNo case of this computer knows it")]
    assert [one for one in words if one.startswith("gone.pdf\n") and "cannot be read" in one]


def test_a_file_with_the_number_of_a_case_but_other_bytes_is_altered(window, qtbot, tmp_path):
    forged = tmp_path / "forged.json"
    forged.write_text(f'{{"case": {{"id": "{window.parts.session.case.id}"}}}}')
    words = said_of(window, qtbot, forged)
    assert [one for one in words if "no file with these bytes was exported under it" in one]


def test_an_export_is_put_down_in_the_case_it_was_of_though_another_is_open_meanwhile(
    window, qtbot, tmp_path
):
    session = window.parts.session
    first = session.case.id
    with qtbot.waitSignal(window.parts.exporting.written):
        window.parts.exporting.export(Places({".pdf": tmp_path / "late.pdf"}))
        session.leave()
    assert session.case is None
    assert session.store.trail(first)[-1].change.names == ("late.pdf",)
