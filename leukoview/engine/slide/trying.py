"""A scanner's slide is read for the first time in a process of its own, which may end over it.

OpenSlide trusts what a file says of itself: a wrong one can end the program that opens it, and no
check of ours knows every way (decision 0094). So a child process opens the slide and reads a little
of it, and only where it lives on does this process open it too.
"""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from leukoview.engine.case import Box
from leukoview.engine.errors import LeukoError, UnreadableImageError
from leukoview.engine.slide import scanner
from leukoview.engine.slide.base import STRANGE, Slide

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LONGEST_S = 60.0
"""Seconds that the child may take to come up, and then over one slide."""
MOST_MEMORY = 2**30
"""Bytes that the child may take for one slide, where the system can hold it to that."""
SIDE = 512
"""Pixels of each side of the parts that are read."""
OVERVIEW = 2048
"""Pixels; the coarsest level is read whole where neither side has more."""

Known: TypeAlias = tuple[Path, int, int]
"""A file as it was: where, its bytes, when it was last written (ns)."""
Line: TypeAlias = "Connection[bool | tuple[Path, str], bool | tuple[Path, str]]"
Serve: TypeAlias = Callable[[Line], None]


def check_bearable(path: Path, vendor: str) -> None:
    """Refuse a scanner's slide over which a process that opens it ends, or hangs.

    A slide that was tried stays tried while its file stays as it is. A process that may have no
    children of its own (the engine's, a cluster's) is one that may end: there nothing is tried, nor
    where the system lets no child come up.

    Raises:
        UnreadableImageError: The child ended, or took too long.
    """
    if not multiprocessing.current_process().daemon:
        _bench().check(path, vendor)


def serve(line: Line) -> None:
    """The child: look at one slide after the other, until nobody asks any more."""
    _keep_quiet()
    with suppress(EOFError, OSError):
        line.send(obj=True)
        while isinstance(asked := line.recv(), tuple):
            # What is refused in words here is refused in the same words where it was asked.
            with suppress(LeukoError, MemoryError, *STRANGE):
                _look(scanner.opened(*asked))
            line.send(obj=True)


def _look(slide: Slide) -> None:
    """Read parts of a slide from which an error of its reader would show."""
    for level, box in _parts(slide):
        with suppress(LeukoError):
            slide.read(box, level)


def _parts(slide: Slide) -> Iterator[tuple[int, Box]]:
    """Both ends and the middle of every level, and the coarsest whole where it is small."""
    for level, step in enumerate(slide.downsamples):
        side = round(SIDE * step)
        right, bottom = max(slide.width - side, 0), max(slide.height - side, 0)
        for x, y in ((0, 0), (right // 2, bottom // 2), (right, bottom)):
            yield level, Box(x, y, side, side)
    if max(slide.width, slide.height) <= OVERVIEW * slide.downsamples[-1]:
        yield len(slide.downsamples) - 1, Box(0, 0, slide.width, slide.height)


@dataclass
class Bench:
    """Where slides are tried one after the other; the child is kept for the next.

    Safe to use from several threads.
    """

    longest_s: float = LONGEST_S
    serve: Serve = serve
    _tried: set[Known] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)
    _child: "_Child | None" = None

    def check(self, path: Path, vendor: str) -> None:
        """As `check_bearable`."""
        known = _known(path)
        with self._lock:
            if known in self._tried:
                return
            if self._child is None:
                self._child = _Child.started(self.serve)
                if not self._child.is_up():
                    self._end()
                    return
            refusal = self._child.refusal(path, vendor, self.longest_s)
            if refusal is not None:
                self._end()
                raise refusal
            self._tried.add(known)

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


@cache
def _bench() -> Bench:
    """This process's own; its child ends with it."""
    return Bench()


@dataclass(frozen=True)
class _Child:
    process: BaseProcess
    line: Line

    @classmethod
    def started(cls, serve: Serve) -> "_Child":
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs,), name="leukoview-first-look", daemon=True
        )
        process.start()
        theirs.close()
        return cls(process, ours)

    def is_up(self) -> bool:
        """Whether the child says within its time that it is there."""
        try:
            return self.line.poll(LONGEST_S) and self.line.recv() is True
        except (EOFError, OSError):
            return False

    def refusal(self, path: Path, vendor: str, longest_s: float) -> UnreadableImageError | None:
        """Why the child did not live on after a slide; None where it did."""
        try:
            self.line.send((path, vendor))
            if not self.line.poll(longest_s):
                return _too_slow(path)
            self.line.recv()
        except (EOFError, OSError):
            return _deadly(path)
        return None

    def end(self) -> None:
        self.line.close()
        self.process.kill()
        self.process.join()


def _deadly(path: Path) -> UnreadableImageError:
    return UnreadableImageError(
        f"“{path.name}” is damaged: the reader of its format breaks off over it.",
        remedy="Copy the slide again with every file that belongs to it, and keep their names.",
    )


def _too_slow(path: Path) -> UnreadableImageError:
    return UnreadableImageError(
        f"“{path.name}” cannot be opened in a reasonable time.",
        remedy="Copy the slide to this computer's own disk, with every file that belongs to it.",
    )


def _known(path: Path) -> Known:
    now = path.stat()
    return path, now.st_size, now.st_mtime_ns


def _keep_quiet() -> None:
    """Say nothing on the terminal when the library breaks off, and take no more memory than due."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - os.devnull is a name of the system's
        os.dup2(nowhere.fileno(), 2)
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - Unix alone has it

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # What the libraries have set aside, on many cores much, is held already.
        held = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
        most = held + MOST_MEMORY
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
