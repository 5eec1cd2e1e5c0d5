"""The child of a fuzz run: takes wrong files in through one door, and tells what was not in order.

    python -m benchmarks.fuzz_worker DOOR SEED FIRST LAST FOLDER PIPE

It says the number of every file before it takes it in, so that its parent knows at which one it
died or hung.
"""

import json
import os
import random
import resource
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from benchmarks.fuzz_doors import DOORS, Door
from leukoview.engine.errors import LeukoError

MOST_MEMORY = 2**30
"""Bytes that one file may make the program hold at once, beyond what it held before."""
HARD_LIMIT = 6 * 2**30
"""Bytes at which the system ends it, for the machine's sake."""

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
PATHS_WRITTEN = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link"}
FORBIDDEN = {
    *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.spawn"),
    *("socket.connect", "socket.bind", "socket.getaddrinfo", "pickle.find_class"),
}


class Guard:
    """Hears every deed of the interpreter, and keeps those that a file from outside may not cause.

    An audit hook cannot be taken back; what is heard between files is forgotten.
    """

    def __init__(self, folder: Path) -> None:
        self._allowed = (str(folder), "/dev/null", "/proc/self/clear_refs")
        self.heard: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in FORBIDDEN:
            self.heard.append(f"{event} {arguments!r:.200}")
        elif event in PATHS_WRITTEN or (event == "open" and _for_writing(arguments[2])):
            self._check(event, _where(arguments))

    def _check(self, event: str, path: object) -> None:
        if isinstance(path, int) or str(os.fsdecode(path)).startswith(self._allowed):  # type: ignore[arg-type]
            return
        self.heard.append(f"{event} outside its folder: {path!r:.200}")


def _where(arguments: tuple[object, ...]) -> object:
    """The path that an event names; one within an open folder (`dir_fd`) from the root on."""
    folder = arguments[-1]
    if len(arguments) < 4 and isinstance(folder, int) and folder > 2:
        with suppress(OSError):
            return Path(f"/proc/self/fd/{folder}").readlink() / os.fsdecode(arguments[0])  # type: ignore[arg-type]
    return arguments[0]


def _for_writing(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & WRITES)


def input_of(door: Door, seeds: list[bytes], seed: int, number: int) -> bytes:
    """The wrong file of a number."""
    rng = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret
    return door.mutate(rng.choice(seeds), rng, seeds)


def fault_of(enter: Callable[[Path], None], path: Path, guard: Guard) -> str:
    """What was not in order when a file was taken in; empty where all was."""
    _forget_peak()
    before = _held("VmRSS")
    guard.heard.clear()
    try:
        enter(path)
    except LeukoError as error:
        said = "" if error.what and "\n" not in str(error) else f"no sentence: {error!s:.200}"
    except BaseException:  # noqa: BLE001 - whatever it is, it is a finding
        said = traceback.format_exc()
    else:
        said = ""
    if guard.heard:
        return f"{said} did {guard.heard}"
    grown = _held("VmHWM") - before
    return said or (f"took {grown / 2**20:.0f} MB" if grown > MOST_MEMORY else "")


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _held(what: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) * 1024
    return 0


def main() -> int:
    """Take the files of these numbers in."""
    name, seed, first, last, folder, pipe = sys.argv[1:]
    place = Path(folder)
    os.environ["LEUKOVIEW_HOME"] = str(place / "home")
    tempfile.tempdir = folder
    resource.setrlimit(resource.RLIMIT_DATA, (HARD_LIMIT, HARD_LIMIT))
    door = DOORS[name]
    seeds = door.seeds(place)
    path = place / f"taken{door.suffix}"
    for good in seeds[:3]:
        path.write_bytes(good)
        door.enter(path)
    guard = Guard(place)
    with os.fdopen(int(pipe), "w", buffering=1) as out:
        for number in range(int(first), int(last)):
            content = input_of(door, seeds, int(seed), number)
            path.unlink(missing_ok=True)
            path.write_bytes(content)
            out.write(f"{number}\n")
            if fault := fault_of(door.enter, path, guard):
                out.write(json.dumps([number, fault]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
