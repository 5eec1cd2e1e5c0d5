"""`leukoview train`: labelled cells in, a judged and verified model out."""

import argparse
import sys

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.phases import told_on
from leukoview.cli.training import material_of, network_of, preflight_lines, recipe_of, score_lines
from leukoview.cli.watching import Phases
from leukoview.engine.training import Workplace, preflight, train


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Train on DATA and write the model into its folder."""
    out = options.out
    if out.exists() and not options.force:
        print(
            f"leukoview train: “{out}” is already there. Choose another folder, or --force.",
            file=sys.stderr,
        )
        return codes.USAGE
    recipe = recipe_of(
        options,
        name=options.name,
        title=options.title or options.name,
        version=options.model_version,
    )
    dataset = material_of(options)
    with Phases() as phases:
        work = Workplace(options.cache, options.run_folder, phases.check_in, told_on(phases))
        before = preflight(dataset, recipe, work)
        print(*preflight_lines(before), sep="\n")
        if not before.may_start:
            return codes.NOTHING_READ
        embedder = network_of(recipe, options)
        trained = train(dataset, out, recipe, embedder, work)
    print(*score_lines(trained.scorecard), sep="\n")
    print(f"Written: {trained.bundle.folder} (read with --bundle; see its MODEL_CARD.md)")
    return codes.ALL_READ
