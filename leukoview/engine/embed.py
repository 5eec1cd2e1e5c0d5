"""From crops to feature rows, on the GPU where one truly works and on the CPU otherwise."""

import ctypes.util
import platform
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
from joblib import cpu_count
from numpy.typing import NDArray

from leukoview.engine.backbone import registry
from leukoview.engine.case import Pixels
from leukoview.engine.editions import has_torch, need_torch
from leukoview.engine.errors import BundleError
from leukoview.engine.progress import CheckIn, unwatched

if TYPE_CHECKING:
    import torch
    from onnxruntime import SessionOptions

Features = NDArray[np.float32]
"""One row of features per crop."""

VIEWS = (
    (0, False),
    (0, True),
    (1, False),
    (1, True),
    (2, False),
    (2, True),
    (3, False),
    (3, True),
)
"""Quarter turns and whether mirrored; two, four and eight of them treat both axes alike."""

AT_ONCE = 8
"""Views per call of the network on one core: with more, its layers fall out of the cache."""

BATCH = 16
"""Crops per call: beyond it a CPU gains nothing and a check-in comes late."""


class Embedder(Protocol):
    """Turns crops (n × s × s × 3, uint8) into feature rows (n × d, float32)."""

    def __call__(self, crops: Pixels) -> Features: ...


@runtime_checkable
class GivesWay(Protocol):
    """An embedder that the CPU replaces when its card fails."""

    @property
    def failure(self) -> str:
        """Why the CPU computes now; "" while the card does."""
        ...


@dataclass(frozen=True, slots=True)
class Network:
    """A backbone that runs on a kind of device.

    A cell lies on a smear any way round, so its features are those of all its views, averaged.
    """

    name: str
    run: Embedder
    kind: str = "cpu"

    def __call__(self, crops: Pixels) -> Features:
        views = registry.named(self.name).views
        # A card takes its pixels as they are; the CPU's runtime wants one colour after the other.
        laid = crops if self.kind == "cuda" else _colour_by_colour(crops)
        seen = self.run(np.concatenate(list(views_of(laid, views))))
        total = seen.reshape(views, len(crops), -1).sum(axis=0)
        return np.asarray(total / np.float32(views), np.float32)


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
    if not has_torch():
        return _cpu("This edition of LeukoView computes on the CPU.")
    kind = "mps" if _is_apple() else "cuda"
    if preference not in {"auto", kind} or not (_is_apple() or _has_nvidia_driver()):
        return _cpu("No graphics driver that torch can use is installed.")
    return _proven(kind)


def open_embedder(name: str, device: Device) -> Embedder:
    """The backbone of a name, ready to run on a device.

    Raises:
        MissingWeightsError: The backbone's files are not on this computer.
    """
    network = _on_cpu(name) if device.kind == "cpu" else _on_card(name, device.kind)
    return Network(name, network, device.kind)


def failure_of(embedder: Embedder) -> str:
    """Why an embedder that was opened on a graphics card computes on the CPU; "" if it does not."""
    run = single_view(embedder)
    return run.failure if isinstance(run, GivesWay) else ""


def single_view(embedder: Embedder) -> Embedder:
    """The network behind an embedder, which sees a crop one way round: faster, but it wavers."""
    return embedder.run if isinstance(embedder, Network) else embedder


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


def reference_embedder(name: str, weights: Path | None = None) -> Embedder:
    """The backbone in torch, fp32, on the CPU: what every faster path is checked against.

    `weights` is a safetensors file for one whose weights are not among those of this computer.

    Raises:
        BundleError: The file is damaged, or of another network.
        MissingWeightsError: There are no such weights.
    """
    return Network(name, _on_torch(name, "cpu", weights))


def reference_of(embedder: Embedder) -> Embedder:
    """The reference that an embedder is checked against; what is no network is its own.

    Where torch is not installed a network is its own as well: the self-test holds it against the
    torch features of the shipped models' golden crops (docs/decisions/0091).
    """
    if isinstance(embedder, Network) and has_torch():
        return reference_embedder(embedder.name)
    return embedder


def views_of(crops: Pixels, views: int) -> Iterator[Pixels]:
    """The crops in the first so many of the eight right-angled turns and mirrorings."""
    for turn, mirrored in VIEWS[:views]:
        turned = np.rot90(crops, turn, (1, 2))
        yield turned[:, :, ::-1] if mirrored else turned


def _on_card(name: str, kind: str) -> Embedder:
    from leukoview.engine import graphics  # noqa: PLC0415 - imports torch

    cpu = partial(_on_cpu, name)
    if kind == "mps":
        shared = graphics.SharedMemory()
        return graphics.OnCard(graphics.waited_for(_on_torch(name, kind)), cpu, shared)
    return graphics.OnCard(graphics.overlapped(_in_torch(name, kind)), cpu, graphics.CudaMemory())


def _on_torch(name: str, kind: str, weights: Path | None = None) -> Embedder:
    network = _in_torch(name, kind, weights)
    import torch  # noqa: PLC0415 - a second of import that a reading on the CPU never needs

    def embedded(crops: Pixels) -> Features:
        rows: Features = network(torch.from_numpy(_channels_first(crops)).to(kind)).cpu().numpy()
        return rows

    return embedded


def _in_torch(
    name: str, kind: str, weights: Path | None = None
) -> "Callable[[torch.Tensor], torch.Tensor]":
    """The network in torch, in fp32 to the last digit: no gradients, no TF32."""
    need_torch()
    import torch  # noqa: PLC0415 - a second of import that a reading on the CPU never needs
    from safetensors import SafetensorError  # noqa: PLC0415 - only where a network is run

    from leukoview.engine.backbone.export import loaded  # noqa: PLC0415 - imports torch

    try:
        network = loaded(registry.named(name), weights).to(kind)
    except (RuntimeError, SafetensorError) as failure:
        raise BundleError(f"The network “{name}” is damaged.") from failure

    def rows_of(pixels: torch.Tensor) -> torch.Tensor:
        # A card rounds the factors of its convolutions to ten bits unless it is told not to.
        with torch.inference_mode(), torch.backends.cudnn.flags(allow_tf32=False):
            rows: torch.Tensor = network(pixels)
        return rows

    return rows_of


def _on_cpu(name: str) -> Embedder:
    if registry.is_own(name):
        # A fine-tuned network has no ONNX file: what writes one is not installed with the program.
        return _on_torch(name, "cpu")

    import onnxruntime  # noqa: PLC0415 - only where a network is run

    refused = onnxruntime.capi.onnxruntime_pybind11_state
    path = registry.runtime_file(name)
    try:
        session = onnxruntime.InferenceSession(
            path, _alone(onnxruntime.SessionOptions()), providers=["CPUExecutionProvider"]
        )
    except (refused.InvalidProtobuf, refused.InvalidGraph, refused.Fail) as failure:
        raise BundleError(f"The network “{path.name}” is damaged.") from failure
    workers = cpu_count(only_physical_cores=True)
    pool = ThreadPoolExecutor(workers, thread_name_prefix="network")

    def rows(crops: Pixels) -> Features:
        found: Features = session.run(None, {"pixels": _channels_first(crops)})[0]
        return found

    def embedded(crops: Pixels) -> Features:
        share = max(1, min(AT_ONCE, ceil(len(crops) / workers)))
        parts = [crops[start : start + share] for start in range(0, len(crops), share)]
        return np.concatenate(list(pool.map(rows, parts)))

    return embedded


def _alone(options: "SessionOptions") -> "SessionOptions":
    """One thread for each call: cores that share a call wait for one another at every layer.

    `benchmarks.reading` measures both: a core that works alone needs two thirds of the time.
    """
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return options


def _colour_by_colour(crops: Pixels) -> Pixels:
    """The same crops, laid out in memory as `_channels_first` wants them, each of their views too.

    Turning and widening single colours takes a third of the time that whole pixels take.
    """
    return np.ascontiguousarray(crops.transpose(0, 3, 1, 2)).transpose(0, 2, 3, 1)


def _channels_first(crops: Pixels) -> Features:
    return np.ascontiguousarray(crops.transpose(0, 3, 1, 2), dtype=np.float32)


def _cpu(reason: str) -> Device:
    return Device("cpu", _processor(), reason)


def _processor() -> str:
    """The processor's own name, which Linux alone keeps in a file."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()


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
        first = str(failure).partition("\n")[0].rstrip(".")
        return _cpu(f"The graphics card could not run a test: {first}.")
    expected = 27.0 * 36
    if abs(total - expected) > 1:
        return _cpu("The graphics card gave a wrong result in its test.")
    name = torch.cuda.get_device_name() if kind == "cuda" else "Apple GPU"
    return Device(kind, name, "The graphics card passed its test.")
