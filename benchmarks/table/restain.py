"""Stain normalisation as it is published, tried on smears: the product ships none of it.

Both pull an image towards a reference. The reference is the median over images of healthy people,
which carry no label that is to be told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from skimage.color import lab2rgb, rgb2lab

from leukoview.engine.case import Cell, Pixels
from leukoview.engine.classify import Numbers
from leukoview.engine.colours import WHITE
from leukoview.engine.stain import Plane, background_of, densities

STAINED = 0.15
"""Optical density (mean of the channels) from which on a pixel carries dye (Macenko's beta)."""

EXTREMES = (1.0, 99.0)
"""Percentiles of the angle at which the two stains are taken (Macenko's alpha)."""

STRONGEST = 99.0
"""Percentile of a stain's amount that is made equal to the reference's."""

SAMPLED = 3
"""Every third row and column is enough for an image's statistics."""


@dataclass(frozen=True, eq=False)
class Reference:
    """What images are pulled towards.

    `mean` and `spread` are those of CIELAB over stained pixels; `stains` holds the two stains'
    densities (2 × 3) and `amounts` how much of each a strongly stained pixel carries.
    """

    mean: Numbers
    spread: Numbers
    stains: Numbers
    amounts: Numbers


def reference_of(images: Sequence[Pixels]) -> Reference:
    """The median of the images' statistics."""
    colours = [_lab_statistics(pixels) for pixels in images]
    dyes = [_stains(pixels) for pixels in images]
    amounts = [_strongest(*pair) for pair in zip(images, dyes, strict=True)]
    return Reference(
        np.median([mean for mean, _ in colours], axis=0),
        np.median([spread for _, spread in colours], axis=0),
        np.median(dyes, axis=0),
        np.median(amounts, axis=0),
    )


def reinhard(pixels: Pixels, reference: Reference) -> Pixels:
    """Mean and deviation of the stained pixels made the reference's, channel by channel.

    Reinhard et al., IEEE Comput Graph Appl 2001;21(5):34, in CIELAB in place of lαβ.
    """
    mean, spread = _lab_statistics(pixels)
    shifted = (rgb2lab(pixels) - mean) / spread * reference.spread + reference.mean
    restained: Pixels = (lab2rgb(shifted) * 255).clip(0, 255).astype(np.uint8)
    return restained


def macenko(pixels: Pixels, reference: Reference) -> Pixels:
    """The amounts of the image's own two stains, drawn again in the reference's stains.

    Macenko et al., ISBI 2009:1107.
    """
    stains = _stains(pixels)
    amounts = _densities(pixels, background_of(pixels)) @ np.linalg.pinv(stains)
    scaled = np.maximum(amounts, 0) * (reference.amounts / _strongest(pixels, stains))
    light = WHITE * np.exp(-(scaled @ reference.stains))
    restained: Pixels = light.clip(0, 255).astype(np.uint8).reshape(pixels.shape)
    return restained


def masked(pixels: Pixels, cell: Cell) -> Pixels:
    """The cell alone, all else in the colour of the empty background."""
    if cell.masks is None:
        return pixels
    inside = np.zeros(pixels.shape[:2], np.bool_)
    box = cell.box
    inside[box.y : box.bottom, box.x : box.right] = cell.masks.cell
    empty = (background_of(pixels) - 1).clip(0, 255).astype(np.uint8)
    alone: Pixels = np.where(inside[..., None], pixels, empty)
    return alone


def _lab_statistics(pixels: Pixels) -> tuple[Numbers, Numbers]:
    some, stained = _sampled(pixels)
    values = rgb2lab(some).reshape(-1, 3)[stained.mean(axis=1) > STAINED]
    return values.mean(axis=0), np.maximum(values.std(axis=0), 1e-3)


def _stains(pixels: Pixels) -> Numbers:
    """The two stains (2 × 3, each of length 1), the one that takes more red light first."""
    density = _stained(pixels)
    plane = np.linalg.eigh(np.cov(density, rowvar=False))[1][:, :0:-1]
    plane *= np.where(plane.sum(axis=0) < 0, -1, 1)
    seen = density @ plane
    angles = np.percentile(np.arctan2(seen[:, 1], seen[:, 0]), EXTREMES)
    found = np.stack([np.cos(angles), np.sin(angles)], axis=1) @ plane.T
    ordered: Numbers = found[np.argsort(-found[:, 0])]
    return ordered


def _strongest(pixels: Pixels, stains: Numbers) -> Numbers:
    amounts = _stained(pixels) @ np.linalg.pinv(stains)
    strongest: Numbers = np.percentile(amounts, STRONGEST, axis=0)
    return np.maximum(strongest, 1e-3)


def _stained(pixels: Pixels) -> Numbers:
    _, density = _sampled(pixels)
    stained: Numbers = density[density.mean(axis=1) > STAINED]
    return stained


def _sampled(pixels: Pixels) -> tuple[Pixels, Numbers]:
    some = pixels[::SAMPLED, ::SAMPLED]
    return some, _densities(some, background_of(pixels))


def _densities(pixels: Pixels, empty: Plane) -> Numbers:
    flat: Numbers = densities(pixels, empty).reshape(-1, 3).astype(np.float64)
    return flat
