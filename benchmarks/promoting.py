"""Whether a sound model reads after kill -9, whenever it comes: a shelf is changed and killed.

In each round a child process puts models on a shelf, promotes them and rolls back as fast as it
can, and says so before and after each; the parent kills it at a seeded random moment. Then the
active model must load and verify, be the one that was reported last (or the one at hand), and the
trail must be whole. One shelf lives through all rounds. Run from the repository:

    python -m benchmarks.promoting [--rounds 50] [--seed 6]

This is the death of a process, not of the power supply.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import msgspec

from benchmarks.measuring import Measured, verdict
from leukoview.engine import bundle as bundles
from leukoview.engine.accounts import Person
from leukoview.engine.errors import LeukoError
from leukoview.engine.lab import FILE_NAME, Lab, Role
from leukoview.engine.progress import unwatched
from leukoview.engine.resources import HOME_VARIABLE, home
from leukoview.engine.shelf import (
    Kind,
    Outcome,
    Shelved,
    Verdict,
    chosen,
    own_models,
    shipped_model,
)
from leukoview.engine.shelf.proving import on_cpu
from leukoview.engine.shelf.shelf import Shelf

ROUNDS = 50
MODELS = 12
LONGEST_LIFE_S = 3.0
"""After its first word a child is killed within this time."""
PUT, PROMOTE, BACK = "putting", "promoting", "rolling back"
ADMIN = Person("Drill", Role.ADMIN)
SHIPS = ""


@dataclass
class Findings:
    """What all rounds have shown; `faults` are sentences."""

    done: Counter[str] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)
    leftovers: int = 0
    faults: list[str] = field(default_factory=list)


def made_models(folder: Path) -> tuple[Path, ...]:
    """Models that differ in their names alone."""
    known = bundles.load(shipped_model(practice=True))
    words = tuple((known.folder / part).read_bytes() for part in (bundles.SCORECARD, bundles.CARD))
    return tuple(
        bundles.save(
            folder / f"own-{number}",
            msgspec.structs.replace(known.manifest, name=f"own-{number}"),
            known.learned,
            known.golden,
            words,
        ).folder
        for number in range(MODELS)
    )


def change_for_ever(models: tuple[Path, ...], pipe: int, rng: random.Random) -> None:
    """Change the shelf as fast as it goes, saying each step; what was put is put anew."""

    def say(*words: str) -> None:
        os.write(pipe, (json.dumps(words) + "\n").encode())

    with closing(Lab(home() / FILE_NAME)) as lab:
        shelf = Shelf(lab, network=cache(on_cpu))
        say("ready")
        while True:
            own = [one for one in shelf.models() if not one.shipped]
            _one_change(shelf, own, models, rng, say)


def _one_change(
    shelf: Shelf,
    own: list[Shelved],
    models: tuple[Path, ...],
    rng: random.Random,
    say: Callable[..., None],
) -> None:
    """Retire and put anew, promote, or roll back."""
    here = {one.ref.id for one in own if one.kind is not Kind.RETIRED}
    missing = [path for path in models if f"{path.name}-1.0" not in here]
    free = [one for one in own if one.kind in (Kind.CANDIDATE, Kind.EARLIER)]
    earlier = [one for one in free if one.kind is Kind.EARLIER]
    what = rng.choice((PUT, PROMOTE, BACK))
    if what == PUT and missing:
        say("try", PUT, "")
        shelf.put(missing[0], ADMIN)
        say("done", PUT, "")
    elif what == PUT and len(free) > 2:
        shelf.retire(free[0].id, ADMIN)
    elif what == PROMOTE and free:
        one = rng.choice(free)
        say("try", PROMOTE, one.ref.sha256)
        active = shelf.active(practice=one.practice)
        verdict = Verdict(Outcome.BETTER, "Better.", one.ref, active.ref)
        shelf.promote(one.id, ADMIN, verdict=verdict)
        say("done", PROMOTE, one.ref.sha256)
    elif what == BACK and (earlier or not shelf.active(practice=True).shipped):
        to = rng.choice(earlier) if earlier else None
        sha256 = to.ref.sha256 if to else SHIPS
        say("try", BACK, sha256)
        shelf.roll_back(ADMIN, to.id if to else "", practice=True)
        say("done", BACK, sha256)


def killed(models: tuple[Path, ...], rng: random.Random) -> list[list[str]]:
    """What a child has said by the time it was killed."""
    ours, theirs = os.pipe()
    seed = rng.randrange(2**32)
    child = os.fork()
    if child == 0:
        os.close(ours)
        try:
            change_for_ever(models, theirs, random.Random(seed))  # noqa: S311 - a drill
        except BaseException as error:  # noqa: BLE001 - told to the parent, which counts it
            os.write(theirs, (json.dumps(["fault", repr(error), ""]) + "\n").encode())
        finally:
            os._exit(1)
    os.close(theirs)
    try:
        heard = os.read(ours, 1 << 16)
        time.sleep(rng.uniform(0.0, LONGEST_LIFE_S))
        os.kill(child, signal.SIGKILL)
        while more := os.read(ours, 1 << 16):
            heard += more
    finally:
        os.close(ours)
        os.waitpid(child, 0)
    return [json.loads(line) for line in heard.split(b"\n")[:-1]]


def check(before: str, said: list[list[str]], found: Findings) -> str:
    """Open everything anew; returns the SHA-256 of what reads now."""
    possible = [before]
    for mark, *words in said:
        match mark, words:
            case "fault", [what, _]:
                found.faults.append(what)
            case "done", [what, sha256]:
                found.done[what] += 1
                possible = possible if what == PUT else [sha256]
            case "try", [what, sha256] if what != PUT:
                possible = [possible[-1], sha256]
    last = said[-1] if said else ["ready"]
    found.killed[last[1] if last[0] == "try" else "between two changes"] += 1
    found.leftovers += any(own_models().glob(".coming-*"))
    choice = chosen(practice=True)
    loaded = bundles.load(choice.folder)
    now = SHIPS if choice.folder == shipped_model(practice=True) else loaded.sha256
    found.faults += [choice.remark] if choice.remark else []
    if now not in possible:
        found.faults.append("Another model reads than was reported.")
    with closing(Lab(home() / FILE_NAME)) as lab:
        lab.verify(unwatched)
        found.faults += [one.fault for one in Shelf(lab).models() if one.fault]
    return now


def drill(rounds: int, seed: int, folder: Path) -> Findings:
    """Kill and look, so many times."""
    rng, found, now = random.Random(seed), Findings(), SHIPS  # noqa: S311 - a drill, no secret
    models = made_models(folder / "made")
    for _ in range(rounds):
        said = killed(models, rng)
        try:
            now = check(now, said, found)
        except LeukoError as error:
            found.faults.append(str(error))
    return found


def told(found: Findings) -> Iterator[str]:
    """What happened, in lines."""
    for what, times in found.done.items():
        yield f"  {what:<50}{times:>5} done"
    for what, times in found.killed.items():
        yield f"  killed {what:<43}{times:>5}"
    yield f"  {'with half a model left beside the shelf':<50}{found.leftovers:>5}"
    for fault, times in Counter(found.faults).items():
        yield f"{times} × {fault}"


def main() -> int:
    """Drill, print what was found, and end with 1 where no sound model was left to read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=6)
    wish = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="leukoview-shelf-") as folder:
        os.environ[HOME_VARIABLE] = str(Path(folder) / "home")
        found = drill(wish.rounds, wish.seed, Path(folder))
    print(f"{wish.rounds} rounds in {time.monotonic() - start:.0f} s")
    print(*told(found), sep="\n")
    return verdict(
        [
            Measured("active models damaged, lost or not as reported", 0, len(found.faults), True),  # noqa: FBT003
            Measured("rounds", min(ROUNDS, wish.rounds), wish.rounds),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
