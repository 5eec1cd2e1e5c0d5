"""A small whole slide with cells on and beside the borders of its squares, and who reads it."""

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from leukoview.engine.case import BundleRef, Prediction
from leukoview.engine.crop import CropRecipe
from leukoview.engine.embed import Device
from leukoview.engine.reading import Engine
from leukoview.engine.slide import ArraySlide
from leukoview.engine.taxonomy import BENIGN
from tests.engine.conftest import BACKGROUND

MICRONS = 0.4
ACROSS = 8
SIDE = 512
"""Pixels of a square of 205 µm at that scale."""

PIECE = 100.0
"""µm; the side of a piece of smear."""

BUNDLE = BundleRef("kind-1", "Kind", "1", "0" * 64)


@dataclass(frozen=True)
class OneWordBundle:
    """Calls every cell benign with a probability that no decimal fraction has."""

    ref: BundleRef = BUNDLE

    @property
    def manifest(self):
        return SimpleNamespace(crop=CropRecipe(), practice_only=False)

    def predict(self, features):
        return tuple(
            Prediction({BENIGN: float(row[0]) / 3}, unsure=False, unlike_training=False, bundle="k")
            for row in features
        )

    def reduced(self, features):
        return features[:, :2]


def embedded(crops):
    """Colours, and a little of the whole batch: other batches give other last digits."""
    rows = crops.mean(axis=(1, 2)).astype(np.float32)
    return rows + np.float32(1e-3) * rows.mean(axis=0)


def engine(ref=BUNDLE):
    return Engine(OneWordBundle(ref), embedded, Device("cpu", "a test", ""))


def drawn(smear, pieces):
    """Bare glass with pieces of smear on it, each 100 µm a side.

    `pieces` are given by their middles in pixels, each with the places of its white cells in µm
    from there.
    """
    pixels = np.full((ACROSS * SIDE, ACROSS * SIDE, 3), BACKGROUND, np.uint8)
    for (x, y), places in pieces:
        at = [(PIECE / 2 + dx, PIECE / 2 + dy) for dx, dy in places]
        piece = smear(width=PIECE, height=PIECE, microns_per_pixel=MICRONS)
        piece.red_cells(clear=[(*place, 7.0) for place in at])
        for place in at:
            piece.white_cell(*place)
        patch = piece.pixels()
        half = len(patch) // 2
        pixels[y - half : y + half, x - half : x + half] = patch
    return ArraySlide(pixels, Path("whole.png"), MICRONS)
