"""`leukoview evaluate`: how well would a model trained this way read patients it has not seen?"""

import argparse
import sys
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.phases import told_on
from leukoview.cli.training import material_of, network_of, preflight_lines, recipe_of, score_lines
from leukoview.cli.watching import Phases
from leukoview.engine.errors import OutputError
from leukoview.engine.evaluate import PLOTS, Scorecard
from leukoview.engine.evaluate.scorecard import written
from leukoview.engine.output import check_places, write_all
from leukoview.engine.training import Workplace, evaluate, preflight


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Judge by nested folds over patients; print the scorecard, keep it and draw it if asked."""
    try:
        check_places(_places(options), overwrite=options.force)
    except OutputError as error:
        print(f"leukoview evaluate: {error}", file=sys.stderr)
        return codes.USAGE
    recipe = recipe_of(options)
    dataset = material_of(options)
    with Phases() as phases:
        work = Workplace(options.cache, options.run_folder, phases.check_in, told_on(phases))
        before = preflight(dataset, recipe, work)
        print(*preflight_lines(before), sep="\n")
        if not before.may_start:
            return codes.NOTHING_READ
        embedder = network_of(recipe, options)
        scorecard, _found = evaluate(dataset, recipe, embedder, work)
    print(*score_lines(scorecard), sep="\n")
    _keep(scorecard, options)
    return codes.ALL_READ


def _places(options: argparse.Namespace) -> list[Path]:
    drawings = [options.plots / name for name in PLOTS] if options.plots else []
    return [*([options.json] if options.json else []), *drawings]


def _keep(scorecard: Scorecard, options: argparse.Namespace) -> None:
    files = {options.json: written(scorecard)} if options.json else {}
    if options.plots:
        files |= {options.plots / name: plot(scorecard).encode() for name, plot in PLOTS.items()}
    write_all(files)
    for path in files:
        print(f"Written: {path}")
