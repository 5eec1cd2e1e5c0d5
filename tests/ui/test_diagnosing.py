"""Help > Save diagnostics."""

import zipfile

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow

from leukoview.ui.diagnosing import Diagnosing


class Heard:
    def __init__(self):
        self.said, self.complaints = [], []

    def say(self, words):
        self.said.append(words)

    def complain(self, error):
        self.complaints.append(error)


@pytest.fixture
def diagnosing(qtbot, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("appearance", "dark")
    settings.setValue("language", "Müller")
    settings.setValue("reader", "Dr. Quiroga")
    return Diagnosing(window, settings, Heard())


def test_the_file_tells_choices_and_no_free_text(diagnosing, tmp_path):
    diagnosing.save(tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        text = archive.read("diagnostics.txt").decode()
    assert "Settings: appearance dark\n" in text
    assert "Quiroga" not in text
    assert "out.zip" in diagnosing._banners.said[0]


def test_a_folder_that_refuses_is_said(diagnosing, tmp_path):
    (tmp_path / "out.zip").mkdir()
    diagnosing.save(tmp_path / "out.zip")
    assert "is a folder" in str(diagnosing._banners.complaints[0])
