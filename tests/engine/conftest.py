"""Smears drawn for tests: red cells with a pale middle and white cells, all anti-aliased."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

BACKGROUND = (232, 226, 222)
RED = (205, 150, 150)
PALE = (222, 190, 188)
CYTOPLASM = (190, 190, 222)
NUCLEUS = (95, 55, 140)

FINE = 4
"""Drawn this many times larger, then reduced."""


class Smear:
    """Draw in micrometres, read as pixels."""

    def __init__(self, width=64.0, height=48.0, microns_per_pixel=0.1):
        self.microns_per_pixel = microns_per_pixel
        self._dot = FINE / microns_per_pixel
        size = (round(width * self._dot), round(height * self._dot))
        self._image = Image.new("RGB", size, BACKGROUND)
        self._draw = ImageDraw.Draw(self._image)

    def disc(self, x, y, diameter, colour):
        r = diameter / 2
        box = [v * self._dot for v in (x - r, y - r, x + r, y + r)]
        self._draw.ellipse(box, fill=colour)
        return self

    def red_cell(self, x, y, diameter=7.2):
        return self.disc(x, y, diameter, RED).disc(x, y, diameter * 0.35, PALE)

    def white_cell(self, x, y, cell=12.0, nucleus=9.0):
        return self.disc(x, y, cell, CYTOPLASM).disc(x, y, nucleus, NUCLEUS)

    def segmented_cell(self, x, y):
        self.disc(x, y, 13.0, CYTOPLASM)
        for dx, dy in ((-3.0, -1.5), (0.5, -3.0), (2.0, 2.5)):
            self.disc(x + dx, y + dy, 4.2, NUCLEUS)
        return self

    def red_cells(self, seed=7, clear=()):
        """A loose carpet of red cells that keeps off the given (x, y, radius) places."""
        rng = np.random.default_rng(seed)
        width, height = (side / self._dot for side in self._image.size)
        for y in np.arange(4.5, height, 8.6):
            for x in np.arange(4.5, width, 8.6):
                at = np.array([x, y]) + rng.uniform(-0.5, 0.5, 2)
                if all(np.hypot(*(at - c[:2])) > c[2] + 3.7 for c in clear):
                    self.red_cell(*at, diameter=rng.uniform(6.9, 7.5))
        return self

    def pixels(self, noise=2.0, blur=0.15):
        soft = self._image.filter(ImageFilter.GaussianBlur(blur * self._dot))
        small = np.asarray(soft.reduce(FINE), np.float32)
        rough = small + np.random.default_rng(1).normal(0, noise, small.shape)
        return np.clip(rough, 0, 255).astype(np.uint8)


@pytest.fixture(scope="session")
def smear():
    """Draws a smear: `smear(width, height, microns_per_pixel)`."""
    return Smear
