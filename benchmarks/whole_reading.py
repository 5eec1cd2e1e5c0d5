"""Does the reading of a whole slide stay small, answer at once, and survive being killed?

    python -m benchmarks.whole_reading [--side 20000] [--kills 5]

A drawn piece of smear is repeated over a tiled pyramid at 0.2 µm per pixel, an eighth of which is
bare glass, and read by the practice model in a process of its own that gathers no cell, as the
window's engine reads. Its memory (resident set) is looked at at every check-in: once a tenth is
done, and at the end. The longest time between two check-ins is how long a reader may wait after
pressing Cancel; beside it stand the seconds of the processor, of all threads together, since what
else a computer does stretches the clock. Then the same reading is killed (SIGKILL) at random
moments and begun again until one ends: all that it told must be the same to the last bit, masks and
features included.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np

from benchmarks.drawn_pyramid import write_pyramid
from benchmarks.measuring import Measured, verdict
from leukoview.engine.case import CellReading
from leukoview.engine.progress import WentOn
from leukoview.engine.reading import Manner, load_engine, read_slide
from leukoview.engine.resources import HOME_VARIABLE
from leukoview.engine.shelf import shipped_model
from leukoview.engine.slide import PRACTICE_MARK, open_slide

MICRONS = 0.2
BARE_EVERY = 8
"""Of so many columns of tiles one is glass."""
FLAT = 1.10
"""Memory at the end over memory once a tenth is done."""
LEAST_SIDE = 7_200
"""Pixels; a smaller slide is read as a photograph."""
AT_ONCE_S = 1.0
SEED = 4


def main() -> int:
    """Print the figures; 1 where a target was missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--side", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        print(json.dumps(read(asked.read)))
        return 0
    if asked.side < LEAST_SIDE:
        parser.error(f"a slide of less than {LEAST_SIDE} pixels a side is read as a photograph")
    with tempfile.TemporaryDirectory() as folder:
        slide = Path(folder) / "whole.tif"
        write_pyramid(
            slide,
            asked.side,
            microns_per_pixel=MICRONS,
            description=PRACTICE_MARK,
            bare_every=BARE_EVERY,
        )
        os.environ[HOME_VARIABLE] = str(Path(folder) / "home")
        unbroken = ended(slide)
        broken, kills, shares = unbroken, 0, [0.0]
        if asked.kills:
            broken, kills, shares = killed(slide, asked.kills, unbroken["seconds"])
    print(f"{asked.side:,}² pixels, {unbroken['squares']} squares, {unbroken['cells']} cells")
    print(f"{unbroken['seconds']:.0f} s; went on at {', '.join(f'{one:.0%}' for one in shares)}")
    print(f"MB after a tenth and at the end: {unbroken['tenth']:.0f}, {unbroken['end']:.0f}")
    same = Measured(f"same to the last bit after {kills} kills (1: yes)", 1,
                    float(broken["digest"] == unbroken["digest"]))  # fmt: skip
    return verdict(
        [
            Measured("memory at the end over that after a tenth", FLAT,
                     unbroken["end"] / unbroken["tenth"], at_most=True),
            Measured("longest time between two check-ins (s)", AT_ONCE_S,
                     unbroken["longest"], at_most=True),
            Measured("most work between two check-ins (s of the processor)", AT_ONCE_S,
                     unbroken["hardest"], at_most=True),
            *([same] if kills else []),
        ]
    )  # fmt: skip


@dataclass
class Watch:
    """Hears a reading: its memory, its longest silence, and the digest of all it tells."""

    last: float = field(default_factory=time.perf_counter)
    worked: float = field(default_factory=time.process_time)
    longest: float = 0.0
    hardest: float = 0.0
    tenth: float = 0.0
    squares: int = 0
    cells: int = 0
    went_on: float = 0.0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def check_in(self, done: int, total: int) -> None:
        """Another moment at which it could be stopped."""
        now = time.perf_counter()
        worked = time.process_time()
        self.longest, self.last, self.squares = max(self.longest, now - self.last), now, total
        self.hardest, self.worked = max(self.hardest, worked - self.worked), worked
        if not self.tenth and total and done >= total / 10:
            self.tenth = resident()

    def tell(self, part: object) -> None:
        """Cells, or that it goes on."""
        if isinstance(part, WentOn):
            self.went_on = part.share
        elif isinstance(part, tuple):
            self.cells += len(part)
            for one in part:
                self._take(one)

    def _take(self, one: CellReading) -> None:
        masks = one.cell.masks
        said = (one.cell.id, one.cell.box, one.prediction, one.morphometry)
        self.digest.update(msgspec.msgpack.encode(said))
        if one.features is not None:
            self.digest.update(one.features.tobytes())
        if masks is not None:
            self.digest.update(np.packbits(masks.nucleus).tobytes())
            self.digest.update(np.packbits(masks.cell).tobytes())


def read(path: Path) -> dict[str, float | str]:
    """Read a slide as the window's engine does."""
    engine = load_engine(shipped_model(practice=True), "cpu")
    slide = open_slide(path)
    watch, start = Watch(), time.perf_counter()
    read_slide(
        slide,
        engine,
        microns_per_pixel=MICRONS,
        check_in=watch.check_in,
        tell=watch.tell,
        manner=Manner(gathered=False),
    )
    return {
        "seconds": time.perf_counter() - start,
        "longest": watch.longest,
        "hardest": watch.hardest,
        "tenth": watch.tenth,
        "end": resident(),
        "squares": watch.squares,
        "cells": watch.cells,
        "went_on": watch.went_on,
        "digest": watch.digest.hexdigest(),
    }


def ended(slide: Path) -> dict[str, float]:
    """What a reading in a process of its own says at its end."""
    done = subprocess.run(_command(slide), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def killed(slide: Path, kills: int, seconds: float) -> tuple[dict[str, float], int, list[float]]:
    """Readings that are killed, then one to its end; how many were, and where it went on."""
    draw, number = random.Random(SEED), 0  # noqa: S311 - moments, no secrets
    shares: list[float] = []
    for _ in range(kills):
        process = subprocess.Popen(_command(slide), stdout=subprocess.DEVNULL)
        time.sleep(draw.uniform(0.5, 1.5) * (seconds / (kills + 1) + 4.0))
        process.send_signal(signal.SIGKILL)
        number += process.wait() == -signal.SIGKILL
    told = ended(slide)
    shares.append(told["went_on"])
    return told, number, shares


def resident() -> float:
    """What this process holds now, in MB (Linux)."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(float(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def _command(slide: Path) -> list[str]:
    return [sys.executable, "-m", "benchmarks.whole_reading", "--read", str(slide)]


if __name__ == "__main__":
    sys.exit(main())
