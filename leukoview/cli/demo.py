"""`leukoview demo`: draw the embedded practice case, read it, and show the result."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.display import has_display
from leukoview.cli.inputs import Found
from leukoview.cli.on_bench import Wishes, read_found
from leukoview.cli.read import deliver
from leukoview.cli.results import Places
from leukoview.engine.demo import practice_case
from leukoview.engine.errors import OutputError
from leukoview.engine.output import check_places

REPORT = "report.pdf"
JSON = "reading.json"


def run(options: argparse.Namespace, doors: Doors) -> int:
    """Read the practice smears into a folder, whose earlier results are replaced."""
    folder: Path = options.out
    _made(folder)
    slides = practice_case(folder)
    places = places_in(folder, slides)
    check_places(places.all, overwrite=True)
    bench = doors.make_bench(options.bundle, options.device)
    reading = read_found(Found(tuple((slide, "") for slide in slides), ()), bench, Wishes())
    if reading is None:
        return codes.NOTHING_READ
    deliver(reading, bench, places)
    print(f"The report and the overlays are in {folder.absolute()}")
    if options.no_window or not has_display(sys.platform, os.environ):
        return codes.ALL_READ
    return doors.open_window(slides)


def places_in(folder: Path, slides: Sequence[Path]) -> Places:
    """Where the results of some smears go in a folder of their own."""
    return Places(
        single={".pdf": folder / REPORT, ".json": folder / JSON},
        overlays={slide: folder / f"{slide.stem}-overlay.png" for slide in slides},
    )


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder “{folder}” cannot be made.") from error
