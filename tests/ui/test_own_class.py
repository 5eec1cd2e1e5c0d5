"""A class of the laboratory's own: invented while importing, and while labelling."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from leukoview.engine.case import CellId
from leukoview.ui.admin.offer_dialog import OWN, OfferDialog
from leukoview.ui.lab_values import OfferCard
from leukoview.ui.own_class import OwnClassDialog
from tests.ui.reviewing import fill

OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def dialog(qtbot):
    made = OwnClassDialog()
    qtbot.addWidget(made)
    return made


def named(dialog, name, start="aml_"):
    dialog.name.setText(name)
    dialog.lineage.setCurrentIndex(dialog.lineage.findData(start))
    return dialog.key if dialog.buttons.button(OK).isEnabled() else ""


@pytest.mark.parametrize(
    ("name", "start", "key"),
    [
        ("Auer rods", "aml_", "aml_auer_rods"),
        ("Células de Türk!", "benign_", "benign_celulas_de_turk"),
        ("Mast cell", "", "mast_cell"),
        ("", "aml_", ""),
        ("M3", "aml_", ""),
        ("aml", "", ""),
        ("a" * 40, "all_", ""),
        ("...", "", ""),
    ],
)
def test_a_name_and_a_lineage_make_a_key_or_none(dialog, name, start, key):
    assert named(dialog, name, start) == key


def test_it_says_how_the_class_is_shown_and_what_is_wrong_with_a_name(dialog):
    named(dialog, "Auer rods")
    assert "Auer rods (AML)" in dialog._says.text()
    named(dialog, "M3")
    assert "no class of a laboratory’s own" in dialog._says.text()


@pytest.fixture
def offered(qtbot, tmp_path):
    card = OfferCard(tmp_path, "folder", 4, 0, (), (("AML", None), ("odd", None)))
    made = OfferDialog(card)
    qtbot.addWidget(made)
    made.show()
    return made


def invent(offered, label, qtbot):
    field = offered.fields[label]
    field.setCurrentIndex(field.findData(OWN))
    field.activated.emit(field.currentIndex())
    return offered.findChild(OwnClassDialog)


def test_a_label_of_an_import_can_mean_an_own_class(offered, qtbot):
    asked = invent(offered, "AML", qtbot)
    assert not offered.buttons.button(OK).isEnabled()
    named(asked, "Auer rods")
    asked.accept()
    assert offered.labels[0] == ("AML", "aml_auer_rods")
    other = offered.fields["odd"]
    other.setCurrentIndex(other.findData("aml_auer_rods"))
    assert offered.buttons.button(OK).isEnabled()


def test_who_thinks_better_of_it_has_said_nothing(offered, qtbot):
    invent(offered, "AML", qtbot).reject()
    assert offered.labels[0] == ("AML", "?")


@pytest.fixture
def review(opened, qtbot):
    fill(opened.parts.session)
    return opened


def test_a_cell_is_labelled_with_an_own_class_that_stays_on_offer(review, qtbot):
    session, deciding = review.parts.session, review.deciding
    session.select(CellId(1))
    deciding.own.trigger()
    asked = review.findChild(OwnClassDialog)
    qtbot.keyClicks(asked.name, "Auer rods")
    qtbot.mouseClick(asked.buttons.button(OK), Qt.MouseButton.LeftButton)
    assert session.current.label(CellId(1)) == "aml_auer_rods"
    assert deciding.keys["aml_auer_rods"] == "5"
    session.select(CellId(2))
    deciding.labels["aml_auer_rods"].trigger()
    assert session.current.label(CellId(2)) == "aml_auer_rods"


def test_an_own_class_of_the_case_is_on_offer(review):
    session, deciding = review.parts.session, review.deciding
    session.decide([CellId(0)], "benign_atypical", "Label")
    assert "benign_atypical" in deciding.labels


def test_without_a_chosen_cell_no_class_is_invented(review):
    review.parts.session.select(None)
    assert not review.deciding.own.isEnabled()
