"""The map of where on a slide cells can be read, and how it is drawn: in tints and in hatching."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from leukoview.engine.case import Pixels


class Ground(StrEnum):
    """What a square of a slide is like."""

    EMPTY = "empty"
    SPARSE = "sparse"
    MONOLAYER = "monolayer"
    THICK = "thick"


COLOURS = {
    Ground.MONOLAYER: (0, 158, 115),
    Ground.THICK: (213, 94, 0),
    Ground.SPARSE: (0, 114, 178),
    Ground.EMPTY: (96, 96, 96),
}
"""Red, green and blue; apart for the colour-blind (Okabe & Ito, jfly.uni-koeln.de/color, 2008)."""

FAINT, PLAIN, STRONG = 30, 70, 235
"""Opacity, of 255: between the lines of a hatching, of the plain tint, of a line."""


@dataclass(frozen=True, slots=True)
class GroundMap:
    """The ground of a slide's squares, row by row.

    `width`, `height` and `side`, that of a square, are in slide pixels; the last square of a row or
    column is cut by the slide's edge.
    """

    width: int
    height: int
    side: int
    grounds: tuple[Ground, ...]

    @property
    def columns(self) -> int:
        """Squares in a row."""
        return -(-self.width // self.side)

    def share(self, ground: Ground) -> float:
        """Which part of the squares is like that, 0–1."""
        return self.grounds.count(ground) / len(self.grounds)

    def at(self, x: float, y: float) -> Ground:
        """The ground at a point of the slide, in its pixels.

        Raises:
            ValueError: The point lies off the slide.
        """
        if not (0 <= x < self.width and 0 <= y < self.height):
            raise ValueError(f"There is no ground at ({x}, {y}).")
        return self.grounds[int(y // self.side) * self.columns + int(x // self.side)]


def drawn(found: GroundMap, width: int, height: int, pitch: int) -> Pixels:
    """The map as a picture to lay over the slide: height × width × 4, RGB and opacity, uint8.

    Each ground has its `swatch`, in lines that are `pitch` pixels apart at any size.
    """
    rows = np.arange(height) * found.height // height // found.side
    columns = np.arange(width) * found.width // width // found.side
    kinds = np.array([list(Ground).index(ground) for ground in found.grounds], np.uint8)
    placed = kinds.reshape(-1, found.columns)[rows[:, None], columns[None, :]]
    picture = np.zeros((height, width, 4), np.uint8)
    for number, ground in enumerate(Ground):
        here = placed == number
        picture[here] = swatch(ground, width, height, pitch)[here]
    return picture


def swatch(ground: Ground, width: int, height: int, pitch: int) -> Pixels:
    """A piece of one ground: height × width × 4, RGB and opacity, uint8.

    Told apart without colour, too: a monolayer is plain, thick is crossed, sparse is dotted, and
    empty has level lines.
    """
    rows, columns = np.indices((height, width))
    thick = max(1, pitch // 6)
    down, up, level = (along % pitch < thick for along in (rows + columns, rows - columns, rows))
    lines = {
        Ground.MONOLAYER: np.zeros((height, width), bool),
        Ground.THICK: down | up,
        Ground.SPARSE: (rows % pitch < 2 * thick) & (columns % pitch < 2 * thick),
        Ground.EMPTY: level,
    }[ground]
    piece = np.empty((height, width, 4), np.uint8)
    piece[..., :3] = COLOURS[ground]
    piece[..., 3] = np.where(lines, STRONG, PLAIN if ground is Ground.MONOLAYER else FAINT)
    return piece
