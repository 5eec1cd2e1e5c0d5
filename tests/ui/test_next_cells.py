"""The cells worth labelling next: a wall of pictures that keys label, in cases open or not."""

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, Signal

from leukoview.engine.case import Box, Cell, CellId, Prediction
from leukoview.engine.casefile import CaseId, SlideId, SlideRecord, SlideSource
from leukoview.engine.library.unlabelled import WorthLabelling
from leukoview.ui.admin.next_section import NextSection
from leukoview.ui.lab_orders import NextCell
from tests.ui.fakes import KEYS
from tests.ui.test_laboratory import admitted


class Answer(QObject):
    """A job that is done when the test says so."""

    succeeded = Signal(object)


def cell(number):
    record = SlideRecord(SlideId("s"), SlideSource("one.png", "", 100, 100))
    chances = dict.fromkeys(KEYS, 0.25)
    said = Prediction(chances, unsure=True, unlike_training=False, bundle="fake")
    worth = WorthLabelling(
        CaseId("c"), "B 26/1", record, Cell(CellId(number), Box(0, 0, 9, 9)), said
    )
    return NextCell(worth, np.full((12, 12, 3), 200, np.uint8))


@pytest.fixture
def said():
    return []


@pytest.fixture
def section(qtbot, said):
    answer = Answer()
    section = NextSection(
        lambda: answer,
        lambda: dict(zip(KEYS, "1234", strict=True)),
        lambda worth, key: said.append((worth.cell.id, key)) or True,
        lambda worth: said.append(("go", worth.cell.id)),
    )
    qtbot.addWidget(section)
    section.show()
    answer.succeeded.emit((cell(0), cell(1)))
    return section


def test_a_key_labels_the_cell_and_takes_it_off_the_wall(section, said, qtbot):
    qtbot.keyClick(section.wall, Qt.Key.Key_2)
    assert said == [(0, KEYS[1])]
    assert section.wall.count() == 1
    qtbot.keyClick(section.wall, Qt.Key.Key_1)
    assert said[-1] == (1, KEYS[0])
    assert section.wall.count() == 0


def test_a_key_that_means_nothing_labels_nothing(section, said, qtbot):
    qtbot.keyClick(section.wall, Qt.Key.Key_9)
    assert said == []
    assert section.wall.count() == 2


def test_what_the_model_suggests_is_not_shown(section):
    assert "25" not in section.wall.item(0).text()
    assert section.legend.startswith("1 ")


def test_the_case_of_a_cell_can_be_opened(section, said, qtbot):
    section.wall.setCurrentRow(1)
    qtbot.mouseClick(section.open, Qt.MouseButton.LeftButton)
    assert said == [("go", 1)]


def test_cells_of_an_open_case_are_put_forward_and_labelled(opened, qtbot):
    parts = opened.parts
    with qtbot.waitSignal(parts.desk.finished):
        opened.actions_.read.trigger()
    opened.lab.open.trigger()
    section = admitted(opened.lab, qtbot).go_to("Label next")
    qtbot.waitUntil(lambda: section.wall.count() == 4)
    qtbot.keyClick(section.wall, Qt.Key.Key_3)
    assert len(parts.session.current.decisions) == 1
    assert section.wall.count() == 3


def test_plain_keys_on_the_page_never_label_the_review_behind_it(opened, qtbot):
    parts = opened.parts
    with qtbot.waitSignal(parts.desk.finished):
        opened.actions_.read.trigger()
    parts.session.select(parts.session.current.cells[0].id)
    opened.lab.open.trigger()
    page = admitted(opened.lab, qtbot)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert not parts.session.current.decisions


def test_only_a_signed_case_is_sent_and_only_by_a_reviewer(opened, qtbot):
    assert not opened.lab.send.isEnabled()
    admitted(opened.lab, qtbot)
    assert not opened.lab.send.isEnabled()
