"""How fast the window appears, how long it ever stands still, and how long a field takes to read.

Each figure is printed beside its target. Run from the repository:

    python -m benchmarks.window [--image SMEAR]

Without an image a drawn field of 640 × 480 pixels with ten cells is read. What is no image is
refused in words, with exit code 2. First paints are those of an installed program, whose modules
are compiled: the first of them, which compiles, does not count.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.measuring import ROOT
from leukoview.engine.errors import LeukoError

if TYPE_CHECKING:
    from leukoview.ui.main_window import MainWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PAINT_TARGET_S = 1.0
COLD_PAINT_TARGET_S = 2.5
READY_TARGET_S = 4.0
STALL_TARGET_MS = 50.0
READ_TARGET_S = 1.5
RUNS = 5
RUNS_OF_LOADING = 3
TICK_MS = 5
FIRST_PAINT = "first paint"
READY = "ready"

FORGET = Path("/proc/sys/vm/drop_caches")
"""Linux lets go of what it keeps of files in memory when 3 is written there (proc(5))."""

START_ONCE = f"""
if __name__ == "__main__":
    import sys
    from PySide6.QtWidgets import QApplication
    from leukoview.engine.collecting import uncollected
    with uncollected():
        from leukoview.app import compose
    app = QApplication([])
    running = compose(app)
    say = lambda words: print(words, flush=True)
    running.window.painted.connect(lambda: say({FIRST_PAINT!r}))
    if sys.argv[1] == {FIRST_PAINT!r}:
        running.window.painted.connect(app.quit)
    running.window.parts.room.cards_changed.connect(lambda: (say({READY!r}), app.quit()))
    running.window.show()
    app.exec()
    running.close()
"""


@dataclass(frozen=True, order=True)
class Gap:
    """The time between two ticks of a timer, and how much of it the window's thread was at work.

    Both in milliseconds; on a machine with nothing else to do they are nearly the same.
    """

    wall: float
    work: float

    def __str__(self) -> str:
        return f"{self.wall:.0f} ms"


@dataclass(frozen=True)
class Watch:
    """What was seen of a window that loads the engine and reads an image."""

    loading: "Gap"
    reading: "Gap"
    read_s: float
    cells: int


def start(home: Path, until: str) -> float:
    """Seconds from the start of a fresh process until it says so: `FIRST_PAINT` or `READY`.

    Modules are compiled into a folder of their own in `home`, whatever the environment says.
    """
    here = {name: words for name, words in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    script = home / "start_once.py"
    script.write_text(START_ONCE, "utf-8")
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(script), until],
        stdout=subprocess.PIPE,
        text=True,
        env=here
        | {
            "PYTHONPYCACHEPREFIX": str(home / "compiled"),
            "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [here.get("PYTHONPATH")])]),
        },
    ) as process:
        assert process.stdout is not None  # noqa: S101 - asked for above
        for line in process.stdout:
            if line.strip() == until:
                return time.perf_counter() - began
    raise RuntimeError(f"The window was never there: {until}.")


def forget_files() -> bool:
    """Have the computer forget what it has read of files; False where that cannot be asked for."""
    try:
        os.sync()
        FORGET.write_text("3\n", "ascii")
    except (AttributeError, OSError):
        return False
    return True


def starts(home: Path) -> list[tuple[str, str, str, bool]]:
    """The rows of starting: warm and cold paints, and how soon a reading is possible."""
    paint = median([start(home, FIRST_PAINT) for _ in range(RUNS + 1)][1:])
    start(home, READY)  # compiles what the engine loads
    ready = median([start(home, READY) for _ in range(RUNS_OF_LOADING)])
    rows = [
        ("first paint, warm, median of 5", f"{paint:.2f} s", "< 1.0 s", paint < PAINT_TARGET_S),
        ("first reading possible, warm, median of 3", f"{ready:.2f} s", "< 4 s",
         ready < READY_TARGET_S),
    ]  # fmt: skip
    colds = [start(home, FIRST_PAINT) for _ in range(RUNS_OF_LOADING) if forget_files()]
    if not colds:
        print("No cold start was measured: only root on Linux can have the files forgotten.")
        return rows
    cold = median(colds)
    rows.append(
        ("first paint, cold, median of 3", f"{cold:.2f} s", "< 2.5 s", cold < COLD_PAINT_TARGET_S)
    )
    return rows


def watch(image: Path) -> Watch:
    """Open the window, load the engine, read an image; the longest stall of each.

    Raises:
        LeukoError: The image cannot be opened or read.
    """
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the clock of others

    from leukoview.app import compose  # noqa: PLC0415

    app = QApplication.instance() or QApplication([])
    running = compose(app)
    try:
        return watched(running.window, image)
    finally:
        running.window.hide()
        running.close()


def watched(window: "MainWindow", image: Path) -> Watch:
    """What happens in a window that is shown for the first time."""
    parts = window.parts
    window.show()
    longest_gap_until(window.painted)
    loading = longest_gap_until(parts.room.cards_changed)
    parts.opener.open([image])
    refusals = (parts.opener.failed, parts.room.complained)
    longest_gap_until(parts.session.current_changed, refusals)
    if parts.room.activity:
        longest_gap_until(parts.room.busy_changed, refusals)
    start = time.perf_counter()
    parts.desk.read()
    reading = longest_gap_until(parts.desk.finished, refusals)
    read_s = time.perf_counter() - start
    cells = len(parts.session.current.read_cells) if parts.session.current else 0
    return Watch(loading, reading, read_s, cells)


def longest_gap_until(signal, refusals=()) -> Gap:  # noqa: ANN001 - bound signals have no public type
    """Run the event loop until a signal; the longest wait between two ticks.

    Raises:
        LeukoError: One of `refusals` carried it first.
    """
    from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: PLC0415

    loop = QEventLoop()
    ticks = [(time.perf_counter(), time.thread_time())]
    timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append((time.perf_counter(), time.thread_time())))
    refused: list[LeukoError] = []

    def give_up(error: LeukoError) -> None:
        refused.append(error)
        loop.quit()

    signal.connect(loop.quit)
    for refusal in refusals:
        refusal.connect(give_up)
    timer.start()
    loop.exec()
    timer.stop()
    signal.disconnect(loop.quit)
    for refusal in refusals:
        refusal.disconnect(give_up)
    if refused:
        raise refused[0]
    ticks.append((time.perf_counter(), time.thread_time()))
    gaps = [Gap((b[0] - a[0]) * 1000, (b[1] - a[1]) * 1000) for a, b in pairwise(ticks)]
    return replace(max(gaps), work=max(gap.work for gap in gaps))


def say(what: str, measured: str, target: str, *, met: bool) -> None:
    """One line: what, measured, target, met or not."""
    print(f"{what:<44} {measured:>12}   target {target:<10} {'met' if met else 'MISSED'}")


def main() -> int:
    """Print the figures; 1 where a target was missed, 2 where there is nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--image", type=Path)
    wanted = parser.parse_args().image
    with tempfile.TemporaryDirectory() as home:
        os.environ["LEUKOVIEW_HOME"] = home
        try:
            seen = watch(wanted or drawn_field(Path(home)))
        except LeukoError as error:
            print(error, file=sys.stderr)
            return 2
        starting = starts(Path(home))
    results = (
        *starting,
        ("longest stall while the engine loads", str(seen.loading), "< 50 ms",
         seen.loading.wall < STALL_TARGET_MS),
        (f"longest stall while {seen.cells} cells are read", str(seen.reading), "< 50 ms",
         seen.reading.wall < STALL_TARGET_MS),
        (f"read of a field with {seen.cells} cells", f"{seen.read_s:.2f} s", "< 1.5 s",
         seen.read_s < READ_TARGET_S),
    )  # fmt: skip
    for what, measured, target, met in results:
        say(what, measured, target, met=met)
    loading, reading = seen.loading.work, seen.reading.work
    print(f"of a stall at work: at most {loading:.0f} ms in loading, {reading:.0f} ms in reading")
    return 0 if all(met for *_, met in results) else 1


def drawn_field(folder: Path) -> Path:
    """A plain field: pale red cells, and ten cells with a purple nucleus."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    image = Image.new("RGB", (640, 480), (238, 230, 224))
    draw = ImageDraw.Draw(image)
    for x in range(30, 640, 62):
        for y in range(30, 480, 62):
            draw.ellipse((x - 28, y - 28, x + 28, y + 28), fill=(226, 176, 170))
    for number in range(10):
        x, y = 70 + 125 * (number % 5), 130 + 200 * (number // 5)
        draw.ellipse((x - 46, y - 46, x + 46, y + 46), fill=(196, 178, 216))
        draw.ellipse((x - 34, y - 36, x + 36, y + 32), fill=(104, 62, 150))
    path = folder / "field.png"
    image.save(path)
    return path


if __name__ == "__main__":
    sys.exit(main())
