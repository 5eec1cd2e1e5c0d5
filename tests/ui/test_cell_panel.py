"""The cell panel: evidence before the verdict, and nothing suggested before a blind label."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from leukoview.engine.case import Cell, CellId, Morphometry
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead
from leukoview.engine.taxonomy import APL, BENIGN
from leukoview.ui.panels.cell.comparing import ABOVE, BELOW, figures_of
from leukoview.ui.panels.cell.look_alike_card import LookAlikeCard
from leukoview.ui.panels.cell.verdict_card import VerdictCard
from tests.ui.fakes import BOXES, reading_of
from tests.ui.test_case_panel import shown
from tests.ui.test_window import read

MEASURED = Morphometry(92.0, 60.0, 0.66, 0.91, 0.04, 0.052, "µm")


def figure(name, measured=MEASURED):
    return next(one for one in figures_of(measured) if one.name == name)


def test_a_figure_stands_beside_the_ranges_of_normal_cells_in_words():
    area = figure("Nucleus area")
    assert area.value == "92 µm²"
    assert [one.kind for one in area.compared] == ["lymphocyte", "monocyte", "neutrophil"]
    assert area.words == (
        "Nucleus area 92 µm²: above lymphocyte 50–86, within monocyte 87–135, "
        "above neutrophil 49–74"
    )


def test_what_lies_outside_a_range_has_an_arrow():
    assert [one.arrow for one in figure("Nucleus area").compared] == [ABOVE, "", ABOVE]
    assert figure("Cell area").compared[0].arrow == BELOW


def test_without_a_scale_areas_compare_with_nothing():
    pixels = replace(MEASURED, unit="px")
    assert figure("Nucleus area", pixels).compared == ()
    assert figure("Nucleus roundness", pixels).compared != ()


@pytest.fixture
def chosen(opened, qtbot):
    """The window with one read cell chosen."""
    read(opened, qtbot)
    opened.parts.session.select(CellId(0))
    return opened


def test_the_verdict_stands_below_its_evidence(chosen):
    panel = chosen.page.cell
    cards = [panel._picture, panel._measured, panel._alike, panel._verdict]
    tops = [card.mapTo(panel, card.rect().topLeft()).y() for card in cards]
    assert tops == sorted(tops)
    assert all(not card.isHidden() for card in cards)


def test_a_label_says_whose_it_is_and_that_it_differs(chosen):
    session, card = chosen.parts.session, chosen.page.cell._picture
    assert "Not labelled yet" in shown(card)
    session.decide([CellId(0)], APL, "x")
    assert "APL cell (AML-M3)" in shown(card)
    assert f"By {session.reader}, " in shown(card)
    assert "Differs from the suggestion" in shown(card)


def test_blind_first_the_panel_shows_what_is_measured_and_nothing_suggested(chosen):
    session, panel = chosen.parts.session, chosen.page.cell
    session.give_settings(replace(session.case.settings, blind=True))
    assert not panel._measured.isHidden()
    assert "Hidden: blind first" in shown(panel._verdict)
    assert not any(word in shown(panel) for word in ("Lymphoblast", "93", "Second choice"))
    assert not panel._picture._look.isEnabled()
    session.decide([CellId(0)], BENIGN, "x")
    assert "Lymphoblast" in shown(panel._verdict)
    assert panel._picture._look.isEnabled()
    assert "Labelled blind by" in shown(panel._picture)


def test_the_slide_strip_tells_no_alarm_blind(chosen):
    session = chosen.parts.session
    session.give_settings(replace(session.case.settings, blind=True))
    assert chosen.parts.desk.alarmed() == ()


def test_a_cell_that_was_not_read_has_no_figures_and_no_verdict(opened):
    session = opened.parts.session
    session.note(CellsPlaced(session.current.id, (Cell(CellId(9), BOXES[0]),)))
    session.select(CellId(9))
    panel = opened.page.cell
    assert panel._measured.isHidden()
    assert panel._verdict.isHidden()
    assert "Not read yet" in shown(panel._picture)


def test_all_words_of_the_side_fit_their_width(chosen):
    chosen.resize(1380, 880)
    for panel in (chosen.page.summary, chosen.page.cell):
        wide = [
            label.text()
            for label in panel.findChildren(QLabel)
            if label.isVisible() and label.minimumSizeHint().width() > label.width()
        ]
        assert wide == []


def test_a_verdict_names_its_second_choice(qtbot):
    card = VerdictCard()
    qtbot.addWidget(card)
    card.show_reading(reading_of(Cell(CellId(0), BOXES[0])))
    assert "Second choice:" in shown(card)


def test_look_alikes_say_when_there_will_be_some(chosen, qtbot):
    card = chosen.page.cell.findChild(LookAlikeCard)
    session = chosen.parts.session
    cell = Cell(CellId(0), BOXES[0])
    session.note(CellsRead(session.current.id, (reading_of(cell),)))
    qtbot.waitUntil(lambda: "once their case is signed" in shown(card))
