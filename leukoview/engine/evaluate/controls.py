"""Controls: what can be told without looking at the cell at all.

A score counts only for what it adds to these: colour of the border and of the whole image say who
stained and photographed a smear, not what kind of cell is on it.
"""

from pathlib import Path

import numpy as np

from leukoview.engine.case import Box, Pixels
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import Features
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.slide import open_slide

BORDER, WHOLE = "border only", "whole-image colour"
"""What the controls are called."""

BORDER_SHARE = 0.08
"""Width of the border as a share of the shorter side: no cell in the middle reaches it."""


def controls(dataset: Dataset, check_in: CheckIn = unwatched) -> dict[str, Features]:
    """Mean and deviation of each channel, of the border alone and of the whole image."""
    border, whole = [], []
    for done, sample in enumerate(dataset.samples):
        check_in(done, len(dataset.samples))
        of_border, of_whole = image_colours(_pixels(sample.path))
        border.append(of_border)
        whole.append(of_whole)
    return {BORDER: np.stack(border), WHOLE: np.stack(whole)}


def image_colours(pixels: Pixels) -> tuple[Features, Features]:
    """Of one image: mean and deviation of each channel of the border, and of the whole."""
    return _colour(_border(pixels)), _colour(pixels.reshape(-1, 3))


def _pixels(path: Path) -> Pixels:
    slide = open_slide(path)
    return slide.read(Box(0, 0, slide.width, slide.height), len(slide.downsamples) - 1)


def _border(pixels: Pixels) -> Pixels:
    width = max(1, round(min(pixels.shape[:2]) * BORDER_SHARE))
    inside = np.zeros(pixels.shape[:2], np.bool_)
    inside[width:-width, width:-width] = True
    return pixels[~inside]


def _colour(pixels: Pixels) -> Features:
    values = pixels.astype(np.float32)
    return np.concatenate([values.mean(axis=0), values.std(axis=0)])
