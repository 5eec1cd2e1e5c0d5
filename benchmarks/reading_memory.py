"""Whether memory stays flat however many cells are read.

    python -m benchmarks.reading_memory [--cells 10000]

The cells of one drawn field are read over and over, in ten parts; what is said of a part is let go,
as a window or a report keeps it elsewhere. Compared is the memory in use after the first tenth,
when every cache is filled, with that after the last. Linux alone tells it (proc(5), statm).
"""

import argparse
import os
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from benchmarks.measuring import NOTHING_TO_MEASURE, Measured, verdict
from benchmarks.usual import STEP, drawn_fields
from leukoview.engine.case import Scale, ScaleSource
from leukoview.engine.detect import detect
from leukoview.engine.reading import load_engine
from leukoview.engine.reading.cells import read_cells
from leukoview.engine.shelf import shipped_model
from leukoview.engine.slide import open_slide

PARTS = 10
GROWTH_TARGET = 0.05
"""Share of the memory in use that may come on top between 1,000 and 10,000 cells."""
IN_USE = Path("/proc/self/statm")


def megabytes() -> float:
    """Memory that the process has in use now."""
    pages = int(IN_USE.read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    """Print the figures; 1 where memory grew, 3 where nothing tells it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=10_000)
    asked = parser.parse_args()
    if not IN_USE.exists():
        print("There is nothing to measure with: this system does not tell what memory is in use.")
        return NOTHING_TO_MEASURE
    engine = load_engine(shipped_model(practice=False), "cpu")
    scale = Scale(STEP, ScaleSource.GIVEN)
    used = []
    with tempfile.TemporaryDirectory() as folder:
        slide = open_slide(drawn_fields(Path(folder), 1)[0])
        found = detect(slide, scale)
        part = list(islice(cycle(found), asked.cells // PARTS))
        for number in range(1, PARTS + 1):
            read_cells(slide, part, scale, engine)
            used.append(megabytes())
            print(f"{number * len(part):6} cells read: {used[-1]:.0f} MB in use", flush=True)
    growth = used[-1] / used[0] - 1
    return verdict(
        [Measured("growth from the first tenth to the last", GROWTH_TARGET, growth, at_most=True)]
    )


if __name__ == "__main__":
    sys.exit(main())
