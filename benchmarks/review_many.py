"""What the window does with a whole slide's cells: opening 100,000, relabelling 500 of them, undo.

Run from the repository:

    python -m benchmarks.review_many [--cells 100000]

Each figure is given twice: by the clock, which is what a reader waits, and in seconds in which the
window's thread was at work, which what else a computer does hardly alters. The targets are for
100,000 cells; no reader labels so many, but a slide that was read may hold them.
"""

import argparse
import sys

from benchmarks.measuring import Measured, verdict
from benchmarks.review import RELABELLED, Taken, at_most, measured, timed

CELLS = 100_000
OPEN_S = 5.0
RELABEL_S = 1.0


def main() -> int:
    """Measure; 0 if every target is met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cells", type=int, default=CELLS)
    told = measured(parser.parse_args().cells, timed)
    return verdict(
        [
            *twice(f"a case of {told.cells} cells opens", OPEN_S, told.opened),
            *twice(f"relabel {RELABELLED} of them, disk included", RELABEL_S, told.relabelled),
            *twice("undo that, disk included", RELABEL_S, told.undone),
        ]
    )


def twice(name: str, target: float, taken: Taken) -> tuple[Measured, Measured]:
    """A figure by the clock, and in seconds of the processor."""
    return (
        at_most(f"{name}, s", target, taken.clock),
        at_most(f"{name}, s at work", target, taken.work),
    )


if __name__ == "__main__":
    sys.exit(main())
