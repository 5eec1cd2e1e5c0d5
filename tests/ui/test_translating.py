import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu

from leukoview.app import compose
from leukoview.engine.speech import TERMS, catalogue_file, read_catalogue
from leukoview.engine.taxonomy import KNOWN_CLASSES
from leukoview.ui import terms
from leukoview.ui.engine_process import EngineProcess
from leukoview.ui.translating import SETTING, Speech, wanted
from tests.ui.fakes import FAKE_WORK, ThreadWorker, drawn_smear

ROOT = Path(__file__).resolve().parents[2]
SAME = {"Material", "Final", "Gamma", "Auto", "{0} µm"}
"""Words that are the same in both languages."""
ENGLISH_STILL = {"LeukoView", "English", "Español"}


def source_words(tmp_path):
    file = tmp_path / "all.ts"
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        from translations import extract  # noqa: PLC0415
    finally:
        sys.path.remove(str(ROOT / "packaging"))
    extract(file, "es")
    return [
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(file).getroot().iter("context")  # noqa: S314 - our own
        for message in context.iter("message")
    ]


def placeholders(words):
    return sorted(re.findall(r"\{\d\}|%n", words))


def test_every_word_of_the_window_is_translated_with_its_placeholders(tmp_path):
    spanish = read_catalogue(catalogue_file("es"))
    words = source_words(tmp_path)
    assert len(words) > 300
    assert [one for one in words if one not in spanish] == []
    torn = [
        one for one in words for form in spanish[one] if placeholders(form) != placeholders(one[1])
    ]
    assert torn == []


def test_every_class_has_a_spanish_name():
    words = read_catalogue(catalogue_file("es"))
    spanish = {source for context, source in words if context == TERMS}
    assert {known.name for known in KNOWN_CLASSES.values()} <= spanish
    assert {known.crosswalk for known in KNOWN_CLASSES.values() if known.crosswalk} <= spanish


@pytest.mark.parametrize(
    ("language", "one", "many"), [("en", "1 cell", "3 cells"), ("es", "1 célula", "3 células")]
)
def test_one_cell_and_many_read_right(qapp, language, one, many):
    speech = Speech(qapp, language)
    try:
        assert (terms.cells(1), terms.cells(3)) == (one, many)
    finally:
        speech.end()


def test_the_reader_s_choice_goes_before_the_system_s_and_what_nobody_speaks_is_english(tmp_path):
    settings = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    assert wanted(settings, ["es-MX", "en"]) == "es"
    assert wanted(settings, ["fi-FI"]) == "en"
    settings.setValue(SETTING, "tlh")
    assert wanted(settings, ["fi-FI"]) == "en"
    settings.setValue(SETTING, "en")
    assert wanted(settings, ["es-ES"]) == "en"


@pytest.fixture
def spanish(qapp, qtbot, tmp_path):
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    QSettings(str(home / "window.ini"), QSettings.Format.IniFormat).setValue(SETTING, "es")
    running = compose(qapp, work=FAKE_WORK, engine=EngineProcess(ThreadWorker))
    qtbot.addWidget(running.window)
    running.window.show()
    qtbot.waitUntil(lambda: bool(running.window.parts.room.cards))
    yield running.window
    running.close()


def shown_words(window):
    menus = (action.text() for menu in window.findChildren(QMenu) for action in menu.actions())
    parts = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    return {words for words in (*menus, *(part.text() for part in parts)) if words}


def test_no_word_of_the_window_stays_english(spanish, tmp_path, qtbot):
    session = spanish.parts.session
    spanish.parts.opener.open([drawn_smear(tmp_path / "uno.png")])
    qtbot.waitUntil(lambda: session.current is not None and session.current.scale is not None)
    with qtbot.waitSignal(spanish.parts.desk.finished):
        spanish.actions_.read.trigger()
    qtbot.waitUntil(lambda: not spanish.parts.desk.reading)
    english = {source for _, source in read_catalogue(catalogue_file("es"))} - SAME
    titles = [action.text() for action in spanish.menuBar().actions()]
    assert titles == [
        *("&Archivo", "Ca&so", "&Editar", "&Células", "E&tiquetas", "&Ver"),
        *("&Laboratorio", "Ay&uda"),
    ]
    assert shown_words(spanish) & english - ENGLISH_STILL == set()


def test_the_language_menu_keeps_the_choice_and_says_when_it_counts(window):
    menu = next(m for m in window.findChildren(QMenu) if m.title() == "Language")
    next(action for action in menu.actions() if action.text() == "Español").trigger()
    assert window.parts.settings.value(SETTING) == "es"
    assert any("next start" in words for words in window.banners.sentences)
