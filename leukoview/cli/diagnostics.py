"""`leukoview diagnostics`: what may be sent to whoever helps."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.engine import diagnostics
from leukoview.engine.errors import OutputError
from leukoview.engine.output import check_places, write_whole
from leukoview.engine.resources import home


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Write the file, and say what is in it."""
    try:
        _check_name(options.out)
        check_places([options.out], overwrite=options.force)
    except OutputError as error:
        print(f"leukoview diagnostics: {error}", file=sys.stderr)
        return codes.USAGE
    write_whole(options.out, diagnostics.packed(home(), datetime.now(UTC), {}))
    print("Versions, counts and the last bugs; no names of patients, people, files or folders.")
    print(f"Written: {options.out}")
    return codes.ALL_READ


def _check_name(out: Path) -> None:
    if out.suffix.lower() != ".zip":
        raise OutputError(f"“{out}” does not end with .zip.", remedy="Name it so.")
