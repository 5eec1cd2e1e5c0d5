"""After a change only what it changes is made anew, and all is as if made from nothing."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from leukoview.engine.case import Box, Cell, CellId, Scale, ScaleSource
from leukoview.engine.casefile import CaseId, SlideId, Stamp, changes, paperwork, trail
from leukoview.engine.slide import ArraySlide
from leukoview.engine.taxonomy import APL, ARTEFACT, BENIGN
from leukoview.ui.panels.cell_rows import Rows, rows_of
from leukoview.ui.slide_work import SlideWork, source_of
from leukoview.ui.sums import Sums, called_apl
from tests.ui.fakes import load, reading_of, summarise

ID = SlideId("a" * 32)
ADA = Stamp("Ada", datetime(2026, 3, 4, tzinfo=UTC))
SLIDE = ArraySlide(np.zeros((90, 90, 3), np.uint8))
CELLS = tuple(Cell(CellId(number), Box(number, 0, 9, 9)) for number in range(12))


@pytest.fixture
def case():
    made = (
        paperwork.CaseOpened("1"),
        changes.SlideAdded(ID, source_of(SLIDE, "ab" * 32)),
        changes.CellsPlaced(ID, CELLS),
        changes.CellsRead(ID, tuple(map(reading_of, CELLS[:9]))),
    )
    return trail.after(trail.begun(CaseId("c" * 32), ADA), made, ADA)


def work_of(case, *, blind=False):
    return SlideWork.of(case.records[ID], SLIDE, blind=blind)


def decided(case, labels):
    said = {CellId(number): label for number, label in labels.items()}
    return trail.after(case, [changes.Decided(ID, said)], ADA)


def test_only_the_rows_of_changed_cells_are_made_anew(case):
    rows = Rows()
    before = rows.of(work_of(case))
    after = rows.of(work_of(decided(case, {2: BENIGN, 11: APL})))
    changed = [
        at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old is not new
    ]
    assert changed == [2, 11]


@pytest.mark.parametrize(
    "change",
    [
        changes.Decided(ID, {CellId(2): BENIGN, CellId(10): APL}),
        changes.CellsRead(ID, tuple(map(reading_of, CELLS[7:]))),
        changes.CellsRemoved(ID, (CellId(0), CellId(5))),
        changes.CellsBoxed(ID, {CellId(3): Box(50, 50, 9, 9)}),
        changes.CellsPlaced(ID, (Cell(CellId(40), Box(3, 3, 9, 9)),)),
        changes.ScaleSet(ID, Scale(0.3, ScaleSource.GIVEN)),
    ],
)
@pytest.mark.parametrize("blind", [False, True])
def test_rows_after_any_change_are_those_made_from_nothing(case, change, blind):
    rows = Rows()
    rows.of(work_of(case, blind=blind))
    after = work_of(trail.after(case, [change], ADA), blind=blind)
    assert rows.of(after) == list(rows_of(after))


def test_suggestions_that_are_uncovered_make_every_row_anew(case):
    rows = Rows()
    rows.of(work_of(case, blind=True))
    assert rows.of(work_of(case)) == list(rows_of(work_of(case)))


def test_a_label_alone_has_nothing_summed_up_again(case):
    asked = Counter()

    def counted(predictions):
        asked[len(predictions)] += 1
        return summarise(predictions)

    card, sums = replace(load(None, None, None), summarise=counted), Sums()
    first = sums.of(card, [work_of(case)])
    assert sums.of(card, [work_of(decided(case, {2: BENIGN}))]) is first
    assert asked == {9: 1}
    sums.of(card, [work_of(decided(case, {2: ARTEFACT}))])
    assert asked == {9: 1, 8: 1}


def test_cells_called_apl_count_while_they_stand(case):
    called = decided(case, {2: APL, 11: APL, 3: BENIGN})
    assert called_apl(work_of(called)) == 2
    fewer = trail.after(called, [changes.CellsRemoved(ID, (CellId(2),))], ADA)
    assert called_apl(work_of(fewer)) == 1


def test_what_was_read_outlives_a_decision_and_no_other_change(case):
    before = work_of(case)

    def after(change):
        record = trail.after(case, [change], ADA).records[ID]
        return SlideWork.of(record, SLIDE, blind=False, before=before)

    labelled = after(changes.Decided(ID, {CellId(2): BENIGN}))
    assert labelled.readings is before.readings
    for change in (
        changes.CellsBoxed(ID, {CellId(3): Box(50, 50, 9, 9)}),
        changes.CellsRead(ID, tuple(map(reading_of, CELLS[7:]))),
        changes.ScaleSet(ID, Scale(0.3, ScaleSource.GIVEN)),
    ):
        other = after(change)
        assert other.readings == tuple(other.reading(cell.id) for cell in other.cells)
        assert other.readings is not before.readings
