"""The bare network in every fp32 CPU runtime at hand, and the machine's peak, in one run.

What is compared takes turns: on a computer that others use as well, one after the other would
measure their work instead.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from statistics import median

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from leukoview.engine.backbone import registry
from leukoview.engine.backbone.export import loaded
from leukoview.engine.case import Pixels
from leukoview.engine.embed import BATCH, embed, views_of
from leukoview.engine.reading import Engine

CROPS = 96
GEMM = 2048
ROUNDS = 5
OURS = "embedding"

Network = Callable[[NDArray[np.float32]], object]
"""A batch of views through the bare network."""


def rates(runs: Mapping[str, Callable[[], object]], count: int) -> dict[str, float]:
    """Things a second of each, in the median of rounds in turns after one that warms up."""
    for run in runs.values():
        run()
    rounds = [{name: _seconds(run) for name, run in runs.items()} for _ in range(ROUNDS)]
    return {name: count / median(one[name] for one in rounds) for name in runs}


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def embedding(engine: Engine, crops: Pixels) -> tuple[float, dict[str, float]]:
    """Crops a second of our embedder, and of the bare network fed the same views, by runtime."""
    backbone = registry.named(engine.bundle.manifest.backbone)
    views = [
        np.ascontiguousarray(view.transpose(0, 3, 1, 2), np.float32)
        for view in views_of(crops, backbone.views)
    ]

    def through(network: Network) -> Callable[[], None]:
        def run() -> None:
            for view in views:
                for start in range(0, len(view), BATCH):
                    network(view[start : start + BATCH])

        return run

    ours: dict[str, Callable[[], object]] = {OURS: lambda: embed(crops, engine.embedder)}
    bare = {name: through(network) for name, network in runtimes(backbone.name).items()}
    found = rates({**ours, **bare}, len(crops))
    return found.pop(OURS), found


def embedded_bare(engine: Engine) -> tuple[float, dict[str, float]]:
    """The same of random crops, said with the share of the machine's peak that it is."""
    crops = np.random.default_rng(1).integers(0, 255, (CROPS, 224, 224, 3), np.uint8)
    embedded, bare = embedding(engine, crops)
    name = engine.bundle.manifest.backbone
    peak, work = gemm_peak(), crop_work(name)
    print(f"A crop is {work:.2f} GFLOP; a product of matrices reaches {peak:.0f} GFLOP/s.")
    for what, speed in {OURS: embedded, **bare}.items():
        print(f"{what}: {speed:.1f} crops/s, {speed * work / peak:.0%} of that peak")
    return embedded, bare


def runtimes(name: str) -> dict[str, Network]:
    """The bare network in every fp32 CPU runtime that is installed."""
    file = registry.runtime_file(name)
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    found: dict[str, Network] = {"onnxruntime": lambda batch: session.run(None, {"pixels": batch})}
    with suppress(ImportError):
        import openvino  # noqa: PLC0415 - where it is installed

        wanted = {"INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "LATENCY"}
        compiled = openvino.compile_model(file, "CPU", wanted)
        found["openvino"] = lambda batch: compiled([batch])
    return found


def gemm_peak(device: str = "cpu") -> float:
    """GFLOP/s that a large product of fp32 matrices reaches on a device."""
    size = GEMM if device == "cpu" else 4 * GEMM
    a = torch.rand(size, size, device=device)

    def product() -> None:
        torch.mm(a, a)
        if device != "cpu":
            torch.cuda.synchronize()

    return rates({"product": product}, 1)["product"] * 2 * size**3 / 1e9


def crop_work(embedder_name: str) -> float:
    """GFLOP of one crop in all its views."""
    return flops(embedder_name) * registry.named(embedder_name).views


def flops(embedder_name: str) -> float:
    """GFLOP of one view of one crop, counted by torch over the module's convolutions."""
    from torch.utils.flop_counter import FlopCounterMode  # noqa: PLC0415 - only here

    backbone = registry.named(embedder_name)
    with FlopCounterMode(display=False) as counter, torch.inference_mode():
        loaded(backbone)(torch.zeros(1, 3, backbone.pixels, backbone.pixels))
    return float(counter.get_total_flops()) / 1e9
