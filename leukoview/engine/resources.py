"""Where the files that travel with the program lie: in the wheel, or beside the source tree."""

import os
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

    One that is there already keeps the rights that somebody has given it.

    Raises:
        StoreError: It cannot be made.
    """
    folder = Path(
        os.environ.get(HOME_VARIABLE) or platformdirs.user_data_dir("LeukoView", appauthor=False)
    )
    try:
        folder.mkdir(OWNER_ALONE, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"“{folder}”, where LeukoView remembers its work, cannot be made: {error.strerror}.",
            remedy=f"Ask for the right to write there, or name another folder in {HOME_VARIABLE}.",
        ) from error
    return folder
