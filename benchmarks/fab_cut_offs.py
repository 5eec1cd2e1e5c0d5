"""Where the FAB score's cut-offs on measured quantities come from.

“High N:C” is a rule on hand-drawn cells (cytoplasm at most a fifth of the cell). The program's own
outlines run a little wide of the drawn ones, so the same rule is another number there: the one
that as many lymphoblasts reach. “Irregular” and “large” are set by normal lymphocytes
(`benchmarks.reference_ranges`); how many lymphoblasts they take in is printed here.
"""

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import pi, sqrt
from pathlib import Path

import numpy as np

from benchmarks.measuring import image_sets, pixels_of
from leukoview.engine.case import Box, Cell, CellId, Masks, Morphometry, Scale, ScaleSource
from leukoview.engine.dataset.published import LYMPHOBLAST_SCALE
from leukoview.engine.detect import central_cell
from leukoview.engine.fab import HIGH_RATIO, IRREGULAR, LARGE_TIMES, SMALL_LYMPHOCYTE_MICRONS
from leukoview.engine.morphometry import measure
from leukoview.engine.scale.common import common_scales, kind_of
from leukoview.engine.slide import Slide, open_slide

DRAWN_HIGH_RATIO = 0.80
"""Nucleus over cell where cytoplasm takes up a fifth of a drawn cell."""


@dataclass(frozen=True)
class Both:
    """One lymphoblast as pathologists drew it and as the program outlines it."""

    drawn: Morphometry
    own: Morphometry


def main() -> int:
    """Print the shares of lymphoblasts on either side of every cut-off."""
    folder = image_sets(__doc__) / "lymphoblast"
    cells = list(lymphoblasts(folder))
    drawn, own = (
        np.array([figures(getattr(both, way)) for both in cells]) for way in ("drawn", "own")
    )
    high = float((drawn[:, 0] >= DRAWN_HIGH_RATIO).mean())
    print(f"{len(cells)} lymphoblasts; their patients and FAB types are not known")
    print(f"N:C at least {DRAWN_HIGH_RATIO} as drawn: {high:.0%} of the cells")
    print(f"  as many own outlines reach {np.quantile(own[:, 0], 1 - high):.3f}")
    for way, rows in (("drawn", drawn), ("own outlines", own)):
        print(f"{way}:")
        print(f"  N:C median {np.median(rows[:, 0]):.3f}, at least {HIGH_RATIO}", end=" ")
        print(f"in {(rows[:, 0] >= HIGH_RATIO).mean():.0%}")
        print(f"  irregularity {IRREGULAR} or more in {(rows[:, 1] >= IRREGULAR).mean():.0%}")
        print(f"  diameter median {np.median(rows[:, 2]):.1f} µm,", end=" ")
        large = LARGE_TIMES * SMALL_LYMPHOCYTE_MICRONS
        print(f"{large:.1f} µm or more in {(rows[:, 2] >= large).mean():.0%}")
    return 0


def lymphoblasts(folder: Path) -> Iterator[Both]:
    """Every lymphoblast of the set, measured on both outlines."""
    with (folder / "labels.csv").open(newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["label"] == "lymphoblast"]
    common = common_scales([folder / line["image"] for line in lines])
    for line in lines:
        slide = open_slide(folder / line["image"])
        scale = common[kind_of(slide)]
        drawn = measure(slide, as_drawn(slide, folder / line["mask"]), SCALE)
        own = measure(slide, central_cell(slide, scale), scale)
        if drawn is not None and own is not None:
            yield Both(drawn, own)


SCALE = Scale(LYMPHOBLAST_SCALE, ScaleSource.GIVEN)


def as_drawn(slide: Slide, mask: Path) -> Cell:
    """The cell as its mask shows it: cyan nucleus, blue cytoplasm, anything else background."""
    colours = pixels_of(mask)
    cell = (colours[..., 0] < 128) & (colours[..., 2] > 128)
    masks = Masks(cell & (colours[..., 1] > 128), cell)
    return Cell(CellId(0), Box(0, 0, slide.width, slide.height), masks=masks)


def figures(measured: Morphometry) -> tuple[float, float, float]:
    """N:C ratio, irregularity and diameter of a disc as large."""
    diameter = 2 * sqrt(measured.cell_area / pi)
    return measured.nucleus_cell_ratio, measured.irregularity, diameter


if __name__ == "__main__":
    sys.exit(main())
