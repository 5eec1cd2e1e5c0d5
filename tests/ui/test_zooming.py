"""While a zoom goes on, a frame is drawn in haste; what stays on screen is drawn well."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QImage, QPainter
from typing_extensions import override

from leukoview.engine.slide import ArraySlide
from leukoview.ui.pictures import Pictures
from leukoview.ui.slide_work import SlideId, SlideWork, source_of
from leukoview.ui.viewer.slide_view import SlideView

SIDE = 600
BLACK, WHITE = 0, 255


def half_black():
    pixels = np.full((SIDE, SIDE, 3), WHITE, np.uint8)
    pixels[:, : SIDE // 2 + 1] = BLACK
    return ArraySlide(pixels)


@pytest.fixture
def pictures(qapp):
    pictures = Pictures()
    yield pictures
    pictures.close()


@pytest.fixture
def view(pictures, qtbot):
    view = SlideView(pictures)
    qtbot.addWidget(view)
    view.resize(400, 300)
    with qtbot.waitExposed(view):
        view.show()
    slide = half_black()
    view.show_slide(SlideWork(SlideId(1), source_of(slide), slide=slide))
    view.zoom_to(2)
    qtbot.waitUntil(lambda: greys(view) >= {BLACK, WHITE})
    return view


def greys(view):
    """What a frame shows along a line across the edge, in the middle of the view."""
    canvas = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    view.viewport().render(painter, QPoint())
    painter.end()
    middle = canvas.height() // 2
    return {canvas.pixelColor(x, middle).red() for x in range(canvas.width())}


class Paints(QObject):
    """Notes of every time that a view is drawn whether it was zooming."""

    def __init__(self, view):
        super().__init__(view)
        self._view = view
        self.zooming = []
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            self.zooming.append(self._view._zooming.isActive())
        return False


def test_a_step_for_itself_is_drawn_well_at_once(view, qtbot):
    qtbot.waitUntil(lambda: not view._zooming.isActive())
    view.zoom_to(3.7)
    assert greys(view) > {BLACK, WHITE}


def test_a_zoom_that_goes_on_is_drawn_by_the_nearest_pixel(view):
    for zoom in (3.1, 3.4, 3.7):
        view.zoom_to(zoom)
    assert greys(view) == {BLACK, WHITE}
    assert greys(view) == {BLACK, WHITE}


def test_where_a_zoom_stays_it_is_drawn_well_without_being_asked(view, qtbot):
    for zoom in (3.1, 3.4, 3.7):
        view.zoom_to(zoom)
    assert greys(view) == {BLACK, WHITE}
    paints = Paints(view)
    qtbot.waitUntil(lambda: False in paints.zooming)
    assert greys(view) > {BLACK, WHITE}
