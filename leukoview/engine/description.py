"""A model by its description alone: what a list says of it, read without what loads a model.

`engine.bundle` reads the same file whole, and with it loads scikit-learn, which takes seconds.
"""

import hashlib
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from leukoview.engine.errors import BundleError

FORMAT = 1
"""Raised whenever an older program could not read a newer bundle."""

MANIFEST = "manifest.json"


class _Described(Protocol):
    @property
    def format(self) -> int: ...
    @property
    def title(self) -> str: ...


Described = TypeVar("Described", bound=_Described)


class Making(msgspec.Struct, frozen=True):
    """When a model was made (ISO date)."""

    made: str


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a manifest that names a model; nothing else of it is looked at."""

    format: int = FORMAT
    name: str
    title: str
    version: str
    practice_only: bool = False
    training: Making


def read(folder: Path) -> Description:
    """The description of the model in a folder.

    Raises:
        BundleError: There is none, it is no description, or it is of a newer format.
    """
    return read_as(Description, folder)


def read_as(kind: type[Described], folder: Path) -> Described:
    """As much of the manifest in a folder as `kind` wants to know.

    Raises:
        BundleError: There is none, it is no manifest, or it is of a newer format.
    """
    try:
        found = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=kind)
    except OSError as failure:
        raise BundleError(f"There is no model in “{folder}”.") from failure
    except (msgspec.MsgspecError, ValueError, RecursionError) as failure:
        raise BundleError(f"The description of the model in “{folder}” is damaged.") from failure
    if found.format > FORMAT:
        raise BundleError(
            f"The model “{found.title}” was made by a newer program.",
            remedy="Update LeukoView, or choose another model.",
        )
    return found


def digest(folder: Path) -> str:
    """The SHA-256 of a bundle's manifest, and so of all that it proves: what tells bundles apart.

    Raises:
        BundleError: There is none.
    """
    try:
        return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    except OSError as failure:
        raise BundleError(f"There is no model in “{folder}”.") from failure
