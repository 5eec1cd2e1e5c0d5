"""Where the engine looks, and which labelled cells look alike: asked for, kept, dropped."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from leukoview.engine.case import BundleRef, Cell, CellId, OcclusionMap
from leukoview.engine.casefile import Entry, Stamp, trail
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead, Decided, Searched, SlideAdded
from leukoview.engine.casefile.paperwork import (
    AlarmAcknowledged,
    CaseOpened,
    Imported,
    SettingsGiven,
    Signed,
)
from leukoview.engine.casefile.values import CaseId, Settings, SlideId, SlideSource
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide import ArraySlide
from leukoview.engine.store import Store
from leukoview.engine.store.agreeing import agreement_in, agreement_of
from leukoview.engine.store.labelled import LabelledCells
from leukoview.engine.taxonomy import APL, BENIGN, UNIDENTIFIED
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.evidence import is_flat
from leukoview.ui.known_library import KnownLibrary
from leukoview.ui.look_alikes import LookAlikes
from leukoview.ui.panels.cell.heat import AGAINST, FOR, heat_image
from tests.ui.fakes import BOXES, FAKE_WORK, load, reading_of
from tests.ui.test_session import SCALE
from tests.ui.test_session import slide as blank
from tests.ui.test_window import read

BUNDLE = BundleRef("fake", "LeukoView acute leukemia", "1.0", "ab" * 32)
OPEN = CaseId("0" * 32)


def settled(store, number, labels, *, sign=True, bundle=BUNDLE.sha256, blind=False):
    """A case of the store whose cells 0, 1, … were read by the fake engine and labelled so."""
    stamp = Stamp("mm", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    case_id, slide_id = CaseId(f"{number:032x}"), SlideId(f"{number + 900:032x}")
    cells = tuple(Cell(CellId(n), BOXES[n % 4]) for n in range(len(labels)))
    source = SlideSource(blank().path, "", 640, 480)
    changes = [
        CaseOpened("0.1"),
        SettingsGiven(Settings(blind=blind)),
        SlideAdded(slide_id, source, SCALE),
        CellsPlaced(slide_id, cells),
        CellsRead(slide_id, tuple(map(reading_of, cells))),
        Searched(slide_id, bundle, (), len(cells)),
        Decided(slide_id, {CellId(n): label for n, label in enumerate(labels)}, blind=blind),
    ]
    return store.append(
        trail.begun(case_id, stamp),
        [*changes, *([AlarmAcknowledged("seen"), Signed()] if sign else [])],
        stamp,
    )


def like(store, number, **asked):
    features = reading_of(Cell(CellId(number), BOXES[0])).features
    wanted = {"bundle": BUNDLE, "k": 5, "without": OPEN} | asked
    return tuple(cell for _, cell in LabelledCells(store.path).like(features, **wanted))


def test_the_nearest_labelled_cell_of_a_signed_case_comes_first(store):
    settled(store, 1, [APL, BENIGN, APL, BENIGN])
    near = like(store, 3)
    assert [cell.label for cell in near][:1] == [BENIGN]
    assert near[0].box == BOXES[3]
    assert len(near) == 4


@pytest.mark.parametrize(
    ("made", "asked"),
    [
        ({"sign": False}, {}),
        ({"bundle": "cd" * 32}, {}),
        ({}, {"without": CaseId(f"{1:032x}")}),
        ({}, {"bundle": BundleRef("other", "other", "1", "ab" * 32)}),
    ],
)
def test_cells_of_unsigned_cases_other_models_and_the_open_case_do_not_compare(store, made, asked):
    settled(store, 1, [APL, BENIGN], **made)
    assert like(store, 0, **asked) == ()


def test_unidentified_cells_are_no_look_alikes(store, tmp_path):
    """Earlier versions let a case be signed with such cells, and it may be imported."""
    elsewhere = Store(tmp_path / "elsewhere.sqlite")
    case = settled(elsewhere, 1, [UNIDENTIFIED, BENIGN], sign=False)
    entries = elsewhere.trail(case.id)
    elsewhere.close()
    stamp = entries[-1].stamp
    signed = Entry(len(entries) + 1, case.id, stamp, Signed(), "")
    store.adopt([*entries, signed], Imported("old.leukocase", "cd" * 32, case.id), stamp)
    assert [cell.label for cell in like(store, 0)] == [BENIGN]


def test_a_case_signed_later_is_found_too(store):
    cells = LabelledCells(store.path)
    features = reading_of(Cell(CellId(0), BOXES[0])).features
    assert cells.like(features, BUNDLE, 5, without=OPEN) == ()
    settled(store, 1, [APL])
    assert len(cells.like(features, BUNDLE, 5, without=OPEN)) == 1


def test_the_first_blind_word_counts_whatever_is_said_later(store):
    case = settled(store, 1, [BENIGN] * 4, sign=False, blind=True)
    stamp = Stamp("mm", datetime(2026, 3, 1, 10, 0, tzinfo=UTC))
    slide_id = case.slides[0].id
    store.append(case, [Decided(slide_id, {CellId(0): reading_of_top(0)}, blind=False)], stamp)
    (reader,) = agreement_of(store)
    assert (reader.reader, reader.overall.n, reader.overall.agreed) == ("mm", 2, 1)
    assert reader.undecided == 2
    assert agreement_in(store.path, case.id) == (reader,)


def reading_of_top(number):
    return reading_of(Cell(CellId(number), BOXES[0])).prediction.top


def test_labels_given_beside_the_suggestion_measure_no_agreement(store):
    settled(store, 1, [BENIGN] * 4)
    assert agreement_of(store) == ()


# In the window


@pytest.fixture
def chosen(opened, qtbot):
    read(opened, qtbot)
    opened.parts.session.select(CellId(0))
    qtbot.waitUntil(lambda: not opened.parts.room.activity)
    return opened


@pytest.fixture
def evidence(chosen):
    return chosen.parts.evidence


def test_a_map_is_asked_for_by_hand_and_shown_with_its_legend(chosen, evidence, qtbot):
    card = chosen.page.cell._picture
    assert evidence.map is None
    card._look.click()
    qtbot.waitUntil(lambda: evidence.map is not None)
    assert card._legend.accessibleDescription() == "+40 points; 0; −40 points"
    assert "Lymphoblast" in card._heat.text()
    card._look.click()
    assert evidence.map is None
    assert card._legend.isHidden()


def test_a_map_goes_with_its_cell_and_is_kept(chosen, evidence, qtbot):
    session = chosen.parts.session
    evidence.set_wanted(True)
    qtbot.waitUntil(lambda: evidence.map is not None)
    found = evidence.map
    session.select(CellId(1))
    assert evidence.map is None
    assert not evidence.wanted
    session.select(CellId(0))
    evidence.set_wanted(True)
    assert evidence.map is found
    assert not evidence.asking


def test_another_cell_stops_the_search(chosen, evidence, qtbot):
    evidence.set_wanted(True)
    assert evidence.asking
    chosen.parts.session.select(CellId(1))
    assert not evidence.asking
    qtbot.waitUntil(lambda: not chosen.parts.room.activity)
    assert evidence.map is None


def test_blind_first_no_map_can_be_asked_for(chosen, evidence):
    session = chosen.parts.session
    session.give_settings(replace(session.case.settings, blind=True))
    evidence.set_wanted(True)
    assert not evidence.wanted
    assert not evidence.possible


def test_a_flat_map_is_said_in_words(qtbot):
    drop = np.full((4, 4), 0.02, np.float32)
    assert is_flat(OcclusionMap(APL, 0.99, drop, BOXES[0]))
    assert not is_flat(OcclusionMap(APL, 0.6, drop * 10, BOXES[0]))


def test_the_colours_of_a_map_are_clear_where_nothing_changes():
    drop = np.array([[0.4, 0.0], [-0.2, 0.0]], np.float32)
    image = heat_image(OcclusionMap(APL, 0.6, drop, BOXES[0]))
    colours = [image.pixelColor(x, y) for x, y in ((0, 0), (0, 1), (1, 0))]
    assert [(c.red(), c.green(), c.blue()) for c in colours[:2]] == [FOR, AGAINST]
    assert colours[0].alpha() > colours[1].alpha() > colours[2].alpha() == 0


@pytest.fixture
def room(jobs):
    room = EngineRoom(jobs, FAKE_WORK)
    room.cards[False] = load(practice=False, _check_in=None, _tell=None)
    return room


def found_by(session, room, archive, qtbot, slide_of):
    library = KnownLibrary(session.store.path.with_name("none.sqlite"), room)
    look_alikes = LookAlikes(session, room, archive, slide_of, library)
    id_ = session.open(blank(), SCALE)
    cell = Cell(CellId(0), BOXES[0])
    session.note(CellsPlaced(id_, (cell,)), CellsRead(id_, (reading_of(cell),)))
    session.select(CellId(0))
    qtbot.waitUntil(lambda: look_alikes.found is not None)
    return look_alikes.found


def test_a_look_alike_comes_with_its_picture(session, store, room, archive, qtbot):
    settled(store, 1, [APL])
    image = ArraySlide(np.full((480, 640, 3), 90, np.uint8), blank().path)
    (one,) = found_by(session, room, archive, qtbot, lambda _case, _slide: image)
    assert one.cell.label == APL
    assert one.picture.pixelColor(5, 5).red() == 90


def test_a_look_alike_without_its_image_still_says_its_label(session, store, room, archive, qtbot):
    settled(store, 1, [APL])

    def gone(_case, _slide):
        raise UnreadableImageError("Gone.")

    (one,) = found_by(session, room, archive, qtbot, gone)
    assert (one.cell.label, one.picture) == (APL, None)
