"""The recipes before networks: measured shape, colour and texture, and a classical classifier.

The features are those the paper's table of earlier work lists: shape and geometry of nucleus and
cell, mean and deviation of colour, Hausdorff dimension of the outline, grey-level co-occurrence
(Haralick 1973), local binary patterns (Ojala 2002) and Gabor filters.
"""

import warnings
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.feature import graycomatrix, graycoprops, local_binary_pattern
from skimage.filters import gabor_kernel
from sklearn.base import BaseEstimator
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import RandomForestClassifier
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from leukoview.engine.case import Mask, Masks, Morphometry, Pixels, Scale, ScaleSource
from leukoview.engine.classify.support import Codes
from leukoview.engine.crop import CropRecipe
from leukoview.engine.detect import central_cell
from leukoview.engine.embed import Features
from leukoview.engine.morphometry import measure
from leukoview.engine.slide import ArraySlide, cut

TEXTURE_SIDE = 96
"""Pixels of the grey picture whose texture is measured (about 0.2 µm each)."""
GREYS = 16
NEIGHBOURS = 8
SHAPE_NUMBERS = 6
FREQUENCIES = (0.1, 0.2, 0.3)
"""Of the Gabor filters, in cycles per pixel."""
DIRECTIONS = tuple(np.arange(4) * np.pi / 4)
BOXES = (2, 4, 8, 16)
"""Pixels; sides of the boxes that cover an outline when its dimension is counted."""

CLASSIFIERS: dict[str, Callable[[int], BaseEstimator]] = {
    "SVM": lambda _seed: SVC(C=10.0),
    "random forest": lambda seed: RandomForestClassifier(300, random_state=seed),
    "LDA": lambda _seed: LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto"),
    "naive Bayes": lambda _seed: GaussianNB(),
    "MLP": lambda seed: MLPClassifier((64,), max_iter=300, random_state=seed),
    "logistic": lambda _seed: LogisticRegression(max_iter=1000),
}
"""The classifiers of the paper's table of earlier work, with scikit-learn's usual settings."""


def classical(
    train: Features, codes: Codes, test: Features, *, classifier: str, seed: int
) -> Codes:
    """The classes a classical classifier gives to test rows of hand-made features."""
    machine = make_pipeline(StandardScaler(), CLASSIFIERS[classifier](seed))
    with warnings.catch_warnings():
        # Stopping at the last round is the recipe's, not a mistake of whoever repeats it.
        warnings.simplefilter("ignore", ConvergenceWarning)
        machine.fit(train, codes)
    said: Codes = machine.predict(test)
    return said


def hand_made(crop: Pixels) -> Features:
    """Shape, colour and texture of the cell in the middle of a crop (s × s × 3), as one row.

    Where no nucleus is found the whole crop gives the colours, and the numbers of shape are 0.
    """
    scale = Scale(CropRecipe().microns / len(crop), ScaleSource.GIVEN)
    slide = ArraySlide(np.ascontiguousarray(crop))
    cell = central_cell(slide, scale)
    shape = measure(slide, cell, scale)
    if shape is None or cell.masks is None:
        whole = np.ones(crop.shape[:2], np.bool_)
        return _row([0.0] * SHAPE_NUMBERS, crop, Masks(whole, whole), crop)
    return _row(_numbers(shape), cut(slide, cell.box), cell.masks, crop)


def _numbers(shape: Morphometry) -> list[float]:
    return [
        shape.nucleus_area,
        shape.cell_area,
        shape.nucleus_cell_ratio,
        shape.roundness,
        shape.irregularity,
        shape.granularity,
    ]


def _row(numbers: list[float], pixels: Pixels, masks: Masks, crop: Pixels) -> Features:
    dimension = _dimension(masks.nucleus)
    return np.array([*numbers, dimension, *_colours(pixels, masks), *_texture(crop)], np.float32)


def _colours(pixels: Pixels, masks: Masks) -> NDArray[np.float64]:
    parts = []
    for mask in (masks.nucleus, masks.cell & ~masks.nucleus):
        inside = pixels[mask] if mask.any() else pixels.reshape(-1, 3)
        parts += [inside.mean(axis=0), inside.std(axis=0)]
    return np.concatenate(parts)


def _dimension(mask: Mask) -> float:
    """Hausdorff dimension of the outline by counting boxes: 1 for a smooth line."""
    edge = mask & ~ndimage.binary_erosion(mask)
    rows, columns = np.nonzero(edge)
    counts = [len(set(zip(rows // box, columns // box, strict=True))) for box in BOXES]
    if not all(counts):
        return 0.0
    return float(-np.polyfit(np.log(BOXES), np.log(counts), 1)[0])


def _texture(crop: Pixels) -> NDArray[np.float64]:
    step = max(1, len(crop) // TEXTURE_SIDE)
    grey = crop[::step, ::step].mean(axis=2).astype(np.uint8)
    return np.concatenate([_haralick(grey), _patterns(grey), _waves(grey)])


def _haralick(grey: NDArray[np.uint8]) -> NDArray[np.float64]:
    pairs = graycomatrix(
        grey // (256 // GREYS), (1, 3), DIRECTIONS, levels=GREYS, symmetric=True, normed=True
    )
    names = ("contrast", "homogeneity", "energy", "correlation")
    return np.concatenate([graycoprops(pairs, name).mean(axis=1) for name in names])


def _patterns(grey: NDArray[np.uint8]) -> NDArray[np.float64]:
    found = local_binary_pattern(grey, NEIGHBOURS, 1, "uniform").astype(np.int64)
    shares: NDArray[np.float64] = np.bincount(found.ravel(), minlength=NEIGHBOURS + 2) / found.size
    return shares


def _waves(grey: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Strength of each frequency, averaged over the directions since a cell lies any way round."""
    light = grey.astype(np.float64) / 255
    light -= light.mean()
    spectrum = np.fft.rfft2(light)
    return np.array([_strength(spectrum, light.shape, frequency) for frequency in FREQUENCIES])


def _strength(spectrum: NDArray[np.complex128], shape: tuple[int, ...], frequency: float) -> float:
    strengths = []
    for direction in DIRECTIONS:
        kernel = gabor_kernel(frequency, theta=direction).real
        answer = np.fft.irfft2(spectrum * np.fft.rfft2(kernel, shape), shape)
        strengths.append(float(np.abs(answer).mean()))
    return float(np.mean(strengths))
