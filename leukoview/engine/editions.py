"""Two editions of one program: the full one brings PyTorch, the base one does not."""

import sys
from importlib.util import find_spec
from pathlib import Path

from leukoview import __version__
from leukoview.engine.errors import EditionError

PACK_FOLDER = "graphics"
"""Where beside an installed program a pack for graphics cards lies (pack.py)."""


def installed_program() -> Path:
    """The folder of the program as it was installed; for a source tree that of its Python."""
    return Path(sys.executable).parent


def is_installed() -> bool:
    """Whether this is a program that was installed as one, not a package in somebody's Python."""
    return bool(getattr(sys, "frozen", False))


def has_torch() -> bool:
    """Whether PyTorch is installed here; it is not loaded."""
    try:
        return find_spec("torch") is not None
    except ModuleNotFoundError:
        return False


def version() -> str:
    """Which version and edition of the program this is, as “0.1.0, base edition”."""
    return f"{__version__}, {'full' if has_torch() else 'base'} edition"


def need_torch() -> None:
    """Refuse what only the full edition can do.

    Raises:
        EditionError: This is the base edition.
    """
    if not has_torch():
        raise EditionError(
            "Fine-tuning, models that were fine-tuned, and the founding study need the full "
            "edition of LeukoView: PyTorch is not installed here."
        )
