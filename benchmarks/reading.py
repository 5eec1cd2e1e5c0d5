"""How many cells a second are read, against the pipeline that a competent user would write.

    python -m benchmarks.reading [--fields 6] [--rounds 3] [--device cpu]

Both sides decode the same drawn JPEG fields, look for the cells, cut the crops, run the network
that the shipped model reads through (all its views) and classify. The other side is what tutorials
lead to (`benchmarks.usual`): Pillow, a smoothed threshold and a watershed of scikit-image over the
whole field, torch in eager mode in batches of 16 on as many threads as there are cores, and a
`StandardScaler`, `PCA` and `SVC` of scikit-learn with as many support vectors as ours. Its
watershed finds other cells than ours; it spends that time, and then reads the cells that ours has
found, so that both sides read the same ones. It outlines no cells, measures none and judges no
image, all of which ours does in its time.

Two figures are taken, rounds alternating, a ratio being that of the medians: one field after the
other in one process, which is what a reader waits for, and all of them in a process for every core,
as `leukoview read FOLDER` works through them; there the other side has as many processes, one
thread of torch in each. Processes are warm on both sides before the clock starts.

The bare network is that of ONNX Runtime, and of OpenVINO where it is installed (the extra `bench`);
the faster one counts. What the fast path says is checked against the torch reference in the same
run: a speed that changes an answer does not count. With `--device cuda` both sides use the card,
the other one with torch in fp32, eager; there is no pool then, and the peak is the card's. Without
a card that is refused in a sentence.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import numpy as np
from joblib import cpu_count

from benchmarks.bare import crop_work, embedded_bare, gemm_peak
from benchmarks.measuring import NOTHING_TO_MEASURE, Measured, verdict
from benchmarks.usual import STEP, Competent, Middle, drawn_fields, usual_worker
from leukoview.engine.batch import Order, order_for, read_one
from leukoview.engine.case import SlideReading
from leukoview.engine.embed import reference_embedder
from leukoview.engine.reading import Engine, load_engine, read_slide
from leukoview.engine.shelf import shipped_model
from leukoview.engine.slide import open_slide

FASTER_TARGET = 5.0
SHARE_TARGET = 0.70
"""Of the cells a second that the bare network reaches in the fastest fp32 runtime."""
SAME_PROBABILITY = 0.01
"""Largest difference of a probability between the fast path and the reference."""


@dataclass(frozen=True)
class Read:
    """One pass over the fields."""

    cells: int
    seconds: float
    processor: float = 0.0
    """Seconds of the processor, of one process; less of the machine's other work is in them."""

    @property
    def rate(self) -> float:
        """Cells a second."""
        return self.cells / self.seconds


Found = list[tuple[Path, list[Middle]]]
"""Fields and where their cells lie."""


def our_pass(engine: Engine, paths: Sequence[Path]) -> tuple[list[SlideReading], Read]:
    """Read every field with the product's engine, one after the other."""
    start, worked = time.perf_counter(), time.process_time()
    readings = [read_slide(open_slide(path), engine, microns_per_pixel=STEP) for path in paths]
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    return readings, Read(sum(len(one.cells) for one in readings), seconds, worked)


def where(readings: Sequence[SlideReading]) -> Found:
    """Where the cells of every field lie."""
    return [
        (one.path, [(round(x), round(y)) for x, y in (read.cell.box.centre for read in one.cells)])
        for one in readings
    ]


def their_pass(pipeline: Competent, found: Found) -> Read:
    """Read the same cells of every field with the usual libraries, one field after the other."""
    start, worked = time.perf_counter(), time.process_time()
    cells = sum(pipeline(path, middles) for path, middles in found)
    return Read(cells, time.perf_counter() - start, time.process_time() - worked)


class Pools:
    """A process for every core on both sides, warm before the clock starts."""

    def __init__(self, order: Order, found: Found) -> None:
        self._order, self._found, self._count = order, found, cpu_count()
        self._ours = ProcessPoolExecutor(self._count, get_context("spawn"))
        self._theirs = ProcessPoolExecutor(self._count, get_context("spawn"))

    def our_pass(self) -> Read:
        """As `leukoview read FOLDER` does it."""
        paths = [path for path, _ in self._found]
        start = time.perf_counter()
        answers = list(self._ours.map(read_one, paths, [self._order] * len(paths)))
        seconds = time.perf_counter() - start
        cells = sum(len(one.cells) for one in answers if isinstance(one, SlideReading))
        return Read(cells, seconds)

    def their_pass(self) -> Read:
        """As many processes of the usual pipeline, a thread in each."""
        paths, middles = zip(*self._found, strict=True)
        start = time.perf_counter()
        cells = sum(self._theirs.map(usual_worker, paths, middles))
        return Read(cells, time.perf_counter() - start)

    def close(self) -> None:
        """End the processes."""
        for pool in (self._ours, self._theirs):
            pool.shutdown()


def agreement(fast: Sequence[SlideReading], slow: Sequence[SlideReading]) -> tuple[float, float]:
    """The share of cells with the same label, and the largest difference of a probability."""
    pairs = [
        (mine.prediction, theirs.prediction)
        for one, other in zip(fast, slow, strict=True)
        for mine, theirs in zip(one.cells, other.cells, strict=True)
    ]
    same = np.mean([a.top == b.top for a, b in pairs])
    apart = max(
        abs(a.probabilities[key] - b.probabilities[key])
        for a, b in pairs
        for key in a.probabilities
    )
    return float(same), float(apart)


@dataclass(frozen=True)
class Compared:
    """Cells a second on both sides of one way to work through the fields."""

    what: str
    ours: float
    usual: float

    @property
    def figure(self) -> Measured:
        """The ratio that has a target."""
        return Measured(f"cells a second, {self.what}", FASTER_TARGET, self.ours / self.usual)

    def bounded(self, network: float) -> str:
        """What the ratio could be at most: if all but the network took no time at all."""
        alone, all_of_it = 1000 / network, 1000 / self.ours
        return (
            f"{self.what}: the network alone takes {alone:.0f} of our {all_of_it:.0f} ms a cell; "
            f"if it took all of them, this were {network / self.usual:.1f} times the usual"
        )


def compared(
    what: str, ours: Callable[[], Read], theirs: Callable[[], Read], rounds: int
) -> Compared:
    """The median speeds, taken in turns after one of each that warms up."""
    ours(), theirs()
    yours, mine = zip(*[(theirs(), ours()) for _ in range(rounds)], strict=True)
    speeds = [median(one.rate for one in side) for side in (mine, yours)]
    print(f"{what}: ours {speeds[0]:.1f} cells/s, usual {speeds[1]:.1f}")
    work = [median(one.processor / one.cells for one in side) * 1000 for side in (mine, yours)]
    if all(work):
        print(f"  of the processor {work[0]:.0f} ms a cell, usual {work[1]:.0f}")
    return Compared(what, *speeds)


def main() -> int:
    """Print the figures; 1 where a target was missed, 3 where there is no such device."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fields", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    asked = parser.parse_args()
    engine = load_engine(shipped_model(practice=False), asked.device)
    if engine.device.kind != asked.device:
        print(f"There is no card to measure on: {engine.device.reason}")
        return NOTHING_TO_MEASURE
    print(f"{engine.device.name}, {os.cpu_count()} cores, {platform.system()}")
    print(", ".join(f"{one} {version(one)}" for one in ("onnxruntime", "torch", "scikit-learn")))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LEUKOVIEW_HOME"] = folder
        paths = drawn_fields(Path(folder), asked.fields)
        speeds, answers = reading_figures(engine, paths, asked.rounds)
        if asked.device == "cuda":
            print(share_of_card(engine, paths, asked.rounds))
    figures = [*(one.figure for one in speeds), *answers]
    if asked.device == "cpu":
        embedded, bare = embedded_bare(engine)
        fastest = max(bare, key=bare.__getitem__)
        name = f"embedding, against the bare network in {fastest}"
        figures.append(Measured(name, SHARE_TARGET, embedded / bare[fastest]))
        network = max(embedded, bare[fastest])
        print("\n".join(one.bounded(network) for one in speeds))
    return verdict(figures)


def share_of_card(engine: Engine, paths: Sequence[Path], rounds: int) -> str:
    """What part of the card's peak the network's work is, at the speed of a whole reading."""
    peak = gemm_peak("cuda")
    speed = median(our_pass(engine, paths)[1].rate for _ in range(rounds))
    share = speed * crop_work(engine.bundle.manifest.backbone) / peak
    return (
        f"A product of matrices in fp32 reaches {peak:.0f} GFLOP/s there; "
        f"the network's part of {speed:.1f} cells/s is {share:.1%} of that."
    )


def reading_figures(
    engine: Engine, paths: Sequence[Path], rounds: int
) -> tuple[list[Compared], list[Measured]]:
    """The speeds beside the usual pipeline's, and whether the answers are the reference's."""
    name, kind = engine.bundle.manifest.backbone, engine.device.kind
    slow, _ = our_pass(Engine(engine.bundle, reference_embedder(name), engine.device), paths)
    fast, _ = our_pass(engine, paths)
    found, usual = where(fast), Competent(engine, kind)
    same, apart = agreement(fast, slow)
    print(f"{sum(len(one.cells) for one in fast)} cells in {len(paths)} fields")
    speeds = [
        compared(
            "one field after the other",
            lambda: our_pass(engine, paths)[1],
            lambda: their_pass(usual, found),
            rounds,
        )
    ]
    if kind == "cpu":
        pools = Pools(order_for(engine, shipped_model(practice=False), STEP), found)
        speeds += [compared("a process for every core", pools.our_pass, pools.their_pass, rounds)]
        pools.close()
    return speeds, [
        Measured("same label as the reference, share of cells", 1.0, same),
        Measured("largest difference of a probability", SAME_PROBABILITY, apart, at_most=True),
    ]


if __name__ == "__main__":
    sys.exit(main())
