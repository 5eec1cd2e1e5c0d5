"""A bundle on disk: written whole, and loaded only if every part is what it was."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec

from leukoview.engine.backbone import registry
from leukoview.engine.bundle import golden as goldens
from leukoview.engine.bundle import held_out as records
from leukoview.engine.bundle import manifest as manifests
from leukoview.engine.bundle.frozen import frozen, thawed
from leukoview.engine.bundle.golden import Agreement, Golden
from leukoview.engine.bundle.held_out import HELD_OUT, HeldOut
from leukoview.engine.bundle.manifest import Manifest
from leukoview.engine.bundle.sums import check_sums, write_sums
from leukoview.engine.case import BundleRef, Prediction
from leukoview.engine.classify import Learned
from leukoview.engine.description import MANIFEST
from leukoview.engine.embed import Embedder, Features
from leukoview.engine.errors import BundleError, OutputError
from leukoview.engine.taxonomy import CellClass, named

CLASSIFIER = "classifier.skops"
GOLDEN = "golden.npz"
SCORECARD = "scorecard.json"
CARD = "MODEL_CARD.md"
NETWORK = "network.safetensors"
"""The weights of a backbone of the bundle's own, where it was fine-tuned."""

FILES = (CLASSIFIER, GOLDEN, SCORECARD, CARD)


@dataclass(frozen=True, eq=False)
class Bundle:
    """A verified model: what it is, what it learned, and how it was judged.

    `held_out` is what its folds said of its training cells; older bundles carry none.
    """

    folder: Path
    manifest: Manifest
    learned: Learned
    golden: Golden
    sha256: str
    held_out: HeldOut | None = None

    @cached_property
    def ref(self) -> BundleRef:
        """The short form that readings carry."""
        return BundleRef(
            id=f"{self.manifest.name}-{self.manifest.version}",
            name=self.manifest.title,
            version=self.manifest.version,
            sha256=self.sha256,
        )

    @property
    def classes(self) -> tuple[CellClass, ...]:
        """The classes it speaks of, in the order of the keys."""
        return tuple(named(key) for key in self.manifest.classes)

    def predict(self, features: Features) -> tuple[Prediction, ...]:
        """What it says of each feature row (n × d, from `manifest.backbone`)."""
        return self.learned.predict(features, self.ref.id)

    def reduced(self, features: Features) -> Features:
        """Each feature row (n × d) as the classifier sees it: fewer numbers that compare cells."""
        return self.learned.classifier.reduced(features)

    def agreement(self, embedder: Embedder) -> Agreement:
        """How near an embedder comes to the reference on the golden crops."""
        return goldens.agreement(self.golden, self.learned.classifier, embedder)


def load(folder: Path, *, keep_network: bool = True) -> Bundle:
    """Load a bundle and verify all of it: hashes, types, backbone, golden rows.

    A backbone of its own is put among those of this computer, unless the bundle is only tried and
    nothing of it may stay (`keep_network` is false).

    Raises:
        BundleError: A part is missing, altered, not trusted or does not reproduce its rows.
        MissingWeightsError: Its backbone is not on this computer.
        OutputError: A backbone of its own cannot be put there.
    """
    manifest = manifests.read(folder)
    check_sums(folder.parent, (f"{folder.name}/", f"{registry.FOLDER}/{manifest.backbone}."))
    own = (NETWORK,) if registry.is_own(manifest.backbone) else ()
    names = (*FILES, *own, *((HELD_OUT,) if HELD_OUT in manifest.files else ()))
    content = {name: _verified(folder, name, manifest) for name in names}
    classifier, familiar = thawed(content[CLASSIFIER])
    rows = goldens.read(content[GOLDEN])
    goldens.check(rows, classifier, familiar)
    _check_network(manifest, content.get(NETWORK), keep=keep_network)
    learned = Learned(
        manifest.classes, classifier, familiar, manifest.thresholds, manifest.case_rule
    )
    record = records.read(content[HELD_OUT]) if HELD_OUT in content else None
    return Bundle(
        folder, manifest, learned, rows, _digest((folder / MANIFEST).read_bytes()), record
    )


def save(
    folder: Path,
    manifest: Manifest,
    learned: Learned,
    golden: Golden,
    words: Sequence[bytes],
    held_out: HeldOut | None = None,
) -> Bundle:
    """Write a bundle whole, in place of what stood there, and load it again.

    `words` are the bytes of the scorecard and of the model card; `manifest.files` is filled here.
    A backbone that is no published one goes along.

    Raises:
        OutputError: The folder cannot be written.
    """
    content = dict(
        zip(
            FILES,
            (
                frozen(learned.classifier, learned.familiar),
                goldens.written(golden),
                *words,
            ),
            strict=True,
        )
    )
    if held_out is not None:
        content[HELD_OUT] = records.written(held_out)
    if registry.is_own(manifest.backbone):
        content[NETWORK] = registry.weights_file(manifest.backbone).read_bytes()
    whole = msgspec.structs.replace(
        manifest, files={name: _digest(part) for name, part in content.items()}
    )
    try:
        _put(folder, {**content, MANIFEST: manifests.written(whole)})
    except OSError as failure:
        raise OutputError(f"The model could not be written to “{folder}”.") from failure
    if (folder.parent / registry.SUMS).is_file():
        write_sums(folder.parent)
    return load(folder)


def _check_network(manifest: Manifest, own: bytes | None, *, keep: bool) -> None:
    """The bundle's `own` weights are those it names, or those of this computer are."""
    if own is None:
        registry.check(manifest.backbone, manifest.backbone_sha256)
        return
    registry.check_own(manifest.backbone, own)
    if _digest(own) != manifest.backbone_sha256:
        raise BundleError(f"“{NETWORK}” of the model “{manifest.title}” has been altered.")
    if keep:
        registry.keep(manifest.backbone, own)


def _verified(folder: Path, name: str, manifest: Manifest) -> bytes:
    try:
        content = (folder / name).read_bytes()
    except OSError as failure:
        raise BundleError(f"“{name}” is missing from the model “{manifest.title}”.") from failure
    if _digest(content) != manifest.files.get(name):
        raise BundleError(f"“{name}” of the model “{manifest.title}” has been altered.")
    return content


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _put(folder: Path, content: dict[str, bytes]) -> None:
    """All files in a new folder beside the old one, then the new in the old one's place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as beside:
        new = Path(beside) / "new"
        new.mkdir()
        for name, part in content.items():
            (new / name).write_bytes(part)
        if folder.exists():
            shutil.move(folder, Path(beside) / "old")
        os.replace(new, folder)  # noqa: PTH105 - pathlib's replace cannot move onto a folder's name
