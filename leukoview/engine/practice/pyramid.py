"""Practice slides of any size: a TIFF pyramid, drawn stroke by stroke."""

import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
import tifffile
from joblib import Parallel, delayed

from leukoview.engine.case import Box, Pixels
from leukoview.engine.practice.images import MICRONS_PER_CM, written_whole
from leukoview.engine.practice.smear import Smear
from leukoview.engine.practice.truth import PlacedCell, PracticeCell, Truth
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.slide import PRACTICE_MARK

TILE: Final = 512
"""Side of a pyramid's tiles in pixels."""
JPEG_QUALITY: Final = 90
REDUCED: Final = 1
"""TIFF 6.0 NewSubfileType of a coarser copy."""
STROKE: Final = 4 * TILE
"""A pyramid is drawn in strokes of one tile's height and this many pixels' width."""
SMALLEST_LEVEL: Final = 1024
"""A pyramid ends at the first level no longer than this."""


def write_pyramid(
    smear: Smear,
    path: Path,
    *,
    width: int,
    height: int,
    processes: int = 1,
    check_in: CheckIn = unwatched,
) -> Truth:
    """Draw a whole slide as a tiled TIFF pyramid (JPEG tiles), a stroke at a time.

    Strokes are drawn by so many processes and written in order: the bytes are the same.

    Memory holds a row of tiles; the coarser levels wait in a temporary file of a quarter of the
    slide's pixels beside `path`. The truth has every cell's box but no masks. Checks in once per
    stroke.

    Raises:
        OutputError: The file cannot be written.
        Cancelled: A check-in asked to stop; nothing is left behind.
    """
    painter = _Painter(smear, width, height, processes, check_in)
    written_whole(path, painter.write)
    return painter.truth()


@dataclass(frozen=True, slots=True)
class _Level:
    """The size of a level in pixels, and of its pixels in µm."""

    width: int
    height: int
    step: float


@dataclass(frozen=True, slots=True, eq=False)
class _Stroke:
    """What was drawn in one box of a slide."""

    pixels: Pixels
    cells: tuple[PracticeCell, ...]
    red_cells: int
    platelets: int


class _Painter:
    """Has a slide drawn stroke by stroke, keeping its half-size copy and its truth on the way."""

    def __init__(
        self, smear: Smear, width: int, height: int, processes: int, check_in: CheckIn
    ) -> None:
        self._smear = smear
        self._size = width, height
        self._processes = processes
        self._check_in = check_in
        self._cells: list[PracticeCell] = []
        self._red_cells = 0
        self._platelets = 0

    def write(self, draft: Path) -> None:
        width, height = self._size
        levels = _levels(width, height)
        with (
            tempfile.TemporaryFile(dir=draft.parent) as file,
            tifffile.TiffWriter(draft, bigtiff=True) as tiff,
        ):
            half = _HalfSize(file, width // 2)
            base = _Level(width, height, self._smear.step)
            _write_level(tiff, self._tiles(half), base, coarser=levels - 1)
            for power in range(levels - 1):
                level = _Level(
                    width // 2 >> power, height // 2 >> power, base.step * 2 ** (power + 1)
                )
                _write_level(tiff, _coarser_tiles(half, level, 2**power), level)
        self._check_in(1, 1)

    def truth(self) -> Truth:
        patient = self._smear.patient
        return Truth(
            patient.id,
            patient.disease,
            self._smear.step,
            tuple(self._cells),
            self._red_cells,
            self._platelets,
        )

    def _tiles(self, half: "_HalfSize") -> Iterator[Pixels]:
        width, height = self._size
        lefts = range(0, width, STROKE)
        boxes = [
            Box(left, top, min(STROKE, width - left), min(TILE, height - top))
            for top in range(0, height, TILE)
            for left in lefts
        ]
        with self._strokes(boxes) as strokes:
            for row in range(0, len(boxes), len(lefts)):
                own: list[Pixels] = []
                for column in range(len(lefts)):
                    self._check_in(row + column, len(boxes))
                    own.append(self._counted(next(strokes)))
                half.append(np.concatenate([_halved(pixels) for pixels in own], axis=1))
                for pixels in own:
                    yield from _cut(pixels)

    @contextmanager
    def _strokes(self, boxes: Sequence[Box]) -> Iterator[Iterator[_Stroke]]:
        hands = Parallel(self._processes, backend="loky", batch_size=1, return_as="generator")
        strokes = hands(delayed(_drawn)(self._smear, box, self._size) for box in boxes)
        try:
            yield strokes
        finally:
            with warnings.catch_warnings():
                # joblib warns of strokes nobody waits for: a slide that is stopped wants none.
                warnings.simplefilter("ignore", UserWarning)
                strokes.close()

    def _counted(self, stroke: _Stroke) -> Pixels:
        self._cells += stroke.cells
        self._red_cells += stroke.red_cells
        self._platelets += stroke.platelets
        return stroke.pixels


def _drawn(smear: Smear, box: Box, slide: tuple[int, int]) -> _Stroke:
    """One box of a slide (width, height), with the cells whose middle lies in it."""
    drawing = smear.draw(box)
    cells = tuple(
        _without_masks(placed, slide, smear.patient.id)
        for placed in drawing.cells
        if box.holds(*placed.box.centre)
    )
    return _Stroke(drawing.pixels, cells, drawing.red_cells, drawing.platelets)


def _without_masks(placed: PlacedCell, slide: tuple[int, int], patient: str) -> PracticeCell:
    box = placed.box.clipped(*slide)
    return PracticeCell(placed.kind.key, placed.kind.name, patient, box, None, box == placed.box)


class _HalfSize:
    """The slide at half size, kept in a file row by row."""

    def __init__(self, file: BinaryIO, width: int) -> None:
        self._file = file
        self._width = width

    def append(self, band: Pixels) -> None:
        self._file.write(np.ascontiguousarray(band).tobytes())

    def reduced(self, level: _Level, top: int, step: int) -> Pixels:
        """A row of a coarser level's tiles, read a few rows at a time."""
        rows = min(TILE, level.height - top)
        lines = max(1, TILE // step)
        parts = [
            _reduced(self._rows((top + start) * step, min(lines, rows - start) * step), step)
            for start in range(0, rows, lines)
        ]
        return np.concatenate(parts)[:, : level.width]

    def _rows(self, top: int, count: int) -> Pixels:
        line = self._width * 3
        self._file.seek(top * line)
        read = np.frombuffer(self._file.read(count * line), np.uint8)
        return read.reshape(count, self._width, 3)


def _levels(width: int, height: int) -> int:
    levels, longest = 1, max(width, height)
    while longest > SMALLEST_LEVEL:
        levels, longest = levels + 1, longest // 2
    return levels


def _coarser_tiles(half: _HalfSize, level: _Level, step: int) -> Iterator[Pixels]:
    """The tiles of a coarser level: the half-size copy reduced `step` times."""
    for top in range(0, level.height, TILE):
        yield from _cut(half.reduced(level, top, step))


def _write_level(
    tiff: tifffile.TiffWriter, tiles: Iterator[Pixels], level: _Level, *, coarser: int | None = None
) -> None:
    per_cm = MICRONS_PER_CM / level.step
    tiff.write(
        tiles,
        shape=(level.height, level.width, 3),
        dtype=np.uint8,
        photometric="rgb",
        tile=(TILE, TILE),
        compression="jpeg",
        compressionargs={"level": JPEG_QUALITY},
        metadata=None,
        subifds=coarser or None,
        subfiletype=REDUCED if coarser is None else 0,
        description=PRACTICE_MARK,
        resolution=(per_cm, per_cm),
        resolutionunit="CENTIMETER",
        software=False,
    )


def _reduced(pixels: Pixels, step: int) -> Pixels:
    while step > 1:
        pixels, step = _halved(pixels), step // 2
    return pixels


def _halved(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[0] // 2 * 2, pixels.shape[1] // 2 * 2
    even = pixels[:height, :width].astype(np.uint16)
    total = even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]
    return np.asarray((total + 2) // 4, np.uint8)


def _cut(pixels: Pixels) -> Iterator[Pixels]:
    """A row of tiles, those at the edges filled up."""
    for left in range(0, pixels.shape[1], TILE):
        yield _full_tile(pixels[:, left : left + TILE])


def _full_tile(pixels: Pixels) -> Pixels:
    rest = ((0, TILE - pixels.shape[0]), (0, TILE - pixels.shape[1]), (0, 0))
    return np.pad(pixels, rest, mode="edge") if rest[0][1] or rest[1][1] else pixels
