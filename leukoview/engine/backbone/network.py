"""Networks of inverted residual blocks as torch modules that give pooled features of their stages.

MobileNet-v2 (Sandler et al., CVPR 2018, table 2) and EfficientNet-Lite (Tan & Le, ICML 2019,
table 1, without squeeze-and-excitation and with ReLU6) are one architecture with other numbers,
so one module serves both and neither torchvision nor timm is needed to run or to export them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Stage:
    """Blocks in a row: expansion, output channels, how many, stride of the first, kernel size."""

    expansion: int
    channels: int
    blocks: int
    stride: int
    kernel: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A network in numbers.

    `same_padding` pads as TensorFlow does (more at the right and bottom), `epsilon` is that of
    the batch normalisation, `mean` and `deviation` (0–255) scale the pixels.
    """

    stages: tuple[Stage, ...]
    head: int
    epsilon: float
    same_padding: bool
    mean: tuple[float, float, float]
    deviation: tuple[float, float, float]


class Convolution(nn.Sequential):
    """Padding, convolution, batch normalisation and, unless it is a projection, ReLU6."""

    def __init__(
        self,
        shape: tuple[int, int, int],
        plan: Plan,
        *,
        stride: int = 1,
        groups: int = 1,
        active: bool = True,
    ) -> None:
        inputs, outputs, kernel = shape
        super().__init__(
            nn.ZeroPad2d(_padding(kernel, stride, same=plan.same_padding)),
            nn.Conv2d(inputs, outputs, kernel, stride, groups=groups, bias=False),
            nn.BatchNorm2d(outputs, eps=plan.epsilon),
            nn.ReLU6() if active else nn.Identity(),
        )


class Block(nn.Module):
    """Expand, filter each channel, project; added to its input where the shapes allow it."""

    def __init__(self, inputs: int, stage: Stage, stride: int, plan: Plan) -> None:
        super().__init__()
        wide = inputs * stage.expansion
        parts = [
            Convolution((wide, wide, stage.kernel), plan, stride=stride, groups=wide),
            Convolution((wide, stage.channels, 1), plan, active=False),
        ]
        if stage.expansion != 1:
            parts.insert(0, Convolution((inputs, wide, 1), plan))
        self.body = nn.Sequential(*parts)
        self.residual = stride == 1 and inputs == stage.channels

    @override
    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.body(x)
        return x + y if self.residual else y


class InvertedResidualNetwork(nn.Module):
    """Pixels 0–255 (n × 3 × s × s, float32) to pooled features (n × d) of the tapped stages.

    A tap is (stage number, pooling); stages count from 0 and the head is the last. A pooling is
    "mean", "deviation" or "max" over the positions. Layers after the last tap are not built.
    """

    mean: Tensor
    deviation: Tensor

    def __init__(self, plan: Plan, taps: Sequence[tuple[int, str]]) -> None:
        super().__init__()
        self.taps = tuple(taps)
        self.stem = Convolution((3, FIRST_CHANNELS, 3), plan, stride=2)
        self.stages = nn.ModuleList()
        channels = FIRST_CHANNELS
        last = max(stage for stage, _ in taps)
        for stage in plan.stages[: last + 1]:
            blocks = [
                Block(
                    channels if n == 0 else stage.channels,
                    stage,
                    stage.stride if n == 0 else 1,
                    plan,
                )
                for n in range(stage.blocks)
            ]
            self.stages.append(nn.Sequential(*blocks))
            channels = stage.channels
        if last == len(plan.stages):
            self.stages.append(Convolution((channels, plan.head, 1), plan))
        self.register_buffer("mean", torch.tensor(plan.mean).view(1, 3, 1, 1), persistent=False)
        self.register_buffer(
            "deviation", torch.tensor(plan.deviation).view(1, 3, 1, 1), persistent=False
        )

    @override
    def forward(self, pixels: Tensor) -> Tensor:
        rows, _ = self._through(pixels, len(self.stages))
        return torch.cat(rows, dim=1)

    @property
    def last_stage(self) -> nn.Sequential:
        """The stage of the last taps."""
        stage = self.stages[-1]
        assert isinstance(stage, nn.Sequential)  # noqa: S101 - every stage is made as one
        return stage

    @property
    def last_name(self) -> str:
        """What stands before the names of the last stage's weights."""
        return f"stages.{len(self.stages) - 1}"

    @property
    def last_poolings(self) -> tuple[str, ...]:
        """How the last stage's positions are pooled."""
        return tuple(pooling for tap, pooling in self.taps if tap == len(self.stages) - 1)

    def before_last(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Pooled features of the stages before the last (n × d, or n × 0), and what it is given."""
        rows, x = self._through(pixels, len(self.stages) - 1)
        return torch.cat([x.new_zeros(len(x), 0), *rows], dim=1), x

    def _through(self, pixels: Tensor, stages: int) -> tuple[list[Tensor], Tensor]:
        """The features tapped in the first so many stages, and what the last of them gives."""
        x: Tensor = self.stem((pixels - self.mean) / self.deviation)
        rows: list[Tensor] = []
        for number, stage in enumerate(self.stages[:stages]):
            x = stage(x)
            rows += [pooled(x, pooling) for tap, pooling in self.taps if tap == number]
        return rows, x


FIRST_CHANNELS = 32
"""Channels after the first convolution, in both families."""


def load_in_order(network: nn.Module, tensors: Mapping[str, Tensor]) -> None:
    """Fill a network from a file that lists the same tensors in the same order by other names.

    Tensors after the network's last one (a classifier, layers not built) are left out; a tensor
    of another shape raises ValueError, so that another architecture is never loaded by chance.
    """
    own = network.state_dict()
    for (name, tensor), (theirs, found) in zip(own.items(), tensors.items(), strict=False):
        if tensor.shape != found.shape:
            raise ValueError(f"{theirs} {tuple(found.shape)} is not {name} {tuple(tensor.shape)}")
        own[name] = found
    network.load_state_dict(own)


def _padding(kernel: int, stride: int, *, same: bool) -> tuple[int, int, int, int]:
    """Left, right, top, bottom. TensorFlow's "same", for an even input, leans right at stride 2."""
    if same and stride == 2:  # noqa: PLR2004 - the one stride that leans
        whole = kernel - stride
        return whole // 2, whole - whole // 2, whole // 2, whole - whole // 2
    half = kernel // 2
    return half, half, half, half


def pooled(x: Tensor, pooling: str) -> Tensor:
    """One number per channel (n × c) of activations (n × c × h × w): "mean", "max", "deviation"."""
    flat = x.flatten(2)
    if pooling == "mean":
        return flat.mean(2)
    if pooling == "max":
        return flat.amax(2)
    mean = flat.mean(2, keepdim=True)
    return ((flat - mean) ** 2).mean(2).clamp_min(1e-12).sqrt()
