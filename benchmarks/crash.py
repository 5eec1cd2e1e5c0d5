"""Whether a decision that was reported as done outlives kill -9: a case is relabelled and killed.

In each round a child process relabels, moves, places, deletes, undoes and redoes cells of a case as
fast as it can, through the window's own session, and says so before and after each change; the
parent kills it at a seeded moment, opens the file anew, and compares it with what was said. One
file lives through all rounds. Run from the repository:

    python -m benchmarks.crash [--rounds 200] [--seed 5]

This is the death of a process, not of the power supply: what the disk does with what it was told
to keep is beyond it.
"""

import argparse
import json
import os
import random
import select
import signal
import sqlite3
import struct
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from benchmarks.measuring import Measured, verdict
from benchmarks.relabelling import (
    BEGIN,
    COMMIT,
    DONE,
    LABELS,
    REFUSED,
    SIDE,
    TRY,
    Account,
    Said,
    Stand,
    relabel_for_ever,
)
from leukoview.engine.case import Box, Cell, CellId, CellReading, Prediction
from leukoview.engine.casefile import CaseId, SlideId, SlideSource, Stamp, trail
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead, SlideAdded
from leukoview.engine.casefile.paperwork import CaseOpened
from leukoview.engine.errors import LeukoError
from leukoview.engine.progress import unwatched
from leukoview.engine.store import FILE_NAME, Store

ROUNDS = 200
ROUNDS_PER_CASE = 10
CELLS = 300
LONGEST_LIFE_S = 0.4
"""After its first change a child is killed within this time, or at the moment aimed at."""
LATEST_MARK = 120
"""A child is killed at the latest at this one of the moments aimed at."""
NOTHING = "before its first change"
PHASES = {
    NOTHING: NOTHING,
    TRY: "between the wish and its transaction",
    BEGIN: "inside a transaction, before COMMIT",
    COMMIT: "inside COMMIT, or before it was reported",
    DONE: "between two changes",
}


@dataclass
class Findings:
    """What all rounds have shown; `faults` are sentences."""

    changes: int = 0
    logs: int = 0
    torn: int = 0
    kept_whole: int = 0
    last_marks: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def inside(self) -> int:
        """Rounds killed between BEGIN and the end of COMMIT."""
        return self.last_marks[BEGIN] + self.last_marks[COMMIT]

    def note(self, said: Said, log: Path) -> None:
        """Where a child was killed, before the file is opened again."""
        marks = [mark for mark, _ in said if mark != REFUSED]
        self.last_marks[marks[-1] if marks else NOTHING] += 1
        self.changes += marks.count(DONE)
        self.logs += log.is_file() and log.stat().st_size > 0
        self.torn += unfinished_frames(log) > 0
        self.faults += [f"The session refused: {what}" for mark, what in said if mark == REFUSED]

    def where(self) -> Iterator[tuple[str, int]]:
        """In words, where the children were killed, and how often."""
        for mark, words in PHASES.items():
            yield words, self.last_marks[mark]
        yield "with a write-ahead log left behind", self.logs
        yield "with half a transaction in that log", self.torn
        yield "with the change at hand whole, though not reported", self.kept_whole


def begun(path: Path) -> CaseId:
    """A case with one slide, whose cells were found and read."""
    case = trail.begun(CaseId(uuid4().hex), Stamp("Crash", datetime.now(UTC)))
    slide = SlideId(uuid4().hex)
    cells = [Cell(CellId(n), Box(30 * n, 30 * n, 60, 60)) for n in range(CELLS)]
    said = Prediction({LABELS[-1]: 1.0}, unsure=False, unlike_training=False, bundle="crash")
    made = (
        CaseOpened("crash"),
        SlideAdded(slide, SlideSource(Path("crash.png"), "", SIDE, SIDE)),
        CellsPlaced(slide, tuple(cells)),
        CellsRead(slide, tuple(CellReading(cell, said) for cell in cells)),
    )
    with closing(Store(path)) as store:
        store.append(case, made, case.opened)
    return case.id


def killed(path: Path, id_: CaseId, rng: random.Random) -> Said:
    """What a child has said by the time it was killed."""
    ours, theirs = os.pipe()
    seed = rng.randrange(2**32)
    child = os.fork()
    if child == 0:
        os.close(ours)
        try:
            relabel_for_ever(path, id_, theirs, seed)
        finally:
            os._exit(1)
    os.close(theirs)
    try:
        heard = _until_its_moment(ours, rng)
        os.kill(child, signal.SIGKILL)
        while more := os.read(ours, 1 << 16):
            heard += more
    finally:
        os.close(ours)
        os.waitpid(child, 0)
    lines = heard.split(b"\n")[:-1]
    return [(str(mark), what) for mark, what in map(json.loads, lines)]


def _until_its_moment(pipe: int, rng: random.Random) -> bytes:
    """Listen until the moment to kill: a time, or the n-th mark of a kind and a little later."""
    aimed = rng.choice((None, TRY, BEGIN, COMMIT, DONE))
    nth, late = rng.randrange(1, LATEST_MARK), rng.choice((0.0, 0.0, 0.0005, 0.002))
    life, deadline = rng.uniform(0.0, LONGEST_LIFE_S), None
    heard, seen = b"", 0
    while deadline is None or time.monotonic() < deadline:
        wait = None if deadline is None else max(0.0, deadline - time.monotonic())
        if not select.select([pipe], [], [], wait)[0]:
            break
        more = os.read(pipe, 1 << 16)
        if not more:
            break
        heard += more
        if deadline is None and aimed is None:
            deadline = time.monotonic() + life
        seen = heard.count(f'["{aimed}"'.encode())
        if aimed is not None and seen >= nth:
            time.sleep(late)
            break
    return heard


def check(path: Path, id_: CaseId, possible: list[Stand], found: Findings) -> Stand:
    """Open the file anew, and compare it with what was said; what the case holds now."""
    with closing(Store(path)) as store:
        if store.read_only:
            found.faults.append("A lock was left behind.")
        now = Stand.of(store.case(id_))
        store.verify(unwatched)
    with closing(sqlite3.connect(path)) as db:
        (whole,) = db.execute("PRAGMA integrity_check").fetchone()
    if whole != "ok":
        found.faults.append(f"The file is corrupt: {whole}")
    if now not in possible:
        found.faults.append("The case is not what was reported as done.")
    found.kept_whole += now != possible[0]
    return now


def unfinished_frames(log: Path) -> int:
    """Frames of a write-ahead log after its last commit (SQLite file format, section 4)."""
    content = log.read_bytes() if log.is_file() else b""
    if len(content) < 32:
        return 0
    page, salts, frames = struct.unpack(">I", content[8:12])[0], content[16:24], 0
    for start in range(32, len(content) - 24 - page + 1, 24 + page):
        if content[start + 8 : start + 16] != salts:
            break
        frames = 0 if content[start + 4 : start + 8] != bytes(4) else frames + 1
    return frames


def drill(rounds: int, seed: int, path: Path) -> Findings:
    """Kill and look, so many times."""
    rng, found = random.Random(seed), Findings()  # noqa: S311 - a drill, no secret
    for number in range(rounds):
        if number % ROUNDS_PER_CASE == 0:
            id_ = begun(path)
            with closing(Store(path)) as store:
                now = Stand.of(store.case(id_))
        said = killed(path, id_, rng)
        found.note(said, Path(f"{path}-wal"))
        try:
            now = check(path, id_, Account(now).reported(said), found)
        except LeukoError as error:
            found.faults.append(str(error))
    return found


def main() -> int:
    """Drill, print what was found, and end with 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=5)
    wish = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="leukoview-crash-") as folder:
        path = Path(folder) / FILE_NAME
        found = drill(wish.rounds, wish.seed, path)
        with closing(Store(path)) as store:
            entries = store.verify(unwatched)
    print(f"{wish.rounds} rounds in {time.monotonic() - start:.0f} s; {found.changes} changes were")
    print(f"reported as done; the trail holds {entries} entries. Killed")
    for words, times in found.where():
        print(f"  {words:<50}{times:>5}")
    for fault, times in Counter(found.faults).items():
        print(f"{times} × {fault}")
    return verdict(
        [
            Measured("decisions lost, chains broken, files corrupt", 0, len(found.faults), True),  # noqa: FBT003
            Measured("rounds", min(ROUNDS, wish.rounds), wish.rounds),
            Measured(
                "share of rounds killed inside a transaction", 0.3, found.inside / wish.rounds
            ),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
