"""The usual answers: shown in the reader's language, kept in one, and any other taken as it is."""

import pytest

from leukoview.ui.cases.details import OBJECTIVES, SMEARS, STAINS
from leukoview.ui.cases.usual_field import UsualField
from leukoview.ui.translating import Speech


@pytest.fixture
def spanish(qapp):
    speech = Speech(qapp, "es")
    yield
    speech.end()


def field(qtbot, usual, value=""):
    made = UsualField(usual, value, "Answer")
    qtbot.addWidget(made)
    return made


def test_nothing_is_answered_until_somebody_does(qtbot):
    assert field(qtbot, SMEARS).value == ""


@pytest.mark.usefixtures("spanish")
def test_an_answer_chosen_in_spanish_is_kept_in_english(qtbot):
    smear = field(qtbot, SMEARS)
    smear.setCurrentIndex(smear.findText("Frotis por aplastamiento"))
    assert smear.value == "Squash smear"
    smear.setEditText("impronta")
    assert smear.value == "Touch imprint"


@pytest.mark.usefixtures("spanish")
def test_what_an_english_window_kept_is_shown_in_spanish(qtbot):
    assert field(qtbot, OBJECTIVES, "100× oil").currentText() == "100× de inmersión"
    written = field(qtbot, OBJECTIVES, "100x OIL")
    assert (written.currentText(), written.value) == ("100× de inmersión", "100x OIL")


def test_an_answer_of_ones_own_is_kept_without_needless_blanks(qtbot):
    smear = field(qtbot, SMEARS, "Thick drop")
    assert (smear.currentText(), smear.value) == ("Thick drop", "Thick drop")
    smear.setEditText("  Thick   drop, thin end ")
    assert smear.value == "Thick drop, thin end"
    smear.setEditText(" ")
    assert smear.value == ""


def test_an_answer_written_with_another_dash_is_the_usual_one(qtbot):
    stain = field(qtbot, STAINS, "wright–giemsa")
    assert (stain.currentText(), stain.value) == ("Wright-Giemsa", "wright–giemsa")
    stain.setEditText("may-grünwald–giemsa")
    assert stain.value == "May-Grünwald-Giemsa"
