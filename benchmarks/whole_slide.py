"""How a whole slide feels: first paint, panning, zooming, memory; and how flat giants open.

    python -m benchmarks.whole_slide [--side 50000] [--flat 15000]

The slide is a tiled TIFF pyramid of drawn smear, with thousands of boxes on it. Frames are full
repaints of a viewport of 1,600 × 1,000 by the wall clock, and by the processor time of the thread
that draws, which other programs of the machine take less of; the event loop is run between them so
that tiles arrive as they do on a screen. `blank` counts frames in which a part of the slide showed
nothing at all, not even a coarser tile. Flat giants show something first: a JPEG a preview, a TIFF
in strips one made of a part of them, a PNG the rows at its top. Each part runs in a process of its
own, whose peak memory is its own.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from benchmarks.drawn_pyramid import TILE, write_pyramid
from benchmarks.marks import MarkedView, drawn_marks, drawn_slide, p95
from benchmarks.measuring import Measured, verdict
from leukoview.engine.case import Box
from leukoview.engine.practice.patient import draw_patient
from leukoview.engine.practice.practice_set import smear_of
from leukoview.engine.slide import open_slide
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.pictures import Pictures
from leukoview.ui.slide_work import SlideId, SlideWork, source_of
from leukoview.ui.viewer.mark_layer import MarkLayer
from leukoview.ui.viewer.tile_item import tiles

CELLS = 5000
PORT = (1600, 1000)
FRAMES = 200
STEP = 24
"""Screen pixels that one frame of panning moves."""
ZOOMING = 1.06
"""How much one frame of zooming changes the scale."""
FLATS: dict[str, dict[str, int | str]] = {
    "flat.jpg": {"quality": 85},
    "strips.tif": {"compression": "tiff_lzw"},
    "flat.png": {"compress_level": 1},
}
"""Flat giants by name, and how they are saved."""


@dataclass(frozen=True)
class Felt:
    """Milliseconds of the first paint and of frames at p95, blank frames, and the peak in MB."""

    first: float
    panning: "Frames"
    zooming: "Frames"
    blank: int
    peak: float


@dataclass(frozen=True)
class Frames:
    """Milliseconds of frames at p95: by the clock, and of the drawing thread's processor time."""

    wall: float
    own: float


class Hand:
    """Moves over a slide in a view, frame by frame, and notes what each frame took."""

    def __init__(self, app: QApplication, view: MarkedView) -> None:
        self._app = app
        self._view = view
        self._canvas = QImage(*PORT, QImage.Format.Format_ARGB32_Premultiplied)
        self.blank = 0

    def settle(self) -> None:
        """Draw until no part on screen is empty."""
        self._view.render_to(self._canvas)
        while _blank(self._view):
            self._app.processEvents()
            self._view.render_to(self._canvas)
            time.sleep(0.002)

    def frames(self, move: Callable[[int], None]) -> Frames:
        """Frames, drawn sixty times a second where they are quick enough."""
        wall, own = [], []
        for number in range(FRAMES):
            self._app.processEvents()
            move(number)
            began, start = time.perf_counter(), time.thread_time()
            self._view.render_to(self._canvas)
            own.append((time.thread_time() - start) * 1000)
            wall.append((time.perf_counter() - began) * 1000)
            self.blank += _blank(self._view)
            time.sleep(max(0.0, 1 / 60 - (time.perf_counter() - began)))
        return Frames(p95(wall), p95(own))


def felt(path: Path, cells: int) -> Felt:
    """Open a slide in a view, move about, and zoom in and out."""
    app = QApplication([])
    pictures = Pictures()
    view = MarkedView(pictures, drawn_slide(TILE), [])
    view.resize(*PORT)
    hand = Hand(app, view)
    start = time.perf_counter()
    slide = open_slide(path)
    view.work = SlideWork(SlideId("whole"), source_of(slide), slide=slide)
    view.show_slide(view.work)
    hand.settle()
    first = time.perf_counter() - start
    view.marks = MarkLayer(drawn_marks(cells, slide.width))
    view.zoom_to(0.5)
    panning = hand.frames(lambda number: view.move_by(QPointF(-STEP, -STEP if number % 2 else 0)))
    view.fit()
    steps = [ZOOMING] * (FRAMES // 2) + [1 / ZOOMING] * (FRAMES // 2)
    zooming = hand.frames(lambda number: view.zoom_to(view.zoom * steps[number]))
    pictures.close()
    return Felt(first * 1000, panning, zooming, hand.blank, peak_memory())


def peak_memory() -> float:
    """The most that this process has held, in MB.

    Linux lets a child begin with its parent's figure in `getrusage`; its own is `VmHWM`.
    """
    try:
        lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(float(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


def _blank(view: MarkedView) -> bool:
    """Whether a part of the slide on screen has no tile at all, not even of the coarsest level."""
    slide = view.work.slide
    near = view.shown.intersected(view.extent)
    coarsest = tiles(view.work.id, slide, near, len(slide.downsamples) - 1)
    return any(view.pictures.get(key) is None for key in coarsest)


def apart(job: Callable[..., Felt], *arguments: object) -> Felt:
    """A job's answer from a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(job, *arguments).result()


def main() -> int:
    """Print the figures; 1 where a target was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=50_000)
    parser.add_argument("--flat", type=int, default=15_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.tif"
        write_pyramid(whole, asked.side)
        slide = apart(felt, whole, CELLS)
        whole.unlink()
        flats = {name: _first_paint(Path(folder) / name, asked.flat) for name in FLATS}
    return verdict(
        [
            Measured("whole slide: first paint (ms)", 200, slide.first, at_most=True),
            *_frames("panning", 8, slide.panning),
            *_frames("zooming", 16, slide.zooming),
            Measured("whole slide: frames with a blank part", 0, slide.blank, at_most=True),
            Measured("whole slide: peak memory (MB)", 450, slide.peak, at_most=True),
            *(
                Measured(f"{name} of {asked.flat:,}²: first paint (ms)", 1500, first, at_most=True)
                for name, first in flats.items()
            ),
        ]
    )  # fmt: skip


def _frames(name: str, target: float, frames: Frames) -> tuple[Measured, Measured]:
    of = f"whole slide: {name}, frame p95"
    return (
        Measured(f"{of} (ms)", target, frames.wall, at_most=True),
        Measured(f"{of} (ms of the processor)", target, frames.own, at_most=True),
    )


def _first_paint(flat: Path, side: int) -> float:
    write_flat(flat, side)
    first = apart(felt, flat, 0).first
    flat.unlink()
    return first


def write_flat(path: Path, side: int) -> None:
    """One flat image of a piece of smear, repeated."""
    smear = smear_of(draw_patient(3, ClassKey("aml_m3")))
    piece = np.array(smear.field(Box(0, 0, 1024, 1024)).pixels)
    times = -(-side // len(piece))
    image = Image.fromarray(np.tile(piece, (times, times, 1))[:side, :side])
    image.save(path, **FLATS[path.name])


if __name__ == "__main__":
    sys.exit(main())
