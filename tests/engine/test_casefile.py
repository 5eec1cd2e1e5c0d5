"""Cases as the sum of their trail: nothing is lost on the way to disk, and all comes back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leukoview.engine.case import (
    Box,
    Cell,
    CellId,
    CellReading,
    Masks,
    Morphometry,
    Origin,
    Prediction,
    Remark,
    Scale,
    ScaleSource,
)
from leukoview.engine.casefile import (
    CaseId,
    CaseState,
    Decision,
    Entry,
    Material,
    Nucleoli,
    Settings,
    SlideId,
    SlideSource,
    Specimen,
    Stamp,
    Subject,
    changes,
    paperwork,
    trail,
)
from leukoview.engine.casefile.finding import found, rearranged
from leukoview.engine.casefile.signing import has_signed, open_points
from leukoview.engine.casefile.values import Amendment
from leukoview.engine.display import Display
from leukoview.engine.errors import CaseError
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED, ClassKey

quick = settings(max_examples=30, deadline=None)

AT = datetime(2026, 3, 4, 5, 6, 7, 890, tzinfo=UTC)
ADA, BEA = Stamp("Ada", AT), Stamp("Bea", AT + timedelta(hours=1))
SLIDES = (SlideId("a" * 32), SlideId("b" * 32))
ONE = SLIDES[0]
LABELS = (UNIDENTIFIED, ARTEFACT, *map(ClassKey, ("all_lymphoblast", "aml_m3", "benign")))
SUGGESTED = LABELS[2:]


def source(name="smear.png"):
    return SlideSource(Path("/images") / name, "cd" * 32, 640, 480, camera="Basler")


def case_with(*made, slides=1, stamp=ADA):
    opened = (paperwork.CaseOpened("0.1"), *(changes.SlideAdded(s, source()) for s in SLIDES))
    case = trail.begun(CaseId("c" * 32), stamp)
    return trail.after(case, (*opened[: slides + 1], *made), stamp)


def cell(number, x=None, origin=Origin.DETECTED):
    return Cell(CellId(number), Box(100 * number if x is None else x, 10, 60, 60), origin)


def read(one, top="aml_m3", confidence=0.9, **flags):
    chances = {key: confidence if key == top else (1 - confidence) / 2 for key in SUGGESTED}
    flags = {"unsure": False, "unlike_training": False, **flags}
    return CellReading(one, Prediction(chances, bundle="b1", **flags))


def placed(*cells):
    return changes.CellsPlaced(ONE, cells)


def was_read(*readings, at=None):
    return changes.CellsRead(ONE, readings, at)


def decided(labels, *, blind=False):
    return changes.Decided(ONE, {CellId(k): v for k, v in labels.items()}, blind=blind)


# What hypothesis draws

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
numbers = st.floats(allow_nan=False, allow_infinity=False)
ids = st.integers(0, 5).map(CellId)
boxes = st.builds(
    Box, st.integers(0, 600), st.integers(0, 400), st.integers(1, 90), st.integers(1, 90)
)
cells = st.builds(Cell, ids, boxes, st.sampled_from(Origin))
scales = st.builds(Scale, st.sampled_from((0.1, 0.2)), st.sampled_from(ScaleSource), texts)
stamps = st.builds(Stamp, texts, st.datetimes(timezones=st.just(UTC)))
predictions = st.builds(
    Prediction,
    st.dictionaries(st.sampled_from(SUGGESTED), st.floats(0, 1), min_size=1),
    st.booleans(),
    st.booleans(),
    texts,
    st.lists(texts, max_size=2).map(tuple),
)
morphometries = st.builds(
    Morphometry, numbers, numbers, numbers, numbers, numbers, numbers, st.sampled_from(("µm", "px"))
)
readings = st.builds(CellReading, cells, predictions, st.none() | morphometries)
some_readings = st.lists(readings, max_size=3, unique_by=lambda one: one.cell.id).map(tuple)
some_cells = st.lists(cells, max_size=3, unique_by=lambda one: one.id).map(tuple)
slides = st.sampled_from(SLIDES)
labels = st.dictionaries(ids, st.none() | st.sampled_from(LABELS), max_size=4)
sources = st.builds(
    SlideSource,
    texts.map(lambda name: Path("/images") / name.replace("\0", "").replace("/", "")),
    texts,
    st.integers(1, 9),
    st.integers(1, 9),
    texts,
    st.booleans(),
)
displays = st.builds(
    Display, st.floats(-1, 1), st.floats(-1, 1), st.floats(0.2, 5), st.none() | st.just((1, 2, 3))
)
remarks = st.lists(st.builds(Remark, texts, texts, st.booleans()), max_size=2).map(tuple)
decisions = st.builds(
    Decision,
    st.sampled_from(LABELS),
    texts,
    st.datetimes(timezones=st.just(UTC)),
    st.none() | st.sampled_from(SUGGESTED),
    st.booleans(),
)
undoables = st.one_of(
    st.builds(changes.CellsPlaced, slides, some_cells),
    st.builds(changes.CellsRemoved, slides, st.lists(ids, max_size=3).map(tuple)),
    st.builds(changes.CellsBoxed, slides, st.dictionaries(ids, boxes, max_size=3)),
    st.builds(changes.Decided, slides, labels, blind=st.booleans()),
    st.builds(changes.DisplaySet, slides, displays),
    st.builds(changes.SlideRemoved, slides),
    st.builds(changes.SlideRestored, slides),
    st.builds(paperwork.SubjectGiven, st.builds(Subject, texts, texts, texts, texts)),
    st.builds(
        paperwork.SpecimenGiven,
        st.builds(Specimen, texts, st.sampled_from(Material), texts, texts, texts, texts, texts),
    ),
    st.builds(
        paperwork.SettingsGiven,
        st.builds(Settings, st.integers(1, 999), st.booleans(), st.booleans()),
    ),
    st.builds(paperwork.NucleoliTicked, st.sampled_from(Nucleoli)),
)
rescaled = st.builds(changes.ScaleSet, slides, scales)
facts = st.one_of(
    rescaled,
    st.builds(changes.CellsRead, slides, some_readings, st.none() | st.sampled_from((0.1, 0.2))),
    st.builds(changes.Searched, slides, texts, remarks, st.none() | st.integers(0, 9)),
    st.builds(changes.QualityAccepted, slides),
    st.builds(changes.SlideLocated, slides, sources),
    st.builds(paperwork.AlarmAcknowledged, texts),
    st.builds(paperwork.Exported, st.lists(texts, max_size=2).map(tuple)),
)
others = st.one_of(
    st.builds(changes.SlideAdded, slides, sources, st.none() | scales),
    st.builds(changes.Decided, slides, labels, earlier=st.dictionaries(ids, decisions, max_size=2)),
    st.builds(paperwork.CaseOpened, texts, st.booleans()),
    st.builds(paperwork.Amended, texts),
    st.builds(paperwork.Imported, texts, texts, texts),
    st.just(paperwork.Signed()),
)


# To disk and back


@quick
@given(st.one_of(undoables, facts, others))
def test_a_change_reads_back_as_it_was_written(change):
    assert trail.change_of(trail.written(change)) == change


@quick
@given(st.integers(1, 40), st.integers(1, 40), st.randoms(use_true_random=False))
def test_masks_read_back_bit_by_bit(rows, columns, rng):
    nucleus, whole = (
        np.array([[rng.random() < 0.5 for _ in range(columns)] for _ in range(rows)])
        for _ in range(2)
    )
    one = replace(cell(0), masks=Masks(nucleus, whole))
    text = trail.written(was_read(read(one)))
    masks = trail.change_of(text).readings[0].cell.masks
    assert (masks.nucleus == nucleus).all()
    assert (masks.cell == whole).all()
    assert trail.written(trail.change_of(text)) == text


def test_masks_of_another_shape_than_their_content_are_refused_in_words():
    one = replace(cell(0), masks=Masks(np.ones((9, 8), bool), np.ones((9, 8), bool)))
    text = trail.written(was_read(read(one)))
    for shape in ("[2,9,80]", "[3,9,8]", "[2,9]", "[2,-9,8]", "[2,99999,99999]"):
        masks = trail.change_of(text.replace("[2,9,8]", shape)).readings[0].cell.masks
        with pytest.raises(CaseError, match="outline of a cell was altered"):
            _ = masks.nucleus


def test_a_character_that_no_file_can_hold_is_refused_in_words():
    with pytest.raises(CaseError, match="cannot be kept"):
        trail.written(paperwork.SubjectGiven(Subject(name="Ana\udcff")))


@pytest.mark.parametrize("text", ["", "{}", '{"type":"Shredded"}', "[1]", '{"type":"Decided"}'])
def test_what_is_no_change_is_refused_in_words(text):
    with pytest.raises(CaseError, match="altered, or written by a later version"):
        trail.change_of(text)


@quick
@given(st.lists(st.tuples(st.one_of(undoables, facts), stamps), max_size=12))
def test_a_case_is_the_sum_of_its_trail(steps):
    case = case_with(slides=2)
    first = (paperwork.CaseOpened("0.1"), *(changes.SlideAdded(s, source()) for s in SLIDES))
    lines = [(change, ADA) for change in first]
    for change, stamp in steps:
        case = trail.after(case, [change], stamp)
        lines.append((change, stamp))
    entries = [
        Entry(n, case.id, stamp, trail.change_of(trail.written(change)), "")
        for n, (change, stamp) in enumerate(lines, start=1)
    ]
    again = trail.replayed(entries)
    assert again == case
    assert again.entries == case.entries == len(lines)


def test_an_entry_about_an_image_that_never_was_is_refused_in_words():
    with pytest.raises(CaseError, match="an image that the case never had"):
        case_with(changes.CellsPlaced(SLIDES[1], ()))


# Undo


def seen(case):
    """What a reader would notice of a case."""
    records = {
        id_: (r.cells, r.read_cells, r.decisions, r.scale, r.display, r.removed, r.found)
        for id_, r in case.records.items()
    }
    return records, case.subject, case.specimen, case.settings, case.nucleoli


@quick
@given(
    st.lists(st.one_of(undoables, facts), max_size=8),
    st.lists(st.one_of(undoables, rescaled), max_size=8),
)
def test_whatever_was_done_can_be_taken_back_and_done_again(before, steps):
    scaled = [changes.ScaleSet(slide, Scale(0.1, ScaleSource.GIVEN)) for slide in SLIDES]
    case = trail.after(case_with(*scaled, slides=2), before, ADA)
    back = trail.undoing(case, steps, BEA)
    done = trail.after(case, steps, BEA)
    undone = trail.after(done, back, BEA)
    assert seen(undone) == seen(case)
    assert seen(trail.after(undone, steps, BEA)) == seen(done)


@quick
@given(st.lists(st.one_of(undoables, rescaled), min_size=1, max_size=8))
def test_steps_are_taken_back_one_by_one(steps):
    scaled = [changes.ScaleSet(slide, Scale(0.1, ScaleSource.GIVEN)) for slide in SLIDES]
    case = case_with(*scaled, slides=2)
    passed = []
    for step in steps:
        passed.append((seen(case), trail.undoing(case, [step], ADA)))
        case = trail.after(case, [step], ADA)
    for was, back in reversed(passed):
        case = trail.after(case, back, ADA)
        assert seen(case) == was


def test_a_cell_that_stands_already_is_not_placed_twice():
    case = case_with(placed(cell(1), cell(2)))
    again = trail.after(case, [placed(cell(2, x=7), cell(3))], ADA)
    assert [c.id for c in again.records[ONE].cells] == [1, 2, 3]
    assert again.records[ONE].cell(CellId(2)) == cell(2)


def test_a_decision_that_is_taken_back_leaves_the_earlier_one_as_it_was():
    case = case_with(placed(cell(1)), was_read(read(cell(1))), decided({1: "benign"}, blind=True))
    step = decided({1: "aml_m3"})
    back = trail.undoing(case, [step], BEA)
    undone = trail.after(trail.after(case, [step], BEA), back, BEA)
    assert undone.records[ONE].decisions[1] == Decision(
        ClassKey("benign"), "Ada", AT, "aml_m3", blind=True
    )


def test_a_cell_that_comes_back_elsewhere_does_not_bring_its_old_reading_along():
    case = case_with(placed(cell(1)), was_read(read(cell(1))))
    moved = changes.CellsBoxed(ONE, {CellId(1): Box(9, 9, 50, 50)})
    there = trail.after(case, [moved], ADA).records[ONE].cells
    gone = changes.CellsRemoved(ONE, (CellId(1),))
    undone_meanwhile = changes.CellsBoxed(ONE, {CellId(1): cell(1).box})
    case = trail.after(case, [moved, gone, undone_meanwhile, placed(*there)], ADA)
    record = case.records[ONE]
    assert record.cells == there
    assert record.reading(CellId(1)) is None
    assert record.outdated


def test_a_scale_that_is_taken_back_brings_back_what_a_search_found():
    scale, other = (Scale(size, ScaleSource.GIVEN) for size in (0.1, 0.2))
    case = case_with(changes.ScaleSet(ONE, scale), changes.Searched(ONE, "b1", (), 0))
    step = changes.ScaleSet(ONE, other)
    back = trail.undoing(case, [step], ADA)
    done = trail.after(case, [step], ADA)
    assert not done.records[ONE].is_bare
    assert trail.after(done, back, ADA).records[ONE].is_bare


# What stands, what is suggested, what is evident


def record_of(*made):
    return case_with(*made).records[ONE]


def test_the_readers_word_stands_over_the_suggestion():
    record = record_of(placed(cell(1)), was_read(read(cell(1))), decided({1: "benign"}))
    assert (record.standing(1), record.suggested(1), record.label(1)) == (
        "benign",
        "aml_m3",
        "benign",
    )


def test_a_suggestion_stands_until_the_reader_speaks():
    record = record_of(placed(cell(1)), was_read(read(cell(1))))
    assert record.standing(1) == "aml_m3"
    assert record.label(1) is None


@pytest.mark.parametrize("doubt", ["unsure", "unlike_training"])
def test_a_doubtful_reading_suggests_nothing_and_counts_as_unidentified(doubt):
    record = record_of(placed(cell(1)), was_read(read(cell(1), **{doubt: True})))
    assert record.suggested(1) is None
    assert record.standing(1) == UNIDENTIFIED


def test_a_cell_that_nobody_read_counts_as_nothing():
    assert record_of(placed(cell(1))).standing(1) is None


def test_a_decision_says_what_was_suggested_then():
    case = case_with(placed(cell(1)), was_read(read(cell(1))), decided({1: "benign"}))
    case = trail.after(case, [was_read(read(cell(1), "all_lymphoblast"))], BEA)
    decision = case.records[ONE].decisions[1]
    assert decision == Decision(ClassKey("benign"), "Ada", AT, ClassKey("aml_m3"))
    assert case.records[ONE].suggested(1) == "all_lymphoblast"


def test_only_the_first_decision_on_a_cell_is_blind():
    case = case_with(placed(cell(1), cell(2)), decided({1: "benign"}, blind=True))
    case = trail.after(case, [decided({1: "aml_m3", 2: "aml_m3"}, blind=True)], ADA)
    decisions = case.records[ONE].decisions
    assert (decisions[1].blind, decisions[2].blind) == (False, True)


def test_a_cell_is_unreviewed_until_somebody_decided_on_it():
    record = record_of(placed(cell(1), cell(2)), decided({2: UNIDENTIFIED}))
    assert record.unreviewed == (1,)


@pytest.mark.parametrize("cells", [4, 400])
def test_decisions_on_cells_that_are_gone_are_no_review(cells):
    case = case_with(placed(*map(cell, range(cells))), decided({1: "benign", 2: "benign"}))
    assert case.records[ONE].reviewed == 2
    case = trail.after(case, [changes.CellsRemoved(ONE, (CellId(1),))], ADA)
    record = case.records[ONE]
    assert record.reviewed == 1 == len(record.cells) - len(record.unreviewed)


def test_a_decision_outlives_the_deletion_and_the_moving_of_its_cell():
    case = case_with(placed(cell(1)), decided({1: "benign"}))
    case = trail.after(case, [changes.CellsBoxed(ONE, {CellId(1): Box(1, 1, 5, 5)})], ADA)
    assert case.records[ONE].label(1) == "benign"
    case = trail.after(case, [changes.CellsRemoved(ONE, (CellId(1),))], ADA)
    assert case.records[ONE].unreviewed == ()
    case = trail.after(case, [placed(cell(1))], ADA)
    assert case.records[ONE].label(1) == "benign"


# When a reading counts


def test_all_cells_are_asked_at_once_as_one_by_one():
    known = changes.ScaleSet(ONE, Scale(0.1, ScaleSource.GIVEN))
    cells, other_scale = placed(*map(cell, range(1, 6))), was_read(read(cell(2)), at=0.3)
    case = case_with(known, cells, was_read(*map(read, map(cell, (1, 3, 4)))))
    case = trail.after(case, [other_scale, changes.CellsBoxed(ONE, {3: Box(1, 1, 5, 5)})], ADA)
    case = trail.after(case, [decided({2: "benign", 4: UNIDENTIFIED})], ADA)
    record = case.records[ONE]
    ids = [one.id for one in record.cells]
    assert record.readings == tuple(map(record.reading, ids))
    assert record.judged == tuple((record.label(id_), record.prediction(id_)) for id_ in ids)
    assert [id_ for id_, one in zip(ids, record.readings, strict=True) if one] == [1, 4]


def test_two_states_of_a_slide_differ_in_what_was_said_since():
    before = case_with(placed(*map(cell, range(1, 6))), was_read(read(cell(1))))
    after = trail.after(before, [decided({2: "benign"}), was_read(read(cell(3)))], ADA)
    assert after.records[ONE].unlike(before.records[ONE]) == {2, 3}


def test_a_reading_of_a_moved_box_counts_again_once_the_box_is_back():
    case = case_with(placed(cell(1)), was_read(read(cell(1))))
    case = trail.after(case, [changes.CellsBoxed(ONE, {CellId(1): Box(1, 1, 5, 5)})], ADA)
    record = case.records[ONE]
    assert (record.reading(1), record.outdated, record.read_cells) == (None, True, ())
    case = trail.after(case, [changes.CellsBoxed(ONE, {CellId(1): cell(1).box})], ADA)
    assert case.records[ONE].reading(1) is not None
    assert not case.records[ONE].outdated


def test_a_reading_of_the_old_box_that_comes_late_does_not_count():
    case = case_with(placed(cell(1)))
    case = trail.after(case, [changes.CellsBoxed(ONE, {CellId(1): Box(1, 1, 5, 5)})], ADA)
    case = trail.after(case, [was_read(read(cell(1)))], ADA)
    assert case.records[ONE].reading(1) is None


def test_a_reading_at_another_scale_counts_again_once_the_scale_is_back():
    old, new = (Scale(size, ScaleSource.GIVEN) for size in (0.1, 0.2))
    made = [changes.ScaleSet(ONE, old), placed(cell(1)), was_read(read(cell(1)), at=0.1)]
    case = trail.after(case_with(*made), [changes.ScaleSet(ONE, new)], ADA)
    assert case.records[ONE].reading(1) is None
    assert case.records[ONE].outdated
    case = trail.after(case, [changes.ScaleSet(ONE, old)], ADA)
    assert case.records[ONE].reading(1) is not None


def test_what_was_read_before_any_scale_was_known_was_read_at_the_first_one():
    case = case_with(placed(cell(1)), was_read(read(cell(1))))
    case = trail.after(case, [changes.ScaleSet(ONE, Scale(0.1, ScaleSource.ESTIMATE))], ADA)
    assert case.records[ONE].reading(1) is not None
    case = trail.after(case, [changes.ScaleSet(ONE, Scale(0.2, ScaleSource.GIVEN))], ADA)
    assert case.records[ONE].reading(1) is None


def test_ids_are_never_used_twice():
    case = case_with(placed(cell(1), cell(7)), changes.CellsRemoved(ONE, (CellId(7),)))
    assert case.records[ONE].next_id == 8


# Searches


def test_a_search_adds_no_cell_where_one_is_held():
    drawn, detected, labelled = cell(1, origin=Origin.DRAWN), cell(2), cell(3)
    record = record_of(placed(drawn, detected, labelled), decided({3: "benign"}))
    again = [read(replace(one, id=CellId(n))) for n, one in enumerate(record.cells)]
    added, their_readings = found(record, again, CellId(10), 0.1)
    assert [(one.id, one.box) for one in added.cells] == [(11, detected.box)]
    assert [one.cell.id for one in their_readings.readings] == [11]
    assert their_readings.at == 0.1


def test_a_search_that_finds_only_what_is_held_changes_nothing():
    record = record_of(placed(cell(1, origin=Origin.CLICKED)))
    assert found(record, [read(cell(0, x=110))], CellId(10), None) == ()


def test_a_box_beside_a_held_one_is_another_cell():
    record = record_of(placed(cell(1, origin=Origin.CLICKED)))
    assert len(found(record, [read(cell(0, x=140))], CellId(10), None)[0].cells) == 1


@quick
@given(some_cells, some_cells)
def test_rearranging_brings_the_cells_to_where_they_are_wanted(here, there):
    case, other = case_with(placed(*here)), case_with(placed(*there))
    made = rearranged(case.records[ONE], other.records[ONE])
    boxes = {c.id: c.box for c in trail.after(case, made, ADA).records[ONE].cells}
    assert boxes == {c.id: c.box for c in there}
    assert rearranged(other.records[ONE], other.records[ONE]) == ()


# Signatures

SIGNED = paperwork.Signed()
HEARD = paperwork.AlarmAcknowledged("Urgent.")
SETTLED = (placed(cell(77)), decided({77: "benign"}))
TWO_READERS = paperwork.SettingsGiven(Settings(second_reader=True))


def test_states_follow_one_another():
    case = case_with(placed(cell(1)))
    states = [case.state]
    for change in (decided({1: "benign"}), SIGNED, paperwork.Amended("A typing error"), SIGNED):
        case = trail.after(case, [change], ADA)
        states.append(case.state)
    assert states == [
        CaseState.DRAFT,
        CaseState.IN_REVIEW,
        CaseState.SIGNED,
        CaseState.AMENDED,
        CaseState.SIGNED,
    ]


@quick
@given(st.one_of(undoables, facts))
def test_a_signed_case_refuses_what_matters_and_keeps_its_signature(change):
    case = case_with(*SETTLED, SIGNED, slides=2)
    if change.matters:
        with pytest.raises(CaseError, match="The case is signed"):
            trail.after(case, [change], BEA)
    else:
        assert trail.after(case, [change], BEA).standing_signatures == case.signatures


def test_only_what_no_reader_signs_may_change_in_a_signed_case():
    kinds = changes.Change.__subclasses__()
    free = {kind.__name__ for kind in kinds if not kind.matters.fget(None)}
    assert free == {"SlideLocated", "Signed", "Amended", "Archived", "Exported", "Imported"}


def test_half_a_sequence_is_not_made_where_the_rest_is_refused():
    case = case_with(placed(cell(1)))
    with pytest.raises(CaseError):
        trail.after(case, [decided({1: "benign"}), SIGNED, decided({1: "aml_m3"})], ADA)
    assert case.records[ONE].decisions == {}


def test_an_amendment_opens_a_signed_case_and_says_why():
    case = case_with(
        placed(cell(1)), decided({1: "aml_m3"}), HEARD, SIGNED, paperwork.Amended("A typing error")
    )
    assert case.amendments == (Amendment("A typing error", "Ada", AT),)
    assert [signature.voided for signature in case.signatures] == [True]
    assert trail.after(case, [decided({1: "benign"})], ADA).records[ONE].label(1) == "benign"


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_amendment_needs_a_reason(reason):
    with pytest.raises(CaseError, match="needs a reason"):
        case_with(*SETTLED, SIGNED, paperwork.Amended(reason))


def test_what_is_not_signed_is_not_amended():
    with pytest.raises(CaseError, match="not signed"):
        case_with(paperwork.Amended("A typing error"))


def test_two_readers_make_two_signatures():
    case = case_with(*SETTLED, TWO_READERS, SIGNED)
    assert not case.locked
    assert has_signed(case, "Ada")
    assert not has_signed(case, "Bea")
    case = trail.after(case, [SIGNED], BEA)
    assert case.state is CaseState.SIGNED


def test_one_reader_is_not_two():
    with pytest.raises(CaseError, match="Ada has signed the case already"):
        case_with(*SETTLED, TWO_READERS, SIGNED, SIGNED)


def test_what_is_signed_is_not_signed_again():
    with pytest.raises(CaseError, match="signed already"):
        trail.after(case_with(*SETTLED, SIGNED), [SIGNED], BEA)


def test_nobody_signs_without_a_name():
    with pytest.raises(CaseError, match="needs a name"):
        trail.after(case_with(), [SIGNED], Stamp(" ", AT))


@quick
@given(st.one_of(undoables, facts))
def test_a_change_before_the_second_signature_voids_the_first(change):
    case = trail.after(case_with(*SETTLED, TWO_READERS, SIGNED, slides=2), [change], BEA)
    assert bool(case.standing_signatures) is not change.matters
    assert len(case.signatures) == 1


def test_a_case_does_not_become_signed_by_wanting_one_reader_only():
    case = case_with(*SETTLED, TWO_READERS, SIGNED, paperwork.SettingsGiven(Settings()))
    assert not case.locked


def test_what_is_open_is_listed_and_nothing_else():
    severe = Remark("soft", "Out of focus.", severe=True)
    case = case_with(
        placed(cell(1), cell(2), cell(3)),
        was_read(read(cell(2))),
        decided({3: UNIDENTIFIED}),
        changes.Searched(ONE, "b1", (severe, Remark("few", "Few cells."))),
    )
    assert open_points(case, [ONE]) == (
        "“smear.png”: 1 cell not read and not labelled.",
        "“smear.png”: 1 cell not reviewed.",
        "“smear.png”: 1 cell unidentified.",
        "“smear.png”: Out of focus.",
        "The APL alarm has not been acknowledged.",
    )
    settled = [
        decided({1: ARTEFACT, 2: "aml_m3", 3: "benign"}),
        changes.QualityAccepted(ONE),
        paperwork.AlarmAcknowledged("71 %"),
    ]
    assert open_points(trail.after(case, settled, ADA), [ONE]) == ()


def test_nobody_signs_what_is_open_whoever_asks():
    case = case_with(placed(cell(1), cell(2)), decided({1: "aml_m3"}))
    with pytest.raises(CaseError, match=r"1 cell not read and not labelled.*alarm has not been"):
        trail.after(case, [SIGNED], ADA)
    settled = trail.after(case, [decided({2: "benign"}), HEARD], ADA)
    assert trail.after(settled, [SIGNED], ADA).locked


def test_an_alarm_that_rings_at_the_signature_must_have_been_acknowledged():
    case = case_with(*SETTLED)
    with pytest.raises(CaseError, match="alarm has not been acknowledged"):
        trail.after(case, [paperwork.Signed((ONE,))], ADA)
    assert trail.after(case, [HEARD, paperwork.Signed((ONE,))], ADA).locked


def test_an_acknowledgement_holds_for_the_slides_for_which_it_was_given():
    case = case_with(*SETTLED, paperwork.AlarmAcknowledged("71 %", (ONE,)), slides=2)
    assert open_points(case, [ONE]) == ()
    (sentence,) = open_points(case, SLIDES)
    assert sentence == "The APL alarm has not been acknowledged for “smear.png”."
    both = trail.after(case, [paperwork.AlarmAcknowledged("80 %", SLIDES[1:])], BEA)
    assert open_points(both, SLIDES) == ()


def test_an_acknowledgement_of_an_earlier_version_holds_for_the_slides_of_its_time():
    case = case_with(*SETTLED, HEARD)
    assert case.heard == {ONE}


def test_an_archived_case_can_be_brought_back_even_when_signed():
    case = case_with(*SETTLED, SIGNED, paperwork.Archived())
    assert case.archived
    assert case.locked
    assert not trail.after(case, [paperwork.Archived(away=False)], BEA).archived


def test_a_slide_that_was_taken_off_leaves_nothing_open_but_a_case_needs_cells():
    case = case_with(placed(cell(1)), changes.SlideRemoved(ONE))
    assert open_points(case, ()) == ("The case holds no cells.",)


def test_another_search_asks_for_another_look_at_the_quality():
    case = case_with(changes.QualityAccepted(ONE), changes.Searched(ONE, "b1", (), 3))
    assert case.records[ONE].accepted is None
