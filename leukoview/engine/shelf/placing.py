"""Putting a model's files into their place: there whole and proven, or not there at all."""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from filelock import FileLock

from leukoview.engine.bundle import Bundle
from leukoview.engine.errors import BundleError, OutputError
from leukoview.engine.shelf.values import DIGITS

LOCK = ".lock"
COMING = ".coming-"
"""How the folder of a model begins that is still being written."""

_FIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}")
"""Names and versions that every file system takes as part of a folder's name."""


@contextmanager
def alone(models: Path) -> Iterator[None]:
    """Nobody else changes the shelf meanwhile; what a killed program left behind is swept away.

    Raises:
        OutputError: The folder cannot be written to.
    """
    try:
        models.mkdir(parents=True, exist_ok=True)
        with FileLock(models / LOCK):
            for left in models.glob(f"{COMING}*"):
                shutil.rmtree(left, ignore_errors=True)
            yield
    except OSError as failure:
        raise OutputError(f"The models in “{models}” cannot be changed.") from failure


def is_fit(name: str, version: str) -> bool:
    """Whether a model's name and version may be part of a folder's name."""
    return bool(_FIT.fullmatch(name) and _FIT.fullmatch(version))


def name_of(bundle: Bundle) -> str:
    """The name of a model's folder: name, version, and the beginning of its SHA-256.

    Raises:
        BundleError: Its name or version is none for a file.
    """
    made = bundle.manifest
    if not is_fit(made.name, made.version):
        raise BundleError(
            "The model’s name or version holds signs that no file name may have.",
            remedy="Have it made anew under a plain name.",
        )
    return f"{made.name}-{made.version}-{bundle.sha256[:DIGITS]}"


@contextmanager
def placed(
    models: Path, content: Mapping[str, bytes], prove: Callable[[Path], Bundle]
) -> Iterator[tuple[Bundle, Path]]:
    """Write files beside the models, prove them, and only then give them their name, in one step.

    A folder of that name is taken to be damaged, and replaced. If the block ends in an error, all
    is as it was before.

    Raises:
        BundleError: They are no model that may be read with.
        MissingWeightsError: Its network is not on this computer.
        OSError: The disk refuses.
    """
    coming = models / f"{COMING}{uuid4().hex}"
    try:
        new = coming / "model"
        new.mkdir(parents=True)
        for name, part in content.items():
            _write(new / name, part)
        bundle = prove(new)
        place = models / name_of(bundle)
        with _moved(new, place, coming / "old"):
            yield bundle, place
    finally:
        shutil.rmtree(coming, ignore_errors=True)


@contextmanager
def _moved(new: Path, place: Path, old: Path) -> Iterator[None]:
    """A new folder in its place, and what stood there aside; both back where the block fails."""
    if place.exists():
        place.rename(old)
    new.rename(place)
    _flush(place.parent)
    try:
        yield
    except BaseException:
        place.rename(new)
        if old.exists():
            old.rename(place)
        raise


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Have the disk keep the names in a folder, where the system can be asked to."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
