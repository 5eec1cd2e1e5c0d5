"""The case panel: counts before the suggestion, alarm, FAB score, agreement, and blind first."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from leukoview.engine.case import Cell, CellId, Morphometry
from leukoview.engine.casefile import Nucleoli, Settings
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead
from leukoview.engine.slide import PRACTICE_MARK
from leukoview.engine.summary import ClassCount, share
from leukoview.engine.taxonomy import APL, ARTEFACT, BENIGN, ClassKey
from leukoview.ui.panels.case.alarm_card import AcknowledgeDialog
from leukoview.ui.panels.case.count_card import CountCard, count_of
from leukoview.ui.panels.case.count_table import CountTable
from leukoview.ui.panels.case.fab_card import FabCard, lymphoblasts
from leukoview.ui.panels.case.mark_scale import LOW_END, WHOLE, MarkScale
from leukoview.ui.panels.case.ring import slices
from tests.ui.fakes import BOXES, drawn_smear, reading_of
from tests.ui.test_session import SCALE, slide
from tests.ui.test_window import read

LYMPHOBLAST = ClassKey("all_lymphoblast")
HIDDEN_WORDS = ("71", "M3", "APL", "AML")


def put(session, number):
    """Cells on a new slide of the case, read by the fake engine."""
    id_ = session.open(slide(), SCALE)
    cells = tuple(Cell(CellId(n), BOXES[n % 4]) for n in range(number))
    session.note(CellsPlaced(id_, cells), CellsRead(id_, tuple(map(reading_of, cells))))
    return session.work(id_)


def shown(widget):
    """Everything a reader sees or hears of a widget."""
    parts = [widget, *widget.findChildren(QLabel), *widget.findChildren(QPushButton)]
    seen = [part for part in parts if part.isVisibleTo(widget) or part is widget]
    texts = [getattr(part, "text", str)() for part in seen]
    drawn = [part for part in widget.children() if hasattr(part, "accessibleDescription")]
    heard = [part.accessibleDescription() + part.toolTip() for part in drawn]
    return " ".join([*texts, *heard])


def blind(session):
    session.give_settings(replace(session.case.settings, blind=True))


def test_a_ring_is_whole_and_starts_at_the_top():
    rows = (ClassCount(APL, 0, 1, share(1, 4)), ClassCount(BENIGN, 0, 3, share(3, 4)))
    parts = slices(rows, 4)
    assert [(part.start, part.sweep) for part in parts] == [(0.0, 90.0), (90.0, 270.0)]


def test_a_class_without_cells_has_no_part_of_the_ring():
    assert slices((ClassCount(APL, 0, 0, share(0, 4)),), 4) == ()


def test_the_table_reads_each_class_aloud_with_its_interval(session, qtbot):
    table = CountTable()
    qtbot.addWidget(table)
    count = count_of([put(session, 8)], 200, hidden=False)
    table.show_count(count, suggests=True)
    assert "Normal leukocyte or precursor: suggested 2, final 2, 50" in (
        table.accessibleDescription()
    )
    table.show_count(count, suggests=False)
    assert "suggested" not in table.accessibleDescription()


@pytest.mark.parametrize(("blasts", "end"), [(2, LOW_END), (15, WHOLE)])
def test_the_scale_of_blasts_is_drawn_out_while_they_are_few(qtbot, blasts, end):
    scale = MarkScale()
    qtbot.addWidget(scale)
    scale.show_share(share(blasts, 30))
    assert scale.end == end
    assert "marks at 10 %, 20 %" in scale.accessibleDescription()


def test_no_blast_is_a_detection_limit_and_not_none(session, qtbot):
    work = put(session, 4)
    session.decide([CellId(n) for n in range(4)], BENIGN, "x")
    card = CountCard()
    qtbot.addWidget(card)
    card.show_works(session.works, 200)
    assert "≤ 3/4" in shown(card)
    assert "4 of 200 wanted cells are counted" in shown(card)
    assert "4 of 4 cells reviewed" in shown(card)
    assert work.id == session.current.id


def test_artefacts_and_unidentified_cells_stand_apart(session, qtbot):
    put(session, 4)
    session.decide([CellId(0)], ARTEFACT, "x")
    card = CountCard()
    qtbot.addWidget(card)
    card.show_works(session.works, 200)
    assert "2 unidentified cells stand apart." in shown(card)
    assert "1 artefact is left out." in shown(card)


def test_blind_first_counts_the_readers_labels_alone(session, qtbot):
    put(session, 8)
    blind(session)
    session.decide([CellId(0)], BENIGN, "x")
    count = count_of(session.works, 200, hidden=True)
    assert [(row.key, row.final) for row in count.rows] == [(BENIGN, 1)]
    card = CountCard()
    qtbot.addWidget(card)
    card.show_works(session.works, 200)
    assert "only labelled cells count, 7 cells to go" in shown(card)


# The alarm


@pytest.fixture
def ringing(window, qtbot, tmp_path):
    """A practice smear that was read: drawn ones always ring with the fake engine."""
    window.parts.opener.open([drawn_smear(tmp_path / "apl.png", description=PRACTICE_MARK)])
    qtbot.waitUntil(lambda: window.parts.session.current is not None)
    read(window, qtbot)
    return window


def test_the_alarm_is_acknowledged_by_keys_alone(ringing, qtbot):
    alarm = ringing.page.summary._alarm
    ringing.activateWindow()
    qtbot.waitUntil(ringing.isActiveWindow)
    qtbot.keyClick(ringing.view, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(alarm.findChildren(AcknowledgeDialog)))
    dialog = alarm.findChild(AcknowledgeDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert ringing.parts.session.case.alarm is not None


def test_the_alarm_is_closed_by_a_name_alone_and_stays(ringing, qtbot):
    session, alarm = ringing.parts.session, ringing.page.summary._alarm
    assert [b.text() for b in alarm.findChildren(QPushButton) if not b.isHidden()] == [
        "Ac&knowledge…"
    ]
    alarm._button.click()
    dialog = alarm.findChild(AcknowledgeDialog)
    dialog.reject()
    assert session.case.alarm is None
    alarm._button.click()
    alarm.findChildren(AcknowledgeDialog)[-1].accept()
    assert session.case.alarm.by == session.reader
    assert not alarm.isHidden()
    assert alarm._button.isHidden()
    assert f"Acknowledged by {session.reader} at" in shown(alarm)
    entry = session.store.trail(session.case.id)[-1]
    assert "urgent hematologist review" in entry.change.words


def test_a_readers_own_apl_label_rings(opened, qtbot):
    read(opened, qtbot)
    session, desk = opened.parts.session, opened.parts.desk
    assert not desk.rings()
    session.decide([CellId(0)], APL, "x")
    assert desk.rings()
    assert "1 cell labelled APL by a reader." in shown(opened.page.summary._alarm)
    session.undo_stack.undo()
    assert not desk.rings()


def test_no_sentence_says_that_apl_is_excluded(opened, qtbot):
    read(opened, qtbot)
    assert "excluded" not in shown(opened.page.summary).lower()


# Blind first


def test_blind_first_shows_no_suggestion_before_every_cell_is_labelled(ringing):
    session, page = ringing.parts.session, ringing.page
    blind(session)
    assert not ringing.parts.desk.rings()
    assert page.summary._alarm.isHidden()
    card = shown(page.summary.suggestion)
    assert "Hidden: blind first" in card
    assert not any(word in shown(page.summary) for word in HIDDEN_WORDS)


def test_the_alarm_rings_once_every_cell_is_labelled(ringing):
    session = ringing.parts.session
    blind(session)
    session.decide([cell.id for cell in session.current.cells], BENIGN, "x")
    assert ringing.parts.desk.rings()
    assert not ringing.page.summary._alarm.isHidden()
    assert "71 %" in shown(ringing.page.summary.suggestion).replace("\N{NO-BREAK SPACE}", " ")


def test_a_reader_may_end_blind_first_reading_and_take_that_back(ringing):
    session = ringing.parts.session
    blind(session)
    ringing.page.summary.suggestion._uncover.click()
    assert not session.case.settings.blind
    assert not ringing.page.summary._alarm.isHidden()
    session.undo_stack.undo()
    assert session.case.settings == Settings(blind=True)


def test_agreement_is_worked_out_over_blind_decisions(opened, qtbot):
    read(opened, qtbot)
    session, card = opened.parts.session, opened.page.summary._agreement
    assert card.isHidden()
    blind(session)
    session.decide([CellId(0), CellId(3)], BENIGN, "x")
    session.decide([CellId(1), CellId(2)], APL, "x")
    assert not card.isHidden()
    card._fold.setChecked(True)
    qtbot.waitUntil(lambda: "n = 2" in shown(card))
    assert "2 cells without a suggestion or a class, left out." in shown(card)


# The FAB score


def test_the_fab_score_stands_where_lymphoblasts_do(session, qtbot):
    put(session, 80)
    card = FabCard(session)
    qtbot.addWidget(card)
    card.show_works(session.works)
    assert not card.isHidden()
    assert "over 20 lymphoblasts" in shown(card)
    session.decide([CellId(n) for n in range(80)], BENIGN, "x")
    card.show_works(session.works)
    assert card.isHidden()


def test_nucleoli_are_the_readers_to_judge_and_can_be_undone(session, qtbot):
    put(session, 80)
    card = FabCard(session)
    qtbot.addWidget(card)
    card.show_works(session.works)
    card._buttons[Nucleoli.PROMINENT].click()
    assert session.case.nucleoli is Nucleoli.PROMINENT
    session.undo_stack.undo()
    card.show_works(session.works)
    assert card._buttons[Nucleoli.NOT_JUDGED].isChecked()


def test_blind_first_scores_only_what_the_reader_calls_a_lymphoblast(session):
    put(session, 8)
    blind(session)
    assert lymphoblasts(session.works) == ()
    session.decide([CellId(3)], LYMPHOBLAST, "x")
    assert [type(one) for one in lymphoblasts(session.works)] == [Morphometry]


def test_every_row_of_the_table_has_its_room_after_a_decision(opened, qtbot):
    read(opened, qtbot)
    session, panel = opened.parts.session, opened.page.summary
    table = panel._count._table
    session.decide([CellId(0)], ClassKey("all_l3"), "x")
    qtbot.waitUntil(lambda: table.height() >= table.sizeHint().height())
