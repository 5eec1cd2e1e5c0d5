"""`leukoview experiment`: the founding study again, on a lab's own labelled cells."""

import argparse
import sys
from pathlib import Path

from joblib import cpu_count
from tqdm import tqdm

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.watching import Phases
from leukoview.engine.cluster import Workers
from leukoview.engine.dataset import from_path
from leukoview.engine.errors import OutputError
from leukoview.engine.experiment import ExperimentRecipe, run_study, write_study
from leukoview.engine.experiment.architectures import ARCHITECTURES
from leukoview.engine.experiment.tables import as_text, tables
from leukoview.engine.experiment.writing import check_folder


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Run the study on DATA, print its tables, and write its folder."""
    try:
        check_folder(options.out, overwrite=options.force)
    except OutputError as error:
        print(f"leukoview experiment: {error}", file=sys.stderr)
        return codes.USAGE
    cache = options.cache or cache_beside(options.out)
    dataset = from_path(options.data)
    print(f"Every finished fold is kept in {cache}: the same command goes on from there.")
    with Phases() as phases:
        study = run_study(
            dataset,
            recipe_of(options),
            cache=cache,
            workers=Workers(options.jobs or cpu_count(), options.cluster),
            check_in=phases.check_in,
            tell=_say,
        )
    print(*(f"!! {note}" for note in study.notes), sep="\n")
    print(*(as_text(table) for table in tables(study)), sep="\n")
    files = write_study(study, options.out, overwrite=options.force)
    print(f"Written: {', '.join(file.name for file in files)} in {options.out}")
    return codes.ALL_READ


def recipe_of(options: argparse.Namespace) -> ExperimentRecipe:
    """The paper's recipe with what the options change."""
    return ExperimentRecipe(
        networks=tuple(options.networks or ARCHITECTURES),
        techniques=tuple(options.techniques),
        tasks=tuple(options.tasks),
        layers=(*options.layers, "pooled"),
        rates=tuple(options.rates),
        epochs=options.epochs,
        folds=options.folds,
        copies=options.copies,
        random_weights=options.random_weights,
        seed=options.seed,
    )


def cache_beside(out: Path) -> Path:
    """Where a study that writes into `out` keeps what it has finished."""
    return out.with_name(f"{out.name}.cache")


def _say(part: object) -> None:
    tqdm.write(str(part), file=sys.stderr)
