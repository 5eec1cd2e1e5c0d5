"""Everything a study tries: which technique on which network, and how each answers a fold."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from leukoview import __version__
from leukoview.engine.case import Pixels
from leukoview.engine.classify.support import Split
from leukoview.engine.embed import Features
from leukoview.engine.experiment.cells import copies_of, resized, save_array
from leukoview.engine.experiment.networks import Network, features_of, measured
from leukoview.engine.experiment.older import CLASSIFIERS, classical, hand_made
from leukoview.engine.experiment.recipe import BASE_RATE, ExperimentRecipe
from leukoview.engine.experiment.results import NO_NETWORK, Complexity
from leukoview.engine.experiment.tasks import Task
from leukoview.engine.experiment.techniques import (
    SMALL_SIDE,
    new_last_layer,
    small_network,
    support_vectors,
)
from leukoview.engine.experiment.workers import Fold, Learn
from leukoview.engine.progress import CheckIn, unwatched


@dataclass(frozen=True, eq=False)
class Pool:
    """What techniques learn from: `rows()` gives copies × n × …; `name` tells pools apart."""

    name: str
    rows: Callable[[], Features]

    def flat(self) -> Features:
        """Row `copy × n + cell`, as many as there are copies of cells."""
        rows = self.rows()
        return rows.reshape(-1, *rows.shape[2:])


@dataclass(frozen=True, eq=False)
class Attempt:
    """One technique with its settings; `source` names what it learns from, weights included."""

    technique: str
    network: str
    variant: str
    rate: float
    source: str
    pool: Pool
    learn: Learn

    def fold(self, task: Task, split: Split, cells: int, copies: int) -> Fold:
        """A split of a task's own rows as rows of the pool, which holds every cell and copy."""
        places = np.concatenate([task.rows + copy * cells for copy in range(copies)])
        train, test = split
        codes = np.tile(task.codes, copies)[train]
        return Fold(self.learn, places[train], codes, places[test])


class Material:
    """What the techniques learn from, made when first asked for and kept on disk."""

    def __init__(self, crops: Pixels, recipe: ExperimentRecipe, cache: Path) -> None:
        # Another version of the program may measure the same crops differently.
        self.digest = hashlib.sha256(__version__.encode() + crops.tobytes()).hexdigest()
        self._crops = crops
        self._recipe = recipe
        self._cache = cache / f"cells-{self.digest[:16]}"
        # One network at a time: AlexNet's and VGG-16's layers are large.
        self.layers_of = lru_cache(maxsize=1)(self.prepare)

    def prepare(self, network: Network, check_in: CheckIn = unwatched) -> dict[str, Features]:
        """Every layer of a network, of every copy of every cell: copies × n × d."""
        return features_of(
            network, self._crops, self._recipe.copies, cache=self._cache, check_in=check_in
        )

    @property
    def cells(self) -> int:
        """How many cells there are, copies not counted."""
        return len(self._crops)

    def cost(self, network: Network) -> Complexity:
        """What a network costs on this computer, measured when its features were made."""
        return measured(network, self._cache)

    def small(self) -> Features:
        """The small network's input: copies × n × s × s × 3, 0–255."""
        copies = copies_of(resized(self._crops, SMALL_SIDE), self._recipe.copies)
        return np.stack(copies).astype(np.float32)

    def measured(self, check_in: CheckIn = unwatched) -> Features:
        """Hand-made features: copies × n × d."""
        copies = copies_of(self._crops, self._recipe.copies)
        total = len(copies) * len(self._crops)
        rows = []
        for copy, turned in enumerate(copies):
            place = self._cache / f"hand-made-{copy}.npy"
            if not place.is_file():
                made = []
                for number, crop in enumerate(turned):
                    check_in(copy * len(turned) + number, total)
                    made.append(hand_made(crop))
                save_array(place, np.stack(made))
            rows.append(np.load(place, allow_pickle=False))
        return np.stack(rows)


def attempts(
    networks: tuple[Network, ...], recipe: ExperimentRecipe, material: Material
) -> Iterator[Attempt]:
    """Every attempt of a study, network by network."""
    for network in networks:
        if "svm" in recipe.techniques:
            yield from _support_vectors(network, recipe, material)
        if "tuned" in recipe.techniques:
            yield from _tuned(network, recipe, material)
    if "small" in recipe.techniques:
        learn = partial(small_network, rate=BASE_RATE, recipe=recipe)
        source = f"{SMALL_SIDE} px"
        yield Attempt(
            "small", NO_NETWORK, "", BASE_RATE, source, Pool(source, material.small), learn
        )
    if "older" in recipe.techniques:
        pool = Pool("hand-made", material.measured)
        for name in CLASSIFIERS:
            fit = partial(classical, classifier=name, seed=recipe.seed)
            yield Attempt("older", NO_NETWORK, name, 0.0, pool.name, pool, fit)


def _support_vectors(
    network: Network, recipe: ExperimentRecipe, material: Material
) -> Iterator[Attempt]:
    for layer in network.layers:
        if layer in recipe.layers:
            pool = Pool(f"{network.name} {layer}", partial(_layer, material, network, layer))
            yield Attempt("svm", network.name, layer, 0.0, network.identity, pool, support_vectors)


def _tuned(network: Network, recipe: ExperimentRecipe, material: Material) -> Iterator[Attempt]:
    name = f"{network.name} {network.last}{', rectified' if network.rectified else ''}"
    pool = Pool(name, partial(_rectified, material, network))
    for rate in recipe.rates:
        learn = partial(new_last_layer, rate=rate, recipe=recipe)
        yield Attempt("tuned", network.name, network.last, rate, network.identity, pool, learn)


def _layer(material: Material, network: Network, layer: str) -> Features:
    return material.layers_of(network)[layer]


def _rectified(material: Material, network: Network) -> Features:
    layer = _layer(material, network, network.last)
    return np.maximum(layer, 0) if network.rectified else layer
