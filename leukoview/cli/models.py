"""`leukoview models`: which models and networks this computer has; bringing official weights."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from leukoview.cli import codes, shelf
from leukoview.cli.bench import Doors
from leukoview.engine import bundle
from leukoview.engine.backbone import registry
from leukoview.engine.bundle.manifest import MANIFEST
from leukoview.engine.editions import has_torch, need_torch
from leukoview.engine.errors import LeukoError, MissingWeightsError
from leukoview.engine.evaluate import scorecard as scorecards
from leukoview.engine.resources import shipped


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """List the models and every network known, add a network's weights, or see to the shelf.

    The code of the list without an action is 1 if a model is altered.
    """
    if options.action == "add":
        return _add(options)
    if options.action in {"put", "compare", "fit"}:
        # Loads what trains, which a list does not need.
        from leukoview.cli import fitting  # noqa: PLC0415

        return fitting.act(options)
    if options.action is not None:
        return shelf.act(options)
    folders = model_folders()
    print("Models:" if folders else "No model came with this installation.")
    sound = [_listed(folder) for folder in folders]
    print("Networks:")
    print(*_networks(), sep="\n")
    print("Networks of the founding study (docs/paper.md):")
    print(*_of_the_study(), sep="\n")
    return codes.ALL_READ if sound and all(sound) else codes.SOME_SKIPPED


def _add(options: argparse.Namespace) -> int:
    need_torch()
    # Imports torch, which a mere list does not need.
    from leukoview.engine.experiment.architectures import named  # noqa: PLC0415
    from leukoview.engine.experiment.weights import add_weights  # noqa: PLC0415

    record = add_weights(named(options.name), options.file)
    checked = "as published in its name" if record.checked else "which is published nowhere"
    print(f"{record.network}: {record.file} was converted and kept.")
    print(f"  sha256 {record.sha256}, {checked}")
    return codes.ALL_READ


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
    print(*(f"    {line}" for line in _judged(found)), sep="\n")
    return True


def _judged(found: bundle.Bundle) -> Iterator[str]:
    """How it was judged in one line, never without what that line must not be read as."""
    scorecard = scorecards.read((found.folder / bundle.SCORECARD).read_bytes())
    kept = scorecard.macro_f1
    said = f"macro-F1 {kept.value:.3f} ({kept.low:.3f}–{kept.high:.3f}) on {scorecard.dataset}"
    if scorecard.trustworthy:
        yield f"{said}, patients the models had not seen"
    else:
        yield f"!! {said}: not to be believed"
        yield from (f"!! {flag}" for flag in scorecard.flags)


def _networks() -> Iterator[str]:
    for name, backbone in registry.BACKBONES.items():
        yield f"  {name}: {_presence(name)}; {backbone.source.terms}"


def _presence(name: str) -> str:
    try:
        registry.weights_file(name)
    except MissingWeightsError:
        return f"not installed (package {registry.named(name).source.package})"
    return "installed"


def _of_the_study() -> Iterator[str]:
    if not has_torch():
        yield "  only in the full edition of LeukoView"
        return
    from leukoview.engine.experiment.architectures import ARCHITECTURES  # noqa: PLC0415 - torch
    from leukoview.engine.experiment.weights import weights_record  # noqa: PLC0415 - torch

    for name, architecture in ARCHITECTURES.items():
        try:
            record = weights_record(architecture)
            yield f"  {name}: added {record.added}, {record.file}, sha256 {record.sha256}"
        except MissingWeightsError as missing:
            yield f"  {name}: not added. {missing.remedy}"
