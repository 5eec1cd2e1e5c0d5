"""`leukoview models` without an action: which models and networks came here, each verified."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from leukoview.cli import codes
from leukoview.engine import bundle
from leukoview.engine.backbone import registry
from leukoview.engine.description import MANIFEST
from leukoview.engine.editions import has_torch
from leukoview.engine.errors import LeukoError, MissingWeightsError
from leukoview.engine.evaluate import scorecard as scorecards
from leukoview.engine.resources import shipped


def act(_options: argparse.Namespace) -> int:
    """List the models and every network known; the code is 1 if a model is altered."""
    folders = _model_folders()
    print("Models:" if folders else "No model came with this installation.")
    sound = [_listed(folder) for folder in folders]
    print("Networks:")
    print(*_networks(), sep="\n")
    print("Networks of the founding study (docs/paper.md):")
    print(*_of_the_study(), sep="\n")
    return codes.ALL_READ if sound and all(sound) else codes.SOME_SKIPPED


def _model_folders() -> list[Path]:
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
        registry.digest(name)
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
