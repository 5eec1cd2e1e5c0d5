"""`leukoview reproduce`: a report's images read again, and what came out the same."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.bench import Bench, Doors
from leukoview.cli.watching import Progress
from leukoview.engine.case import CellId, CellReading, Reading
from leukoview.engine.errors import LeukoError
from leukoview.engine.paths import shown
from leukoview.engine.report.reproduced import (
    TOLERANCE,
    Again,
    Outcome,
    Told,
    ToldCrop,
    ToldImage,
    alike,
    compared,
    model_of,
    to_box,
    told_in,
)
from leukoview.engine.slide import Slide, open_slide
from leukoview.engine.slide.base import digest
from leukoview.engine.summary import counted

Work = tuple[Path, ToldImage | ToldCrop]


def run(options: argparse.Namespace, doors: Doors) -> int:
    """Refuse images that are not the report's, read the others, and say what came out."""
    told = told_in(options.report)
    work, strangers = _matched(told, options.images)
    if strangers:
        for sentence in strangers:
            print(f"leukoview reproduce: {sentence}", file=sys.stderr)
        return codes.USAGE
    bench = doors.make_bench(model_of(told), options.device)
    print(f"Reading again with {told.bundle.name} {told.bundle.version} ({told.bundle.id}).")
    outcomes = Counter[Again]()
    with Progress(len(work)) as progress:
        for path, of in work:
            progress.begin(path.name)
            slide = open_slide(path)
            outcomes += _said(slide, tuple(_again(bench, told, slide, of, progress)))
            progress.end()
    _not_given(told, work)
    return _summed_up(outcomes)


def _matched(told: Told, paths: Sequence[Path]) -> tuple[list[Work], list[str]]:
    """Each image with what the report says of it, by its SHA-256; a sentence for any other."""
    known: Mapping[str | None, ToldImage | ToldCrop] = {
        **{image.sha256: image for image in told.slides},
        **{crop.sha256: crop for crop in told.cells},
    }
    digests = {path: _digest(path) for path in paths}
    work = [(path, known[sha256]) for path, sha256 in digests.items() if sha256 in known]
    strangers = {path: sha256 for path, sha256 in digests.items() if sha256 not in known}
    return work, [_stranger(path, sha256) for path, sha256 in strangers.items()]


def _digest(path: Path) -> str:
    try:
        return digest(path)
    except OSError:
        return open_slide(path).sha256  # which says what is wrong with it


def _stranger(path: Path, sha256: str) -> str:
    return (
        f"“{shown(path)}” is none of the report's images: its SHA-256 is {sha256}. "
        "A copy that was edited or saved anew is another image. Nothing was read."
    )


def _again(
    bench: Bench, told: Told, slide: Slide, of: ToldImage | ToldCrop, progress: Progress
) -> Iterator[Outcome]:
    bench.prepare(slide)
    if isinstance(of, ToldCrop):
        reading = bench.read_crops([(slide.path, of.patient)], of.microns_per_pixel, _unheard)
        yield alike(told, of, _only(reading))
        return
    found = bench.read_again(slide, of.microns_per_pixel, progress.check_in).cells
    rest = to_box(of, found) if told.reviewed else ()
    boxed: tuple[CellReading, ...] = ()
    if rest:
        boxes = [(CellId(cell.id), cell.place, cell.origin) for cell in rest]
        boxed = bench.read_boxes(slide, boxes, of.microns_per_pixel).cells
    yield from compared(told, of, found, boxed)


def _unheard(_done: int, _total: int) -> None:
    """One cropped cell is read at once."""


def _only(reading: Reading) -> CellReading:
    if not reading.crops:
        raise LeukoError(reading.skipped[0].reason, remedy="")
    return reading.crops[0].reading


def _said(slide: Slide, outcomes: Sequence[Outcome]) -> Counter[Again]:
    print(f"{shown(slide.path)}")
    for one in outcomes:
        cell = "  " if one.cell is None else f"  cell {one.cell}"
        print(f"{cell}: {one.again}: {one.words}")
    return Counter(one.again for one in outcomes)


def _not_given(told: Told, work: Sequence[Work]) -> None:
    given = [of for _path, of in work]
    every: tuple[ToldImage | ToldCrop, ...] = (*told.slides, *told.cells)
    for one in every:
        if one not in given:
            print(f"Not given, so not read again: {one.path}")


def _summed_up(outcomes: Counter[Again]) -> int:
    same, other, rest = (outcomes[one] for one in Again)
    words = f"{counted(same, 'cell')} the same (box, class, probabilities within {TOLERANCE:g})"
    print(f"{words}, {other} different, {rest} not compared.")
    return codes.SOME_SKIPPED if other or (rest and not same) else codes.ALL_READ
