import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize

from leukoview.engine.case import Box, CellId
from leukoview.ui.viewer.reshaping import SMALLEST_SIDE, Handle, handle_at, moved, resized

SLIDE = QSize(640, 480)
BOX = Box(100, 80, 60, 50)
steps = st.floats(-2000, 2000)


def test_a_handle_pulls_its_own_sides_and_leaves_the_opposite_ones():
    assert resized(BOX, Handle.TOP_LEFT, -10, 5, SLIDE) == Box(90, 85, 70, 45)
    assert resized(BOX, Handle.RIGHT, 12, 99, SLIDE) == Box(100, 80, 72, 50)


@given(handle=st.sampled_from(Handle), dx=steps, dy=steps)
def test_a_resized_box_stays_on_the_slide_and_large_enough(handle, dx, dy):
    box = resized(BOX, handle, dx, dy, SLIDE)
    assert box == box.clipped(SLIDE.width(), SLIDE.height())
    assert min(box.width, box.height) >= SMALLEST_SIDE


@given(dx=steps, dy=steps)
def test_boxes_moved_together_keep_their_distance_and_stay_on_the_slide(dx, dy):
    before = {CellId(1): BOX, CellId(2): Box(300, 200, 40, 40)}
    after = moved(before, dx, dy, SLIDE)
    assert after[CellId(2)].x - after[CellId(1)].x == 200
    assert after[CellId(2)].y - after[CellId(1)].y == 120
    for id_, box in after.items():
        assert box == box.clipped(SLIDE.width(), SLIDE.height())
        assert (box.width, box.height) == (before[id_].width, before[id_].height)


def test_a_box_smaller_than_the_smallest_can_still_be_enlarged():
    tiny = Box(10, 10, 4, 4)
    assert resized(tiny, Handle.BOTTOM_RIGHT, -10, 6, SLIDE) == Box(10, 10, 4, 10)


@pytest.mark.parametrize(
    ("at", "handle"),
    [((101, 82), Handle.TOP_LEFT), ((160, 104), Handle.RIGHT), ((130, 105), None)],
)
def test_the_mouse_takes_the_handle_it_is_near(at, handle):
    assert handle_at(QRectF(100, 80, 60, 50), QPointF(*at)) is handle
