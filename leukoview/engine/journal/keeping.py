"""Where journals lie, who may write in one, and when it goes.

One file for each slide, model and way of reading, in the folder of what LeukoView remembers. Its
name begins with the size of the slide's file, so that most slides need no digest to know that there
is none.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from leukoview.engine import database
from leukoview.engine.case import Remark
from leukoview.engine.errors import StoreError
from leukoview.engine.journal.journal import Course, Journal
from leukoview.engine.resources import OWNER_ALONE, home

FOLDER = "journals"
SUFFIX = ".sqlite"

JOURNAL = "journal"
"""Code of the remark that a reading was begun anew, or could not have been gone on with."""

LIFETIME_S = 30 * 24 * 3600.0
"""Seconds after which a journal that nobody went on with is removed: the slide may be long gone."""

NAME_SIGNS = 32
"""Hexadecimal digits of a course's digest in the name of its journal."""


@dataclass(slots=True)
class Kept:
    """A journal in use; `remark` says what became of an earlier one, or why it will not stay.

    Set `whole` once the reading is: then the journal is removed.
    """

    journal: Journal
    remark: Remark | None = None
    whole: bool = False


@contextmanager
def kept(slide: Path, course: Course, *, anew: bool = False) -> Iterator[Kept]:
    """The journal of a reading, what an earlier one left in it included unless begun `anew`.

    A damaged one is begun anew and the remark says so. Where somebody else reads the same slide in
    the same way, or the folder cannot be written to, the journal ends with this program.
    """
    with ExitStack() as stack:
        try:
            now = _own(_path(slide, course), course, stack, anew=anew)
        except (StoreError, Timeout) as error:
            now = _passing(course, stack, error)
        stack.callback(now.journal.close)
        yield now


@contextmanager
def passing(course: Course) -> Iterator[Kept]:
    """A journal that ends with this reading; what an interrupted one has kept stays as it is."""
    with ExitStack() as stack:
        now = _passing(course, stack)
        stack.callback(now.journal.close)
        yield now


def unfinished(slide: Path, course: Course) -> float | None:
    """Which part of a slide an interrupted reading has behind it; None where there is none."""
    path = _path(slide, course)
    with suppress(StoreError, Timeout), ExitStack() as stack:
        if path.is_file():
            stack.enter_context(FileLock(_lock(path), mode=database.PRIVATE, timeout=0))
            journal = Journal(path, course)
            stack.callback(journal.close)
            return journal.share or None
    return None


def may_be_unfinished(slide: Path) -> bool:
    """Whether a journal is here of a slide of that size: cheap, before `unfinished` is asked."""
    try:
        return any((home() / FOLDER).glob(f"{_size(slide)}-*{SUFFIX}"))
    except (OSError, StoreError):
        return False


def _own(path: Path, course: Course, stack: ExitStack, *, anew: bool) -> Kept:
    """The journal of this course, which stays until its reading is whole."""
    with database.explained(path.parent):
        path.parent.mkdir(OWNER_ALONE, exist_ok=True)
        _forget_old(path.parent)
    stack.enter_context(FileLock(_lock(path), mode=database.PRIVATE, timeout=0))
    if anew:
        _erase(path)
    try:
        now = Kept(Journal(path, course))
    except StoreError:
        _erase(path)
        sentence = (
            "What was kept of an interrupted reading of this slide was damaged: the slide was read "
            "from its beginning."
        )
        now = Kept(Journal(path, course), Remark(JOURNAL, sentence))
    stack.callback(lambda: _erase(path) if now.whole else None)
    return now


def _passing(course: Course, stack: ExitStack, reason: StoreError | Timeout | None = None) -> Kept:
    """A journal for this run alone; a remark says so where that was not wanted."""
    folder = Path(stack.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
    remark = None
    if isinstance(reason, StoreError):
        sentence = "Had this reading been interrupted, it could not have been gone on with."
        remark = Remark(JOURNAL, f"{reason.what} {sentence}")
    return Kept(Journal(folder / f"passing{SUFFIX}", course), remark)


def _path(slide: Path, course: Course) -> Path:
    return home() / FOLDER / f"{_size(slide)}-{course.digest[:NAME_SIGNS]}{SUFFIX}"


def _size(slide: Path) -> int:
    """Bytes of a slide's file; 0 of one that is only in memory."""
    return slide.stat().st_size if slide.is_file() else 0


def _lock(path: Path) -> Path:
    return path.with_suffix(".lock")


def _erase(path: Path) -> None:
    """Remove a journal that nobody has open, with what SQLite may have left beside it.

    The file goes last: its companions without it would be taken for those of the next one.
    """
    for ending in ("-wal", "-shm", ""):
        with database.explained(path):
            Path(f"{path}{ending}").unlink(missing_ok=True)


def _forget_old(folder: Path) -> None:
    """Remove the journals that nobody went on with, and locks that have none any more.

    A lock outlives its journal by that time, so that nobody waits for one that has just gone.
    """
    before = time.time() - LIFETIME_S
    for lock in folder.glob("*.lock"):
        with suppress(OSError, StoreError, Timeout):
            journal = lock.with_suffix(SUFFIX)
            if (journal if journal.exists() else lock).stat().st_mtime < before:
                with FileLock(lock, mode=database.PRIVATE, timeout=0):
                    _erase(journal)
                    lock.unlink()
