"""`leukoview practice`: draw smears and cells whose truth is known."""

import argparse
import sys

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.watching import Phases
from leukoview.engine.practice.practice_set import SetRecipe, write_practice_set


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Write a practice set into a folder of its own."""
    out = options.out
    if out.exists() and not (options.force and out.is_dir()):
        print(
            f"leukoview practice: “{out}” is already there. Name a new folder, or --force.",
            file=sys.stderr,
        )
        return codes.USAGE
    recipe = SetRecipe(
        seed=options.seed,
        patients=options.patients,
        fields=options.fields,
        cells=options.cells,
        width=options.width,
        height=options.height,
    )
    with Phases() as phases:
        fields = write_practice_set(out, recipe, check_in=phases.check_in)
    print(f"{len(fields)} fields, their cells and their truth are in {out.absolute()}")
    return codes.ALL_READ
