"""A practice case from first click to signature, in the real window over the real engine."""

import json

import pytest
from PySide6.QtWidgets import QDialogButtonBox

from leukoview.engine.casefile import CaseState
from leukoview.engine.taxonomy import APL, BENIGN, ClassKey
from leukoview.ui.cases.sign_dialog import SignDialog
from leukoview.ui.export_dialog import Places
from leukoview.ui.panels.case.alarm_card import AcknowledgeDialog, AlarmCard
from leukoview.ui.report.forms import forms
from leukoview.ui.viewer.tools import Tool
from tests.ui.mouse import drag

PATIENCE_MS = 180_000
RELABELLED, UNDONE, REDONE = 20, 5, 2


@pytest.fixture
def practising(window, qtbot):
    """The practice case, opened by one click and read by itself; the smear with the alarm shown."""
    window.actions_.practice.trigger()
    desk, session = window.parts.desk, window.parts.session
    qtbot.waitUntil(lambda: len(session.works) == 5, timeout=PATIENCE_MS)
    qtbot.waitUntil(
        lambda: not desk.reading and all(work.found for work in session.works), timeout=PATIENCE_MS
    )
    qtbot.waitUntil(lambda: bool(desk.alarmed()), timeout=PATIENCE_MS)
    session.show(desk.alarmed()[0].id)
    return window


@pytest.mark.timeout(900)
def test_a_practice_case_is_read_reviewed_signed_exported_and_opened_again(
    practising, start, qtbot, tmp_path
):
    window, session = practising, practising.parts.session
    add_three_cells(window, qtbot)
    relabel_by_keys(window, qtbot)
    step_back_and_forth(window)
    label_the_rest(window)
    acknowledge(window, qtbot)
    sign(window)
    assert session.case.state is CaseState.SIGNED

    places = Places({form: tmp_path / f"r{form}" for form in forms()})
    with qtbot.waitSignal(window.parts.exporting.written, timeout=PATIENCE_MS):
        window.parts.exporting.export(places)
    written = json.loads(places.files[".json"].read_text())
    assert written["schema"] == "leukoview-case-2"
    assert places.files[".pdf"].read_bytes().startswith(b"%PDF")

    case = session.case
    window.close()
    again = start_again(start, practising, qtbot, case.id)
    assert again.case == case
    assert again.store.verify(lambda *_: None) > RELABELLED


def add_three_cells(window, qtbot):
    session, view = window.parts.session, window.view
    before = len(session.current.cells)
    window.actions_.auto_read.setChecked(False)
    window.actions_.tools[Tool.DRAW].trigger()
    for place in range(3):
        drag(qtbot, view, (20 + 90 * place, 20), (80 + 90 * place, 80))
    assert len(session.current.cells) == before + 3
    window.actions_.tools[Tool.SELECT].trigger()


def relabel_by_keys(window, qtbot):
    """One cell after another, by the key of “normal”: the next one comes in hand by itself."""
    session = window.parts.session
    key = window.deciding.keys[BENIGN]
    session.select(session.current.unreviewed[0])
    for _ in range(RELABELLED):
        qtbot.keyClicks(window.view, key)
    assert decided(session) == {BENIGN: RELABELLED}


def decided(session):
    labels = [decision.label for decision in session.current.decisions.values()]
    return {label: labels.count(label) for label in set(labels)}


def step_back_and_forth(window):
    for _ in range(UNDONE):
        window.actions_.undo.trigger()
    for _ in range(REDONE):
        window.actions_.redo.trigger()
    session = window.parts.session
    assert decided(session) == {BENIGN: RELABELLED - UNDONE + REDONE}


def acknowledge(window, qtbot):
    card = window.findChild(AlarmCard)
    qtbot.waitUntil(card.isVisible)
    card._button.click()
    dialog = next(d for d in window.findChildren(AcknowledgeDialog) if d.isVisible())
    buttons = dialog.findChild(QDialogButtonBox)
    go = next(
        b for b in buttons.buttons()
        if buttons.buttonRole(b) is QDialogButtonBox.ButtonRole.AcceptRole
    )  # fmt: skip
    go.click()
    assert window.parts.session.case.alarm is not None


def label_the_rest(window):
    """On every smear: agree where something is suggested, and name what is left."""
    session = window.parts.session
    for work in session.works:
        session.show(work.id)
        session.confirm(work.unreviewed)
        left = session.current.unreviewed
        if left:
            session.select_many(left)
            window.deciding.labels[ClassKey(APL)].trigger()
        assert session.current.unreviewed == ()


def sign(window):
    window.cases.actions_.sign.trigger()
    dialog = next(d for d in window.findChildren(SignDialog) if d.isVisible())
    dialog._mine.setChecked(True)
    dialog._sign.click()


def start_again(start, before, qtbot, case):
    """Another window on the same home, once the first has let go of the cases."""
    before.parts.session.store.close()
    window = start()
    with qtbot.waitSignal(window.parts.cases.opened, timeout=PATIENCE_MS):
        window.parts.cases.open(case)
    return window.parts.session
