"""The laboratory's library beside a cell in hand."""

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QFontMetricsF

from leukoview.engine.case import Cell, CellId, Scale, ScaleSource
from leukoview.engine.casefile import CaseId
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead
from leukoview.engine.errors import LabError
from leukoview.engine.lab import Lab
from leukoview.engine.library import LibraryCell, rows
from leukoview.engine.progress import unheard, unwatched
from leukoview.engine.slide import ArraySlide
from leukoview.engine.taxonomy import APL, BENIGN
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.known_library import KnownLibrary
from leukoview.ui.look_alikes import LookAlikes
from leukoview.ui.panels.cell.look_alike_card import (
    LINES,
    LookAlikeCard,
    LookAlikePicture,
    in_lines,
    whence,
)
from leukoview.ui.sight_work import LibrarySight, SightOrder, seen_in_library
from tests.ui.fakes import BOXES, FAKE_WORK, load, reading_of
from tests.ui.test_evidence import BUNDLE, settled
from tests.ui.test_session import SCALE
from tests.ui.test_session import slide as blank

ROWS = np.eye(4, dtype=np.float32)
"""What the fake engine sees in the cells 0 to 3."""


@pytest.fixture
def lab(tmp_path):
    file = tmp_path / "lab.sqlite"
    file.write_bytes(b"lab")
    return file


@pytest.fixture
def image(tmp_path):
    path = tmp_path / "cell.png"
    Image.new("RGB", (360, 363), (90, 60, 140)).save(path)
    return path


def kept(path, number, label=APL, *, origin="hospital/1.png"):
    return LibraryCell(
        f"c{number}",
        "f" * 64,
        path,
        label,
        "P7",
        "hospital.csv",
        origin,
        "Ada",
        datetime(2026, 1, 1, tzinfo=UTC),
        Scale(0.1, ScaleSource.GIVEN),
    )


@dataclass(frozen=True)
class Parts:
    """A library that is seen part by part: each by how many cells are known before."""

    parts: tuple[LibrarySight, ...]

    def __call__(self, order, _check_in, _tell):
        return self.parts[min(len(order.without), len(self.parts) - 1)]


@dataclass(frozen=True)
class LeavingOut:
    """A library of some cells that has more for whoever leaves out no case."""

    cells: tuple[LibraryCell, ...]

    def __call__(self, order, _check_in, _tell):
        cells = [cell for cell in self.cells if cell.case not in order.cases]
        new = [cell for cell in cells if cell.id not in order.without]
        return sight(cells, range(len(new)), of=new, waiting=int(not order.cases))


def sight(cells, rows, *, of=None, waiting=0):
    ids = tuple(cell.id for cell in (cells if of is None else of))
    return LibrarySight(tuple(cells), ids, ROWS[list(rows)], waiting)


@pytest.fixture
def alike(session, jobs, archive, lab):
    """Puts cell 0 in hand beside a library of some parts."""

    def one(*parts, lab=lab, work=None):
        room = EngineRoom(jobs, replace(FAKE_WORK, library=work or Parts(parts)))
        room.cards[False] = load(practice=False, _check_in=None, _tell=None)
        image = ArraySlide(np.full((480, 640, 3), 90, np.uint8), blank().path)
        known = KnownLibrary(lab, room)
        found = LookAlikes(session, room, archive, lambda _case, _slide: image, known)
        id_ = session.open(blank(), SCALE)
        cell = Cell(CellId(0), BOXES[0])
        session.note(CellsPlaced(id_, (cell,)), CellsRead(id_, (reading_of(cell),)))
        session.select(cell.id)
        return found, known

    return one


def test_cells_of_the_library_stand_among_those_of_signed_cases(store, alike, image, qtbot):
    settled(store, 1, [BENIGN, BENIGN])
    alikes, known = alike(sight([kept(image, 0), kept(image, 3, BENIGN)], [0, 3]))
    qtbot.waitUntil(lambda: bool(known.known.cells) and len(alikes.found or ()) == 4)
    ours = [one for one in alikes.found if isinstance(one.cell, LibraryCell)]
    assert [one.cell.label for one in ours] == [APL, BENIGN]
    assert {whence(one) for one in ours} == {"P7"}
    assert ours[0].picture.pixelColor(50, 50).blue() == 140
    assert ours[0].picture.width() == 200
    assert ours[0] in alikes.found[:2]


def test_a_cell_that_the_library_has_from_a_signed_case_is_found_once(store, alike, image, qtbot):
    case = settled(store, 1, [APL])
    alikes, known = alike(sight([kept(image, 0, origin=f"{case.id}/s/0")], [0]))
    qtbot.waitUntil(lambda: bool(known.known.cells) and alikes.found is not None)
    assert [isinstance(one.cell, LibraryCell) for one in alikes.found] == [False]


def test_what_came_from_signed_cases_is_not_looked_at_again_in_the_library(
    store, session, alike, image, qtbot
):
    case = settled(store, 1, [BENIGN])
    ours, other = kept(image, 0, origin=f"{case.id}/s/0"), kept(image, 1)
    _, known = alike(work=LeavingOut((ours, other)))
    qtbot.waitUntil(lambda: known.known.cells == (other,))
    session.select(None)


def test_a_case_whose_cells_are_shown_as_its_own_takes_no_time_in_the_library(tmp_path, image):
    cell = kept(image, 0, origin=f"{1:032x}/s/0")
    file = tmp_path / "real.sqlite"
    with closing(Lab(file)) as lab, lab.doing("Ada") as db:
        rows.add(db, cell, b"")
    order = SightOrder(file, BUNDLE, practice=False, cases=frozenset({CaseId(cell.case)}))
    seen = seen_in_library(order, unwatched, unheard)
    assert (seen.cells, seen.waiting) == ((), 0)


def test_the_library_is_looked_at_bit_by_bit_while_a_cell_is_in_hand(alike, image, qtbot):
    cells = [kept(image, 0), kept(image, 1)]
    first = sight(cells, [0], of=cells[:1], waiting=1)
    alikes, known = alike(first, sight(cells, [1], of=cells[1:]))
    qtbot.waitUntil(lambda: len(alikes.found or ()) == 2)
    assert (known.waiting, alikes.waiting) == (0, 0)


def test_without_a_laboratory_nothing_is_asked(alike, jobs, tmp_path, qtbot):
    alikes, _ = alike(lab=tmp_path / "none.sqlite")
    assert not jobs.busy
    qtbot.waitUntil(lambda: alikes.found is not None)


def test_a_picture_says_that_it_is_of_the_library_and_of_whom(session, alike, image, qtbot):
    alikes, _ = alike(sight([kept(image, 0)], [0]))
    card = LookAlikeCard(session, alikes)
    qtbot.addWidget(card)
    qtbot.waitUntil(lambda: bool(alikes.found))
    first = card.findChildren(LookAlikePicture)[0]
    assert first.accessibleName() == (
        "1. APL cell (AML-M3), in the laboratory's library: P7, hospital.csv"
    )


def test_where_a_look_alike_is_from_stands_in_as_many_lines_as_it_needs(qapp):
    font, metrics = qapp.font(), QFontMetricsF(qapp.font())
    room = max(map(metrics.horizontalAdvance, ("practice-l1", "and 4 more")))
    assert in_lines("P7", font, room) == ["P7"]
    assert in_lines("practice-l1 and 4 more", font, room) == ["practice-l1", "and 4 more"]
    words = "practice-l1 and 4 more and as many others as there are"
    *_, last = lines = in_lines(words, font, room)
    assert lines[:2] == ["practice-l1", "and 4 more"]
    assert len(lines) == LINES
    assert last.startswith("and")
    assert last.endswith("re")
    assert metrics.horizontalAdvance(last) <= room


def test_while_the_library_is_looked_at_the_card_says_how_much_is_left(
    session, alike, image, qtbot
):
    cells = [kept(image, number) for number in range(4)]
    alikes, _ = alike(sight(cells, [0], of=cells[:1], waiting=3))
    card = LookAlikeCard(session, alikes)
    qtbot.addWidget(card)
    qtbot.waitUntil(lambda: card.words == "Still to be looked at in the library: 3 cells.")
    assert len(alikes.found) == 1
    session.select(None)


@dataclass(frozen=True)
class Refusing:
    """A library that cannot be looked at."""

    def __call__(self, _order, _check_in, _tell):
        raise LabError("The library is damaged.", remedy="Compare it with a backup.")


def test_a_library_that_cannot_be_looked_at_is_asked_once(alike, jobs, qtbot):
    alikes, known = alike(work=Refusing())
    qtbot.waitUntil(lambda: not jobs.busy and alikes.found is not None)
    known.follow(BUNDLE, practice=False)
    assert not jobs.busy
    assert (alikes.found, known.waiting) == ((), 0)
