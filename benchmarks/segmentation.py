"""Dice of nucleus and whole cell against drawn masks, on two stains and two makes of camera.

Every image holds one cell; nothing is told about the scale. Each source is measured twice: every
image by itself, and all together as one export, which is how `read --cells` takes them (images of
one camera share one scale). Nothing in the product is learned from these masks.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from benchmarks.measuring import Measured, image_sets, pixels_of, verdict
from leukoview.engine.case import Cell, Mask, Scale
from leukoview.engine.detect import central_cell
from leukoview.engine.scale import estimate_scale
from leukoview.engine.scale.common import Kind, common_scales, kind_of
from leukoview.engine.slide import ArraySlide

NUCLEUS_TARGET = 0.95
CELL_TARGET = 0.90
LOWEST_SHOWN = 5

Truth = tuple[Path, Mask, Mask]


def main() -> int:
    """Measure every source and print the worst images beside the means."""
    folder = image_sets(__doc__)
    figures: list[Measured] = []
    for source, truths in (
        ("tecom", grey_masks(folder, "tecom")),
        ("cellavision", grey_masks(folder, "cellavision")),
        ("lymphoblast", coloured_masks(folder)),
    ):
        held = list(truths)
        common = common_scales([path for path, _, _ in held])
        for way, scales in (("each alone", {}), ("as one export", common)):
            scores = [(path.name, *scored(path, scales, *masks)) for path, *masks in held]
            figures += summed(f"{source}, {way}", scores)
    return verdict(figures)


def summed(source: str, scores: list[tuple[str, float, float]]) -> list[Measured]:
    """The two means of a source; the lowest scores are printed."""
    nucleus = np.array([score[1] for score in scores])
    cell = np.array([score[2] for score in scores])
    print(f"{source}: {len(scores)} cells, medians {np.median(nucleus):.3f} {np.median(cell):.3f}")
    for kind, values in (("nucleus", nucleus), ("cell", cell)):
        low = ", ".join(f"{scores[i][0]} {values[i]:.2f}" for i in values.argsort()[:LOWEST_SHOWN])
        print(f"  lowest {kind}: {low}")
    return [
        Measured(f"{source}: nucleus Dice", NUCLEUS_TARGET, float(nucleus.mean())),
        Measured(f"{source}: whole-cell Dice", CELL_TARGET, float(cell.mean())),
    ]


def scored(
    path: Path, common: Mapping[Kind, Scale], nucleus: Mask, cell: Mask
) -> tuple[float, float]:
    """Dice of nucleus and cell on one image."""
    slide = ArraySlide(pixels_of(path))
    found = central_cell(slide, common.get(kind_of(slide)) or estimate_scale(slide))
    found_nucleus, found_cell = whole_masks(found, nucleus.shape)
    return dice(found_nucleus, nucleus), dice(found_cell, cell)


def whole_masks(cell: Cell, shape: tuple[int, ...]) -> tuple[Mask, ...]:
    """The masks of a cell on the whole image; empty where there are none."""
    nucleus, whole = np.zeros(shape, bool), np.zeros(shape, bool)
    if cell.masks is not None:
        box = cell.box
        nucleus[box.y : box.bottom, box.x : box.right] = cell.masks.nucleus
        whole[box.y : box.bottom, box.x : box.right] = cell.masks.cell
    return nucleus, whole


def dice(one: Mask, other: Mask) -> float:
    """Twice the shared area over the sum of both."""
    return float(2 * (one & other).sum() / max(1, one.sum() + other.sum()))


def grey_masks(folder: Path, source: str) -> Iterator[Truth]:
    """masks/: 255 nucleus, 128 cytoplasm, 0 background."""
    for path in sorted((folder / "masks" / "images").glob(f"{source}*")):
        mask = pixels_of(folder / "masks" / "masks" / f"{path.stem}.png")[..., 0]
        yield path, mask > 200, mask > 64


def coloured_masks(folder: Path) -> Iterator[Truth]:
    """lymphoblast/: cyan nucleus, blue cytoplasm, anything else background."""
    for path in sorted((folder / "lymphoblast" / "images").iterdir()):
        mask = pixels_of(folder / "lymphoblast" / "masks" / f"{path.stem}.png")
        cell = (mask[..., 0] < 128) & (mask[..., 2] > 128)
        yield path, cell & (mask[..., 1] > 128), cell


if __name__ == "__main__":
    sys.exit(main())
