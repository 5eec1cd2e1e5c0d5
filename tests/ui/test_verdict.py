import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from leukoview.engine.case import Cell, CellId
from leukoview.engine.casefile.finding import found
from leukoview.engine.palette import UNSURE
from leukoview.engine.store.images import image_of
from leukoview.ui.archive import Archive
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.evidence import Evidence
from leukoview.ui.known_library import KnownLibrary
from leukoview.ui.look_alikes import LookAlikes
from leukoview.ui.panels.cell_list import CellList
from leukoview.ui.panels.cell_panel import CellPanel
from leukoview.ui.pictures import Pictures
from leukoview.ui.verdict import look_of
from tests.ui.fakes import BOXES, FAKE_WORK, prediction, reading_of
from tests.ui.test_session import SCALE, slide

UNSURE_CELL, STRANGE_CELL = CellId(2), CellId(1)


@pytest.fixture
def read(session):
    """A session with one cell of every kind that the fake engine knows; 1 is unlike training."""
    id_ = session.open(slide(), SCALE)
    readings = [reading_of(Cell(CellId(n), box)) for n, box in enumerate(BOXES)]
    session.note(*found(session.work(id_), readings, CellId(0), None))
    return session


@pytest.fixture
def panel(read, qtbot, jobs):
    pictures, archive, room = Pictures(), Archive(), EngineRoom(jobs, FAKE_WORK)
    library = KnownLibrary(read.store.path.with_name("none.sqlite"), room)
    look_alikes = LookAlikes(read, room, archive, image_of, library)
    panel = CellPanel(read, pictures, Evidence(read, room), look_alikes)
    qtbot.addWidget(panel)
    yield panel
    archive.close()
    pictures.close()


def words(panel):
    return [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()]


def rows(cells):
    return [cells.id_at(row) for row in range(cells.rowCount())]


def test_a_cell_unlike_training_has_no_class_and_no_percentage_as_its_title(read, panel):
    read.select(STRANGE_CELL)
    assert "Not identified" in words(panel)
    assert "Unlike the training cells" in " ".join(words(panel))
    assert not any("Second choice" in line or "·" in line for line in words(panel))


def test_a_cell_unlike_training_is_grey_with_a_question_mark():
    look = look_of(prediction(STRANGE_CELL))
    assert (look.letters, look.colour, look.doubtful) == ("?", UNSURE, True)


def test_an_unsure_cell_keeps_its_letter_and_gets_a_question_mark():
    assert look_of(prediction(UNSURE_CELL)).letters == "M?"


def test_cells_without_a_suggestion_come_last(read):
    cells = CellList(read)
    assert set(rows(cells)[-2:]) == {STRANGE_CELL, UNSURE_CELL}


def test_the_gallery_says_no_class_of_a_cell_unlike_training(read):
    cells = CellList(read)
    index = cells.index_of(STRANGE_CELL)
    assert index.data() == "?"
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "unlike the training cells" in said
    assert "APL" not in said
