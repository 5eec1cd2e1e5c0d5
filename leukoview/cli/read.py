"""`leukoview read`: smears or cropped cells in, a summary and files out."""

import argparse
import sys
from collections.abc import Iterable, Sequence

from leukoview.cli import codes
from leukoview.cli.bench import Bench, Doors
from leukoview.cli.inputs import find_images
from leukoview.cli.on_bench import Wishes, nothing_read, read_found, summaries_of, workers_for
from leukoview.cli.results import Places, places_for, rendered
from leukoview.cli.saying import case_lines, crop_lines, slide_lines
from leukoview.engine.case import Reading
from leukoview.engine.errors import LetterheadError, OutputError
from leukoview.engine.output import check_places, write_all
from leukoview.engine.report.wording import DISCLAIMER, shown
from leukoview.engine.summary import CaseSummary


def run(options: argparse.Namespace, doors: Doors) -> int:
    """Check where results go, read, say, write; nothing is read where writing cannot work."""
    found = find_images(options.images)
    try:
        places = places_for(options, [path for path, _patient in found.images])
        check_places(places.all, overwrite=options.force)
    except (LetterheadError, OutputError) as error:
        print(f"leukoview read: {error}", file=sys.stderr)
        return codes.USAGE
    bench = doors.make_bench(options.bundle, options.device)
    wishes = Wishes(
        options.cells,
        options.patient,
        options.microns_per_pixel,
        workers_for(options.jobs, options.cluster, len(found.images)),
        options.anew,
    )
    reading = read_found(found, bench, wishes)
    if reading is None:
        print("leukoview read: nothing could be read.", file=sys.stderr)
        return codes.NOTHING_READ
    deliver(reading, bench, places, patient=options.patient)
    if nothing_read(reading):
        return codes.NOTHING_READ
    return codes.SOME_SKIPPED if reading.skipped else codes.ALL_READ


def deliver(reading: Reading, bench: Bench, places: Places, *, patient: str | None = None) -> None:
    """Write every result whole, and say what was read even where that fails."""
    summaries = summaries_of(reading, bench, patient)
    files = rendered(reading, summaries, places, bench)
    try:
        write_all(files)
    finally:
        say(reading, summaries)
        print(DISCLAIMER)
    for path in files:
        print(f"Written: {shown(path)}")


def say(reading: Reading, summaries: Sequence[CaseSummary]) -> None:
    """Print every image and every case; a smear that is a case of its own together with it."""
    if len(summaries) == len(reading.slides):
        for slide, summary in zip(reading.slides, summaries, strict=True):
            _say([*slide_lines(slide), *case_lines(summary)])
        return
    for slide in reading.slides:
        _say(slide_lines(slide))
    if reading.crops:
        _say(crop_lines(reading.crops))
    for summary in summaries:
        _say(case_lines(summary))


def _say(lines: Iterable[str]) -> None:
    print(*lines, sep="\n", end="\n\n")
