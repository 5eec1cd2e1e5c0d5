"""Settings that somebody or something has damaged: the window starts with the usual ones."""

import pytest
from PySide6.QtCore import QSettings

from leukoview.ui.recent import RecentFiles
from leukoview.ui.report.keeping import KEY, TEMPLATES, Keeping


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.mark.parametrize("logo", ["ñ", "A", "****"])
def test_a_damaged_logo_leaves_the_usual_stationery(settings, logo):
    settings.setValue(KEY, f'{{"name": "Lab", "logo": "{logo}"}}')
    assert Keeping(settings).stationery.letterhead.empty


@pytest.mark.parametrize("text", ["[" * 100_000, "{", "\x00"])
def test_what_is_no_json_leaves_none_of_it(settings, text):
    settings.setValue(KEY, text)
    settings.setValue(TEMPLATES, text)
    keeping = Keeping(settings)
    assert keeping.stationery.letterhead.empty
    assert keeping.templates == ()


def test_a_name_that_no_file_can_have_is_left_out(settings, tmp_path):
    there = tmp_path / "smear.png"
    there.touch()
    settings.setValue("recent", ["x" * 5000, str(there), "a\x00b"])
    assert RecentFiles(settings).paths == (there,)
