"""Writing results: each file whole or not at all, and nothing overwritten by surprise."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from leukoview.engine.errors import OutputError

Opener = Callable[[Path], BinaryIO]
"""Opens a new file for writing; refuses one that exists."""

REFUSED = "the system refused"
"""Where an error of the system names no reason."""

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space, or choose another disk."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space, or ask for more."),
    errno.EROFS: ("the disk may only be read", "Choose a folder you may write to."),
    errno.EACCES: ("you may not write there", "Choose a folder you may write to."),
    errno.EPERM: ("you may not write there", "Choose a folder you may write to."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter name."),
}


def created(path: Path) -> BinaryIO:
    """A new file, open for writing."""
    return path.open("xb")


def write_whole(path: Path, content: bytes, *, opener: Opener = created) -> None:
    """Put a file in its place whole: written beside it, flushed to the disk, then renamed.

    Whatever goes wrong, a file that was there before stays as it was and nothing is left over.

    Raises:
        OutputError: The folder cannot be written to, the disk is full, or a folder has this name.
    """
    write_all({path: content}, opener=opener)


def write_all(files: Mapping[Path, bytes], *, opener: Opener = created) -> None:
    """Put several files in their places, all of them or none: each is whole beside its place first.

    Only a disk that fails between two renames can leave some of them.

    Raises:
        OutputError: A folder cannot be written to, the disk is full, or a folder has such a name.
    """
    beside = {path: path.parent / f".{uuid4().hex}.new" for path in files}
    try:
        for path, content in files.items():
            with _explaining(path):
                _refuse_folder(path)
                _written(beside[path], content, opener)
        for path, new in beside.items():
            with _explaining(path):
                new.replace(path)
    finally:
        for new in beside.values():
            with suppress(OSError):
                new.unlink()


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _explained(path, error) from error


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))


def _written(path: Path, content: bytes, opener: Opener) -> None:
    with opener(path) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def check_places(paths: Iterable[Path], *, overwrite: bool, opener: Opener = created) -> None:
    """Make sure, before any work is done, that results can be written where they are wanted.

    Raises:
        OutputError: A place is wanted twice, is taken and may not be overwritten, is a folder, or
            lies in a folder that is missing or refuses new files.
    """
    seen: set[Path] = set()
    for path in paths:
        if path.resolve() in seen:
            raise OutputError(
                f"“{path}” is named for two results.", remedy="Give each result its own name."
            )
        seen.add(path.resolve())
        _check_place(path, overwrite=overwrite)
    for folder in sorted({path.parent for path in seen}):
        _check_folder(folder, opener)


def _check_place(path: Path, *, overwrite: bool) -> None:
    if path.is_dir():
        raise OutputError(f"“{path}” is a folder.", remedy="Give the name of a file to write.")
    if not path.parent.is_dir():
        raise OutputError(
            f"“{path.parent}” is not a folder, so “{path.name}” cannot be written there.",
            remedy="Make the folder first, or choose another.",
        )
    if path.exists() and not overwrite:
        raise OutputError(
            f"“{path}” is already there.", remedy="Choose another name, or allow overwriting."
        )


def _check_folder(folder: Path, opener: Opener) -> None:
    probe = folder / f".{uuid4().hex}.new"
    try:
        opener(probe).close()
    except OSError as error:
        raise _explained(folder, error) from error
    finally:
        with suppress(OSError):
            probe.unlink()


def _explained(path: Path, error: OSError) -> OutputError:
    if path.is_dir() and error.errno in {errno.EISDIR, errno.ENOTEMPTY, errno.EEXIST}:
        return OutputError(f"“{path}” is a folder.", remedy="Give the name of a file to write.")
    usual = (error.strerror or REFUSED, OutputError.remedy)
    reason, remedy = _REASONS.get(error.errno or 0, usual)
    return OutputError(f"“{path}” cannot be written: {reason}.", remedy=remedy)
