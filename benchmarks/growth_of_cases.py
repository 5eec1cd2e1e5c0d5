"""How time and memory of the core grow with cells, decisions, cases, and the library.

Every figure is the best of a few runs in seconds of the processor, so that what else a computer
does hardly counts, and its growth the exponent from one size to the next ten times larger: 1 is
linear. What a reader waits for is measured by the clock.

What is left above 1 has two reasons. Python's collector of garbage goes again and again over what
was made: with it opening after one decision a cell grew by an exponent of 1.11, without it by 1.04,
in one run. And a case is a value: each part of a search makes a new tuple of the slide's cells. The
parts are those of a whole slide; nothing else has so many cells. Run from the repository:

    python -m benchmarks.growth_of_cases [--most 100000]
"""

import argparse
import math
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
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

CELLS = (100, 1_000, 10_000, 100_000)
CASES = (10, 100, 1_000)
CELLS_OF_A_LISTED_CASE = 100
PART = TOGETHER
"""Cells that the engine tells at once of a whole slide."""
LIBRARY = (1_000, 10_000)
"""Cells of a library."""
NEW = 50
"""Cells that come into it together."""
COMPONENTS = 256
RUNS = 7
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


def now() -> Stamp:
    """Who changes cases here, and when."""
    return Stamp("Growth", datetime.now(UTC))


def best(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of the fastest of a few runs."""
    taken = []
    for _ in range(RUNS):
        start = clock()
        work()
        taken.append(clock() - start)
    return min(taken)


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

        figures = {
            "putting down what a search tells": reading_s,
            "appending one decision": best(lambda: decide(1, KEYS[0]), clock),
            f"appending {MANY} decisions": best(lambda: decide(MANY, KEYS[1]), clock),
            "opening": best(lambda: store.case(case.id), clock),
            "opened, in memory (MB)": megabytes(lambda: store.case(case.id)),
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


def by_cases(folder: Path, cases: int) -> Row:
    """What a list of so many cases takes."""
    with closing(Store(folder / f"{cases}.list.{FILE_NAME}")) as store:
        said = tuple(reading(n) for n in range(CELLS_OF_A_LISTED_CASE))
        for number in range(cases):
            case = begun(store)
            named = SubjectGiven(Subject(name=f"Müller {number}"))
            placed = CellsPlaced(SLIDE, tuple(one.cell for one in said))
            store.append(case, [named, placed, CellsRead(SLIDE, said, AT)], now())
        figures = {
            "listing all cases": best(store.cases),
            "finding one case": best(lambda: store.cases(f"muller {cases - 1}")),
            "opening one of them": best(lambda: store.case(case.id)),
        }
    return Row(cases, figures)


def by_library(cells: int) -> Row:
    """What it takes to find a cell's neighbours, and copies of new cells, in so large a library."""
    chance = np.random.default_rng(cells)
    rows = chance.standard_normal((cells, COMPONENTS)).astype(np.float32)
    looks = [chance.bytes(2 * LOOK) for _ in range(cells + NEW)]
    figures = {
        "finding a cell's look-alikes": best(lambda: nearest(rows, rows[-1], 12)),
        f"looking for copies of {NEW} new cells": best(lambda: alike(looks[:NEW], looks[NEW:])),
    }
    return Row(cells, figures)


def megabytes(work: Callable[[], object]) -> float:
    """What the result of some work holds."""
    tracemalloc.start()
    kept = work()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return held / 1e6


def growth(rows: list[Row]) -> Iterator[tuple[str, list[float], float]]:
    """Per figure: its values, and the exponent of its growth over the last step."""
    for name in rows[0].figures:
        values = [row.figures[name] for row in rows]
        before, last = rows[-2:]
        step = math.log(last.size / before.size)
        yield name, values, math.log(values[-1] / values[-2]) / step


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
    parser.add_argument("--most", type=int, default=CELLS[-1], help="cells of the largest case")
    most = parser.parse_args().most
    with tempfile.TemporaryDirectory(prefix="leukoview-growth-") as name:
        folder = Path(name)
        sizes = [cells for cells in CELLS if cells <= most]
        figures = shown("cells of a case", [by_cells(folder, cells) for cells in sizes])
        decided = [by_decisions(folder, n) for n in sizes if n <= 10_000]
        figures += shown("decisions of a case", decided)
        figures += shown("cases of a store", [by_cases(folder, cases) for cases in CASES])
        figures += shown("cells of a library", [by_library(cells) for cells in LIBRARY])
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
