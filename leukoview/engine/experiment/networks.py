"""The networks of a study, ready to be opened: the paper's five and this program's own."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import torch
from torch import Tensor, nn

from leukoview.engine.backbone import registry
from leukoview.engine.backbone.export import loaded
from leukoview.engine.backbone.torchvision_border import require
from leukoview.engine.case import Pixels
from leukoview.engine.embed import BATCH, Features, views_of
from leukoview.engine.errors import LeukoError
from leukoview.engine.experiment.architectures import ARCHITECTURES, POOLED, Architecture
from leukoview.engine.experiment.cells import copies_of, folder_made, resized, save_array
from leukoview.engine.experiment.fast import RUNTIME, Run, on_runtime, on_torch
from leukoview.engine.experiment.results import Complexity
from leukoview.engine.experiment.trunk import Trunk, complexity, random_trunk, trunk_with_weights
from leukoview.engine.experiment.weights import weights_record
from leukoview.engine.output import write_whole
from leukoview.engine.progress import CheckIn

RANDOM = "random initialisation"
"""Stands in every table whose network has no pretrained weights."""

Layers = dict[str, Tensor]


@dataclass(frozen=True, eq=False)
class Opened:
    """A network in memory: pixels 0–255 (n × 3 × s × s) to the activations of its layers.

    `layers_of` is torch's, whose operations can be counted; `run` is the fastest there is here.
    """

    module: nn.Module
    layers_of: Callable[[Tensor], Layers]
    run: Run


@dataclass(frozen=True, eq=False)
class Network:
    """A network that can be opened.

    `weights` says where its weights came from, `identity` tells them, and what runs them, from all
    others, `last` is
    the layer a new classifier stands on, and `rectified` whether that one sees it rectified.
    """

    name: str
    title: str
    side: int
    layers: tuple[str, ...]
    last: str
    weights: str
    identity: str
    opened: Callable[[], Opened]

    @property
    def rectified(self) -> bool:
        """AlexNet and VGG-16 rectify fc7 before their last layer; pooled layers go as they are."""
        return self.last != POOLED


def networks(
    names: Sequence[str], *, random_weights: bool, seed: int
) -> tuple[tuple[Network, ...], tuple[str, ...]]:
    """The networks that can be used, and a sentence for each that cannot.

    Raises:
        MissingWeightsError: A name is of no network at all.
    """
    found, notes = [], []
    for name in names:
        if name not in ARCHITECTURES:
            registry.named(name)
        try:
            found.append(_network(name, random_weights=random_weights, seed=seed))
        except LeukoError as missing:
            notes.append(f"{_title(name)} was left out. {missing}")
    return tuple(found), tuple(notes)


def features_of(
    network: Network, crops: Pixels, copies: int, *, cache: Path, check_in: CheckIn
) -> dict[str, Features]:
    """Every layer of every copy of every crop: copies × n × d, each copy kept once it is made."""
    places = [_places(network, cache, copy) for copy in range(copies)]
    if any(not place.is_file() for one in places for place in one.values()):
        opened = network.opened()
        _embed(opened, resized(crops, network.side), places, check_in)
        _costed(network, opened, cache)
    return {
        layer: np.stack([np.load(one[layer], allow_pickle=False) for one in places])
        for layer in network.layers
    }


def measured(network: Network, cache: Path) -> Complexity:
    """What the network costs on this computer: measured once, and kept beside its features."""
    place = _cost_place(network, cache)
    if not place.is_file():
        return _costed(network, network.opened(), cache)
    return msgspec.json.decode(place.read_bytes(), type=Complexity)


def _embed(
    opened: Opened, crops: Pixels, places: Sequence[dict[str, Path]], check_in: CheckIn
) -> None:
    total = len(places) * len(crops)
    for copy, turned in enumerate(copies_of(crops, len(places))):
        if all(place.is_file() for place in places[copy].values()):
            continue
        rows: dict[str, list[Features]] = {layer: [] for layer in places[copy]}
        for start in range(0, len(turned), BATCH):
            check_in(copy * len(crops) + start, total)
            batch = turned[start : start + BATCH].transpose(0, 3, 1, 2)
            for layer, values in opened.run(np.ascontiguousarray(batch, np.float32)).items():
                rows[layer].append(values)
        for layer, parts in rows.items():
            save_array(places[copy][layer], np.concatenate(parts))
    check_in(total, total)


def _costed(network: Network, opened: Opened, cache: Path) -> Complexity:
    cost = complexity(network.name, opened.module, opened.layers_of, opened.run, network.side)
    place = _cost_place(network, cache)
    folder_made(place.parent)
    write_whole(place, msgspec.json.encode(cost))
    return cost


def _places(network: Network, cache: Path, copy: int) -> dict[str, Path]:
    folder = _own_folder(network, cache)
    return {layer: folder / f"{layer}-{copy}.npy" for layer in network.layers}


def _cost_place(network: Network, cache: Path) -> Path:
    return _own_folder(network, cache) / "cost.json"


def _own_folder(network: Network, cache: Path) -> Path:
    digest = hashlib.sha256(network.identity.encode()).hexdigest()
    return cache / f"features-{network.name}-{digest[:16]}"


def _title(name: str) -> str:
    return ARCHITECTURES[name].title if name in ARCHITECTURES else name


def _network(name: str, *, random_weights: bool, seed: int) -> Network:
    if name not in ARCHITECTURES:
        return _registered(name)
    architecture = ARCHITECTURES[name]
    require(architecture.package)
    if random_weights:
        return _of_paper(
            architecture, RANDOM, f"random-{seed}", lambda: random_trunk(architecture, seed)
        )
    record = weights_record(architecture)
    doubt = "" if record.checked else ", its digest published nowhere"
    return _of_paper(
        architecture,
        f"ImageNet ({record.file}, sha256 {record.sha256[:8]}…{doubt})",
        record.sha256,
        lambda: trunk_with_weights(architecture),
    )


def _of_paper(
    architecture: Architecture, weights: str, identity: str, build: Callable[[], Trunk]
) -> Network:
    def opened() -> Opened:
        trunk = build()
        if RUNTIME == "torch":
            trunk = trunk.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
            return Opened(trunk, trunk, on_torch(trunk))
        return Opened(trunk, trunk, on_runtime(trunk, architecture.layers, architecture.side))

    return Network(
        architecture.name,
        architecture.title,
        architecture.side,
        architecture.layers,
        architecture.last,
        weights,
        f"{identity} by {RUNTIME}",
        opened,
    )


def _registered(name: str) -> Network:
    """One of this program's own backbones, in torch as everything else here."""
    backbone = registry.named(name)

    def opened() -> Opened:
        module = loaded(backbone)

        def layers_of(pixels: Tensor) -> Layers:
            turned = views_of(pixels.permute(0, 2, 3, 1).numpy(), backbone.views)
            views = [
                torch.from_numpy(np.ascontiguousarray(v.transpose(0, 3, 1, 2))) for v in turned
            ]
            return {POOLED: torch.stack([module(view) for view in views]).mean(dim=0)}

        return Opened(module, layers_of, on_torch(layers_of))

    return Network(
        name,
        name,
        backbone.pixels,
        (POOLED,),
        POOLED,
        f"ImageNet ({backbone.source.file})",
        registry.digest(name),
        opened,
    )
