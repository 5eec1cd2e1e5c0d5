"""What a bundle says of itself, as one JSON file."""

from pathlib import Path

import msgspec

from leukoview.engine.classify import FitPlan, Thresholds
from leukoview.engine.crop import CropRecipe
from leukoview.engine.description import FORMAT, read_as
from leukoview.engine.summary import CaseRule
from leukoview.engine.taxonomy import ClassKey


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
    return read_as(Manifest, folder)


def written(manifest: Manifest) -> bytes:
    """The manifest as the bytes of its file."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
