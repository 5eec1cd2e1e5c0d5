from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QUndoCommand
from PySide6.QtWidgets import QLabel

from benchmarks.guide import SHEET, sheet
from leukoview.ui.shortcuts import ShortcutsDialog, sections


def lines(window):
    return dict(line for section in sections(window.menuBar()) for line in section.lines)


def test_f1_shows_every_key_of_the_menus(opened, qtbot):
    qtbot.keyClick(opened, Qt.Key.Key_F1)
    sheet = next(d for d in opened.findChildren(ShortcutsDialog) if d.isVisible())
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Read", "F5", "Undo", "Ctrl+Z"} <= words
    sheet.reject()


def test_the_keys_of_the_classes_stand_on_the_sheet_once_a_model_is_loaded(opened):
    assert lines(opened)["APL cell (AML-M3)"] == "2"
    assert lines(opened)["Artefact"] == "X"


def test_the_sheet_says_undo_whatever_there_is_to_undo(opened):
    opened.parts.session.undo_stack.push(QUndoCommand("Label 3 cells as Artefact"))
    assert opened.actions_.undo.text() == "Undo Label 3 cells as Artefact"
    assert lines(opened)["Undo"] == "Ctrl+Z"


def test_no_key_does_two_things(opened):
    keys = Counter(
        key.toString() for action in opened.findChildren(QAction) for key in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_the_sheet_among_the_papers_is_the_window_s(composed):
    """After a new key: python -m benchmarks.guide."""
    assert SHEET.read_text("utf-8") == sheet(composed().window.menuBar())
