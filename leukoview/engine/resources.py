"""Where the files that travel with the program lie: in the wheel, or beside the source tree."""

import os
import stat
from contextlib import suppress
from pathlib import Path

import platformdirs

from leukoview.engine.errors import StoreError

_PACKAGE = Path(__file__).resolve().parents[1]

HOME_VARIABLE = "LEUKOVIEW_HOME"
"""Environment variable that moves everything LeukoView remembers to another folder."""

OWNER_ALONE = 0o700
"""Patients' names lie in it."""


def shipped(folder: str) -> Path:
    """The shipped `models` or `assets` folder: package data first, the source tree otherwise."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def home() -> Path:
    """The folder for what LeukoView remembers on this computer; made on first use, for its owner.

    The usual one is closed to others where somebody opened it. One that `HOME_VARIABLE` names keeps
    its rights, since it may be shared on purpose; see `open_to_others`.

    Raises:
        StoreError: It cannot be made.
    """
    named = os.environ.get(HOME_VARIABLE)
    folder = Path(named or platformdirs.user_data_dir("LeukoView", appauthor=False))
    try:
        folder.mkdir(OWNER_ALONE, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"“{folder}”, where LeukoView remembers its work, cannot be made: {error.strerror}.",
            remedy=f"Ask for the right to write there, or name another folder in {HOME_VARIABLE}.",
        ) from error
    if not named and open_to_others(folder):
        with suppress(OSError):
            folder.chmod(OWNER_ALONE)
    return folder


def open_to_others(folder: Path) -> bool:
    """Whether other users of this computer may look into a folder, or write to it.

    On Windows the rights of the user's profile hold, which are not looked at.
    """
    return os.name == "posix" and bool(stat.S_IMODE(folder.stat().st_mode) & ~OWNER_ALONE)
