"""`leukoview models`: which models and networks this computer has, each verified."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.engine import bundle
from leukoview.engine.backbone import registry
from leukoview.engine.bundle.manifest import MANIFEST
from leukoview.engine.errors import LeukoError, MissingWeightsError
from leukoview.engine.resources import shipped


def run(_options: argparse.Namespace, _doors: Doors) -> int:
    """List the shipped models and every network known; 1 if a model is altered."""
    folders = model_folders()
    print("Models:" if folders else "No model came with this installation.")
    sound = [_listed(folder) for folder in folders]
    print("Networks:")
    print(*_networks(), sep="\n")
    return codes.ALL_READ if sound and all(sound) else codes.SOME_SKIPPED


def model_folders() -> list[Path]:
    """The folders of the models that came with the program."""
    models = shipped("models")
    if not models.is_dir():
        return []
    return sorted(path for path in models.iterdir() if (path / MANIFEST).is_file())


def _listed(folder: Path) -> bool:
    try:
        found = bundle.load(folder)
    except LeukoError as error:
        print(f"  {folder.name}: {error}")
        return False
    classes = ", ".join(kind.key for kind in found.classes)
    kind = "drawn images only" if found.manifest.practice_only else "real images"
    print(f"  {folder.name}: {found.ref.name} {found.ref.version}, reads {kind}: {classes}")
    print(f"    sha256 {found.ref.sha256}; {found.manifest.terms}")
    return True


def _networks() -> Iterator[str]:
    for name, backbone in registry.BACKBONES.items():
        yield f"  {name}: {_presence(name)}; {backbone.source.terms}"


def _presence(name: str) -> str:
    try:
        registry.weights_file(name)
    except MissingWeightsError:
        return f"not installed (package {registry.named(name).source.package})"
    return "installed"
