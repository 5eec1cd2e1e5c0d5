"""The image files of the library, each named by its digest: whole, and for their owner alone."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from leukoview.engine.database import PRIVATE
from leukoview.engine.errors import LabError, OutputError
from leukoview.engine.output import write_whole

FOLDER = "library"
OWNER_ALONE = 0o700
SHELF = 2
"""Digits of a digest that name its folder: no folder grows too long to list."""


def place_of(folder: Path, digest: str) -> Path:
    """Where the image of this digest lies."""
    return folder / digest[:SHELF] / digest


def keep(folder: Path, digest: str, content: bytes) -> None:
    """Put an image in its place.

    Raises:
        OutputError: The disk is full or refuses.
    """
    place = place_of(folder, digest)
    _make(place.parent)
    write_whole(place, content, opener=_private)


@contextmanager
def adding(folder: Path) -> Iterator[None]:
    """While cells come in: no other program adds any.

    Raises:
        LabError: Another one does.
        OutputError: The folder cannot be made.
    """
    _make(folder)
    lock = FileLock(folder / ".lock", mode=PRIVATE)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise LabError(
            "Another LeukoView is adding cells to the library.",
            remedy="Wait until it is done, then try again.",
        ) from error
    try:
        yield
    finally:
        lock.release()


def sweep(folder: Path, wanted: Collection[str]) -> None:
    """Remove what no cell of the library needs: left over where adding was cut off."""
    for file in folder.glob(f"{'[0-9a-f]' * SHELF}/*"):
        if file.name not in wanted:
            with suppress(OSError):
                file.unlink()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(OWNER_ALONE, parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"“{folder}” cannot be made: {error.strerror}.") from error


def _private(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | BINARY, PRIVATE), "wb")


BINARY: int = getattr(os, "O_BINARY", 0)
"""Windows alone tells text from bytes."""
