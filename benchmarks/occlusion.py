"""One occlusion map: how long it takes, and how near its quick way comes to the whole one.

The quick way, which ships, embeds covered crops in one view and adds what changes there to the
features of the whole cell. The whole way embeds every covered crop in all views.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.measuring import NOTHING_TO_MEASURE, ROOT, Measured, verdict
from leukoview.engine.case import OcclusionMap, Pixels
from leukoview.engine.crop import crop
from leukoview.engine.dataset import published
from leukoview.engine.detect import central_cell
from leukoview.engine.embed import Features
from leukoview.engine.occlusion import occlusion
from leukoview.engine.reading import Engine, load_engine, scale_of
from leukoview.engine.resources import shipped
from leukoview.engine.slide import open_slide

SECONDS = 3.0
ALIKE = 0.9
CLEAR = 0.05
"""A map whose largest drop is smaller shows that no single place counts; nothing to compare."""


def main() -> int:
    """Map some cells of every class both ways."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--every", type=int, default=160, help="take every n-th cell")
    arguments = parser.parse_args()
    data = arguments.shared / "data"
    if not data.is_dir():
        print(f"There is nothing to measure on: the image sets are not in {data}.")
        return NOTHING_TO_MEASURE
    engine = load_engine(shipped("models") / "acute-leukemia", "cpu")
    paths = [sample.path for sample in published(data).samples[:: arguments.every]]
    seconds, alike = zip(*compared(engine, paths), strict=True)
    clear = [value for value in alike if np.isfinite(value)]
    print(f"{len(paths)} cells, of which {len(clear)} lose {CLEAR} or more somewhere")
    return verdict(
        [
            Measured(
                "seconds for one map, median", SECONDS, statistics.median(seconds), at_most=True
            ),
            Measured("correlation with the whole way, median", ALIKE, statistics.median(clear)),
        ]
    )


def compared(engine: Engine, paths: list[Path]) -> Iterator[tuple[float, float]]:
    """Seconds of the quick way, and its correlation with the whole way, per cell."""
    for path in paths:
        ask = asking(engine, path)
        start = time.perf_counter()
        quick = ask(engine)
        seconds = time.perf_counter() - start
        whole = ask(replace(engine, embedder=Opaque(engine)))
        alike = correlation(quick, whole)
        print(
            f"{path.name:<36} {quick.key:<16} p {quick.probability:.3f}  {seconds:.2f} s  "
            f"largest drop {quick.drop.max():+.3f} / {whole.drop.max():+.3f}  r {alike:.3f}",
            flush=True,
        )
        yield seconds, alike


def asking(engine: Engine, path: Path) -> Callable[[Engine], OcclusionMap]:
    """Asks for the map of the top class of a cell that has been read already."""
    slide = open_slide(path)
    scale = scale_of(slide)
    cell = central_cell(slide, scale)
    seen = crop(slide, cell, scale, engine.bundle.manifest.crop)
    (said,) = engine.bundle.predict(engine.embedder(seen[None]))
    return lambda by: occlusion(slide, cell, scale, by, said.top)


class Opaque:
    """The embedder with all its views, which cannot be asked for a single one."""

    def __init__(self, engine: Engine) -> None:
        self._embedder = engine.embedder

    def __call__(self, crops: Pixels) -> Features:
        return self._embedder(crops)


def correlation(one: OcclusionMap, other: OcclusionMap) -> float:
    """Pearson's r over the pixels; not a number where neither map shows a place that counts."""
    if max(np.abs(one.drop).max(), np.abs(other.drop).max()) < CLEAR:
        return float("nan")
    return float(np.corrcoef(one.drop.ravel(), other.drop.ravel())[0, 1])


if __name__ == "__main__":
    sys.exit(main())
