"""Imports that find less than is installed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unseen(*names: str) -> Iterator[None]:
    """Packages that an import inside finds missing, unless they were imported before."""
    hidden = [name for name in names if name not in sys.modules]
    # None is the interpreter's own sign for a module that must not be imported.
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
