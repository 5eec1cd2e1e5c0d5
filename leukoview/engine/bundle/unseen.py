"""Imports that find less than is installed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import sklearn.utils


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


@contextmanager
def no_estimators() -> Iterator[None]:
    """Whoever asks scikit-learn for its estimators inside hears of none: all were imported else."""
    telling = sklearn.utils.all_estimators
    sklearn.utils.all_estimators = lambda *_asked: []
    try:
        yield
    finally:
        sklearn.utils.all_estimators = telling
