"""The networks a study compares: the paper's five, and what is known of each."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from torch import nn

from leukoview.engine.backbone.plans import IMAGENET_DEVIATION, IMAGENET_MEAN
from leukoview.engine.backbone.torchvision_border import timm_network, torchvision_network
from leukoview.engine.errors import MissingWeightsError

POOLED = "pooled"
"""The layer before a network's own classifier."""

HALF_RANGE = (127.5, 127.5, 127.5)
"""Mean and deviation that bring 0–255 to −1…1, as the Inception networks were trained."""


class Build(Protocol):
    """Makes the network with the weights torch or timm starts it with."""

    def __call__(self) -> nn.Module: ...


@dataclass(frozen=True, slots=True)
class Architecture:
    """One network of the paper.

    `taps` are pairs of a layer's name and the module whose output it is; `pooled` is the input of
    its module, the network's own classifier. `head` are the first digits of the SHA-256 of the
    official `file`, published in its name; `package` is where its definition comes from.
    """

    name: str
    title: str
    build: Build
    side: int
    mean: tuple[float, float, float]
    deviation: tuple[float, float, float]
    taps: tuple[tuple[str, str], ...]
    file: str
    head: str
    package: str = "torchvision"

    @property
    def layers(self) -> tuple[str, ...]:
        """The names of the layers, first to last."""
        return tuple(layer for layer, _ in self.taps)

    @property
    def last(self) -> str:
        """The layer a new classifier stands on: the one before the network's own."""
        return "fc7" if "fc7" in self.layers else POOLED


ALEXNET = Architecture(
    "alexnet",
    "AlexNet",
    partial(torchvision_network, "alexnet"),
    224,
    IMAGENET_MEAN,
    IMAGENET_DEVIATION,
    (("fc6", "classifier.1"), ("fc7", "classifier.4"), ("fc8", "classifier.6")),
    "alexnet-owt-7be5be79.pth",
    "7be5be79",
)
VGG16 = Architecture(
    "vgg16",
    "VGG-16",
    partial(torchvision_network, "vgg16", init_weights=False),
    224,
    IMAGENET_MEAN,
    IMAGENET_DEVIATION,
    (("fc6", "classifier.0"), ("fc7", "classifier.3"), ("fc8", "classifier.6")),
    "vgg16-397923af.pth",
    "397923af",
)
INCEPTION_V3 = Architecture(
    "inception_v3",
    "Inception-v3",
    partial(torchvision_network, "inception_v3", aux_logits=False, init_weights=False),
    299,
    HALF_RANGE,
    HALF_RANGE,
    ((POOLED, "fc"),),
    "inception_v3_google-0cc3c7bd.pth",
    "0cc3c7bd",
)
RESNET101 = Architecture(
    "resnet101",
    "ResNet-101",
    partial(torchvision_network, "resnet101"),
    224,
    IMAGENET_MEAN,
    IMAGENET_DEVIATION,
    ((POOLED, "fc"),),
    "resnet101-63fe2227.pth",
    "63fe2227",
)
INCEPTION_RESNET_V2 = Architecture(
    "inception_resnet_v2",
    "Inception-ResNet-v2",
    partial(timm_network, "inception_resnet_v2"),
    299,
    HALF_RANGE,
    HALF_RANGE,
    ((POOLED, "classif"),),
    "inception_resnet_v2-940b1cd6.pth",
    "940b1cd6",
    "timm",
)

ARCHITECTURES = {
    one.name: one for one in (ALEXNET, INCEPTION_V3, VGG16, RESNET101, INCEPTION_RESNET_V2)
}
"""The paper's networks in the order of its tables."""


def named(name: str) -> Architecture:
    """The network of the paper with this name.

    Raises:
        MissingWeightsError: The paper has none.
    """
    if name not in ARCHITECTURES:
        raise MissingWeightsError(
            f"No network of the study is called “{name}”.",
            remedy=f"Choose one of {', '.join(ARCHITECTURES)}.",
        )
    return ARCHITECTURES[name]
