"""Wrong files at every door of the program: none may bring it down.

Each door – images of every format, cases, models, tables, settings, stores – is given thousands of
files that are a few steps away from good ones. Allowed is that a file is taken, or refused with a
sentence. Counted are crashes, hangs (10 s of computing, or 60 s by the
clock), more than 1 GB of memory, any other exception, files
written outside the given folder, and programs or connections started. Run from the repository:

    python -m benchmarks.fuzz [--door NAME …] [--share 1.0] [--seed 1] [--keep FOLDER]

The files that were not in order are kept in FOLDER.
"""

import argparse
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.fuzz_doors import DOORS
from benchmarks.fuzz_worker import input_of
from benchmarks.measuring import Measured, verdict

HANG_S = 10.0
"""Seconds that one file may be computed on."""
BLOCKED_S = 60.0
"""Seconds that one file may take by the clock."""
WARM_UP_S = 600.0
"""Seconds until the first file: the engine is loaded and the good files are taken in."""
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder in memory, where there is one


@dataclass
class Found:
    """What one door has shown."""

    taken: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)


def fuzzed(door: str, count: int, seed: int, folder: Path) -> Found:
    """Have a child take so many files in; whenever it dies, another goes on after that file."""
    found, at = Found(), 0
    while at < count:
        last, fault = _run(door, (at, count), seed, folder, found)
        at = last + 1
        if fault:
            found.faults.append((last, fault))
    found.taken = count
    return found


def _run(
    door: str, numbers: tuple[int, int], seed: int, folder: Path, found: Found
) -> tuple[int, str]:
    """The last number that a child took, and how it ended; empty where it ended well."""
    ours, theirs = os.pipe()
    words = [sys.executable, "-m", "benchmarks.fuzz_worker", door, str(seed), *map(str, numbers)]
    with tempfile.TemporaryDirectory(dir=folder) as place, (folder / "said").open("ab") as said:
        child = subprocess.Popen(
            [*words, place, str(theirs)], pass_fds=[theirs], stdout=said, stderr=said
        )
        os.close(theirs)
        try:
            last, hangs = _heard(ours, child.pid, numbers[0], found)
        finally:
            os.close(ours)
        if hangs:
            child.kill()
        code = child.wait()
    if last < numbers[0]:
        raise SystemExit(f"The door “{door}” took in no file:\n{(folder / 'said').read_text()}")
    return last, "hang" if hangs else (f"crash: exit {code}" if code else "")


def _heard(pipe: int, child: int, first: int, found: Found) -> tuple[int, bool]:
    """Listen until a child falls silent: the last number it took, and whether it hangs there."""
    last, waiting = first - 1, b""
    since, used = time.monotonic(), _computed(child)
    while True:
        if not select.select([pipe], [], [], 1.0)[0]:
            # On a busy machine a child may wait long for its turn: that is no hang.
            patience = WARM_UP_S if last < first else BLOCKED_S
            if time.monotonic() - since > patience or (
                last >= first and _computed(child) - used > HANG_S
            ):
                return last, True
            continue
        more = os.read(pipe, 1 << 16)
        if not more:
            return last, False
        since, used = time.monotonic(), _computed(child)
        *lines, waiting = (waiting + more).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if isinstance(told, int):
                last = told
            else:
                found.faults.append((told[0], told[1]))


def _computed(process: int) -> float:
    """Seconds that a process has computed (proc(5): utime and stime)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _keep(folder: Path, door: str, seed: int, found: Found, place: Path) -> None:
    seeds = DOORS[door].seeds(place)
    for number, fault in found.faults:
        name = f"{door}-{seed}-{number}"
        (folder / name).write_bytes(input_of(DOORS[door], seeds, seed, number))
        (folder / f"{name}.txt").write_text(fault)


def main() -> int:
    """Try every door, print what was found, and end with 1 where anything was."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--door", nargs="+", choices=tuple(DOORS), default=tuple(DOORS))
    parser.add_argument("--share", type=float, default=1.0, help="of the files of each door")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    wish = parser.parse_args()
    taken, faults, wanted = 0, Counter[str](), 0
    within = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="leukoview-fuzz-", dir=within) as name:
        for door in wish.door:
            start, count = time.monotonic(), round(DOORS[door].count * wish.share)
            found = fuzzed(door, count, wish.seed, Path(name))
            print(
                f"{door:<16}{found.taken:>7} files in {time.monotonic() - start:>5.0f} s, "
                f"{len(found.faults)} not in order",
                flush=True,
            )
            if found.faults:
                wish.keep.mkdir(parents=True, exist_ok=True)
                _keep(wish.keep, door, wish.seed, found, Path(name))
            taken, wanted = taken + found.taken, wanted + count
            faults.update(f"{door}: {fault.strip().splitlines()[-1]}" for _, fault in found.faults)
    for fault, times in faults.most_common():
        print(f"{times} × {fault}")
    return verdict(
        [
            Measured("files not in order", 0, faults.total(), at_most=True),
            Measured("files taken in", wanted, taken),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
