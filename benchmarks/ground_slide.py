"""A drawn slide as a real one is made: glass, where the drop was, a monolayer, a feathered edge.

    python -m benchmarks.ground_slide OUT.tif

For pictures of the map of where cells can be read. The smear repeats one drawn piece; where it is
thick, several pieces lie over one another, and in the feathered edge most of it is glass.
"""

import sys
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image

from leukoview.engine.case import Box, Pixels
from leukoview.engine.practice.census import MICRONS_PER_PIXEL
from leukoview.engine.practice.patient import draw_patient
from leukoview.engine.practice.practice_set import smear_of
from leukoview.engine.slide import PRACTICE_MARK
from leukoview.engine.taxonomy import ClassKey

COARSER = 2
"""How much coarser the slide is than a practice smear: 0.2 µm per pixel."""
PIECE = 512
"""Pixels of the drawn piece's side; half of a square of the map."""
ACROSS, DOWN = 24, 14
"""Pieces in a row and in a column."""
GLASS, THICK, FEATHERED = 2, 8, 18
"""Pieces from the left edge at which the drop, the monolayer and the feathered edge begin."""
BARE_FROM = 22
RIM = 2
"""Pieces of bare glass above and below: a square, so that none is half glass and half smear."""
LAYERS = 5
"""Pieces over one another where the drop was."""
SMALLEST = 512
"""Pixels; the pyramid ends with a level no longer than this."""


def write_slide(path: Path) -> None:
    """A pyramid of JPEG tiles, with its scale and the mark of what is drawn by program."""
    level = drawn()
    per_centimetre = 10_000 / (MICRONS_PER_PIXEL * COARSER)
    with tifffile.TiffWriter(path, bigtiff=True) as file:
        kind = 0
        while True:
            file.write(
                level,
                tile=(256, 256),
                photometric="rgb",
                compression="jpeg",
                metadata=None,
                description=PRACTICE_MARK,
                subfiletype=kind,
                resolution=(per_centimetre, per_centimetre),
                resolutionunit="CENTIMETER",
            )
            if max(level.shape) <= SMALLEST:
                return
            kind, level = 1, np.asarray(Image.fromarray(level).reduce(2))


def drawn() -> Pixels:
    """The whole slide (height × width × 3, uint8)."""
    smear = smear_of(draw_patient(3, ClassKey("aml_m3")))
    side = PIECE * COARSER
    fields = (smear.field(Box(x, 0, side, side)).pixels for x in range(0, 4 * side, side))
    pieces = [np.asarray(Image.fromarray(np.array(field)).reduce(COARSER)) for field in fields]
    glass = np.percentile(pieces[0].reshape(-1, 3), 95, axis=0).astype(np.uint8)
    whole = np.empty((DOWN * PIECE, ACROSS * PIECE, 3), np.uint8)
    rng = np.random.default_rng(8)
    for row in range(DOWN):
        edge = 2 * round(np.sin((row - row % 2) / DOWN * np.pi))
        for column in range(ACROSS):
            piece = pieces[int(rng.integers(len(pieces)))]
            at = (slice(row * PIECE, (row + 1) * PIECE), slice(column * PIECE, None))
            whole[at][:, :PIECE] = _part(piece, column - edge, pieces, glass, row)
    return whole


def _part(piece: Pixels, column: int, pieces: list[Pixels], glass: Pixels, row: int) -> Pixels:
    """What lies so many pieces from the left edge."""
    bare = np.broadcast_to(glass, piece.shape)
    if not GLASS <= column < BARE_FROM or not RIM <= row < DOWN - RIM:
        return bare
    if column < THICK:
        turned = [np.roll(one, 211 * number, 0) for number, one in enumerate([*pieces, piece])]
        return np.minimum.reduce(turned[:LAYERS])
    if column >= FEATHERED:
        kept = np.zeros((*piece.shape[:2], 1), bool)
        kept[: PIECE // 3, : PIECE // 2] = True
        return np.where(kept, piece, bare)
    return piece


if __name__ == "__main__":
    write_slide(Path(sys.argv[1]))
