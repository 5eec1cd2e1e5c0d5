"""The outline of a mask as lines, for the chosen cell's nucleus and body."""

import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from leukoview.engine.case import Box, Cell, Mask

NUCLEUS = QColor("#ffe14d")
BODY = QColor("#ffffff")
OUTLINED_FROM = 80.0
"""Logical pixels; around a smaller cell the outline would hide what it goes around."""
SHADE = QColor(0, 0, 0, 150)

_LEFT, _TOP, _RIGHT, _BOTTOM = (0.0, 0.5), (0.5, 0.0), (1.0, 0.5), (0.5, 1.0)
_LINES = {
    1: [(_LEFT, _TOP)],
    2: [(_TOP, _RIGHT)],
    3: [(_LEFT, _RIGHT)],
    4: [(_LEFT, _BOTTOM)],
    5: [(_TOP, _BOTTOM)],
    6: [(_TOP, _RIGHT), (_LEFT, _BOTTOM)],
    7: [(_RIGHT, _BOTTOM)],
    8: [(_RIGHT, _BOTTOM)],
    9: [(_LEFT, _TOP), (_RIGHT, _BOTTOM)],
    10: [(_TOP, _BOTTOM)],
    11: [(_LEFT, _BOTTOM)],
    12: [(_LEFT, _RIGHT)],
    13: [(_TOP, _RIGHT)],
    14: [(_LEFT, _TOP)],
}
"""Lines through a square of four pixels, by which of them (1, 2, 4, 8 in reading order) are in.

Marching squares: Lorensen & Cline, SIGGRAPH 1987, in two dimensions.
"""


def outline(mask: Mask, x: float = 0.0, y: float = 0.0) -> list[QLineF]:
    """The border of a mask whose upper left corner lies at (x, y), in no particular order."""
    bits = np.pad(mask, 1).astype(np.uint8)
    kinds = bits[:-1, :-1] + bits[:-1, 1:] * 2 + bits[1:, :-1] * 4 + bits[1:, 1:] * 8
    # A square lies between the centres of its four pixels, the first half a pixel outside.
    return [
        QLineF(x + c - 0.5 + x1, y + r - 0.5 + y1, x + c - 0.5 + x2, y + r - 0.5 + y2)
        for r, c in np.argwhere((kinds > 0) & (kinds < 15)).tolist()  # noqa: PLR2004 - all in
        for (x1, y1), (x2, y2) in _LINES[int(kinds[r, c])]
    ]


class Outline:
    """The borders of one cell's masks, where it has any that fit its box."""

    def __init__(self, cell: Cell, box: Box) -> None:
        self._side = min(box.width, box.height)
        self._lines: list[tuple[QColor, list[QLineF]]] = []
        masks = cell.masks
        if masks is not None and masks.nucleus.shape == (box.height, box.width) and cell.box == box:
            body = masks.cell | masks.nucleus
            self._lines = [
                (BODY, outline(body, box.x, box.y)),
                (NUCLEUS, outline(masks.nucleus, box.x, box.y)),
            ]

    def draw(self, painter: QPainter) -> None:
        """Draw in the coordinates of the slide, where the cell is large enough on screen."""
        if self._side * painter.worldTransform().m11() < OUTLINED_FROM:
            return
        ratio = painter.device().devicePixelRatio()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, lines in self._lines:
            for pen in (QPen(SHADE, 2.6 * ratio), QPen(colour, 1.4 * ratio)):
                pen.setCosmetic(True)
                painter.setPen(pen)
                painter.drawLines(lines)
        painter.restore()
