"""The ranges of normal cells that stand beside a cell's own figures, measured and written.

Cells are outlined and measured by the program itself, at the scale estimated for the whole set. No
cell is left out: where an outline fails, it fails in the range as it would on the screen.
"""

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import pi, sqrt
from pathlib import Path

import msgspec

from benchmarks.measuring import NOTHING_TO_MEASURE, ROOT
from leukoview.engine.case import Morphometry
from leukoview.engine.detect import central_cell
from leukoview.engine.morphometry import measure
from leukoview.engine.reference import Range, Reference, central_range
from leukoview.engine.scale.common import common_scales, kind_of
from leukoview.engine.slide import open_slide

FILE = ROOT / "leukoview" / "engine" / "reference" / "normal_cells.json"
FIGURES = (
    "nucleus_area",
    "cell_area",
    "nucleus_cell_ratio",
    "roundness",
    "irregularity",
    "granularity",
)
DIGITS = 4


def main() -> int:
    """Print every range, and write them where the engine reads them if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true", help=f"write {FILE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    folder = arguments.shared / "data" / "normal"
    if not folder.is_dir():
        print(f"There is nothing to measure on: the image sets are not in {folder.parent}.")
        return NOTHING_TO_MEASURE
    found = tuple(reference(kind, cells) for kind, cells in measured(folder).items())
    for one in found:
        print(one.name)
        for figure, span in one.figures.items():
            print(f"  {figure:<20} {shown(span)}")
    if arguments.write:
        FILE.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    return 0


def measured(folder: Path) -> Mapping[str, list[Morphometry]]:
    """The figures of every cell, by kind."""
    with (folder / "labels.csv").open(newline="") as file:
        lines = list(csv.DictReader(file))
    kinds: dict[str, list[Morphometry]] = defaultdict(list)
    paths = [folder / line["image"] for line in lines]
    for line, figures in zip(lines, measures(paths), strict=True):
        if figures is None:
            print(f"Nothing could be measured on {line['image']}.")
        else:
            kinds[line["cell_type"]].append(figures)
    return dict(sorted(kinds.items()))


def measures(paths: Sequence[Path]) -> Iterator[Morphometry | None]:
    """The figures of the cell in the middle of each image, all at their common scale."""
    common = common_scales(paths)
    for path in paths:
        slide = open_slide(path)
        scale = common[kind_of(slide)]
        yield measure(slide, central_cell(slide, scale), scale)


def reference(kind: str, cells: Sequence[Morphometry]) -> Reference:
    """The ranges of one kind."""
    values = {name: [float(getattr(cell, name)) for cell in cells] for name in FIGURES}
    values["diameter"] = [2 * sqrt(area / pi) for area in values["cell_area"]]
    figures = {name: rounded(central_range(of)) for name, of in values.items()}
    return Reference(kind, kind.replace("_", " "), figures)


def rounded(span: Range) -> Range:
    """A range without digits that its images cannot carry."""
    low, median, high = (round(value, DIGITS) for value in (span.low, span.median, span.high))
    return Range(low, median, high, span.share, span.n)


def shown(span: Range) -> str:
    """A range in one line."""
    return (
        f"{span.low:8.3f} – {span.high:8.3f}   median {span.median:8.3f}   "
        f"central {span.share:.0%} of {span.n}"
    )


if __name__ == "__main__":
    sys.exit(main())
