"""`leukoview demo`: draw the embedded practice smear, read it, and show the result."""

import argparse
import os
import sys
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.display import has_display
from leukoview.cli.inputs import Found
from leukoview.cli.on_bench import Wishes, read_found
from leukoview.cli.read import deliver
from leukoview.cli.results import Places
from leukoview.engine.demo import demo_slide
from leukoview.engine.errors import OutputError
from leukoview.engine.output import check_places

REPORT = "report.pdf"
OVERLAY = "overlay.png"
JSON = "reading.json"


def run(options: argparse.Namespace, doors: Doors) -> int:
    """Read the demo smear into a folder, whose earlier results are replaced."""
    folder: Path = options.out
    _made(folder)
    slide = demo_slide(folder)
    places = places_in(folder, slide)
    check_places(places.all, overwrite=True)
    bench = doors.make_bench(options.bundle, options.device)
    reading = read_found(Found(((slide, ""),), ()), bench, Wishes())
    if reading is None:
        return codes.NOTHING_READ
    deliver(reading, bench, places)
    print(f"The report and the overlay are in {folder.absolute()}")
    if options.no_window or not has_display(sys.platform, os.environ):
        return codes.ALL_READ
    return doors.open_window([slide])


def places_in(folder: Path, slide: Path) -> Places:
    """Where the results of one smear go in a folder of their own."""
    return Places(
        report=folder / REPORT,
        paper="a4",
        cells=None,
        counts=None,
        json=folder / JSON,
        overlays={slide: folder / OVERLAY},
    )


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder “{folder}” cannot be made.") from error
