"""How fast a case of 5,000 cells opens, how smoothly it scrolls, how fast 500 are relabelled.

Each figure is printed beside its target. Run from the repository:

    python -m benchmarks.review [--cells 5000] [--profile]

`benchmarks.review_many` asks the same of a whole slide's 100,000 cells.

The case is drawn and kept in a folder of its own that is removed afterwards; the shipped model is
loaded, so that everything beside the gallery works as it does for a reader. A frame is everything
from a turn of the wheel until the window has nothing left to draw or hear.
"""

import argparse
import cProfile
import math
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np

from benchmarks.measuring import Measured, verdict

if TYPE_CHECKING:
    from PIL import Image

    from leukoview.engine.case import Cell, CellReading
    from leukoview.engine.casefile import CaseId

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CELL = 70
"""Pixels of a cell, each way."""
PITCH = 112
ABREAST = 8
"""Cells abreast in the piece of smear that is repeated, a tile at every level of the pyramid."""
LEVELS = (1, 4, 16, 64)
CELLS = 5000
RELABELLED = 500
FRAMES = 400
NOTCH = 96
"""Logical pixels that one turn of the wheel moves the gallery by."""
PATIENCE_S = 180
PROFILED = 25
"""Lines of a profile that are printed."""
CLASSES = ("all_lymphoblast", "aml_m3", "aml_not_m3", "benign")


@dataclass(frozen=True)
class Taken:
    """Seconds that something took by the clock, and those in which the window's thread worked."""

    clock: float
    work: float


@dataclass(frozen=True)
class Told:
    """What was measured; the turns of the wheel are in seconds."""

    cells: int
    opened: Taken
    turns: tuple[Taken, ...]
    relabelled: Taken
    undone: Taken


Watch = Callable[[str, Callable[[], object]], Taken]


def main() -> int:
    """Measure all three; 0 if every target is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=CELLS)
    parser.add_argument("--profile", action="store_true")
    wanted = parser.parse_args()
    told = measured(wanted.cells, profiled if wanted.profile else timed)
    frames = [turn.clock * 1000 for turn in told.turns]
    p95, median = float(np.percentile(frames, 95)), float(np.median(frames))
    return verdict(
        [
            at_most(f"a case of {told.cells} cells opens, s", 1.0, told.opened.clock),
            at_most("a frame of its gallery as it scrolls, median, ms", 16.0, median),
            at_most("a frame of its gallery as it scrolls, p95, ms", 16.0, p95),
            at_most(f"relabel {RELABELLED} cells, disk included, s", 0.5, told.relabelled.clock),
            at_most("undo that, disk included, s", 0.5, told.undone.clock),
        ]
    )


def at_most(name: str, target: float, value: float) -> Measured:
    """A figure that is to be small."""
    return Measured(name, target, value, at_most=True)


def measured(cells: int, watch: Watch) -> Told:
    """Make a case of so many cells in a home of its own, and work on it in the real window."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["LEUKOVIEW_HOME"] = home
        return measure(made_case(Path(home), cells), cells, watch)


def made_case(home: Path, cells: int) -> "CaseId":
    """A case of one drawn slide with cells that a made-up bundle has read, in the store."""
    from leukoview.engine.casefile import CaseId, SlideId, SlideSource, Stamp, trail  # noqa: PLC0415
    from leukoview.engine.casefile.changes import CellsPlaced, CellsRead, SlideAdded  # noqa: PLC0415
    from leukoview.engine.casefile.paperwork import CaseOpened  # noqa: PLC0415
    from leukoview.engine.slide import open_slide  # noqa: PLC0415
    from leukoview.engine.store import FILE_NAME, Store  # noqa: PLC0415

    path = drawn(home / "smear.tif", cells)
    slide = open_slide(path)
    source = SlideSource(path, slide.sha256, slide.width, slide.height)
    stamp, id_ = Stamp("benchmark", datetime.now(UTC)), SlideId(uuid4().hex)
    placed = list(placed_cells(cells))
    store = Store(home / FILE_NAME)
    case = trail.begun(CaseId(uuid4().hex), stamp)
    changes = (
        CaseOpened("benchmark", practice=False),
        SlideAdded(id_, source),
        CellsPlaced(id_, tuple(placed)),
        CellsRead(id_, tuple(reading_of(cell) for cell in placed)),
    )
    store.append(case, changes, stamp)
    store.close()
    return case.id


def placed_cells(cells: int, across: int = 0) -> "Iterator[Cell]":
    """Cells on a grid, as many abreast as below one another unless told how many."""
    from leukoview.engine.case import Box, Cell, CellId  # noqa: PLC0415

    across = across or math.isqrt(cells - 1) + 1
    for number in range(cells):
        x, y = PITCH // 5 + number % across * PITCH, PITCH // 5 + number // across * PITCH
        yield Cell(CellId(number), Box(x, y, CELL, CELL))


def reading_of(cell: "Cell") -> "CellReading":
    """What a bundle might say of a cell, masks and measures included."""
    from dataclasses import replace  # noqa: PLC0415

    from leukoview.engine.case import CellReading, Masks, Morphometry, Prediction  # noqa: PLC0415
    from leukoview.engine.taxonomy import ClassKey  # noqa: PLC0415

    rng = np.random.default_rng(int(cell.id))
    chances = rng.dirichlet([0.25] * len(CLASSES))
    prediction = Prediction(
        {ClassKey(key): float(chance) for key, chance in zip(CLASSES, chances, strict=True)},
        unsure=bool(chances.max() < 0.6),
        unlike_training=bool(rng.random() < 0.03),
        bundle="made-up",
    )
    y, x = np.mgrid[-1 : 1 : CELL * 1j, -1 : 1 : CELL * 1j]
    masks = Masks(x**2 + y**2 < 0.5, x**2 + y**2 < 1)
    measures = Morphometry(80.0, 130.0, 0.62, 0.9, 0.05, 0.04, "px")
    return CellReading(replace(cell, masks=masks), prediction, measures)


def drawn(path: Path, cells: int) -> Path:
    """A smear with a purple cell in every box, as a tiled TIFF: one piece of it, repeated."""
    import tifffile  # noqa: PLC0415

    side = (math.isqrt(cells - 1) + 1) * PITCH
    piece = drawn_piece()
    with tifffile.TiffWriter(path, bigtiff=True) as file:
        for step in LEVELS:
            tile = np.tile(np.asarray(piece.reduce(step)), (step, step, 1))
            abreast = -(-side // step // len(tile))
            file.write(
                iter([tile] * abreast**2),
                shape=(side // step, side // step, 3),
                dtype=np.uint8,
                tile=(len(tile), len(tile)),
                compression="jpeg",
                photometric="rgb",
                subifds=len(LEVELS) - 1 if step == 1 else None,
                subfiletype=int(step > 1),
            )
    return path


def drawn_piece() -> "Image.Image":
    """Cells of many tints, `ABREAST` × `ABREAST`."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    image = Image.new("RGB", (ABREAST * PITCH, ABREAST * PITCH), (238, 230, 224))
    draw = ImageDraw.Draw(image)
    rng = np.random.default_rng(1)
    for cell in placed_cells(ABREAST**2, ABREAST):
        box = cell.box
        pale = tuple(int(v) for v in rng.normal((196, 178, 216), 8).clip(0, 255))
        deep = tuple(int(v) for v in rng.normal((104, 62, 150), 14).clip(0, 255))
        draw.ellipse((box.x, box.y, box.right, box.bottom), fill=pale)
        a, b = rng.integers(6, 22, 2)
        draw.ellipse((box.x + a, box.y + b, box.right - b, box.bottom - a), fill=deep)
    return image


def measure(case: "CaseId", cells: int, watch: Watch) -> Told:
    """Open the case in the real window, scroll its gallery, relabel cells."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the environment is set

    from leukoview.app import compose  # noqa: PLC0415

    app = QApplication.instance() or QApplication([])
    running = compose(app)
    window, parts = running.window, running.window.parts
    window.show()
    until(parts.room.cards_changed, already=bool(parts.room.cards))
    opened = watch("open", lambda: open_case(app, parts, case))
    settle(app)
    gallery = window.page.gallery
    turns: list[Taken] = []
    watch("scroll", lambda: turns.extend(scroll(app, gallery.view)))
    print(f"of a frame {np.percentile([t.work for t in turns], 95) * 1000:.1f} ms at work (p95)")
    rows = gallery.view.model()
    parts.session.select_many(rows.ids(range(min(RELABELLED, cells))))
    settle(app)
    label = list(window.deciding.labels.values())[1]
    relabelled = watch("relabel", lambda: (label.trigger(), app.processEvents()))
    print(f"{len(parts.session.current.decisions)} cells were labelled")
    undone = watch("undo", lambda: (window.actions_.undo.trigger(), app.processEvents()))
    window.hide()
    running.close()
    return Told(cells, opened, tuple(turns), relabelled, undone)


def open_case(app: Any, parts: Any, case: "CaseId") -> None:  # noqa: ANN401 - the window's parts
    """From the wish to the first picture of the window with the case in it."""
    parts.cases.open(case)
    until(parts.cases.opened)
    app.processEvents()


def scroll(app: Any, view: Any) -> Iterable[Taken]:  # noqa: ANN401 - the gallery's view
    """Turn the wheel again and again; what each turn took."""
    bar, frames = view.verticalScrollBar(), []
    bar.setValue(0)
    app.processEvents()
    for _ in range(FRAMES):
        start, busy = time.perf_counter(), time.thread_time()
        bar.setValue(bar.value() + NOTCH)
        app.processEvents()
        taken = time.perf_counter() - start
        frames.append(Taken(taken, time.thread_time() - busy))
        time.sleep(max(0.0, 1 / 60 - taken))  # a screen's pace: 60 frames a second
    return frames


def timed(name: str, action: Callable[[], object]) -> Taken:
    """How long something takes; printed as well."""
    start, busy = time.perf_counter(), time.thread_time()
    action()
    taken = Taken(time.perf_counter() - start, time.thread_time() - busy)
    print(f"{name}: {taken.clock:.3f} s, {taken.work:.3f} s of it at work on the processor")
    return taken


def profiled(name: str, action: Callable[[], object]) -> Taken:
    """The same, with what took longest; being watched makes it slower."""
    profile = cProfile.Profile()
    taken = timed(name, lambda: profile.runcall(action))
    pstats.Stats(profile).sort_stats("cumulative").print_stats(PROFILED)
    return taken


def settle(app: Any) -> None:  # noqa: ANN401 - the application
    """Let everything be drawn that is under way."""
    end = time.perf_counter() + 2
    while time.perf_counter() < end:
        app.processEvents()


def until(signal: Any, *, already: bool = False) -> None:  # noqa: ANN401 - a bound signal
    """Wait for a signal, unless what it says is so already."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415

    if not already:
        loop = QEventLoop()
        signal.connect(loop.quit)
        QTimer.singleShot(PATIENCE_S * 1000, loop.quit)
        loop.exec()
        signal.disconnect(loop.quit)


if __name__ == "__main__":
    sys.exit(main())
