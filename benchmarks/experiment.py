"""Repeat the founding study on drawn cells, kill it on the way, and see what that cost.

    python -m benchmarks.experiment [--patients 8] [--cells 10] [--epochs 20] [--techniques …]

Draws five subtypes, starts `leukoview experiment` on all five networks with random initialisation
(no weights can be shipped), kills it as `kill -9` does once some folds are finished, starts it
again, and prints the minutes, the folds that were lost, and the leaky protocol's inflation.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from benchmarks.measuring import ROOT, Measured, verdict
from leukoview.cli.experiment import cache_beside
from leukoview.engine.experiment.ledger import FOLDS
from leukoview.engine.experiment.results import Study
from leukoview.engine.experiment.writing import NUMBERS
from leukoview.engine.practice.patient import SUBTYPES
from leukoview.engine.practice.practice_set import CELLS, SetRecipe, write_practice_set

MINUTES = 60
"""Issue 4: within so many on two CPU cores."""

Places = dict[str, int]
"""Finished folds' files and when each was written, in nanoseconds."""


def main() -> int:
    """Draw, run, kill, run again, compare."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        cells, out = Path(folder) / "set", Path(folder) / "study"
        recipe = SetRecipe(
            seed=7,
            classes=SUBTYPES,
            patients=arguments.patients,
            cells=arguments.cells,
            fields=0,
            image_format="jpg",
        )
        write_practice_set(cells, recipe)
        command = _command(cells / CELLS, out, arguments)
        started = time.monotonic()
        finished = _killed(command, cache_beside(out), arguments.kill_after)
        subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 - this program
        minutes = (time.monotonic() - started) / 60
        kept = _folds(cache_beside(out))
        lost = sum(kept.get(name) != written for name, written in finished.items())
        study = msgspec.json.decode((out / NUMBERS).read_bytes(), type=Study)
    print(f"Killed with {len(finished)} folds finished; {len(kept)} in the end.")
    print(f"{len(study.outcomes)} outcomes; notes:", *study.notes, sep="\n  ")
    figures = [
        Measured("minutes, both starts together", MINUTES, minutes, at_most=True),
        Measured("folds finished before kill -9", 1, len(finished)),
        Measured("finished folds lost by kill -9", 0, lost, at_most=True),
    ]
    return verdict(figures)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--patients", type=int, default=8, help="drawn patients per subtype")
    parser.add_argument("--cells", type=int, default=10, help="cells per patient")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--networks", nargs="+", default=[])
    parser.add_argument("--techniques", nargs="+", default=["svm", "tuned"])
    parser.add_argument("--kill-after", type=int, default=40, help="finished folds")
    return parser.parse_args()


def _command(cells: Path, out: Path, arguments: argparse.Namespace) -> list[str]:
    words = [sys.executable, "-m", "leukoview", "experiment", str(cells), "--out", str(out)]
    words += ["--random-weights", "--epochs", str(arguments.epochs)]
    words += ["--techniques", *arguments.techniques]
    return [*words, "--networks", *arguments.networks] if arguments.networks else words


def _killed(command: list[str], cache: Path, after: int) -> Places:
    """Start the study, kill it once enough folds are finished, and say which those were."""
    with subprocess.Popen(command, cwd=ROOT) as study:  # noqa: S603 - this program
        while study.poll() is None and len(_folds(cache)) < after:
            time.sleep(0.5)
        study.kill()
    return _folds(cache)


def _folds(cache: Path) -> Places:
    return {path.name: path.stat().st_mtime_ns for path in (cache / FOLDS).glob("[!.]*.json")}


if __name__ == "__main__":
    sys.exit(main())
