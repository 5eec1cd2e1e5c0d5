"""The commands that make and judge models, and the drawn images to try them on."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.cli.experiment_arguments import DATA_HELP, add_experiment, add_models

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - its only name

FIELD_SIDES = (100, 50_000)
"""Pixels; a smaller field holds no cell."""

SUBTYPES = ("all_l1", "all_l2", "aml_m2", "aml_m3", "aml_m5")


def add_training_commands(commands: "Commands") -> None:
    """Add train, evaluate, compare, models, experiment and practice."""
    _add_train(commands)
    _add_evaluate(commands)
    _add_compare(commands)
    add_models(commands)
    add_experiment(commands)
    _add_practice(commands)


def count(text: str) -> int:
    """How many of something: not less than none."""
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is less than none")
    return value


def side(text: str) -> int:
    """A side of a field in pixels."""
    value = int(text)
    if not FIELD_SIDES[0] <= value <= FIELD_SIDES[1]:
        raise argparse.ArgumentTypeError(f"{text} px: give {FIELD_SIDES[0]} to {FIELD_SIDES[1]}")
    return value


def _add_material(command: argparse.ArgumentParser) -> None:
    """What is learned from: images somewhere, or the laboratory's library."""
    material = command.add_mutually_exclusive_group(required=True)
    material.add_argument("data", nargs="?", type=Path, metavar="DATA", help=DATA_HELP)
    material.add_argument(
        "--library", action="store_true", help="the laboratory's library (docs/library.md)"
    )
    command.add_argument(
        "--practice", action="store_true", help="of the library, its drawn practice cells"
    )


def _add_train(commands: "Commands") -> None:
    train = commands.add_parser("train", help="make a model from labelled cells, and judge it")
    _add_material(train)
    train.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="where the model is written"
    )
    train.add_argument("--name", default="own", help="short name of the model (default: own)")
    train.add_argument("--title", help="its name in words (default: the short name)")
    train.add_argument("--version", default="1.0", dest="model_version")
    train.add_argument("--force", action="store_true", help="replace a model that is there")
    _add_ways(train)


def _add_evaluate(commands: "Commands") -> None:
    evaluate = commands.add_parser(
        "evaluate", help="judge a way of training by patients it has not seen; makes no model"
    )
    _add_material(evaluate)
    evaluate.add_argument("--json", type=Path, metavar="OUT.json", help="write the scorecard")
    evaluate.add_argument(
        "--plots", type=Path, metavar="FOLDER", help="draw its curves and confusion as SVG there"
    )
    evaluate.add_argument("--force", action="store_true", help="overwrite them if they are there")
    _add_ways(evaluate)


def _add_compare(commands: "Commands") -> None:
    compare = commands.add_parser(
        "compare", help="a new model beside the one in use, on patients neither has seen"
    )
    compare.add_argument("candidate", type=Path, metavar="CANDIDATE", help="folder of the new one")
    compare.add_argument("active", type=Path, metavar="ACTIVE", help="folder of the one in use")
    compare.add_argument("data", type=Path, metavar="DATA", help=DATA_HELP)
    compare.add_argument("--cache", type=Path, metavar="FOLDER", help="keep features here")
    _add_device(compare)


def _add_ways(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--quick", action="store_true", help="one setting, no controls: not to be relied on"
    )
    command.add_argument(
        "--fine-tune",
        action="store_true",
        help="teach the network's last block too, for every fold anew (docs/engine.md)",
    )
    command.add_argument(
        "--run",
        type=Path,
        dest="run_folder",
        metavar="FOLDER",
        help="keep finished folds here: the same command goes on where it was stopped or killed",
    )
    command.add_argument("--backbone", metavar="NAME", help="see “leukoview models”")
    command.add_argument("--seed", type=int, help="of everything random")
    command.add_argument("--cache", type=Path, metavar="FOLDER", help="keep features here")
    _add_device(command)


def _add_device(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--device", choices=("auto", "cpu", "cuda", "mps"), default="auto", help="where to compute"
    )


def _add_practice(commands: "Commands") -> None:
    practice = commands.add_parser(
        "practice", help="draw practice smears and cells with known truth (docs/practice.md)"
    )
    practice.add_argument(
        "out",
        type=Path,
        metavar="FOLDER | SMEAR.tif",
        help="where a set is written; the name of an image: one smear of any size",
    )
    practice.add_argument("--subtype", choices=SUBTYPES, help="of one smear (default: healthy)")
    practice.add_argument("--seed", type=int, default=0, help="which people (default: 0)")
    practice.add_argument("--patients", type=count, default=2, help="of each class (default: 2)")
    practice.add_argument("--fields", type=count, default=1, help="of each patient (default: 1)")
    practice.add_argument("--cells", type=count, default=10, help="cropped, of each (default: 10)")
    practice.add_argument("--width", type=side, default=1600, help="of a field in px")
    practice.add_argument("--height", type=side, default=1200, help="of a field in px")
    practice.add_argument("--force", action="store_true", help="write into a folder in use")
