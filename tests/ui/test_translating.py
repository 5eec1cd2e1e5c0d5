import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu

from leukoview.engine.casefile import Specimen
from leukoview.engine.resources import shipped
from leukoview.engine.speech import ENGINE, TERMS, catalogue_file, read_catalogue
from leukoview.engine.taxonomy import KNOWN_CLASSES
from leukoview.ui import terms
from leukoview.ui.cases.trail_dialog import TrailDialog
from leukoview.ui.translating import SETTING, Speech, wanted
from tests.ui.fakes import FAKE_WORK, drawn_smear, load

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


def test_spanish_puts_everything_in_the_same_quotation_marks():
    spanish = read_catalogue(catalogue_file("es")).values()
    assert [form for forms in spanish for form in forms if re.search("[«»]", form)] == []


def test_every_class_has_a_spanish_name():
    words = read_catalogue(catalogue_file("es"))
    spanish = {source for context, source in words if context == TERMS}
    assert {known.name for known in KNOWN_CLASSES.values()} <= spanish
    assert {known.crosswalk for known in KNOWN_CLASSES.values() if known.crosswalk} <= spanish


def test_every_model_that_ships_has_a_spanish_name():
    words = read_catalogue(catalogue_file("es"))
    manifests = [path.read_text("utf-8") for path in shipped("models").glob("*/manifest.json")]
    titles = {json.loads(manifest)["title"] for manifest in manifests}
    assert titles
    assert {title for title in titles if (ENGINE, title) not in words} == set()


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


def card(practice, check_in, tell):
    """The card of a model that ships."""
    made = load(practice, check_in, tell)
    return replace(made, bundle=replace(made.bundle, name="Acute leukemia"))


@pytest.fixture
def spanish(composed, qtbot, tmp_path):
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    QSettings(str(home / "window.ini"), QSettings.Format.IniFormat).setValue(SETTING, "es")
    running = composed(replace(FAKE_WORK, load=card))
    running.window.show()
    qtbot.waitUntil(lambda: bool(running.window.parts.room.cards))
    return running.window


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


def test_files_are_proposed_by_spanish_names(spanish, tmp_path, qtbot):
    parts = spanish.parts
    parts.opener.open([drawn_smear(tmp_path / "uno.png")])
    qtbot.waitUntil(lambda: bool(parts.session.works))
    assert parts.exporting.proposal(parts.session.works).name == "Informe de uno"
    bare = parts.exporting.nameless(parts.session.works).name
    assert bare == f"Informe de LeukoView {parts.session.case.id[:8]}"
    parts.session.give_specimen(Specimen(id="B 26/117"))
    spanish.cases.actions_.trail.trigger()
    (trail,) = spanish.findChildren(TrailDialog)
    assert trail.proposal == "Registro de B 26-117.csv"


def test_the_model_that_reads_is_named_in_spanish(spanish, tmp_path, qtbot):
    spanish.parts.opener.open([drawn_smear(tmp_path / "uno.png")])
    qtbot.waitUntil(lambda: "Leucemia aguda 1.0" in shown_words(spanish))
