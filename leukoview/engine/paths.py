"""Names of files as text that can be written anywhere."""

import os
from pathlib import Path


def shown(path: Path) -> str:
    r"""A path as text that every encoding can carry; bytes that are no text become `\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
