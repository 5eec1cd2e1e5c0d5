"""Remarks on good images (false alarms) and on spoilt ones and strangers (found).

Every image of every set counts as good; some of them are blurred, over- and under-exposed; the
strangers are the pictures that come with scikit-image, and drawn ones.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import skimage.data
from numpy.typing import NDArray
from scipy import ndimage

from benchmarks.measuring import Measured, image_sets, pixels_of, verdict
from leukoview.engine import quality
from leukoview.engine.case import Cell, Scale
from leukoview.engine.detect import central_cell, detect
from leukoview.engine.scale import estimate_scale
from leukoview.engine.slide import ArraySlide

Pixels = NDArray[np.uint8]

SETS = {"smears": 1, "apl": 6, "normal": 2, "lymphoblast": 1, "masks": 1}
"""Every so manieth image of a set is looked at."""

FALSE_ALARMS = 0.02
FOUND = 0.95
BLUR_MICRONS = 1.2
SMALLEST_STRANGER = 100
"""Pixels; smaller pictures are icons."""


def main() -> int:
    """Count remarks on every set, as it is and spoilt, and on strangers."""
    folder = image_sets(__doc__)
    figures: list[Measured] = []
    for name, step in SETS.items():
        paths = sorted((folder / name / "images").iterdir())[::step]
        figures += figures_of(name, [pixels_of(path) for path in paths])
    met = [any(code == quality.NOT_A_SMEAR for code in codes(it)) for _, it in strangers()]
    missed = [name for (name, _), found in zip(strangers(), met, strict=True) if not found]
    print(f"strangers taken for smears: {', '.join(missed) or 'none'}")
    figures.append(Measured(f"{len(met)} strangers refused", FOUND, float(np.mean(met))))
    return verdict(figures)


def figures_of(name: str, images: list[Pixels]) -> list[Measured]:
    """False alarms and spoilt images found in one set."""
    crops = name != "smears"
    good = [codes(pixels, crop=crops) for pixels in images]
    print(f"{name}: {len(images)} images, {dict(Counter(code for it in good for code in it))}")
    spoilt = images[:: max(1, len(images) // 20)]
    return [
        Measured(
            f"{name}: good images with any remark",
            FALSE_ALARMS,
            float(np.mean([bool(it) for it in good])),
            at_most=True,
        ),
        found(name, spoilt, quality.OUT_OF_FOCUS, crop=crops),
        found(name, [over_exposed(it) for it in spoilt], quality.OVER_EXPOSED, crop=crops),
        found(name, [under_exposed(it) for it in spoilt], quality.UNDER_EXPOSED, crop=crops),
    ]


def found(name: str, images: list[Pixels], code: str, *, crop: bool) -> Measured:
    """The share of spoilt images that are remarked as what they are, or refused altogether."""
    wanted = {code, quality.NOT_A_SMEAR}
    hits = []
    for pixels in images:
        scale, spoilt = estimate_scale(ArraySlide(pixels)), pixels
        if code == quality.OUT_OF_FOCUS:
            spoilt = blurred(pixels, BLUR_MICRONS / scale.microns_per_pixel)
        hits.append(bool(wanted & set(codes(spoilt, crop=crop))))
    return Measured(f"{name}: {code} remarked on {len(hits)} spoilt", FOUND, float(np.mean(hits)))


def codes(pixels: Pixels, *, crop: bool = False) -> list[str]:
    """The codes of the remarks on an image, with nothing told about its scale."""
    slide = ArraySlide(pixels)
    scale = estimate_scale(slide)
    return [remark.code for remark in quality.assess(slide, cells_of(slide, scale, crop), scale)]


def cells_of(slide: ArraySlide, scale: Scale, crop: bool) -> tuple[Cell, ...]:  # noqa: FBT001
    """The one cell of a crop, or every cell of a field."""
    return (central_cell(slide, scale),) if crop else detect(slide, scale)


def blurred(pixels: Pixels, spread: float) -> Pixels:
    """The image out of focus; spread in pixels."""
    return ndimage.gaussian_filter(pixels, (spread, spread, 0))


def over_exposed(pixels: Pixels) -> Pixels:
    """The image with its background clipped."""
    bright = np.quantile(pixels.min(axis=2), 0.5)
    return np.clip(pixels * (280 / max(1.0, float(bright))), 0, 255).astype(np.uint8)


def under_exposed(pixels: Pixels) -> Pixels:
    """The image at a third of its light."""
    return (pixels * 0.3).astype(np.uint8)


def strangers() -> Iterator[tuple[str, Pixels]]:
    """Pictures of other things."""
    folder = Path(skimage.data.__file__).parent
    for path in sorted(folder.iterdir()):
        if path.suffix in {".png", ".jpg", ".jpeg"}:
            pixels = pixels_of(path)
            if min(pixels.shape[:2]) > SMALLEST_STRANGER:
                yield path.name, pixels
    random = np.random.default_rng(0)
    yield "noise", random.integers(0, 256, (300, 400, 3)).astype(np.uint8)
    yield "blank", np.full((300, 400, 3), 230, np.uint8)
    yield "black", np.zeros((300, 400, 3), np.uint8)


if __name__ == "__main__":
    sys.exit(main())
