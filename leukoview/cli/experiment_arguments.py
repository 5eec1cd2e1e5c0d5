"""What may be asked of `leukoview experiment`, and of `leukoview models`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.cli.lab_arguments import add_shelf
from leukoview.cli.numbers import jobs

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - its only name

DATA_HELP = (
    "folder of CLASS/PATIENT/IMAGE, a CSV file with the columns image, label, patient, or the "
    "folder of the published sets (docs/engine.md)"
)

# The engine's own values, said again so that --help need not load torch; a test compares them.
TECHNIQUES = ("svm", "tuned", "small", "older")
TASKS = ("types", "subtypes")
LAYERS = ("fc6", "fc7", "fc8")
RATES = (0.01, 0.001, 0.0001, 0.00001)
EPOCHS = 20
FOLDS = 10
FEWEST_FOLDS = 2
COPIES = (4, 8)
SEED = 20261123


def folds(text: str) -> int:
    """A number of folds: one to learn from and one to judge on at the least."""
    value = int(text)
    if value < FEWEST_FOLDS:
        raise argparse.ArgumentTypeError(f"{text} folds: give {FEWEST_FOLDS} or more")
    return value


def epochs(text: str) -> int:
    """A number of epochs, at least one."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} epochs: give 1 or more")
    return value


def rate(text: str) -> float:
    """A learning rate: more than nothing, at most one."""
    value = float(text)
    if not 0 < value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is no learning rate: give more than 0, at most 1")
    return value


def add_models(commands: "Commands") -> None:
    """Add models, with the bringing of official weights and the shelf."""
    models = commands.add_parser("models", help="list the models and networks on this computer")
    actions = models.add_subparsers(dest="action", metavar="ACTION")
    add = actions.add_parser(
        "add", help="check a network's official weights and keep them (docs/paper.md)"
    )
    add.add_argument("name", metavar="NAME", help="alexnet, vgg16, inception_v3, resnet101, …")
    add.add_argument("file", type=Path, metavar="FILE", help="the official file, as published")
    add_shelf(actions)


def add_experiment(commands: "Commands") -> None:
    """Add experiment."""
    experiment = commands.add_parser(
        "experiment", help="repeat the founding study on labelled cells (docs/paper.md)"
    )
    experiment.add_argument("data", type=Path, metavar="DATA", help=DATA_HELP)
    experiment.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="page, tables and JSON"
    )
    experiment.add_argument("--force", action="store_true", help="replace a study that is there")
    experiment.add_argument(
        "--cache",
        type=Path,
        metavar="FOLDER",
        help="where finished folds are kept (default: beside OUT)",
    )
    _add_what(experiment)
    _add_how(experiment)
    _add_who(experiment)


def _add_what(experiment: argparse.ArgumentParser) -> None:
    what = experiment.add_argument_group("what to try")
    what.add_argument(
        "--networks", nargs="+", metavar="NAME", help="see “leukoview models” (default: the five)"
    )
    what.add_argument("--techniques", nargs="+", choices=TECHNIQUES, default=TECHNIQUES)
    what.add_argument("--tasks", nargs="+", choices=TASKS, default=TASKS)
    what.add_argument(
        "--layers", nargs="+", choices=LAYERS, default=LAYERS, help="of AlexNet and VGG-16"
    )
    what.add_argument(
        "--random-weights",
        action="store_true",
        help="without pretrained weights; every table then says so",
    )


def _add_how(experiment: argparse.ArgumentParser) -> None:
    how = experiment.add_argument_group("how (defaults: the paper's)")
    how.add_argument("--rates", nargs="+", type=rate, default=RATES, help="learning rates swept")
    how.add_argument("--epochs", type=epochs, default=EPOCHS)
    how.add_argument("--folds", type=folds, default=FOLDS)
    how.add_argument("--copies", type=int, choices=COPIES, default=COPIES[0], help="of each cell")
    how.add_argument("--seed", type=int, default=SEED, help="of everything random")


def _add_who(experiment: argparse.ArgumentParser) -> None:
    who = experiment.add_argument_group("who answers the folds (the numbers are the same)")
    who.add_argument(
        "--jobs", type=jobs, default=0, metavar="N", help="processes here (default: every core)"
    )
    who.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="a Dask cluster's scheduler, as tcp://HOST:8786 (docs/paper.md)",
    )
