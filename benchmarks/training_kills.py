"""Kill a training at random moments: the active model must always load and verify.

    python -m benchmarks.training_kills [--rounds 50]

A laboratory with a library of drawn cells and an own model promoted trains again and again, through
the function that the window calls, and is killed (SIGKILL) somewhere between its first second and
its usual end. After each kill the active model is looked up, loaded and verified, the library is
read, and the trail is checked.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from leukoview.engine import bundle
from leukoview.engine.accounts import Person
from leukoview.engine.backbone.registry import DEFAULT
from leukoview.engine.lab import FILE_NAME, Lab, Role
from leukoview.engine.library import Library, proposed
from leukoview.engine.library.adding import add
from leukoview.engine.library.offers import from_path
from leukoview.engine.practice.practice_set import SetRecipe, write_practice_set
from leukoview.engine.progress import unheard, unwatched
from leukoview.engine.resources import HOME_VARIABLE, home
from leukoview.engine.shelf import chosen
from leukoview.engine.shelf.shelf import Shelf
from leukoview.ui.lab_models import trained
from leukoview.ui.lab_orders import TrainOrder

ADA = Person("Ada", Role.ADMIN)
REASON = "To have an own model read while others are trained."
SEED = 6


def main() -> int:
    """Print how many rounds ended with a sound active model, and how many trainings ended."""
    arguments = _arguments()
    if arguments.train:
        trained(_order(arguments.train), unwatched, unheard)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        seconds, active = _prepared(Path(folder))
        draw, lost, ended = random.Random(SEED), 0, 0  # noqa: S311 - moments, no secrets
        for number in range(arguments.rounds):
            ended += _killed(f"2.{number}", draw.uniform(1.0, 1.1 * seconds))
            lost += not _is_sound(active)
        print(f"{arguments.rounds} kills within {seconds:.0f} s: {ended} trainings had ended;")
        print(f"active model, library or trail damaged or lost: {lost}")
    return 1 if lost else 0


def _prepared(folder: Path) -> tuple[float, str]:
    """A library, and an own model that reads; returns how long a training takes, and its digest."""
    write_practice_set(folder / "set", SetRecipe(seed=9, patients=3, fields=0, cells=3))
    with closing(Lab(home() / FILE_NAME)) as lab:
        offer = from_path(folder / "set" / "cells").by(ADA.name)
        add(Library(lab), offer, proposed(offer.labels), ADA.name)
    trained(_order("1.0"), unwatched, unheard)
    began = time.monotonic()
    _killed("1.1", 600)
    seconds = time.monotonic() - began
    with closing(Lab(home() / FILE_NAME)) as lab:
        one = Shelf(lab).promote("ours-1.0", ADA, reason=REASON)
    return seconds, one.ref.sha256


def _order(version: str) -> TrainOrder:
    with closing(Lab(home() / FILE_NAME)) as lab:
        classes = tuple(one.label for one in Library(lab).counts())
    return TrainOrder(
        lab=home() / FILE_NAME,
        by=ADA,
        name="ours",
        version=version,
        classes=classes,
        backbone=DEFAULT,
        thorough=False,
        practice=True,
    )


def _killed(version: str, after: float) -> bool:
    """Train in a process of its own, killed after so many seconds; whether it had ended before."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.training_kills", "--train", version],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with suppress(subprocess.TimeoutExpired):
        process.wait(after)
        return True
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return False


def _is_sound(active: str) -> bool:
    found = chosen(practice=True)
    if found.remark or bundle.load(found.folder).sha256 != active:
        return False
    with closing(Lab(home() / FILE_NAME)) as lab:
        lab.verify()
        return bool(Library(lab).counts())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--train", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
