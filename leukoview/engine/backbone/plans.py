"""The networks this program knows, in numbers."""

from leukoview.engine.backbone.network import Plan, Stage

IMAGENET_MEAN = (123.675, 116.28, 103.53)
IMAGENET_DEVIATION = (58.395, 57.12, 57.375)

MOBILENET_V2 = Plan(
    stages=(
        Stage(1, 16, 1, 1, 3),
        Stage(6, 24, 2, 2, 3),
        Stage(6, 32, 3, 2, 3),
        Stage(6, 64, 4, 2, 3),
        Stage(6, 96, 3, 1, 3),
        Stage(6, 160, 3, 2, 3),
        Stage(6, 320, 1, 1, 3),
    ),
    head=1280,
    epsilon=1e-5,
    same_padding=False,
    mean=IMAGENET_MEAN,
    deviation=IMAGENET_DEVIATION,
)
"""Sandler et al., CVPR 2018, table 2; scaling of torchvision's weights."""

EFFICIENTNET_LITE0 = Plan(
    stages=(
        Stage(1, 16, 1, 1, 3),
        Stage(6, 24, 2, 2, 3),
        Stage(6, 40, 2, 2, 5),
        Stage(6, 80, 3, 2, 3),
        Stage(6, 112, 3, 1, 5),
        Stage(6, 192, 4, 2, 5),
        Stage(6, 320, 1, 1, 3),
    ),
    head=1280,
    epsilon=1e-3,
    same_padding=True,
    mean=(127.0, 127.0, 127.0),
    deviation=(128.0, 128.0, 128.0),
)
"""EfficientNet-B0's table 1 (Tan & Le, ICML 2019), as released for edge devices."""

EFFICIENTNET_LITE1 = Plan(
    stages=(
        Stage(1, 16, 1, 1, 3),
        Stage(6, 24, 3, 2, 3),
        Stage(6, 40, 3, 2, 5),
        Stage(6, 80, 4, 2, 3),
        Stage(6, 112, 4, 1, 5),
        Stage(6, 192, 5, 2, 5),
        Stage(6, 320, 1, 1, 3),
    ),
    head=1280,
    epsilon=1e-3,
    same_padding=True,
    mean=(127.0, 127.0, 127.0),
    deviation=(128.0, 128.0, 128.0),
)
"""EfficientNet-Lite0 with its middle stages a tenth deeper."""

PLANS = {
    "mobilenet_v2": MOBILENET_V2,
    "efficientnet_lite0": EFFICIENTNET_LITE0,
    "efficientnet_lite1": EFFICIENTNET_LITE1,
}
"""Every plan by the name of its family."""
