"""How busy does reading a folder keep the cores, and does it survive the bad files in it?

    python -m benchmarks.batch --fields 1000

Draws a few practice fields, fills a folder with copies of them and one broken file in fifty, and
runs `leukoview read FOLDER` on it as a user would. The share is processor time of the program and
its processes over cores × wall time, of the whole run, loading of the models included. On a machine
that has other work it says too little: the load before the run is printed.
"""

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import Measured, verdict
from leukoview.engine.practice.patient import draw_patient
from leukoview.engine.practice.slide_file import write_practice_slide

DRAWN = 8
WIDTH, HEIGHT = 1280, 960
BROKEN_EVERY = 50
SOME_SKIPPED = 1
BUSY = 0.90


def main() -> int:
    """Measure, and say whether both targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fields", type=int, default=1000)
    fields = parser.parse_args().fields
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "fields")
        broken = fill(folder, fields)
        cores = os.cpu_count() or 1
        print(f"{fields} fields, {broken} of them broken; {cores} cores, load {os.getloadavg()[0]}")
        table = Path(place, "cells.csv")
        busy, wall, done = timed(folder, table)
        skipped = len({*re.findall(r"field-\d+", done.stderr)})
        print(f"{wall:.0f} s, {fields / wall:.2f} fields a second; {skipped} skipped with a reason")
        if done.returncode != SOME_SKIPPED or not table.exists():
            sys.exit(f"The reading ended with code {done.returncode}:\n{done.stderr[-2000:]}")
    return verdict(
        [
            Measured("share of all cores that was busy", BUSY, busy / (cores * wall)),
            Measured("bad files skipped with a reason, of all", 1.0, skipped / broken),
        ]
    )


def fill(folder: Path, fields: int) -> int:
    """Fill a folder with fields; returns how many of them are broken."""
    folder.mkdir()
    drawn = [folder.parent / f"drawn-{seed}.png" for seed in range(DRAWN)]
    for seed, path in enumerate(drawn):
        write_practice_slide(path, draw_patient(-1 - seed, None), width=WIDTH, height=HEIGHT)
    broken = 0
    for number in range(fields):
        path = folder / f"field-{number:04d}.png"
        shutil.copyfile(drawn[number % DRAWN], path)
        if number % BROKEN_EVERY == BROKEN_EVERY - 1:
            os.truncate(path, path.stat().st_size // 3)
            broken += 1
    return broken


def timed(folder: Path, table: Path) -> tuple[float, float, "subprocess.CompletedProcess[str]"]:
    """Processor seconds, wall seconds, and the end of the command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-m", "leukoview", "read", str(folder), "--csv", str(table)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, wall, done


if __name__ == "__main__":
    sys.exit(main())
