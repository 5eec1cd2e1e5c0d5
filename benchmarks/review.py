"""How fast a case of 5,000 cells opens, how smoothly it scrolls, how fast 500 are relabelled.

Each figure is printed beside its target. Run from the repository:

    python -m benchmarks.review [--cells 5000] [--profile]

The case is drawn and kept in a folder of its own that is removed afterwards; the shipped model is
loaded, so that everything beside the gallery works as it does for a reader. A frame is everything
from a turn of the wheel until the window has nothing left to draw or hear.
"""

import argparse
import cProfile
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np

from benchmarks.measuring import Measured, verdict

if TYPE_CHECKING:
    from leukoview.engine.case import Cell, CellReading
    from leukoview.engine.casefile import CaseId

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIDE = 8000
"""Pixels of the drawn smear, each way."""
CELL = 70
"""Pixels of a cell, each way."""
PITCH = 110
CELLS = 5000
RELABELLED = 500
FRAMES = 400
NOTCH = 96
"""Logical pixels that one turn of the wheel moves the gallery by."""
PATIENCE_S = 180
OPEN_TARGET_S, FRAME_TARGET_MS, RELABEL_TARGET_S = 1.0, 16.0, 0.5
PROFILED = 25
"""Lines of a profile that are printed."""
CLASSES = ("all_lymphoblast", "aml_m3", "aml_not_m3", "benign")


def main() -> int:
    """Measure all three; 0 if every target is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=CELLS)
    parser.add_argument("--profile", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["LEUKOVIEW_HOME"] = home
        case = made_case(Path(home), wanted.cells)
        watch = profiled if wanted.profile else timed
        return verdict(measure(case, wanted.cells, watch))


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
    placed = [placed_cell(number) for number in range(cells)]
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


def placed_cell(number: int) -> "Cell":
    """The cell of a number, on a grid."""
    from leukoview.engine.case import Box, Cell, CellId  # noqa: PLC0415

    across = SIDE // PITCH
    x, y = PITCH // 5 + number % across * PITCH, PITCH // 5 + number // across * PITCH
    return Cell(CellId(number), Box(x, y, CELL, CELL))


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
    """A smear with a purple cell in every box, as a tiled TIFF."""
    import tifffile  # noqa: PLC0415
    from PIL import Image, ImageDraw  # noqa: PLC0415

    image = Image.new("RGB", (SIDE, SIDE), (238, 230, 224))
    draw = ImageDraw.Draw(image)
    rng = np.random.default_rng(1)
    for number in range(cells):
        box = placed_cell(number).box
        pale = tuple(int(v) for v in rng.normal((196, 178, 216), 8).clip(0, 255))
        deep = tuple(int(v) for v in rng.normal((104, 62, 150), 14).clip(0, 255))
        draw.ellipse((box.x, box.y, box.right, box.bottom), fill=pale)
        a, b = rng.integers(6, 22, 2)
        draw.ellipse((box.x + a, box.y + b, box.right - b, box.bottom - a), fill=deep)
    pixels = np.asarray(image)
    with tifffile.TiffWriter(path) as file:
        file.write(pixels, tile=(512, 512), compression="jpeg", photometric="rgb", subifds=3)
        for step in (4, 16, 64):
            file.write(
                pixels[::step, ::step],
                tile=(512, 512),
                compression="jpeg",
                photometric="rgb",
                subfiletype=1,
            )
    return path


def measure(case: "CaseId", cells: int, watch: Callable[..., float]) -> list[Measured]:
    """Open the case in the real window, scroll its gallery, relabel cells."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the environment is set

    from leukoview.app import compose  # noqa: PLC0415

    app = QApplication.instance() or QApplication([])
    running = compose(app)
    window, parts = running.window, running.window.parts
    window.show()
    until(parts.room.cards_changed, already=bool(parts.room.cards))
    opened_s = watch("open", lambda: open_case(app, parts, case))
    settle(app)
    gallery = window.page.gallery
    turns: list[tuple[float, float]] = []
    watch("scroll", lambda: turns.extend(scroll(app, gallery.view)))
    frames, work = zip(*turns, strict=True)
    print(f"of a frame {np.percentile(work, 95) * 1000:.1f} ms at work (p95)")
    rows = gallery.view.model()
    parts.session.select_many(rows.ids(range(min(RELABELLED, cells))))
    settle(app)
    label = list(window.deciding.labels.values())[1]
    relabel_s = watch("relabel", lambda: (label.trigger(), app.processEvents()))
    print(f"{len(parts.session.current.decisions)} cells were labelled")
    undo_s = watch("undo", lambda: (window.actions_.undo.trigger(), app.processEvents()))
    window.hide()
    running.close()
    p95 = float(np.percentile(frames, 95)) * 1000
    median = float(np.median(frames)) * 1000
    figures = (
        (f"a case of {cells} cells opens, s", OPEN_TARGET_S, opened_s),
        ("a frame of its gallery as it scrolls, median, ms", FRAME_TARGET_MS, median),
        ("a frame of its gallery as it scrolls, p95, ms", FRAME_TARGET_MS, p95),
        (f"relabel {RELABELLED} cells, disk included, s", RELABEL_TARGET_S, relabel_s),
        ("undo that, disk included, s", RELABEL_TARGET_S, undo_s),
    )
    return [Measured(name, target, value, at_most=True) for name, target, value in figures]


def open_case(app: Any, parts: Any, case: "CaseId") -> None:  # noqa: ANN401 - the window's parts
    """From the wish to the first picture of the window with the case in it."""
    parts.cases.open(case)
    until(parts.cases.opened)
    app.processEvents()


def scroll(app: Any, view: Any) -> list[tuple[float, float]]:  # noqa: ANN401 - the gallery's view
    """Turn the wheel again and again; the seconds each turn took, and those of them at work."""
    bar, frames = view.verticalScrollBar(), []
    bar.setValue(0)
    app.processEvents()
    for _ in range(FRAMES):
        start, busy = time.perf_counter(), time.thread_time()
        bar.setValue(bar.value() + NOTCH)
        app.processEvents()
        taken = time.perf_counter() - start
        frames.append((taken, time.thread_time() - busy))
        time.sleep(max(0.0, 1 / 60 - taken))  # a screen's pace: 60 frames a second
    return frames


def timed(name: str, action: Callable[[], object]) -> float:
    """How long something takes, in seconds; prints how much of it this thread was at work."""
    start, busy = time.perf_counter(), time.thread_time()
    action()
    taken, busy = time.perf_counter() - start, time.thread_time() - busy
    print(f"{name}: {taken:.3f} s, {busy:.3f} s of it at work on the processor")
    return taken


def profiled(name: str, action: Callable[[], object]) -> float:
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
