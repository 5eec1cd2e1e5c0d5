"""The one door to torchvision and timm, also beside a torch without CUDA.

torchvision's Linux wheel is linked against CUDA. Beside a CPU build of torch its compiled part
cannot be loaded, and `import torchvision` fails because it describes operators that part would
have declared. Declaring their schemas first lets everything written in Python work: network
definitions do; `ops.nms` and `io.read_image` do not, and are not used here.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import nn

from leukoview.engine.errors import MissingWeightsError

SCHEMAS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)
"""The operators that torchvision 0.28 describes on import without asking whether they exist."""


def torchvision_network(name: str, **options: object) -> nn.Module:
    """A network of torchvision.models, not initialised with any published weights."""
    _declare_operators()
    network: nn.Module = getattr(import_module("torchvision.models"), name)(weights=None, **options)
    return network


def timm_network(name: str) -> nn.Module:
    """A network of timm, not initialised with any published weights.

    Raises:
        MissingWeightsError: timm is not installed.
    """
    require("timm")
    _declare_operators()
    network: nn.Module = import_module("timm").create_model(name, pretrained=False)
    return network


def require(package: str) -> None:
    """Make sure that a package with definitions of networks is installed.

    Raises:
        MissingWeightsError: It is not; timm comes with leukoview[experiment] only.
    """
    if find_spec(package) is None:
        raise MissingWeightsError(
            f"Its definition comes with the package {package}, which is not installed.",
            remedy="Install leukoview[experiment], or leave this network out.",
        )


@cache
def _declare_operators() -> torch.library.Library | None:
    """The declaration, kept alive by the cache; None where the compiled part loads by itself."""
    if torch.version.cuda or torch.version.hip or _compiled_part_loads():
        return None
    library = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
    for schema in SCHEMAS:
        library.define(schema)  # type: ignore[no-untyped-call]
    return library


def _compiled_part_loads() -> bool:
    found = find_spec("torchvision")
    if found is None or found.origin is None:
        return False
    parts = sorted(Path(found.origin).parent.glob("_C.*"))
    try:
        for part in parts:
            torch.ops.load_library(str(part))  # type: ignore[no-untyped-call]
    except OSError:
        return False
    return bool(parts)
