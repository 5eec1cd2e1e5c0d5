"""A network of the paper as the layers it is cut at, and what it costs to run."""

from collections.abc import Callable
from time import perf_counter

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode
from typing_extensions import override

from leukoview.engine.embed import Features
from leukoview.engine.experiment.architectures import POOLED, Architecture
from leukoview.engine.experiment.results import Complexity
from leukoview.engine.experiment.weights import weights_of

TIMED_IMAGES = 8
"""Images in the one batch whose time gives images per second."""

NOISE_IMAGES = 8
"""Drawn pictures of noise on which a network without weights sets its normalisations."""


class Trunk(nn.Module):
    """Pixels 0–255 (n × 3 × s × s, float32) to the activations of every layer, by its name.

    fc6, fc7 and fc8 are taken before their rectification, as MATLAB's `activations` gives them.
    """

    mean: Tensor
    deviation: Tensor

    def __init__(self, network: nn.Module, architecture: Architecture) -> None:
        super().__init__()
        self.network = network
        self._seen: dict[str, Tensor] = {}
        for layer, place in architecture.taps:
            self._tap(layer, network.get_submodule(place))
        for name in ("mean", "deviation"):
            values = torch.tensor(getattr(architecture, name)).view(1, 3, 1, 1)
            self.register_buffer(name, values, persistent=False)

    @override
    def forward(self, pixels: Tensor) -> dict[str, Tensor]:
        self._seen.clear()
        self.network((pixels - self.mean) / self.deviation)
        return dict(self._seen)

    def _tap(self, layer: str, module: nn.Module) -> None:
        def before(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            self._seen[layer] = inputs[0].flatten(1)

        def after(_module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
            # The rectification that follows works in place and would change what was seen.
            self._seen[layer] = output.clone()

        if layer == POOLED:
            module.register_forward_pre_hook(before)
        else:
            module.register_forward_hook(after)


def trunk_with_weights(architecture: Architecture) -> Trunk:
    """The network with the official weights that `leukoview models add` brought.

    Raises:
        MissingWeightsError: They were not added, or the network's package is not installed.
    """
    tensors = load_file(weights_of(architecture))
    network = architecture.build()
    # The added file lacks only a classifier of other classes, which no pooled layer needs.
    network.load_state_dict(tensors, strict=False)
    return Trunk(network, architecture).eval()


def random_trunk(architecture: Architecture, seed: int) -> Trunk:
    """The network with random weights (He et al., ICCV 2015) that learned nothing from any image.

    Its batch normalisations are set on drawn noise, without which its activations would vanish.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = architecture.build()
        for module in network.modules():
            if isinstance(module, nn.Conv2d | nn.Linear):
                nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            if isinstance(module, nn.BatchNorm2d):
                module.momentum = None
        trunk = Trunk(network, architecture).train()
        with torch.no_grad():
            trunk(torch.rand(NOISE_IMAGES, 3, architecture.side, architecture.side) * 255)
    return trunk.eval()


def complexity(
    name: str,
    network: nn.Module,
    layers_of: Callable[[Tensor], object],
    run: Callable[[Features], object],
    side: int,
) -> Complexity:
    """Parameters, GFLOP of one image, images per second of one batch as `run` here and now."""
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        layers_of(torch.zeros(1, 3, side, side))
    batch = np.zeros((TIMED_IMAGES, 3, side, side), np.float32)
    started = perf_counter()
    run(batch)
    return Complexity(
        name,
        sum(weights.numel() for weights in network.parameters()),
        counter.get_total_flops() / 1e9,
        TIMED_IMAGES / (perf_counter() - started),
    )
