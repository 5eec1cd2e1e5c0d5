"""Cells drawn for the tests of training: three kinds that a colour and a size tell apart."""

import numpy as np
from PIL import Image, ImageDraw

KINDS = {
    "aml_m3": ((150, 60, 150), 34),
    "aml_not_m3": ((95, 70, 190), 34),
    "benign": ((70, 40, 120), 20),
}


def draw(key, rng):
    """One 160 × 160 smear at 0.2 µm per pixel with a cell of a kind in the middle."""
    colour, radius = KINDS[key]
    image = Image.new("RGB", (160, 160), (236, 230, 222))
    pen = ImageDraw.Draw(image)
    for corner in ((20, 20), (140, 20), (20, 140), (140, 140)):
        disc(pen, corner, 18, (215, 160, 160))
    disc(pen, (80, 80), radius + 8, (190, 185, 225))
    disc(pen, (80, 80), radius, tuple(int(c + rng.integers(-12, 12)) for c in colour))
    noise = rng.normal(0, 3, (160, 160, 3))
    return Image.fromarray((np.asarray(image) + noise).clip(0, 255).astype(np.uint8))


def disc(pen, middle, radius, colour):
    x, y = middle
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def write_folders(folder, *, patients=5, cells=5, keys=tuple(KINDS), seed=0):
    """Lay images out as class/patient/image, some patients per class."""
    rng = np.random.default_rng(seed)
    for key in keys:
        for patient in range(patients):
            own = folder / key / f"{key} {patient}"
            own.mkdir(parents=True)
            for cell in range(cells):
                draw(key, rng).save(own / f"{cell}.png")
    return folder


def mean_colour(crops):
    """A fake network: what each third of a crop looks like on average, in numbers."""
    thirds = np.array_split(crops.astype(np.float32) / 255, 3, axis=1)
    means = [third.mean(axis=(1, 2)) for third in thirds]
    spreads = [third.std(axis=(1, 2)) for third in thirds]
    return np.concatenate(means + spreads, axis=1)
