"""How time and memory of the core grow with cells, decisions, cases, and the library.

Every figure is the best of a few runs in seconds of the processor, so that what else a computer
does hardly counts; what a reader waits for is measured by the clock. Its growth is the exponent of
a line fitted through all sizes, which lie half a decade apart over two decades: 1 is linear. One
step alone says little: where a cache of the processor or of SQLite is full between two sizes, that
step looks steeper than all others (0.7 and 1.4 were found for one thing in two runs). A run lasts
at least 20 ms, or work of a tenth of a millisecond is done again and again until it does. What was
there before is frozen, so that the collector of garbage goes over what is measured and not over
what the benchmark itself keeps.

Run from the repository; 100,000 cells take four minutes of the processor, 10,000 one and a half:

    python -m benchmarks.growth_of_cases [--most 100000]
"""

import argparse
import gc
import math
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

import numpy as np

from benchmarks.measuring import Measured, verdict
from leukoview.engine.case import Box, Cell, CellId, CellReading, Masks, Morphometry, Prediction
from leukoview.engine.casefile import Case, CaseId, SlideId, SlideSource, Stamp, trail
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead, Decided, SlideAdded
from leukoview.engine.casefile.finding import found
from leukoview.engine.casefile.paperwork import CaseOpened, SubjectGiven
from leukoview.engine.casefile.values import Subject
from leukoview.engine.library.looks import LOOK, alike
from leukoview.engine.neighbours import nearest
from leukoview.engine.reading.whole import TOGETHER
from leukoview.engine.store import FILE_NAME, Store
from leukoview.engine.taxonomy import ClassKey

MOST_CELLS = 100_000
MOST_CASES = 3_000
CELLS_OF_A_LISTED_CASE = 100
PART = TOGETHER
"""Cells that the engine tells at once of a whole slide."""
MOST_OF_A_LIBRARY = 100_000
MOST_HELD_AGAINST = 10_000
"""Cells of a library; 100,000 held against new ones take a minute a figure."""
NEW = 50
"""Cells that come into it together."""
COMPONENTS = 256
RUNS = 5
SHORTEST_S = 0.02
"""Seconds under which a run is too short to be timed."""
DECADES, STEPS = 2, 4
MANY = 500
SIDE = 70
KEYS = tuple(ClassKey(key) for key in ("all_lymphoblast", "aml_m3", "aml_not_m3", "benign"))
SLIDE = SlideId("a" * 32)
AT = 0.1
LINEAR = 1.15
"""Exponent up to which growth counts as linear: times are noisy."""
OPENING_S = 1.0
FIELD_OF_5000 = 5_000


@dataclass(frozen=True)
class Row:
    """What one size takes, in seconds, and megabytes for what is named so."""

    size: int
    figures: dict[str, float]


def sizes_to(most: int) -> tuple[int, ...]:
    """Sizes half a decade apart, up to the largest."""
    return tuple(round(most / 10 ** (DECADES * step / STEPS)) for step in range(STEPS, -1, -1))


def now() -> Stamp:
    """Who changes cases here, and when."""
    return Stamp("Growth", datetime.now(UTC))


def best(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds that some work takes in the fastest of a few runs."""
    gc.collect()
    gc.freeze()
    try:
        once = seconds(work, 1, clock)
        times = math.ceil(SHORTEST_S / max(once, 1e-6))
        return min(seconds(work, times, clock) for _ in range(RUNS))
    finally:
        gc.unfreeze()


def seconds(work: Callable[[], object], times: int, clock: Callable[[], float]) -> float:
    """Seconds of some work that is done so many times."""
    start = clock()
    for _ in range(times):
        work()
    return (clock() - start) / times


def reading(number: int) -> CellReading:
    """A cell as the engine tells it, with masks and every measure."""
    rows, columns = np.ogrid[:SIDE, :SIDE]
    far = (rows - SIDE / 2) ** 2 + (columns - SIDE / 2 + number % 5) ** 2
    box = Box(80 * (number % 400), 80 * (number // 400), SIDE, SIDE)
    cell = Cell(CellId(number), box, masks=Masks(far < 22**2, far < 31**2))
    chances = dict.fromkeys(KEYS, 0.25)
    said = Prediction(chances, unsure=False, unlike_training=False, bundle="ab" * 32)
    return CellReading(cell, said, Morphometry(92.0, 140.0, 0.66, 0.91, 0.04, 0.052, "µm"))


def begun(store: Store) -> Case:
    """A case with one slide."""
    source = SlideSource(Path("growth.png"), "cd" * 32, 32_000, 32_000)
    case = trail.begun(CaseId(uuid4().hex), now())
    return store.append(case, (CaseOpened("growth"), SlideAdded(SLIDE, source)), now())


def searched(store: Store, cells: int) -> Case:
    """A case whose cells were told part by part, as the desk puts them down."""
    case = begun(store)
    for start in range(0, cells, PART):
        part = [reading(n) for n in range(start, min(start + PART, cells))]
        case = store.append(case, found(case.records[SLIDE], part, CellId(0), AT), now())
    return case


def by_cells(folder: Path, cells: int, clock: Callable[[], float] = time.process_time) -> Row:
    """What a case of so many cells takes."""
    with closing(Store(folder / f"{cells}.{FILE_NAME}")) as store:
        start = clock()
        case = searched(store, cells)
        reading_s = clock() - start
        latest = case

        def decide(number: int, label: ClassKey) -> None:
            nonlocal latest
            labels = {CellId(n): label for n in range(min(number, cells))}
            latest = store.append(latest, [Decided(SLIDE, labels)], now())

        # Opened first: what is decided makes the trail longer.
        figures = {
            "putting down what a search tells": reading_s,
            "opening": best(lambda: store.case(case.id), clock),
            "opened, in memory (MB)": megabytes(lambda: store.case(case.id)),
            "appending one decision": best(lambda: decide(1, KEYS[0]), clock),
            f"appending {MANY} decisions": best(lambda: decide(MANY, KEYS[1]), clock),
        }
    return Row(cells, figures)


def by_decisions(folder: Path, decisions: int) -> Row:
    """What a case takes that was decided on cell by cell."""
    with closing(Store(folder / f"{decisions}.decided.{FILE_NAME}")) as store:
        case = begun(store)
        cells = tuple(Cell(CellId(n), Box(n, 0, 9, 9)) for n in range(decisions))
        said = tuple(reading(n) for n in range(decisions))
        case = store.append(case, [CellsPlaced(SLIDE, cells), CellsRead(SLIDE, said, AT)], now())
        # One transaction: it is the trail's length that is measured here, not the disk.
        steps = [Decided(SLIDE, {cell.id: KEYS[0]}) for cell in cells]
        store.append(case, steps, now())
        return Row(
            decisions, {"opening after one decision a cell": best(lambda: store.case(case.id))}
        )


def by_cases(folder: Path) -> Iterator[Row]:
    """What a list of cases takes while a store grows."""
    with closing(Store(folder / f"list.{FILE_NAME}")) as store:
        said = tuple(reading(n) for n in range(CELLS_OF_A_LISTED_CASE))
        placed = CellsPlaced(SLIDE, tuple(one.cell for one in said))
        there = 0
        for cases in sizes_to(MOST_CASES):
            for number in range(there, cases):
                case = begun(store)
                named = SubjectGiven(Subject(name=f"Müller {number}"))
                store.append(case, [named, placed, CellsRead(SLIDE, said, AT)], now())
            there, words, latest = cases, f"muller {cases - 1}", case.id
            figures = {
                "listing all cases": best(store.cases),
                "finding one case": best(partial(store.cases, words)),
                "opening one of them": best(partial(store.case, latest)),
            }
            yield Row(cases, figures)


def by_library(cells: int) -> Row:
    """What it takes to find a cell's neighbours in so large a library."""
    rows = np.random.default_rng(cells).standard_normal((cells, COMPONENTS), np.float32)
    return Row(cells, {"finding a cell's look-alikes": best(lambda: nearest(rows, rows[-1], 12))})


def by_copies(cells: int) -> Row:
    """What it takes to look for copies of new cells in so large a library."""
    chance = np.random.default_rng(cells)
    looks = [chance.bytes(2 * LOOK) for _ in range(cells + NEW)]
    name = f"looking for copies of {NEW} new cells"
    return Row(cells, {name: best(lambda: alike(looks[:NEW], looks[NEW:]))})


def megabytes(work: Callable[[], object]) -> float:
    """What the result of some work holds."""
    tracemalloc.start()
    kept = work()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return held / 1e6


def growth(rows: list[Row]) -> Iterator[tuple[str, list[float], float]]:
    """Per figure: its values, and the exponent of its growth over all sizes (least squares)."""
    sizes = np.log([row.size for row in rows])
    for name in rows[0].figures:
        values = [row.figures[name] for row in rows]
        yield name, values, float(np.polyfit(sizes, np.log(values), 1)[0])


def shown(title: str, rows: list[Row]) -> list[Measured]:
    """Print a table; the growth of each figure as something to reach."""
    sizes = "".join(f"{row.size:>12,}" for row in rows)
    print(f"\n{title:<42}{sizes}   growth")
    for name, values, exponent in growth(rows):
        print(f"{name:<42}" + "".join(f"{value:>12.4f}" for value in values) + f"{exponent:>9.2f}")
    return [
        Measured(f"growth of {name}", LINEAR, exponent, at_most=True)
        for name, _, exponent in growth(rows)
    ]


def main() -> int:
    """Measure, print tables, and end with 1 where something grows faster than linearly."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--most", type=int, default=MOST_CELLS, help="cells of the largest case")
    most = parser.parse_args().most
    with tempfile.TemporaryDirectory(prefix="leukoview-growth-") as name:
        folder = Path(name)
        sizes = sizes_to(most)
        figures = shown("cells of a case", [by_cells(folder, cells) for cells in sizes])
        figures += shown("decisions of a case", [by_decisions(folder, n) for n in sizes])
        figures += shown("cases of a store", list(by_cases(folder)))
        figures += shown("cells of a library", list(map(by_library, sizes_to(MOST_OF_A_LIBRARY))))
        figures += shown("cells of a library", list(map(by_copies, sizes_to(MOST_HELD_AGAINST))))
        middle = by_cells(folder, FIELD_OF_5000, time.perf_counter).figures
    opening = Measured("opening 5,000 cells (s)", OPENING_S, middle["opening"], at_most=True)
    many = middle[f"appending {MANY} decisions"]
    return verdict(
        [
            opening,
            Measured(f"deciding on {MANY} of 5,000 cells (s)", 0.5, many, at_most=True),
            *figures,
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
