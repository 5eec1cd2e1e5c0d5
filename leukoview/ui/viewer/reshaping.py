"""How boxes move and change their size: never off the slide, never too small to hold a cell."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from leukoview.engine.case import Box, CellId

SMALLEST_SIDE = 8
"""Slide pixels; nothing smaller shows a nucleus, at any lens this program accepts."""

REACH = 7.0
"""Logical pixels around a handle's middle in which the mouse takes it."""

ROOM = 24.0
"""Logical pixels; a smaller box has no handles, which would cover it."""

HANDLE = 6
HANDLE_EDGE = QColor("#005d84")

Boxes = Mapping[CellId, Box]


class Handle(Enum):
    """One of the eight handles of a box, by which way it pulls (x, y; −1, 0 or 1)."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)

    def on(self, place: QRectF) -> QPointF:
        """Where the handle lies on a box drawn at a place."""
        x, y = self.value
        centre = place.center()
        return QPointF(centre.x() + x * place.width() / 2, centre.y() + y * place.height() / 2)

    @property
    def cursor(self) -> Qt.CursorShape:
        """How the pointer looks over the handle."""
        x, y = self.value
        if y == 0:
            return Qt.CursorShape.SizeHorCursor
        if x == 0:
            return Qt.CursorShape.SizeVerCursor
        return Qt.CursorShape.SizeFDiagCursor if x == y else Qt.CursorShape.SizeBDiagCursor


def handle_at(place: QRectF, at: QPointF) -> Handle | None:
    """The nearest handle of a box drawn at `place` that the mouse can take; corners first."""
    near = [
        (distance, handle)
        for handle in Handle
        if (distance := (handle.on(place) - at).manhattanLength()) <= REACH
    ]
    return min(near, key=lambda pair: pair[0], default=(0.0, None))[1]


def moved(boxes: Boxes, dx: float, dy: float, slide: QSize) -> Boxes:
    """The boxes moved together, as far as all of them stay on the slide."""
    left = min(box.x for box in boxes.values())
    top = min(box.y for box in boxes.values())
    right = max(box.right for box in boxes.values())
    bottom = max(box.bottom for box in boxes.values())
    across = _within(round(dx), -left, slide.width() - right)
    down = _within(round(dy), -top, slide.height() - bottom)
    return {id_: replace(box, x=box.x + across, y=box.y + down) for id_, box in boxes.items()}


def resized(box: Box, handle: Handle, dx: float, dy: float, slide: QSize) -> Box:
    """The box with the handle pulled so far; the opposite side stays where it is."""
    x, y = handle.value
    left, right = _pulled((box.x, box.right), x, round(dx), slide.width())
    top, bottom = _pulled((box.y, box.bottom), y, round(dy), slide.height())
    return Box(left, top, right - left, bottom - top)


def draw_handles(painter: QPainter, place: QRectF) -> None:
    """The eight handles of a box drawn at a place."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(HANDLE_EDGE, 1))
    painter.setBrush(Qt.GlobalColor.white)
    for handle in Handle:
        square = QRectF(0, 0, HANDLE, HANDLE)
        square.moveCenter(handle.on(place).toPoint().toPointF())
        painter.drawRect(square)


def _pulled(ends: tuple[int, int], way: int, by: int, limit: int) -> tuple[int, int]:
    low, high = ends
    least = min(SMALLEST_SIDE, high - low)
    if way < 0:
        return _within(low + by, 0, high - least), high
    if way > 0:
        return low, _within(high + by, low + least, limit)
    return low, high


def _within(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))
