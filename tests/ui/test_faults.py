import traceback
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from leukoview.engine.faults import redacted
from leukoview.ui.faults import Faults


def report(name="/home/jane/Doe John 1954/smear.png"):
    try:
        Path(name).read_bytes()
    except OSError:
        return traceback.format_exc()


def test_a_report_keeps_the_place_and_the_kind_of_a_bug():
    words = redacted(report())
    assert "test_faults.py, line" in words
    assert words.endswith("FileNotFoundError")


def test_a_report_names_no_file_folder_or_patient():
    words = redacted(report())
    assert "jane" not in words
    assert "Doe" not in words


def test_a_message_over_several_lines_is_left_out():
    words = redacted("ValueError: Doe\nJohn Doe, born 1954\n    John")
    assert words == "ValueError"


def test_bugs_are_shown_in_one_dialog_at_a_time(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    faults = Faults(window)
    faults.show("KeyError: 'a'")
    faults.show("KeyError: 'b'")
    (dialog,) = window.findChildren(QMessageBox)
    assert "KeyError" in dialog.detailedText()
    dialog.close()
