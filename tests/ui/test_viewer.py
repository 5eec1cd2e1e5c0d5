import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsScene

from leukoview.engine.case import Box, Cell, CellId
from leukoview.engine.slide import ArraySlide
from leukoview.engine.slide.giant import GiantSlide
from leukoview.ui.slide_work import SlideId, SlideWork, source_of
from leukoview.ui.verdict import PLAIN, look_of
from leukoview.ui.viewer import scale_bar
from leukoview.ui.viewer.marks import mark
from leukoview.ui.viewer.tile_item import TILE, TileItem, level_for, tiles
from leukoview.ui.viewer.tools import Tool
from tests.ui.fakes import BOXES, prediction

BIG = ArraySlide(np.zeros((1100, 2100, 3), np.uint8))


def on_screen(view, x, y):
    return view.viewportTransform().map(QPointF(x, y)).toPoint()


def click(qtbot, view, x, y):
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=on_screen(view, x, y))


def drag(qtbot, view, start, end):
    port = view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=on_screen(view, *start))
    qtbot.mouseMove(port, on_screen(view, *end))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=on_screen(view, *end))


@pytest.mark.parametrize(("zoom", "level"), [(2.0, 0), (1.0, 0), (0.6, 0), (0.5, 1), (0.1, 3)])
def test_the_level_drawn_has_a_pixel_for_each_of_the_screen(zoom, level):
    assert level_for(BIG, zoom) == level


def test_tiles_lie_on_the_grid_of_their_level_and_on_the_slide():
    boxes = [key.box for key in tiles(SlideId(1), BIG, QRectF(500, 500, 600, 10), 1)]
    assert boxes == [Box(x, 0, 1024, 1024) for x in (0, 1024)]


class Cupboard:
    """Pictures in one colour for each level, of which some are not there."""

    COLOURS = ("#ff0000", "#00ff00", "#0000ff")

    def __init__(self, lacking):
        self.lacking = lacking
        self.wished = []

    def get(self, key):
        if self.lacking(key):
            return None
        pixmap = QPixmap(TILE, TILE)
        pixmap.fill(QColor(self.COLOURS[key.level]))
        return pixmap

    def want(self, group, wishes):
        self.wished = [wish.key for wish in wishes]


class Small:
    """A giant's preview, of which there is something to see or nothing yet."""

    level = 3

    def __init__(self, begun):
        self.begun = begun


class BeingMade:
    """The tiled copy of a giant that is not there yet."""

    finished = False

    def begin(self):
        pass


def drawn(pictures, slide=BIG):
    """The upper left of a slide at full resolution, three tiles wide and a half high."""
    scene = QGraphicsScene()
    scene.addItem(TileItem(SlideWork(SlideId(1), source_of(BIG), slide=slide), pictures))
    canvas = QImage(3 * TILE, TILE // 2, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    extent = QRectF(canvas.rect())
    scene.render(painter, extent, extent)
    painter.end()
    return [canvas.pixelColor(x, 9).name() for x in (TILE - 1, TILE, 2 * TILE - 1, 2 * TILE)]


def test_a_missing_tile_is_stood_in_for_by_the_finest_level_that_has_its_place(qapp):
    pictures = Cupboard(lambda key: key.level == 0 and key.box.x == TILE)
    assert drawn(pictures) == ["#ff0000", "#00ff00", "#00ff00", "#ff0000"]
    assert {key.box.x for key in pictures.wished if key.level == 0} == {TILE}


def test_without_any_level_whole_the_coarsest_is_drawn_beneath_what_there_is(qapp):
    pictures = Cupboard(lambda key: key.level == 0 or (key.level == 1 and key.box.x > 0))
    _, green, blue = Cupboard.COLOURS
    assert drawn(pictures) == [green, green, green, blue]


@pytest.mark.parametrize(("begun", "levels"), [(True, {0, 3, 4}), (False, {0, 4})])
def test_a_giant_shows_the_finest_level_of_its_preview_meanwhile(qapp, begun, levels):
    size = (8_000, 4_000)
    giant = GiantSlide(
        BIG.path, *size, None, "", practice=False, notes=(), preview=Small(begun),
        copy=BeingMade(),
    )  # fmt: skip
    pictures = Cupboard(lambda key: key.level < 2)
    pictures.COLOURS = ("#ffffff",) * len(giant.downsamples)
    drawn(pictures, giant)
    assert {key.level for key in pictures.wished} == levels


def test_zooming_keeps_the_point_under_the_mouse_where_it_is(opened):
    view = opened.view
    at = QPointF(200, 150)
    before = view.on_slide(at)
    view.zoom_to(view.zoom * 2, at)
    after = view.on_slide(at)
    assert abs(after.x() - before.x()) <= 1 / view.zoom
    assert abs(after.y() - before.y()) <= 1 / view.zoom


def test_a_slide_is_shown_whole_when_it_opens(opened):
    assert opened.view.shown.contains(opened.view.extent)


def test_one_to_one_shows_a_slide_pixel_on_each_screen_pixel(opened):
    opened.actions_.one.trigger()
    assert opened.view.transform() == QTransform.fromScale(1, 1)


def test_dragging_moves_the_slide(opened, qtbot):
    opened.view.zoom_to(4)
    before = opened.view.shown.center()
    port = opened.view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    qtbot.mouseMove(port, QPoint(340, 300))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(340, 300))
    assert opened.view.shown.center().x() == pytest.approx(before.x() - 10, abs=0.5)


def test_a_click_on_the_nucleus_adds_and_reads_the_cell(opened, qtbot):
    opened.actions_.tools[Tool.ADD].trigger()
    click(qtbot, opened.view, *BOXES[1].centre)
    session = opened.parts.session
    qtbot.waitUntil(lambda: len(session.current.read_cells) == 1)
    assert session.current.cells[0].box == BOXES[1]
    assert session.undo_stack.undoText() == "Add cell"


def test_a_click_beside_every_nucleus_is_a_sentence(opened, qtbot):
    opened.actions_.tools[Tool.ADD].trigger()
    click(qtbot, opened.view, 5, 5)
    qtbot.waitUntil(lambda: bool(opened.banners.sentences))
    assert opened.banners.sentences == (
        "There is no nucleus here. Click the nucleus, or draw a box.",
    )
    assert opened.parts.session.current.cells == ()


def test_a_second_click_on_a_cell_chooses_it(opened, qtbot):
    opened.actions_.tools[Tool.ADD].trigger()
    session = opened.parts.session
    for _ in range(2):
        click(qtbot, opened.view, *BOXES[0].centre)
        qtbot.waitUntil(lambda: not opened.parts.room.activity and session.selected is not None)
        session.select(None)
    assert len(session.current.cells) == 1


def test_a_drawn_box_becomes_a_cell(opened, qtbot):
    opened.actions_.tools[Tool.DRAW].trigger()
    drag(qtbot, opened.view, (100, 100), (180, 170))
    (cell,) = opened.parts.session.current.cells
    assert cell.box.x == pytest.approx(100, abs=2)
    assert cell.box.width == pytest.approx(80, abs=3)
    qtbot.waitUntil(lambda: not opened.parts.room.activity)


def test_a_drag_across_a_red_cell_sets_the_scale_and_the_camera_keeps_it(opened, qtbot):
    opened.actions_.tools[Tool.CALIBRATE].trigger()
    drag(qtbot, opened.view, (100, 100), (160, 100))
    scale = opened.parts.session.current.scale
    assert scale.microns_per_pixel == pytest.approx(7.2 / 60, rel=0.05)
    assert opened.view.tool is Tool.SELECT
    opened.actions_.undo.trigger()
    assert opened.parts.session.current.scale != scale


def test_enter_places_a_box_in_the_middle_for_readers_without_a_mouse(opened, qtbot):
    opened.actions_.tools[Tool.DRAW].trigger()
    qtbot.keyClick(opened.view, Qt.Key.Key_Return)
    (cell,) = opened.parts.session.current.cells
    assert cell.box.centre == pytest.approx((320, 240), abs=2)
    qtbot.waitUntil(lambda: not opened.parts.room.activity)


def test_marks_say_doubt_in_letters_and_not_by_colour_alone():
    cell = Cell(CellId(0), BOXES[0])
    assert [mark(cell, look_of(prediction(n))).letters for n in range(4)] == ["L", "?", "M?", "N"]
    assert mark(cell, PLAIN).letters == ""


@pytest.mark.parametrize(("longest", "length"), [(30.0, 20.0), (9.9, 5.0), (1.0, 1.0), (240, 200)])
def test_scale_bars_have_round_lengths(longest, length):
    assert scale_bar.round_length(longest) == pytest.approx(length)
