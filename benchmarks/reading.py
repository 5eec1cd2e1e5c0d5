"""How many cells a second are read, against the pipeline that a competent user would write.

    python -m benchmarks.reading [--fields 6] [--rounds 3]

Both sides decode the same drawn JPEG fields, look for the cells, cut the crops, run the network
that the shipped model reads through (all its views) and classify. The other side is what tutorials
lead to: Pillow, a watershed of scikit-image, torch in eager mode in batches of 16, and a
`StandardScaler`, `PCA` and `SVC` of scikit-learn with as many support vectors as ours. Its
watershed finds other cells than ours; it spends that time, and then reads the cells that ours has
found, so that both sides read the same ones. It outlines no cells, measures none and judges no
image, all of which ours does in its time. The bare network is that of ONNX Runtime, and of OpenVINO
where it is installed (the extra `bench`); the faster one counts. Rounds alternate; a ratio is that
of the medians. What the fast path says is checked against the torch reference in the same run: a
speed that changes an answer does not count.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage
from skimage.feature import peak_local_max
from skimage.filters import threshold_otsu
from skimage.segmentation import watershed
from sklearn.decomposition import PCA
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from benchmarks.measuring import Measured, verdict
from leukoview.engine.backbone import registry
from leukoview.engine.backbone.export import loaded
from leukoview.engine.case import Box, Pixels, SlideReading
from leukoview.engine.embed import BATCH, embed, reference_embedder, views_of
from leukoview.engine.practice.patient import draw_patient
from leukoview.engine.practice.practice_set import smear_of
from leukoview.engine.reading import Engine, load_engine, read_slide
from leukoview.engine.shelf import shipped_model
from leukoview.engine.slide import open_slide
from leukoview.engine.taxonomy import ClassKey

FASTER_TARGET = 5.0
SHARE_TARGET = 0.70
"""Of the cells a second that the bare network reaches in the fastest fp32 runtime."""
SAME_PROBABILITY = 0.01
"""Largest difference of a probability between the fast path and the reference."""
SIDE = (1600, 1200)
CELL_MICRONS = 12.0
STEP = 0.1
"""µm per pixel of the fields."""
CROPS = 96
GEMM = 2048


Network = Callable[[NDArray[np.float32]], object]
"""A batch of views through the bare network."""

Middle = tuple[int, int]
"""Where a cell lies, in pixels from the left and from above."""


@dataclass(frozen=True)
class Read:
    """One pass over the fields."""

    cells: int
    seconds: float

    @property
    def rate(self) -> float:
        """Cells a second."""
        return self.cells / self.seconds


class Competent:
    """The other side: detect, crop, embed and classify with the usual libraries, one by one."""

    def __init__(self, engine: Engine) -> None:
        backbone = registry.named(engine.bundle.manifest.backbone)
        self._network = loaded(backbone)
        self._views = backbone.views
        self._pixels = engine.bundle.manifest.crop.pixels
        self._classify = self._fitted(engine)
        self.seen = 0

    def __call__(self, path: Path, found: Sequence[Middle]) -> int:
        """Look for a field's cells, and read those that were `found`; how many these are."""
        pixels = np.asarray(Image.open(path).convert("RGB"))
        self.seen += len(list(self._middles(pixels)))
        crops = np.stack([self._crop(pixels, *middle) for middle in found])
        rows = [self._embedded(crops[n : n + BATCH]) for n in range(0, len(crops), BATCH)]
        return len(self._classify.predict_proba(np.concatenate(rows)))

    def _middles(self, pixels: Pixels) -> Iterator[Middle]:
        smooth = ndimage.gaussian_filter(pixels[..., 2].astype(float) - pixels[..., 1], 2)
        dark = ndimage.binary_opening(smooth > max(40.0, threshold_otsu(smooth)), iterations=4)
        depth = ndimage.distance_transform_edt(ndimage.binary_fill_holes(dark))
        radius = round(CELL_MICRONS / STEP / 4)
        peaks = peak_local_max(ndimage.gaussian_filter(depth, 2), min_distance=radius)
        markers = np.zeros(depth.shape, int)
        markers[tuple(peaks.T)] = np.arange(1, len(peaks) + 1)
        labels = watershed(-depth, markers, mask=dark)
        for y, x in ndimage.center_of_mass(dark, labels, range(1, len(peaks) + 1)):
            yield round(x), round(y)

    def _crop(self, pixels: Pixels, x: int, y: int) -> Pixels:
        half = round(20 / STEP / 2)
        window = Image.fromarray(pixels).crop((x - half, y - half, x + half, y + half))
        return np.asarray(window.resize((self._pixels, self._pixels), Image.Resampling.BICUBIC))

    def _embedded(self, crops: Pixels) -> NDArray[np.float32]:
        with torch.inference_mode():
            rows = [
                self._network(torch.from_numpy(view.transpose(0, 3, 1, 2).astype(np.float32)))
                for view in views_of(crops, self._views)
            ]
        mean: NDArray[np.float32] = (sum(rows) / self._views).numpy()
        return mean

    def _fitted(self, engine: Engine) -> Pipeline:
        """A classifier of our size, fitted on noise: what it says is not compared."""
        chance = np.random.default_rng(0)
        size = len(self._embedded(np.zeros((1, self._pixels, self._pixels, 3), np.uint8))[0])
        rows = chance.normal(size=(1500, size)).astype(np.float32)
        classes = np.arange(len(rows)) % len(engine.bundle.manifest.classes)
        return make_pipeline(StandardScaler(), PCA(256), SVC(gamma="scale", probability=True)).fit(
            rows, classes
        )


def drawn_fields(folder: Path, count: int) -> tuple[Path, ...]:
    """JPEG fields of a leukemic patient's smear, side by side, without the mark of drawn ones."""
    smear = smear_of(draw_patient(7, ClassKey("aml_m2")), microns_per_pixel=STEP)
    paths = tuple(folder / f"field-{number}.jpg" for number in range(count))
    width, height = SIDE
    for number, path in enumerate(paths):
        field = smear.field(Box(number * width, 0, width, height))
        Image.fromarray(field.pixels).save(path, quality=92)
    return paths


def our_pass(engine: Engine, paths: Sequence[Path]) -> tuple[list[SlideReading], Read]:
    """Read every field with the product's engine."""
    start = time.perf_counter()
    readings = [read_slide(open_slide(path), engine, microns_per_pixel=STEP) for path in paths]
    seconds = time.perf_counter() - start
    return readings, Read(sum(len(one.cells) for one in readings), seconds)


def middles_of(reading: SlideReading) -> list[Middle]:
    """Where the cells of a field lie."""
    centres = (one.cell.box.centre for one in reading.cells)
    return [(round(x), round(y)) for x, y in centres]


def their_pass(pipeline: Competent, readings: Sequence[SlideReading]) -> Read:
    """Read the same cells of every field with the usual libraries."""
    found = [(one.path, middles_of(one)) for one in readings]
    start = time.perf_counter()
    cells = sum(pipeline(path, middles) for path, middles in found)
    return Read(cells, time.perf_counter() - start)


def agreement(fast: Sequence[SlideReading], slow: Sequence[SlideReading]) -> tuple[float, float]:
    """The share of cells with the same label, and the largest difference of a probability."""
    pairs = [
        (mine.prediction, theirs.prediction)
        for one, other in zip(fast, slow, strict=True)
        for mine, theirs in zip(one.cells, other.cells, strict=True)
    ]
    same = np.mean([a.top == b.top for a, b in pairs])
    apart = max(
        abs(a.probabilities[key] - b.probabilities[key])
        for a, b in pairs
        for key in a.probabilities
    )
    return float(same), float(apart)


def rate(run: Callable[[], object], count: int) -> float:
    """Things a second, in the median of five runs after one that warms up."""
    run()
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return count / median(seconds)


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

    bare = {
        name: rate(through(network), len(crops))
        for name, network in runtimes(backbone.name).items()
    }
    return rate(lambda: embed(crops, engine.embedder), len(crops)), bare


def embedded_bare(engine: Engine) -> tuple[float, dict[str, float]]:
    """The same of random crops, said with the share of the machine's peak that it is."""
    crops = np.random.default_rng(1).integers(0, 255, (CROPS, 224, 224, 3), np.uint8)
    embedded, bare = embedding(engine, crops)
    name = engine.bundle.manifest.backbone
    peak, work = gemm_peak(), flops(name) * registry.named(name).views
    print(f"A crop is {work:.2f} GFLOP; a product of matrices reaches {peak:.0f} GFLOP/s.")
    for what, speed in {"embedding": embedded, **bare}.items():
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


def gemm_peak() -> float:
    """GFLOP/s that a large product of fp32 matrices reaches on this machine."""
    a = torch.rand(GEMM, GEMM)
    return rate(lambda: torch.mm(a, a), 1) * 2 * GEMM**3 / 1e9


def flops(embedder_name: str) -> float:
    """GFLOP of one view of one crop, counted by torch over the module's convolutions."""
    from torch.utils.flop_counter import FlopCounterMode  # noqa: PLC0415 - only here

    backbone = registry.named(embedder_name)
    with FlopCounterMode(display=False) as counter, torch.inference_mode():
        loaded(backbone)(torch.zeros(1, 3, backbone.pixels, backbone.pixels))
    return float(counter.get_total_flops()) / 1e9


def main() -> int:
    """Print the figures; 1 where a target was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fields", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    engine = load_engine(shipped_model(practice=False), "cpu")
    name = engine.bundle.manifest.backbone
    print(f"{engine.device.name}, {os.cpu_count()} cores, {platform.system()}")
    print(", ".join(f"{one} {version(one)}" for one in ("onnxruntime", "torch", "scikit-learn")))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LEUKOVIEW_HOME"] = folder
        paths = drawn_fields(Path(folder), asked.fields)
        usual = Competent(engine)
        reference = Engine(engine.bundle, reference_embedder(name), engine.device)
        slow, _ = our_pass(reference, paths)
        fast, _ = our_pass(engine, paths)
        their_pass(usual, fast[:1])
        ours, theirs = [], []
        for _ in range(asked.rounds):
            theirs.append(their_pass(usual, fast))
            ours.append(our_pass(engine, paths)[1])
    same, apart = agreement(fast, slow)
    mine, yours = (median(one.rate for one in runs) for runs in (ours, theirs))
    print(f"ours {mine:.1f} cells/s, usual {yours:.1f}, on the same {ours[0].cells} cells;")
    print(f"its own watershed sees {usual.seen / (asked.rounds + 1 / asked.fields):.0f} in them")
    embedded, bare = embedded_bare(engine)
    return verdict(
        [
            Measured("cells a second, against the usual pipeline", FASTER_TARGET, mine / yours),
            Measured(
                f"embedding, against the bare network in {max(bare, key=bare.__getitem__)}",
                SHARE_TARGET,
                embedded / max(bare.values()),
            ),
            Measured("same label as the reference, share of cells", 1.0, same),
            Measured("largest difference of a probability", SAME_PROBABILITY, apart, at_most=True),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
