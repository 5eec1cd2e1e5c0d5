"""The real window over the real engine, from an image to a report and back."""

import json

import pytest

from leukoview.engine.case import Origin
from leukoview.ui.export_dialog import Places
from leukoview.ui.report.forms import forms
from leukoview.ui.viewer.tools import Tool
from tests.ui.fakes import drawn_smear
from tests.ui.mouse import click, drag

PATIENCE_MS = 60_000


@pytest.fixture
def read(window, qtbot, tmp_path):
    """The window with a drawn smear of four cells read."""
    parts = window.parts
    parts.opener.open([drawn_smear(tmp_path / "smear nº 1.png")])
    qtbot.waitUntil(lambda: parts.session.current is not None)
    qtbot.waitUntil(lambda: not parts.room.activity, timeout=PATIENCE_MS)
    with qtbot.waitSignal(parts.desk.finished, timeout=PATIENCE_MS):
        window.actions_.read.trigger()
    qtbot.waitUntil(lambda: not parts.desk.reading)
    assert window.banners.sentences == ()
    return window


def test_a_smear_is_read_corrected_exported_and_opened_again(read, qtbot, tmp_path):
    session = read.parts.session
    assert len(session.current.read_cells) == 4

    delete_and_add_again(read, qtbot, session.current.cells[0])
    drawn = draw_undo_and_redo(read, qtbot)

    places = Places({form: tmp_path / f"r{form}" for form in forms()})
    with qtbot.waitSignal(read.parts.exporting.written, timeout=PATIENCE_MS):
        read.parts.exporting.export(places)
    assert places.files[".pdf"].read_bytes().startswith(b"%PDF")
    slide = json.loads(places.files[".json"].read_text())["slides"][0]
    assert [drawn.box.x, drawn.box.y] in [cell["box"][:2] for cell in slide["cells"]]

    case = session.case
    session.leave()
    assert session.current is None
    with qtbot.waitSignal(read.parts.cases.opened):
        read.parts.cases.open(case.id)
    assert session.case == case
    assert len(session.current.read_cells) == 5


def delete_and_add_again(window, qtbot, cell):
    session = window.parts.session
    session.select(cell.id)
    window.actions_.delete.trigger()
    assert len(session.current.cells) == 3
    window.actions_.tools[Tool.ADD].trigger()
    click(qtbot, window.view, *cell.box.centre)
    qtbot.waitUntil(lambda: len(session.current.read_cells) == 4, timeout=PATIENCE_MS)
    assert session.selected_cell.origin is Origin.CLICKED


def draw_undo_and_redo(window, qtbot):
    session, actions = window.parts.session, window.actions_
    actions.tools[Tool.DRAW].trigger()
    drag(qtbot, window.view, (500, 60), (580, 140))
    drawn = session.selected_cell
    assert drawn.origin is Origin.DRAWN
    qtbot.waitUntil(lambda: session.current.reading(drawn.id) is not None, timeout=PATIENCE_MS)
    actions.undo.trigger()
    assert not session.current.has(drawn.id)
    actions.redo.trigger()
    assert session.current.has(drawn.id)
    return drawn
