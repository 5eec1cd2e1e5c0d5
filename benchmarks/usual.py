"""The other side of `benchmarks.reading`: what a competent user writes with the usual libraries."""

import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
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

from leukoview.engine.backbone import registry
from leukoview.engine.backbone.export import loaded
from leukoview.engine.case import Box, Pixels
from leukoview.engine.embed import BATCH, views_of
from leukoview.engine.practice.patient import draw_patient
from leukoview.engine.practice.practice_set import smear_of
from leukoview.engine.reading import Engine, load_engine
from leukoview.engine.shelf import shipped_model
from leukoview.engine.taxonomy import ClassKey

SIDE = (1600, 1200)
CELL_MICRONS = 12.0
STEP = 0.1
"""µm per pixel of the fields."""

Middle = tuple[int, int]
"""Where a cell lies, in pixels from the left and from above."""


class Competent:
    """The other side: detect, crop, embed and classify with the usual libraries, one by one."""

    def __init__(self, engine: Engine, device: str = "cpu") -> None:
        backbone = registry.named(engine.bundle.manifest.backbone)
        self._device = device
        self._network = loaded(backbone).to(device)
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
            rows = [self._network(self._there(view)) for view in views_of(crops, self._views)]
        mean: NDArray[np.float32] = (sum(rows) / self._views).cpu().numpy()
        return mean

    def _there(self, view: Pixels) -> torch.Tensor:
        pixels = view.transpose(0, 3, 1, 2).astype(np.float32)
        return torch.from_numpy(pixels).to(self._device)

    def _fitted(self, engine: Engine) -> Pipeline:
        """A classifier of our size, fitted on noise: what it says is not compared."""
        chance = np.random.default_rng(0)
        size = len(self._embedded(np.zeros((1, self._pixels, self._pixels, 3), np.uint8))[0])
        rows = chance.normal(size=(1500, size)).astype(np.float32)
        classes = np.arange(len(rows)) % len(engine.bundle.manifest.classes)
        steps = (StandardScaler(), PCA(256), SVC(gamma="scale", probability=True))
        with warnings.catch_warnings():
            # scikit-learn 1.9 warns that SVC's own calibration will go; it is what people use.
            warnings.simplefilter("ignore", FutureWarning)
            return make_pipeline(*steps).fit(rows, classes)


def drawn_fields(folder: Path, count: int) -> tuple[Path, ...]:
    """JPEG fields of a leukemic patient's smear, side by side, without the mark of drawn ones."""
    smear = smear_of(draw_patient(7, ClassKey("aml_m2")), microns_per_pixel=STEP)
    paths = tuple(folder / f"field-{number}.jpg" for number in range(count))
    width, height = SIDE
    for number, path in enumerate(paths):
        field = smear.field(Box(number * width, 0, width, height))
        Image.fromarray(field.pixels).save(path, quality=92)
    return paths


@cache
def _here() -> Competent:
    """The pipeline of a worker, made once, on one core: the others have workers of their own."""
    torch.set_num_threads(1)
    return Competent(load_engine(shipped_model(practice=False), "cpu"))


def usual_worker(path: Path, found: Sequence[Middle]) -> int:
    """What a process of a pool does with one field: as `Competent`."""
    return _here()(path, found)
