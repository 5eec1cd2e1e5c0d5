"""The paper's two ways of using a network that is cut off, and its own small network."""

from collections.abc import Callable, Iterator

import numpy as np
import torch
from sklearn.metrics.pairwise import euclidean_distances
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from torch import Tensor, nn
from typing_extensions import override

from leukoview.engine.classify.support import Codes
from leukoview.engine.embed import Features
from leukoview.engine.experiment.recipe import ExperimentRecipe

COST = 10.0
"""Of the support vector machine. The paper gives neither cost nor kernel width: the width here is
1 / (number of features), of standardised features; both are fixed, for every protocol alike."""

SMALL_SIDE = 40
"""Pixels of the small network's input (0.5 µm each); the paper gives none."""


def support_vectors(train: Features, codes: Codes, test: Features) -> Codes:
    """The classes a Gaussian support vector machine gives to test rows (n × d)."""
    scaler = StandardScaler().fit(train)
    known, asked = scaler.transform(train), scaler.transform(test)
    gamma = 1 / train.shape[1]
    machine = SVC(C=COST, kernel="precomputed").fit(_kernel(known, known, gamma), codes)
    said: Codes = machine.predict(_kernel(asked, known, gamma))
    return said


def new_last_layer(
    train: Features, codes: Codes, test: Features, *, rate: float, recipe: ExperimentRecipe
) -> Codes:
    """The classes a new last layer gives to test rows, learned by descent on frozen activations.

    With every other layer frozen its input never changes, so training the whole network and
    training this layer on kept activations are the same.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(recipe.seed)
        layer = nn.Linear(train.shape[1], int(codes.max()) + 1)
    _descend(layer, torch.from_numpy(train), codes, rate, recipe)
    return _said(layer, torch.from_numpy(test))


class SmallNetwork(nn.Module):
    """The paper's suggested architecture, for pixels 0–1 (n × 3 × SMALL_SIDE × SMALL_SIDE).

    24 filters of 9 × 9, then 48 of 7 × 7, each rectified and max-pooled, and one dense layer.
    """

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.filters = nn.Sequential(
            nn.Conv2d(3, 24, 9),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(24, 48, 7),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
        )
        left = ((SMALL_SIDE - 8) // 2 - 6) // 2
        self.dense = nn.Linear(48 * left**2, classes)

    @override
    def forward(self, pixels: Tensor) -> Tensor:
        scores: Tensor = self.dense(self.filters(pixels))
        return scores


def small_network(
    train: Features, codes: Codes, test: Features, *, rate: float, recipe: ExperimentRecipe
) -> Codes:
    """The classes the small network, from nothing, gives to crops (n × s × s × 3, 0–255)."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(recipe.seed)
        network = SmallNetwork(int(codes.max()) + 1)
    _descend(network, _tensor(train), codes, rate, recipe)
    return _said(network, _tensor(test))


def _kernel(rows: Features, others: Features, gamma: float) -> Features:
    kernel: Features = np.exp(-gamma * euclidean_distances(rows, others, squared=True))
    return kernel


def _descend(
    network: nn.Module, rows: Tensor, codes: Codes, rate: float, recipe: ExperimentRecipe
) -> None:
    """Stochastic gradient descent with momentum on the cross-entropy, batch by batch."""
    truth = torch.from_numpy(codes)
    descent = torch.optim.SGD(network.parameters(), lr=rate, momentum=recipe.momentum)
    loss: Callable[[Tensor, Tensor], Tensor] = nn.CrossEntropyLoss()
    for batch in _batches(len(codes), recipe):
        descent.zero_grad()
        loss(network(rows[batch]), truth[batch]).backward()  # type: ignore[no-untyped-call]
        descent.step()


def _batches(rows: int, recipe: ExperimentRecipe) -> Iterator[Tensor]:
    dice = torch.Generator().manual_seed(recipe.seed)
    for _ in range(recipe.epochs):
        yield from torch.split(torch.randperm(rows, generator=dice), recipe.batch)


def _said(network: nn.Module, rows: Tensor) -> Codes:
    with torch.inference_mode():
        said: Codes = network(rows).argmax(dim=1).numpy()
    return said


def _tensor(crops: Features) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(crops.transpose(0, 3, 1, 2), np.float32) / 255)
