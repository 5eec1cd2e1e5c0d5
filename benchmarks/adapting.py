"""What a laboratory gains by adapting a model with about a hundred of its own cells.

    python -m benchmarks.adapting [--cells 100] [--repeats 6]

Stands in for a new laboratory: one stain cluster at a time is left out of training. Half of its
patients give the labelled cells, the other half is judged, before and after, and the halves are
drawn anew several times. The spread is over clusters and draws.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from leukoview.engine.adapting import adapt
from leukoview.engine.classify import Rows, learn
from leukoview.engine.classify.learned import Learned
from leukoview.engine.dataset import published
from leukoview.engine.embed import choose_device, open_embedder
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.evaluate import metrics
from leukoview.engine.evaluate.controls import BORDER
from leukoview.engine.evaluate.stains import stain_splits
from leukoview.engine.training import TrainingRecipe, Workplace, prepare

ROOT = Path(__file__).resolve().parents[1]
NOTHING_TO_READ = 3
NAMES = ("log-loss", "calibration error", "macro-F1", "accepted", "wrong of accepted", "unlike")


@dataclass(frozen=True, eq=False)
class Trial:
    """One draw: what the other half of a laboratory's patients gives, before and after."""

    way: str
    before: tuple[float, ...]
    after: tuple[float, ...]


def main() -> int:
    """Print each number before and after, the mean difference, and how many draws gained."""
    arguments = _arguments()
    sets = arguments.shared / "data"
    if not sets.is_dir():
        print(f"The image sets are not there: {sets}", file=sys.stderr)
        return NOTHING_TO_READ
    trials = list(_trials(sets, arguments))
    print(f"{len(trials)} draws; ways chosen: {dict(Counter(one.way for one in trials))}")
    before, after = (np.array([getattr(t, side) for t in trials]) for side in ("before", "after"))
    for name, old, new in zip(NAMES, before.T, after.T, strict=True):
        spread = np.nanstd(new - old) / np.sqrt(len(trials))
        print(
            f"{name:20} {np.nanmean(old):.3f} -> {np.nanmean(new):.3f}  "
            f"(difference {np.nanmean(new - old):+.3f}, standard error {spread:.3f}; "
            f"less in {(new < old).sum()}, more in {(new > old).sum()})"
        )
    return 0


def _trials(sets: Path, arguments: argparse.Namespace) -> Iterator[Trial]:
    dataset, recipe = published(sets), TrainingRecipe()
    embedder = open_embedder(recipe.backbone, choose_device("cpu"))
    material = prepare(dataset, recipe, embedder, Workplace(cache=arguments.cache))
    rows = dataset.rows(material.features)
    for number, (train, test) in enumerate(stain_splits(dataset, material.controls[BORDER])):
        learned = learn(rows.of(train), dataset.classes, recipe.fit)
        for repeat in range(arguments.repeats):
            rng = np.random.default_rng(100 * number + repeat)
            try:
                yield _trial(learned, rows.of(test), rng, arguments.cells)
            except TrainingDataError as refusal:
                print(f"cluster {number}, draw {repeat}: {refusal}", file=sys.stderr)


def _trial(learned: Learned, own: Rows, rng: np.random.Generator, cells: int) -> Trial:
    patients = rng.permutation(np.unique(own.groups))
    labelled = np.isin(own.groups, patients[::2])
    chosen = rng.permutation(np.flatnonzero(labelled))[:cells]
    found = adapt(learned, own.of(chosen), seed=0)
    others = own.of(np.flatnonzero(~labelled))
    return Trial(found.way, _numbers(learned, others), _numbers(found.learned, others))


def _numbers(learned: Learned, rows: Rows) -> tuple[float, ...]:
    p = learned.classifier.probabilities(rows.features)
    accepted = p.max(axis=1) >= learned.thresholds.confidence
    wrong = p.argmax(axis=1) != rows.codes
    unlike = learned.familiar.distances(rows.features) > learned.thresholds.distance
    return (
        metrics.negative_log_likelihood(p, rows.codes),
        metrics.calibration_error(p, rows.codes),
        metrics.macro_f1(p, rows.codes),
        float(accepted.mean()),
        float(wrong[accepted].mean()) if accepted.any() else float("nan"),
        float(unlike.mean()),
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--cache", type=Path, help="folder that keeps features")
    parser.add_argument("--cells", type=int, default=100)
    parser.add_argument("--repeats", type=int, default=6)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
