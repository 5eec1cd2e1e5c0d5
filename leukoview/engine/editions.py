"""Two editions of one program: the full one brings PyTorch, the base one does not."""

from importlib.util import find_spec

from leukoview import __version__
from leukoview.engine.errors import EditionError


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
