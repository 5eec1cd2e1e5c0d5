"""How long the report of a case of 5,000 cells takes, and how large it is.

Each figure is printed beside its target; so is how long a window stands still over a case that was
amended twenty times, for which the folding is done in another process. Run from the repository:

    python -m benchmarks.report [--cells 5000] [--profile]

The smear is drawn and its readings are made up, so that only the report is measured: composing puts
the case into words and pictures, laying out makes pages of it. Each time is the middle of several.
"""

import argparse
import cProfile
import pstats
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TypeVar

from benchmarks.measuring import Measured, verdict
from benchmarks.review import CELLS, drawn, placed_cells, reading_of
from leukoview.engine.case import BundleRef, Reading
from leukoview.engine.casefile import (
    Case,
    CaseId,
    Change,
    Entry,
    SlideId,
    SlideSource,
    Stamp,
    Texts,
    trail,
)
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead, Decided, SlideAdded
from leukoview.engine.casefile.paperwork import (
    AlarmAcknowledged,
    Amended,
    CaseOpened,
    Signed,
    TextsGiven,
)
from leukoview.engine.casefile.review import Review, review_of
from leukoview.engine.casefile.versions import version_count
from leukoview.engine.report import Report, compose_case, html_bytes, pdf_bytes
from leukoview.engine.slide import open_slide
from leukoview.engine.store import FILE_NAME, Store
from leukoview.engine.store.reviewing import KeptReview
from leukoview.engine.summary import CaseRule, summarise
from leukoview.engine.taxonomy import ClassKey

AT = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
BUNDLE = BundleRef("made-up", "Made up", "1", "ab" * 32)
SLIDE = SlideId("0" * 31 + "1")
LONG = Texts("The smear is hypercellular. " * 350, molecular="Not done.")
TARGET_S, TARGET_MB = 3.0, 10.0
STALL_S = 0.05
"""Longest that a window may stand still."""
AMENDMENTS = 20
RUNS = 3
PROFILED = 25
"""Lines of a profile that are printed."""

Made = TypeVar("Made")


def main() -> int:
    """Measure; 0 if every target is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=CELLS)
    parser.add_argument("--profile", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = drawn(Path(folder) / "smear.tif", wanted.cells)
        review = made_case(path, wanted.cells)
        if wanted.profile:
            return profiled(lambda: pdf_bytes(composed(review, path)))
        return verdict([*measure(review, path), *measure_amended(Path(folder), review)])


def made_case(path: Path, cells: int) -> Review:
    """A case of one smear, read, every second cell labelled, with a comment of 9,800 characters."""
    slide, stamp = open_slide(path), Stamp("benchmark", AT)
    source = SlideSource(path, slide.sha256, slide.width, slide.height)
    placed = list(placed_cells(cells))
    readings = tuple(reading_of(cell) for cell in placed)
    changes = (
        CaseOpened("benchmark", practice=False),
        SlideAdded(SLIDE, source),
        CellsPlaced(SLIDE, tuple(placed)),
        CellsRead(SLIDE, readings),
        Decided(SLIDE, {one.cell.id: one.prediction.top for one in readings[::2]}),
        TextsGiven(LONG),
    )
    begun = trail.begun(CaseId("c" * 32), stamp)
    case = trail.after(begun, changes, stamp)
    entries = [Entry(n, case.id, stamp, change, "0" * 64) for n, change in enumerate(changes, 1)]
    return review_of(case, entries)


def composed(review: Review, path: Path) -> Report:
    """The case in words and pictures."""
    slides = tuple(record.as_reading() for record in review.case.slides)
    reading = Reading(BUNDLE, "CPU", "benchmark", AT, slides)
    summary = summarise("benchmark", review.predictions, CaseRule())
    return compose_case(reading, summary, review, lambda _slide: open_slide(path))


def measure(review: Review, path: Path) -> list[Measured]:
    """Every figure beside its target."""
    composing, report = timed(lambda: composed(review, path))
    first = time.perf_counter()
    pdf = pdf_bytes(report)
    first = time.perf_counter() - first
    writing, _page = timed(lambda: html_bytes(report))
    laying_out, again = timed(lambda: pdf_bytes(report))
    return [
        Measured("composing the report (s)", TARGET_S, composing, at_most=True),
        Measured("laying out the PDF, typefaces to be loaded (s)", TARGET_S, first, at_most=True),
        Measured("laying out the PDF again (s)", TARGET_S, laying_out, at_most=True),
        Measured("writing the HTML (s)", TARGET_S, writing, at_most=True),
        Measured("case to PDF, both (s)", TARGET_S, composing + first, at_most=True),
        Measured("size of the PDF (MB)", TARGET_MB, len(pdf) / 1e6, at_most=True),
        Measured("equal bytes when made again (1: yes)", 1, float(pdf == again)),
    ]


def measure_amended(folder: Path, review: Review) -> list[Measured]:
    """A case of a file of cases: asking for its report, and folding it where that is made."""
    store = Store(folder / FILE_NAME)
    try:
        case = amended_case(store, review)
        asking, kept = timed(lambda: asked_for(store, case))
        folding, folded = timed(kept.review)
    finally:
        store.close()
    return [
        Measured("asking for an amended case's report (s)", STALL_S, asking, at_most=True),
        Measured("folding it, in the engine's process (s)", TARGET_S, folding, at_most=True),
        Measured("signed versions of it", AMENDMENTS + 1, float(folded.version)),
    ]


def amended_case(store: Store, review: Review) -> Case:
    """The cells of a case in the file, signed and then opened, relabelled and signed many times."""
    record = review.case.records[SLIDE]
    labels = {cell.id: record.reading(cell.id) for cell in record.cells}
    said = {id_: read.prediction.top for id_, read in labels.items() if read is not None}
    changes: list[Change] = [
        CaseOpened("benchmark", practice=False),
        SlideAdded(SLIDE, record.source),
        CellsPlaced(SLIDE, record.cells),
        CellsRead(SLIDE, record.read_cells),
        Decided(SLIDE, said),
        AlarmAcknowledged("seen"),
        Signed(),
    ]
    for number in range(AMENDMENTS):
        changed = {record.cells[number].id: ClassKey("benign")}
        changes += [Amended("Again."), Decided(SLIDE, changed), Signed()]
    at = Stamp("benchmark", AT)
    case = trail.begun(CaseId("d" * 32), at)
    return store.append(case, changes, at)


def asked_for(store: Store, case: Case) -> KeptReview:
    """What the window does before another process makes the report."""
    version_count(case)
    return KeptReview(store.path, case.id, case.entries)


def timed(work: Callable[[], Made]) -> tuple[float, Made]:
    """The middle time of several runs, in seconds, and what the last one made."""
    times = []
    for _run in range(RUNS):
        start = time.perf_counter()
        made = work()
        times.append(time.perf_counter() - start)
    return median(times), made


def profiled(work: Callable[[], object]) -> int:
    """Where the time of one run goes."""
    profile = cProfile.Profile()
    profile.runcall(work)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(PROFILED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
