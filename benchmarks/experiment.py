"""Repeat the founding study on drawn cells, kill it on the way, and see what that cost.

    python -m benchmarks.experiment [--patients 8] [--cells 10] [--epochs 20] [--out FOLDER]

Draws five subtypes, starts `leukoview experiment` on all five networks with random initialisation
(no weights can be shipped), kills it as `kill -9` does once some folds are finished, starts it
again, and prints the minutes by the clock, the processor time of all its processes, the folds that
were lost, and the leaky protocol's inflation. With `--out FOLDER` the study is kept there.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import psutil
from msgspec.structs import replace

from benchmarks.measuring import ROOT, Measured, verdict
from leukoview.cli.experiment import cache_beside
from leukoview.engine.experiment.ledger import FOLDS
from leukoview.engine.experiment.results import HONEST, LEAKY, Study
from leukoview.engine.experiment.writing import NUMBERS
from leukoview.engine.practice.patient import SUBTYPES
from leukoview.engine.practice.practice_set import CELLS, SetRecipe, write_practice_set

MINUTES = 60
"""Issue 4: within so many on two CPU cores."""

Places = dict[str, int]
"""Finished folds' files and when each was written, in nanoseconds."""


@dataclass
class Spent:
    """Processor time and memory of a program and all it starts, as seen twice a second."""

    seconds: dict[int, float] = field(default_factory=dict)
    peak: int = 0

    def look(self, program: int) -> None:
        """Note what every living process of a program has used so far."""
        memory = 0
        for process in _family(program):
            with suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                self.seconds[process.pid] = times.user + times.system
                memory += process.memory_info().rss
        self.peak = max(self.peak, memory)

    @property
    def minutes(self) -> float:
        """Of one core."""
        return sum(self.seconds.values()) / 60


def main() -> int:
    """Draw, run, kill, run again, compare."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        cells = Path(folder) / "set"
        out: Path = arguments.out or Path(folder) / "study"
        write_practice_set(cells, _set(arguments))
        command, cache, spent = _command(cells / CELLS, out, arguments), cache_beside(out), Spent()
        started = time.monotonic()
        _watched(command, spent, lambda: len(_folds(cache)) >= arguments.kill_after)
        finished = _folds(cache)
        _watched(command, spent, lambda: False)
        minutes = (time.monotonic() - started) / 60
        kept = _folds(cache)
        study = msgspec.json.decode((out / NUMBERS).read_bytes(), type=Study)
    lost = sum(kept.get(name) != written for name, written in finished.items())
    print(f"Killed with {len(finished)} folds finished; {len(kept)} in the end.")
    print(f"{len(study.outcomes)} outcomes; notes:", *study.notes, sep="\n  ")
    print(*_inflations(study), sep="\n")
    print(f"Processor time {spent.minutes:.1f} min of one core; peak {spent.peak / 1e9:.1f} GB.")
    figures = [
        Measured("minutes, both starts together", MINUTES, minutes, at_most=True),
        Measured("the same on two idle cores, at best", MINUTES, spent.minutes / 2, at_most=True),
        Measured("folds finished before kill -9", 1, len(finished)),
        Measured("finished folds lost by kill -9", 0, lost, at_most=True),
    ]
    return verdict(figures)


def _set(arguments: argparse.Namespace) -> SetRecipe:
    return SetRecipe(
        seed=7,
        classes=SUBTYPES,
        patients=arguments.patients,
        cells=arguments.cells,
        fields=0,
        image_format="jpg",
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--patients", type=int, default=8, help="drawn patients per subtype")
    parser.add_argument("--cells", type=int, default=10, help="cells per patient")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--networks", nargs="+", default=[])
    parser.add_argument("--techniques", nargs="+", default=["svm", "tuned"])
    parser.add_argument("--jobs", type=int, default=2, help="processes that answer folds")
    parser.add_argument("--out", type=Path, help="a new folder that keeps the study")
    parser.add_argument("--kill-after", type=int, default=40, help="finished folds")
    return parser.parse_args()


def _command(cells: Path, out: Path, arguments: argparse.Namespace) -> list[str]:
    words = [sys.executable, "-m", "leukoview", "experiment", str(cells), "--out", str(out)]
    words += ["--random-weights", "--epochs", str(arguments.epochs)]
    words += ["--techniques", *arguments.techniques, "--jobs", str(arguments.jobs)]
    return [*words, "--networks", *arguments.networks] if arguments.networks else words


def _watched(command: list[str], spent: Spent, enough: Callable[[], bool]) -> None:
    """Run the study to its end, or until there is enough: then it is killed as `kill -9` does."""
    with subprocess.Popen(command, cwd=ROOT) as study:
        while study.poll() is None and not enough():
            spent.look(study.pid)
            time.sleep(0.5)
        study.kill()


def _family(program: int) -> list[psutil.Process]:
    try:
        first = psutil.Process(program)
        return [first, *first.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _inflations(study: Study) -> list[str]:
    """What the leak added, network by network at the base rate, in points of accuracy."""
    found = {one.run: 100 * one.accuracy.value for one in study.outcomes}
    return [
        f"{run.task:9} {run.technique:6} {run.network:20} {run.variant:7} {run.rate:<7g}"
        f" leaky {found[replace(run, protocol=LEAKY)]:6.2f}  honest {value:6.2f}"
        f"  inflation {found[replace(run, protocol=LEAKY)] - value:+6.2f}"
        for run, value in found.items()
        if run.protocol == HONEST
    ]


def _folds(cache: Path) -> Places:
    return {path.name: path.stat().st_mtime_ns for path in (cache / FOLDS).glob("[!.]*.json")}


if __name__ == "__main__":
    sys.exit(main())
