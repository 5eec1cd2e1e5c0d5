"""Whose case it is and who reads it: kept where something changed, refused where it is wrong."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialogButtonBox

from leukoview.engine.case import Box
from leukoview.engine.casefile import Material, Settings, Specimen, Subject
from leukoview.ui.cases.details import CaseDetails
from leukoview.ui.cases.reader import READER, ReaderDialog, reader_of

OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def details(opened, qtbot):
    opened.cases.actions_.details.trigger()
    (dialog,) = opened.findChildren(CaseDetails)
    return dialog


def kinds(window):
    session = window.parts.session
    return [type(entry.change).__name__ for entry in session.store.trail(session.case.id)]


def test_every_field_is_kept(opened, details):
    details._subject_id.setText("P-17")
    details._name.setText("  Eva   Müller ")
    details._birth._edit.setText("1961-07-30")
    details._sex.setCurrentIndex(details._sex.findData("female"))
    details._specimen_id.setText("B 26/117")
    details._material.setCurrentIndex(details._material.findData(Material.MARROW))
    details._collected._edit.setText("2026-03-04 08:15")
    details._received._edit.setText("2026-03-04")
    details._stain.setCurrentText("May-Grünwald-Giemsa")
    details._smear.setCurrentText("Squash smear")
    details._objective.setCurrentText("100× oil")
    details._blind.setChecked(True)
    details._second.setChecked(True)
    details.accept()
    case = opened.parts.session.case
    assert case.subject == Subject("P-17", "Eva Müller", "1961-07-30", "female")
    assert case.specimen == Specimen(
        "B 26/117",
        Material.MARROW,
        "2026-03-04T08:15",
        "2026-03-04",
        "May-Grünwald-Giemsa",
        "Squash smear",
        "100× oil",
    )
    assert case.settings == Settings(wanted=500, blind=True, second_reader=True)
    assert opened.windowTitle() == "B 26/117 – smear one.png – LeukoView"


def test_only_what_changed_is_written(opened, details):
    before = kinds(opened)
    details._specimen_id.setText("B 1")
    details.accept()
    assert kinds(opened)[len(before) :] == ["SpecimenGiven"]
    opened.actions_.undo.trigger()
    assert opened.parts.session.case.specimen == Specimen()


def test_nothing_is_written_where_nothing_changed(opened, details):
    before = kinds(opened)
    details.accept()
    assert kinds(opened) == before


def test_a_wrong_date_gets_a_sentence_and_no_ok(details):
    details._birth._edit.setText("30 fevruary")
    assert details._birth._note.isVisible()
    assert "no date" in details._birth._note.text()
    assert not details._buttons.button(OK).isEnabled()
    details._birth._edit.setText("")
    assert not details._birth._note.isVisible()
    assert details._buttons.button(OK).isEnabled()


def test_a_number_of_ones_own_is_kept_and_no_material_takes_it_away(details):
    details._wanted.set_value(350)
    details._material.setCurrentIndex(details._material.findData(Material.MARROW))
    assert details.settings.wanted == 350
    details._wanted.set_value(200)
    details._material.setCurrentIndex(details._material.findData(Material.BLOOD))
    assert details.settings.wanted == 200


def test_a_signed_case_can_be_read_only(opened, qtbot):
    session = opened.parts.session
    opened.parts.desk.draw(Box(10, 10, 60, 60))
    session.decide([session.current.cells[0].id], "benign", "Label")
    session.sign()
    assert session.locked
    opened.cases.actions_.details.trigger()
    (dialog,) = opened.findChildren(CaseDetails)
    assert not dialog._name.isEnabled()
    assert dialog._buttons.button(OK) is None


def test_the_readers_name_is_remembered_and_never_empty(opened, qtbot):
    opened.cases.actions_.reader.trigger()
    (dialog,) = opened.findChildren(ReaderDialog)
    dialog._name.setText("   ")
    assert not dialog._buttons.button(OK).isEnabled()
    dialog._name.setText(" Dr.  Ana ")
    dialog.accept()
    assert opened.parts.session.reader == "Dr. Ana"
    assert opened.parts.settings.value(READER) == "Dr. Ana"
    assert opened.cases.chip.words == ("Draft", "Dr. Ana")


def test_without_a_kept_name_whoever_is_logged_in_reads(tmp_path, monkeypatch):
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    settings.setValue(READER, "  ")
    monkeypatch.setenv("LOGNAME", "ana")
    assert reader_of(settings) == "ana"
