"""The real window over the real engine, from an image to a report and back."""

import pytest
from PySide6.QtCore import QPointF, Qt

from leukoview.app import compose
from leukoview.engine.case import Origin
from leukoview.ui.export_dialog import Places
from leukoview.ui.viewer.tools import Tool
from tests.ui.fakes import drawn_smear

PATIENCE_MS = 60_000


@pytest.fixture
def window(qapp, qtbot):
    running = compose(qapp)
    running.window.may_discard = lambda _slides: True
    qtbot.addWidget(running.window)
    running.window.show()
    yield running.window
    running.close()


def on_screen(view, x, y):
    return view.viewportTransform().map(QPointF(x, y)).toPoint()


def drag(qtbot, view, start, end):
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=on_screen(view, *start))
    qtbot.mouseMove(port, on_screen(view, *end))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=on_screen(view, *end))


def test_a_smear_is_read_corrected_exported_and_opened_again(window, qtbot, tmp_path):
    session, room, actions = window.parts.session, window.parts.room, window.actions_
    smear = drawn_smear(tmp_path / "smear nº 1.png")

    window.parts.opener.open([smear])
    qtbot.waitUntil(lambda: session.current is not None)
    qtbot.waitUntil(lambda: not room.activity, timeout=PATIENCE_MS)
    assert window.banners.sentences == ()
    assert session.current.scale is not None

    with qtbot.waitSignal(window.parts.desk.finished, timeout=PATIENCE_MS):
        actions.read.trigger()
    qtbot.waitUntil(lambda: not window.parts.desk.reading)
    found = session.current.cells

    assert len(found) == 4
    assert len(session.current.read_cells) == 4

    session.select(found[0].id)
    actions.delete.trigger()
    assert len(session.current.cells) == 3
    actions.tools[Tool.ADD].trigger()
    place = on_screen(window.view, *found[0].box.centre)
    qtbot.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: len(session.current.read_cells) == 4, timeout=PATIENCE_MS)
    assert session.selected_cell.origin is Origin.CLICKED

    actions.tools[Tool.DRAW].trigger()
    drag(qtbot, window.view, (500, 60), (580, 140))
    drawn = next(c for c in session.current.cells if c.origin is Origin.DRAWN)
    qtbot.waitUntil(lambda: drawn.id in session.current.readings, timeout=PATIENCE_MS)
    actions.undo.trigger()
    assert not session.current.has(drawn.id)
    actions.redo.trigger()
    assert session.current.has(drawn.id)

    places = Places(tmp_path / "r.pdf", tmp_path / "r.csv", tmp_path / "r.json")
    with qtbot.waitSignal(window.parts.exporting.written, timeout=PATIENCE_MS):
        window.parts.exporting.export(window.page.summary.works, places)
    assert places.pdf.read_bytes().startswith(b"%PDF")
    assert str(drawn.box.width) in places.json.read_text()

    actions.close_slide.trigger()
    assert session.current is None
    window.welcome.chosen.emit(window.recent.paths[0])
    qtbot.waitUntil(lambda: session.current is not None)
    assert session.current.cells == ()
