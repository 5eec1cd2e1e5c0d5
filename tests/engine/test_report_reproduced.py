import json
from dataclasses import replace

import msgspec
import pytest
from readings import BUNDLE, KEYS, cell_reading, crop_reading, reading, slide_reading, summary_of
from reviewed import FIRST, begun, labelled, run, summed_up

from leukoview.engine import description
from leukoview.engine.case import Box, Cell, CellId, Origin
from leukoview.engine.casefile import changes as made
from leukoview.engine.errors import BundleError, CaseError
from leukoview.engine.report import case_document, document, encode
from leukoview.engine.report.reproduced import (
    TOLERANCE,
    Again,
    alike,
    compared,
    model_of,
    to_box,
    told_in,
)
from leukoview.engine.shelf import shipped_model

BOXES = [Box(10, 20, 30, 40), Box(60, 20, 30, 40), Box(110, 20, 30, 40)]
SMEAR = slide_reading("smear.png", BOXES)


@pytest.fixture
def told(tmp_path):
    """What a report's JSON says, read back from its file."""

    def read(document_):
        path = tmp_path / "report.json"
        path.write_bytes(encode(document_))
        return told_in(path)

    return read


@pytest.fixture
def smear(told):
    return told(document(reading(slides=(SMEAR,)), [summary_of(SMEAR)]))


def outcomes(told, cells, boxed=()):
    return [one.again for one in compared(told, told.slides[0], cells, boxed)]


def changed(cell, **chances):
    said = replace(cell.prediction, probabilities={**cell.prediction.probabilities, **chances})
    return replace(cell, prediction=said)


def test_the_same_cells_are_the_same(smear):
    assert outcomes(smear, SMEAR.cells) == [Again.SAME] * 3


def test_a_probability_may_move_as_far_as_between_devices(smear):
    first, *rest = SMEAR.cells
    top = first.prediction.confidence
    within = changed(first, all_lymphoblast=top - 0.99 * TOLERANCE)
    beyond = changed(first, all_lymphoblast=top - 1.01 * TOLERANCE)
    assert outcomes(smear, [within, *rest])[0] is Again.SAME
    assert outcomes(smear, [beyond, *rest])[0] is Again.DIFFERENT


def test_another_class_is_different_and_both_are_named(smear):
    first, *rest = SMEAR.cells
    other = cell_reading(0, first.cell.box, "aml_m3")
    said = next(compared(smear, smear.slides[0], [other, *rest]))
    assert said.again is Again.DIFFERENT
    assert said.words == "Lymphoblast (ALL; L1/L2 not resolved) then, APL cell (AML-M3) now"


def test_a_class_that_the_model_did_not_know_then_is_different(smear):
    first, *rest = SMEAR.cells
    assert outcomes(smear, [changed(first, new_class=0.2), *rest])[0] is Again.DIFFERENT


def test_in_a_reading_a_cell_must_be_found_in_its_box(smear):
    first, *rest = SMEAR.cells
    moved = replace(first, cell=replace(first.cell, box=Box(11, 20, 30, 40)))
    assert outcomes(smear, [moved, *rest]) == [
        Again.DIFFERENT,
        Again.SAME,
        Again.SAME,
        Again.DIFFERENT,
    ]


def test_a_cell_that_was_not_found_then_is_different(smear):
    more = cell_reading(9, Box(300, 20, 30, 40), KEYS[0])
    said = list(compared(smear, smear.slides[0], [*SMEAR.cells, more]))[-1]
    assert (said.cell, said.again) == (None, Again.DIFFERENT)
    assert said.words == "found now and not then, in the box (300, 20, 30, 40)"


@pytest.fixture
def case(told, tmp_path):
    """A reviewed case with a cell that a reader placed by hand, read by the same model."""
    story = labelled(begun(tmp_path))
    placed = cell_reading(90, Box(600, 5, 30, 30), KEYS[0])
    placed = replace(placed, cell=replace(placed.cell, origin=Origin.DRAWN))
    story.then(made.CellsPlaced(FIRST, (placed.cell,)), made.CellsRead(FIRST, (placed,)))
    story.then(made.CellsPlaced(FIRST, (Cell(CellId(91), Box(600, 60, 30, 30), Origin.DRAWN),)))
    review = story.review()
    cells = review.case.slides[0].read_cells
    return told(case_document(run(review), summed_up(review), review)), cells


def test_cells_that_a_reader_placed_are_read_in_their_boxes(case):
    told, cells = case
    found, placed = cells[:-1], cells[-1:]
    assert [cell.id for cell in to_box(told.slides[0], found)] == [90]
    said = list(compared(told, told.slides[0], found, placed))
    assert [one.again for one in said] == [Again.SAME] * 9 + [Again.NOT_COMPARED]
    assert said[8].words.endswith("in the box as it was placed")


def test_in_a_case_the_search_must_find_as_many_cells_as_then(case):
    told, cells = case
    said = list(compared(told, told.slides[0], cells[:-2], cells[-2:]))
    assert said[-1].words == "the search found 8 cells then and 7 now"
    assert said[-1].again is Again.DIFFERENT


def test_what_another_model_read_is_not_compared(case):
    told, cells = case
    cell = told.slides[0].cells[0]
    foreign = msgspec.structs.replace(cell, read_by="other-2")
    assert alike(told, cell, cells[0]).again is Again.SAME
    assert alike(told, foreign, cells[0]).again is Again.NOT_COMPARED


def test_crops_are_compared_too(told):
    crop = crop_reading("p1/a.png", "p1", KEYS[1])
    of = told(document(reading(crops=(crop,)), []))
    assert alike(of, of.cells[0], crop.reading).again is Again.SAME


def test_the_very_model_is_found_by_its_digest(told):
    folder = shipped_model(practice=True)
    bundle = replace(BUNDLE, sha256=description.digest(folder))
    assert model_of(told(document(reading(bundle=bundle, slides=(SMEAR,)), []))) == folder


def test_a_model_that_is_not_here_is_named(smear):
    with pytest.raises(BundleError, match=f"The model {BUNDLE.id} .* is not on this computer"):
        model_of(smear)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xd8\xff", "is no report of LeukoView"),
        (b"{}", "is no report of LeukoView"),
        (b'{"schema": "leukoview-case-2", "bundle": {}}', "is no report of LeukoView"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_report_is_refused_in_words(tmp_path, content, said):
    path = tmp_path / "report.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CaseError, match=said):
        told_in(path)


def test_a_report_of_another_version_is_refused_in_words(tmp_path, smear):
    old = json.loads((tmp_path / "report.json").read_text("utf-8"))
    old["schema"] = "leukoview-reading-1"
    path = tmp_path / "old.json"
    path.write_text(json.dumps(old), "utf-8")
    with pytest.raises(CaseError, match="another version of LeukoView \\(leukoview-reading-1\\)"):
        told_in(path)
