"""From crops to feature rows, on the GPU where one truly works and on the CPU otherwise."""

import ctypes.util
import platform
import sys
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.backbone import registry
from leukoview.engine.case import Pixels
from leukoview.engine.progress import CheckIn, unwatched

Features = NDArray[np.float32]
"""One row of features per crop."""

BATCH = 16
"""Crops per call: beyond it a CPU gains nothing and a check-in comes late."""


class Embedder(Protocol):
    """Turns crops (n × s × s × 3, uint8) into feature rows (n × d, float32)."""

    def __call__(self, crops: Pixels) -> Features: ...


@dataclass(frozen=True, slots=True)
class Device:
    """Where a network runs: "cpu", "cuda" or "mps", its name, and why it was chosen."""

    kind: str
    name: str
    reason: str


def choose_device(preference: str = "auto") -> Device:
    """The GPU if one is wanted and runs a real kernel, else the CPU with the reason in words.

    `preference` is "auto", "cpu", "cuda" or "mps". torch is not even imported where no GPU driver
    is installed: that import alone takes longer than reading a field.
    """
    if preference == "cpu":
        return _cpu("The CPU was asked for.")
    kind = "mps" if _is_apple() else "cuda"
    if preference not in {"auto", kind} or not (_is_apple() or _has_nvidia_driver()):
        return _cpu("No graphics driver that torch can use is installed.")
    return _proven(kind)


def open_embedder(name: str, device: Device) -> Embedder:
    """The backbone of a name, ready to run on a device.

    Raises:
        MissingWeightsError: The backbone's files are not on this computer.
    """
    return _on_cpu(name) if device.kind == "cpu" else on_torch(name, device.kind)


def embed(
    crops: Pixels, embedder: Embedder, *, batch: int = BATCH, check_in: CheckIn = unwatched
) -> Features:
    """Embed every crop, checking in once per batch."""
    rows: list[Features] = []
    for start in range(0, len(crops), batch):
        check_in(start, len(crops))
        rows.append(embedder(crops[start : start + batch]))
    check_in(len(crops), len(crops))
    return np.concatenate(rows)


def on_torch(name: str, kind: str) -> Embedder:
    """The backbone as its torch module in fp32: the GPU's path, and the reference of the CPU's."""
    import torch  # noqa: PLC0415 - a second of import that a reading on the CPU never needs

    from leukoview.engine.backbone.export import loaded  # noqa: PLC0415 - imports torch

    network = loaded(registry.named(name)).to(kind)

    def embedded(crops: Pixels) -> Features:
        pixels = torch.from_numpy(_channels_first(crops)).to(kind)
        with torch.inference_mode():
            rows: Features = network(pixels).cpu().numpy()
        return rows

    return embedded


def _on_cpu(name: str) -> Embedder:
    import onnxruntime  # noqa: PLC0415 - only where a network is run

    session = onnxruntime.InferenceSession(
        registry.runtime_file(name), providers=["CPUExecutionProvider"]
    )

    def embedded(crops: Pixels) -> Features:
        rows: Features = session.run(None, {"pixels": _channels_first(crops)})[0]
        return rows

    return embedded


def _channels_first(crops: Pixels) -> Features:
    return np.ascontiguousarray(crops.transpose(0, 3, 1, 2), dtype=np.float32)


def _cpu(reason: str) -> Device:
    return Device("cpu", platform.processor() or platform.machine() or "CPU", reason)


def _is_apple() -> bool:
    return sys.platform == "darwin" and platform.machine() == "arm64"


def _has_nvidia_driver() -> bool:
    return ctypes.util.find_library("nvcuda" if sys.platform == "win32" else "cuda") is not None


def _proven(kind: str) -> Device:
    """The GPU after it has convolved something, since a driver alone promises nothing."""
    import torch  # noqa: PLC0415 - only where there may be a GPU

    try:
        picture = torch.ones(1, 3, 8, 8, device=kind)
        total = (
            torch.nn.functional.conv2d(picture, torch.ones(1, 3, 3, 3, device=kind)).sum().item()
        )
    except (RuntimeError, AssertionError) as failure:
        return _cpu(f"The graphics card could not run a test: {str(failure).splitlines()[0]}")
    expected = 27.0 * 36
    if abs(total - expected) > 1:
        return _cpu("The graphics card gave a wrong result in its test.")
    name = torch.cuda.get_device_name() if kind == "cuda" else "Apple GPU"
    return Device(kind, name, "The graphics card passed its test.")
