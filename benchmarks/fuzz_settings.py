"""What the window reads of its settings when it starts, and settings to start from."""

import os
from base64 import b64encode
from functools import cache
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from leukoview.ui.appearance import Appearance
from leukoview.ui.cases.reader import reader_of
from leukoview.ui.cases.resuming import OPEN_CASE
from leukoview.ui.language_menu import LanguageMenu
from leukoview.ui.recent import RecentFiles
from leukoview.ui.report.keeping import Keeping
from leukoview.ui.translating import system_languages, wanted


@cache
def _application() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(["fuzz"])


@cache
def _parent() -> QWidget:
    _application()
    return QWidget()


def started_with(path: Path) -> None:
    """Read everything that a start reads, and write one setting back."""
    app = _application()
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    wanted(settings, system_languages())
    reader_of(settings)
    look = Appearance(app, settings)
    menu = LanguageMenu(settings, _parent())
    _ = RecentFiles(settings).paths
    keeping = Keeping(settings)
    _ = keeping.stationery, keeping.templates
    str(settings.value(OPEN_CASE, ""))
    settings.setValue("kept", "1")
    settings.sync()
    for made in (look, menu):
        made.deleteLater()


def good_files(folder: Path) -> list[bytes]:
    """A settings file as the window writes it."""
    _application()
    path = folder / "made.ini"
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    settings.setValue("reader", "Dr. Ana Müller")
    settings.setValue("appearance", "dark")
    settings.setValue("language", "es")
    settings.setValue("open_case", "ab" * 16)
    settings.setValue("recent", ["/tmp/a.png", "/tmp/b.png"])  # noqa: S108 - names only
    logo = b64encode(bytes(40)).decode()
    written = f'{{"name":"Lab","lines":["One"],"logo":"{logo}","paper":"a4","language":"en"}}'
    settings.setValue("report/stationery", written)
    settings.setValue("report/templates", '["A sentence."]')
    settings.sync()
    return [path.read_bytes()]
