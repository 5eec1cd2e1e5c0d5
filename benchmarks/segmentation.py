"""Dice of nucleus and whole cell against drawn masks, on two stains and two makes of camera.

Every image holds one cell; nothing is told about the scale. Nothing in the product is learned
from these masks.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.measuring import Measured, image_sets, pixels_of, verdict
from leukoview.engine.case import Cell
from leukoview.engine.detect import central_cell
from leukoview.engine.scale import estimate_scale
from leukoview.engine.slide import ArraySlide

NUCLEUS_TARGET = 0.95
CELL_TARGET = 0.90
LOWEST_SHOWN = 5

Truth = tuple[Path, NDArray[np.bool_], NDArray[np.bool_]]


def main() -> int:
    """Measure every source and print the worst images beside the means."""
    folder = image_sets(__doc__)
    figures: list[Measured] = []
    for source, truths in (
        ("tecom", grey_masks(folder, "tecom")),
        ("cellavision", grey_masks(folder, "cellavision")),
        ("lymphoblast", coloured_masks(folder)),
    ):
        scores = [(path.name, *scored(path, nucleus, cell)) for path, nucleus, cell in truths]
        figures += summed(source, scores)
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


def scored(path: Path, nucleus: NDArray[np.bool_], cell: NDArray[np.bool_]) -> tuple[float, float]:
    """Dice of nucleus and cell on one image."""
    slide = ArraySlide(pixels_of(path))
    found = central_cell(slide, estimate_scale(slide))
    found_nucleus, found_cell = whole_masks(found, nucleus.shape)
    return dice(found_nucleus, nucleus), dice(found_cell, cell)


def whole_masks(cell: Cell, shape: tuple[int, ...]) -> tuple[NDArray[np.bool_], ...]:
    """The masks of a cell on the whole image; empty where there are none."""
    nucleus, whole = np.zeros(shape, bool), np.zeros(shape, bool)
    if cell.masks is not None:
        box = cell.box
        nucleus[box.y : box.bottom, box.x : box.right] = cell.masks.nucleus
        whole[box.y : box.bottom, box.x : box.right] = cell.masks.cell
    return nucleus, whole


def dice(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
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
