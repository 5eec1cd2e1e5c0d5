"""The table behind the default: backbones, layers, views, crops, colours and fits, judged alike.

Each row is judged by nested folds of patients and by leaving out one stain at a time: patients are
clustered by the colour of their images' borders, each cluster judged by models that saw none of it.
Features and finished rows are kept, so a run that was cut short goes on where it stopped; the table
in docs/engine.md is written anew after every row.
"""

import argparse
import hashlib
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from benchmarks.table.judged import Judged, judge, left_out_stains
from benchmarks.table.looks import Look, Looker
from benchmarks.table.rows import AS_SHIPPED, REFERENCES, ROWS, Row
from benchmarks.table.stages import TIMED_CROPS, Shelf, columns
from leukoview.engine.dataset import Dataset, published
from leukoview.engine.embed import Features
from leukoview.engine.evaluate import Measured
from leukoview.engine.resources import home

ROOT = Path(__file__).resolve().parents[1]
NOTHING_TO_READ = 3
BEGIN, END = "<!-- backbones: begin -->", "<!-- backbones: end -->"
HEADER = """\
| {} | AUC per patient (95 %) | macro-F1 | coverage at 5 % error | stain out: AUC (95 %) | F1 | ms |
|---|---|---|---|---|---|---|"""


def main() -> int:
    """Judge the rows that are not finished yet and write the table after each of them."""
    arguments = _arguments()
    if not (arguments.shared / "data").is_dir():
        print(f"The image sets are not there: {arguments.shared / 'data'}", file=sys.stderr)
        return NOTHING_TO_READ
    arguments.cache.mkdir(parents=True, exist_ok=True)
    bench = Bench(published(arguments.shared / "data"), arguments.cache, arguments.weights)
    named = {row.name: row for row in ROWS}
    for name in arguments.rows or named:
        bench.judge(named[name])
        _write(arguments.docs, table(bench.finished()))
    print(table(bench.finished()))
    return 0


class Bench:
    """One data set with everything that its rows share."""

    def __init__(self, dataset: Dataset, cache: Path, weights: Path | None) -> None:
        self._dataset = dataset
        self._cache = cache
        self._shelf = Shelf(cache, weights)
        self._looker = Looker(dataset)
        self._view = lru_cache(maxsize=8)(self._embedded)

    def judge(self, row: Row) -> None:
        """Judge a row and keep what it reaches, unless that is kept already."""
        if self._file(row).is_file():
            return
        rows = self._dataset.rows(self._features(row))
        stains = left_out_stains(self._dataset, self._cache)
        judged = judge(self._dataset, rows, row.plan, stains, self._milliseconds(row))
        self._file(row).write_bytes(msgspec.json.encode(judged))
        print(_line(row.name, judged, judged.milliseconds), flush=True)

    def finished(self) -> dict[Row, Judged]:
        """Every row that is kept."""
        kept = {row: self._file(row) for row in ROWS}
        return {
            row: msgspec.json.decode(file.read_bytes(), type=Judged)
            for row, file in kept.items()
            if file.is_file()
        }

    def _features(self, row: Row) -> Features:
        return np.concatenate([self._averaged(row, family) for family in row.families], axis=1)

    def _averaged(self, row: Row, family: str) -> Features:
        total = sum(self._view(row.look, family, view) for view in range(row.views))
        mean = np.asarray(total / np.float32(row.views), np.float32)
        return mean[:, columns(family, row.taps)]

    def _embedded(self, look: Look, family: str, view: int) -> Features:
        return self._shelf.features(self._looker, look, family, view)

    def _milliseconds(self, row: Row) -> float:
        crops = self._looker.some(AS_SHIPPED, range(TIMED_CROPS))
        last = max(stage for stage, _ in row.taps)
        once = sum(self._shelf.milliseconds(family, last, crops) for family in row.families)
        return row.views * once

    def _file(self, row: Row) -> Path:
        """Named by the row and by its labels; changed code wants another cache."""
        labels = [(sample.path.name, sample.key, sample.group) for sample in self._dataset.samples]
        key = hashlib.sha256(f"{row} {labels}".encode()).hexdigest()[:16]
        return self._cache / f"row-{key}.json"


def table(finished: Mapping[Row, Judged]) -> str:
    """The finished rows as Markdown, one table for each thing that is varied."""
    times = _times(finished)
    parts = []
    for title in dict.fromkeys(row.table for row in ROWS):
        alias, origin = REFERENCES.get(title, ("", ""))
        shown = [(alias, row) for row in finished if row.name == origin]
        shown += [(row.name, row) for row in finished if row.table == title]
        lines = [_line(name, finished[row], times[row]) for name, row in shown]
        parts.append("\n".join([HEADER.format(title), *lines]))
    missing = [row.name for row in ROWS if row not in finished]
    if missing:
        parts.append(f"Not finished: {'; '.join(missing)}.")
    return "\n\n".join(parts)


def _times(finished: Mapping[Row, Judged]) -> dict[Row, float]:
    """The least time taken by any row with the same network, since a busy machine only adds."""
    return {
        row: row.views
        * min(
            one.milliseconds / other.views for other, one in finished.items() if _alike(row, other)
        )
        for row in finished
    }


def _alike(row: Row, other: Row) -> bool:
    return (row.families, max(row.taps)[0]) == (other.families, max(other.taps)[0])


def _line(name: str, judged: Judged, milliseconds: float) -> str:
    cells = [
        name,
        _interval(judged.auc),
        f"{judged.macro_f1:.3f}",
        f"{judged.coverage:.3f}",
        _interval(judged.stain_auc),
        f"{judged.stain_f1:.3f}",
        f"{milliseconds:.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def _interval(one: Measured) -> str:
    return f"{one.value:.3f} ({one.low:.3f}–{one.high:.3f})"


def _write(page: Path, text: str) -> None:
    """Put the table between the page's two marks."""
    before, _, rest = page.read_text().partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"{page} has no marks to write between")
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--weights", type=Path, help="folder of weight files, if not installed")
    parser.add_argument("--cache", type=Path, default=home() / "backbones-table")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs" / "engine.md")
    parser.add_argument("--rows", nargs="*", metavar="NAME", choices=[row.name for row in ROWS])
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
