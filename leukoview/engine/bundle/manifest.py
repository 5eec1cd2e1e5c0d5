"""What a bundle says of itself, as one JSON file."""

import hashlib
from pathlib import Path

import msgspec

from leukoview.engine.classify import FitPlan, Thresholds
from leukoview.engine.crop import CropRecipe
from leukoview.engine.errors import BundleError
from leukoview.engine.summary import CaseRule
from leukoview.engine.taxonomy import ClassKey

FORMAT = 1
"""Raised whenever an older program could not read a newer bundle."""

MANIFEST = "manifest.json"


class Provenance(msgspec.Struct, frozen=True):
    """What a bundle was trained on, and by which program."""

    dataset: str
    cells: dict[str, int]
    groups: int
    groups_known: bool
    made: str
    program: str
    notes: tuple[str, ...] = ()


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """All of a bundle but its arrays; `files` holds the SHA-256 of every other file in it."""

    format: int = FORMAT
    name: str
    title: str
    version: str
    classes: tuple[ClassKey, ...]
    backbone: str
    backbone_sha256: str
    crop: CropRecipe
    fit: FitPlan
    thresholds: Thresholds
    case_rule: CaseRule
    practice_only: bool = False
    intended_use: str
    terms: str
    training: Provenance
    files: dict[str, str]


def read(folder: Path) -> Manifest:
    """The manifest of a bundle.

    Raises:
        BundleError: There is none, it is no manifest, or it is of a newer format.
    """
    path = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as failure:
        raise BundleError(f"There is no model in “{folder}”.") from failure
    except (msgspec.MsgspecError, ValueError, RecursionError) as failure:
        raise BundleError(f"The description of the model in “{folder}” is damaged.") from failure
    if manifest.format > FORMAT:
        raise BundleError(
            f"The model “{manifest.title}” was made by a newer program.",
            remedy="Update LeukoView, or choose another model.",
        )
    return manifest


def digest(folder: Path) -> str:
    """The SHA-256 of a bundle's manifest, and so of all that it proves: what tells bundles apart.

    Raises:
        BundleError: There is none.
    """
    try:
        return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    except OSError as failure:
        raise BundleError(f"There is no model in “{folder}”.") from failure


def written(manifest: Manifest) -> bytes:
    """The manifest as the bytes of its file."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
