"""Signing is refused while anything is open; what was signed does not change."""

from dataclasses import replace

import pytest

from leukoview.engine.case import Remark
from leukoview.engine.casefile import CaseState, Settings, changes
from leukoview.engine.slide import PRACTICE_MARK
from leukoview.engine.taxonomy import UNIDENTIFIED
from leukoview.ui.cases.amend_dialog import AmendDialog
from leukoview.ui.cases.case_bar import CaseBar
from leukoview.ui.cases.sign_dialog import SignDialog
from tests.ui.fakes import drawn_smear


def read(window, qtbot):
    with qtbot.waitSignal(window.parts.desk.finished):
        window.actions_.read.trigger()
    qtbot.waitUntil(lambda: not window.parts.desk.reading)


@pytest.fixture
def reviewed(opened, qtbot):
    """A smear of which every cell has the reader's label."""
    read(opened, qtbot)
    label_all(opened)
    return opened


def label_all(window):
    session = window.parts.session
    session.decide([cell.id for cell in session.current.cells], "benign", "Label")


def asked(window):
    window.cases.actions_.sign.trigger()
    return [d for d in window.findChildren(SignDialog) if d.isVisible()][-1]


def sentences(window):
    return [point.sentence for point in window.cases.sign_off.open_points()]


def sign(window):
    dialog = asked(window)
    dialog._mine.setChecked(True)
    dialog._sign.click()


def test_unreviewed_and_unidentified_cells_stand_in_the_way(opened, qtbot):
    assert sentences(opened) == ["The case holds no cells."]
    read(opened, qtbot)
    session = opened.parts.session
    session.decide([session.current.cells[0].id], UNIDENTIFIED, "Label")
    assert sentences(opened) == [
        "“smear one.png”: 3 cells not reviewed.",
        "“smear one.png”: 1 cell unidentified.",
    ]
    dialog = asked(opened)
    dialog._mine.setChecked(True)
    assert not dialog._sign.isEnabled()


def test_a_dialog_signs_nothing_that_became_open_under_it(reviewed):
    session = reviewed.parts.session
    dialog = asked(reviewed)
    dialog._mine.setChecked(True)
    session.decide([session.current.cells[0].id], None, "Take back")
    dialog._sign.click()
    assert session.case.state is CaseState.IN_REVIEW
    assert dialog.isVisible()
    assert [point.sentence for point in dialog._open] == ["“smear one.png”: 1 cell not reviewed."]


def test_the_reader_is_led_to_what_is_open(opened, qtbot):
    read(opened, qtbot)
    session = opened.parts.session
    cells = [cell.id for cell in session.current.cells]
    session.decide(cells[:2], UNIDENTIFIED, "Label")
    dialog = asked(opened)
    unreviewed, unidentified = dialog._open
    dialog._leave_for(unreviewed)
    assert session.selected == cells[2]
    asked(opened)._leave_for(unidentified)
    assert session.selected == cells[0]
    assert not dialog.isVisible()


def test_a_severe_remark_is_accepted_by_a_tick(reviewed):
    session = reviewed.parts.session
    remark = Remark("blurred", "The image is out of focus.", severe=True)
    session.note(changes.Searched(session.current.id, "ab" * 32, (remark,), 4))
    dialog = asked(reviewed)
    assert [point.sentence for point in dialog._open] == [
        "“smear one.png”: The image is out of focus."
    ]
    dialog._acceptance(session.current.id).click()
    assert dialog._open == ()
    assert session.current.accepted.by == session.reader


def test_an_alarm_must_be_acknowledged_first(window, qtbot, tmp_path):
    session = window.parts.session
    window.parts.opener.open([drawn_smear(tmp_path / "p.png", description=PRACTICE_MARK)])
    qtbot.waitUntil(lambda: session.current is not None)
    qtbot.waitUntil(lambda: True in window.parts.room.cards)
    read(window, qtbot)
    label_all(window)
    assert sentences(window) == ["The APL alarm has not been acknowledged."]
    session.acknowledge_alarm("Urgent.", [session.current.id])
    assert sentences(window) == []


def test_nobody_signs_while_the_alarm_cannot_be_judged(reviewed):
    reviewed.parts.room.cards.clear()
    assert "The model is not loaded" in sentences(reviewed)[0]


def test_nobody_signs_while_slides_are_read(reviewed, qtbot):
    dialog = asked(reviewed)
    with qtbot.waitSignal(reviewed.parts.desk.finished):
        reviewed.parts.desk.read()
        assert not reviewed.cases.actions_.sign.isEnabled()
        assert "Slides are being read" in sentences(reviewed)[-1]
        dialog.accepted.emit()
    assert reviewed.parts.session.case.signatures == ()
    assert "Slides are being read" in reviewed.banners.sentences[-1]


def test_the_session_refuses_what_is_open_whoever_asks(opened, qtbot):
    read(opened, qtbot)
    opened.parts.session.sign()
    assert opened.parts.session.case.signatures == ()
    assert "4 cells not reviewed" in opened.banners.sentences[-1]


def test_the_name_must_be_owned(reviewed):
    dialog = asked(reviewed)
    assert not dialog._sign.isEnabled()
    assert reviewed.parts.session.reader in dialog._mine.text()
    dialog._mine.setChecked(True)
    assert dialog._sign.isEnabled()


def test_the_words_of_a_signature_push_nothing_out_of_the_window(reviewed, qtbot):
    reviewed.resize(1380, 880)
    sign(reviewed)
    assert reviewed.findChild(CaseBar).isVisible()
    qtbot.wait(200)  # Until everything has been laid out again.
    assert reviewed.centralWidget().verticalScrollBar().maximum() == 0


def test_a_signed_case_says_so_everywhere_and_refuses_changes(reviewed):
    sign(reviewed)
    session = reviewed.parts.session
    assert session.case.state is CaseState.SIGNED
    bar = reviewed.findChild(CaseBar)
    assert bar.isVisible()
    assert bar.words.startswith(f"Signed by {session.reader} on ")
    assert reviewed.cases.chip.words[0] == "Signed"
    for action in (reviewed.actions_.read, reviewed.actions_.delete, reviewed.actions_.undo):
        assert not action.isEnabled()
    assert not reviewed.cases.actions_.sign.isEnabled()
    label = session.current.label(session.current.cells[0].id)
    session.decide([session.current.cells[0].id], "aml_m3", "Label")
    assert session.current.label(session.current.cells[0].id) == label
    assert "The case is signed" in reviewed.banners.sentences[-1]


def test_amending_asks_why_and_opens_the_case_again(reviewed):
    sign(reviewed)
    reviewed.cases.actions_.amend.trigger()
    (dialog,) = reviewed.findChildren(AmendDialog)
    dialog._reason.setPlainText("  \n ")
    assert not dialog._go.isEnabled()
    dialog._reason.setPlainText("The wrong\ntube was read.")
    dialog._go.click()
    session = reviewed.parts.session
    assert session.case.state is CaseState.AMENDED
    assert session.case.amendments[0].reason == "The wrong tube was read."
    assert reviewed.findChild(CaseBar).words.endswith("The wrong tube was read.")
    assert reviewed.actions_.read.isEnabled()


def test_a_second_reader_is_somebody_else(reviewed):
    session = reviewed.parts.session
    session.give_settings(Settings(second_reader=True))
    sign(reviewed)
    assert not session.locked
    assert "second reader's signature" in reviewed.findChild(CaseBar).words
    session.reader = session.reader.upper()
    assert "must be somebody else" in sentences(reviewed)[0]
    session.reader = "Dr. Ben"
    sign(reviewed)
    assert session.locked
    assert [one.reader for one in session.case.standing_signatures][1] == "Dr. Ben"


def test_a_change_between_two_signatures_voids_the_first(reviewed):
    session = reviewed.parts.session
    session.give_settings(replace(session.case.settings, second_reader=True))
    sign(reviewed)
    session.decide([session.current.cells[0].id], "aml_m3", "Label")
    assert session.case.standing_signatures == ()
    assert not reviewed.findChild(CaseBar).isVisible()
