"""Everything a study tries: which technique on which network, and how each answers a fold."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from leukoview import __version__
from leukoview.engine.case import Pixels
from leukoview.engine.classify.support import Codes, Split
from leukoview.engine.embed import Features
from leukoview.engine.experiment.cells import copies_of, resized, save_array
from leukoview.engine.experiment.networks import Network, features_of
from leukoview.engine.experiment.older import CLASSIFIERS, classical, hand_made
from leukoview.engine.experiment.recipe import BASE_RATE, ExperimentRecipe
from leukoview.engine.experiment.results import NO_NETWORK
from leukoview.engine.experiment.tasks import Task
from leukoview.engine.experiment.techniques import (
    SMALL_SIDE,
    new_last_layer,
    small_network,
    support_vectors,
)
from leukoview.engine.progress import CheckIn, unwatched

Value = TypeVar("Value", np.float32, np.uint8)
Answer = Callable[[Task, Split], Codes]


@dataclass(frozen=True, eq=False)
class Attempt:
    """One technique with its settings; `source` names what it learns from, weights included."""

    technique: str
    network: str
    variant: str
    rate: float
    source: str
    answer: Answer


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

    def small(self) -> Pixels:
        """The small network's input: copies × n × s × s × 3."""
        return np.stack(copies_of(resized(self._crops, SMALL_SIDE), self._recipe.copies))

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
        answer = _answering(lru_cache(maxsize=1)(material.small), learn)
        yield Attempt("small", NO_NETWORK, "", BASE_RATE, f"{SMALL_SIDE} px", answer)
    if "older" in recipe.techniques:
        pool = lru_cache(maxsize=1)(material.measured)
        for name in CLASSIFIERS:
            fit = partial(classical, classifier=name, seed=recipe.seed)
            yield Attempt("older", NO_NETWORK, name, 0.0, "hand-made", _answering(pool, fit))


def _support_vectors(
    network: Network, recipe: ExperimentRecipe, material: Material
) -> Iterator[Attempt]:
    for layer in network.layers:
        if layer in recipe.layers:
            pool = partial(_layer, material, network, layer)
            answer = _answering(pool, support_vectors)
            yield Attempt("svm", network.name, layer, 0.0, network.identity, answer)


def _tuned(network: Network, recipe: ExperimentRecipe, material: Material) -> Iterator[Attempt]:
    for rate in recipe.rates:
        learn = partial(new_last_layer, rate=rate, recipe=recipe)
        answer = _answering(partial(_rectified, material, network), learn)
        yield Attempt("tuned", network.name, network.last, rate, network.identity, answer)


def _layer(material: Material, network: Network, layer: str) -> Features:
    return material.layers_of(network)[layer]


def _rectified(material: Material, network: Network) -> Features:
    layer = _layer(material, network, network.last)
    return np.maximum(layer, 0) if network.rectified else layer


def _answering(
    pool: Callable[[], NDArray[Value]],
    learn: Callable[[NDArray[Value], Codes, NDArray[Value]], Codes],
) -> Answer:
    def answer(task: Task, split: Split) -> Codes:
        own = pool()[:, task.rows]
        rows = own.reshape(-1, *own.shape[2:])
        train, test = split
        codes = np.tile(task.codes, len(own))[train]
        if len(set(codes)) == 1:
            # So few patients that those left to learn from are all of one class.
            return np.full(len(test), codes[0])
        return learn(rows[train], codes, rows[test])

    return answer
