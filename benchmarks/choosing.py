"""Whether cells chosen to be labelled next teach more than cells drawn by chance.

Of the published sets, patients of four folds are a pool that nobody has labelled; the fifth
judges. Every way of choosing starts from the same few cells drawn by chance, gets the labels of
so many cells a round, and learns anew. The score is macro F1 on the held-out patients.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import PCA
from sklearn.metrics import f1_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from leukoview.engine.backbone import registry
from leukoview.engine.classify import Rows
from leukoview.engine.dataset import published
from leukoview.engine.embed import choose_device, open_embedder
from leukoview.engine.library.choosing import by_margin, spread, worth_labelling
from leukoview.engine.training import TrainingRecipe
from leukoview.engine.training.features import features_of

ROOT = Path(__file__).resolve().parents[1]
NOTHING_TO_READ = 3
FIRST, ROUND, COUNTS = 40, 20, (100, 200, 400)
COMPONENTS, COST, GAMMA, FEATURES = 64, 3.0, 0.5, 896
"""What the folds of the shipped model choose among (docs/engine.md); gamma in 1 / features."""

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


class Asked(NamedTuple):
    """What a way of choosing may look at, and how many cells it is to name."""

    probabilities: Numbers
    rows: NDArray[np.float32]
    labelled: NDArray[np.float32]
    chance: np.random.Generator


Choose = Callable[[Asked], Places]
WAYS: dict[str, Choose] = {
    "chance": lambda asked: asked.chance.permutation(len(asked.rows))[:ROUND],
    "uncertain": lambda asked: by_margin(asked.probabilities, ROUND),
    "diverse": lambda asked: spread(asked.rows, ROUND, asked.labelled),
    "uncertain and diverse": lambda asked: worth_labelling(
        asked.probabilities, asked.rows, ROUND, asked.labelled
    ),
}


def main() -> int:
    """Print one line per way and number of labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--cache", type=Path, help="folder of features that training kept")
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    if not (arguments.shared / "data").is_dir():
        print(f"The image sets are not there: {arguments.shared}", file=sys.stderr)
        return NOTHING_TO_READ
    rows = _rows(arguments.shared / "data", arguments.cache)
    found: dict[str, list[list[float]]] = {way: [] for way in WAYS}
    for seed in range(arguments.seeds):
        for train, test in rows.split(5, seed):
            pool, judge = _reduced(rows.of(train), rows.of(test))
            for way, choose in WAYS.items():
                found[way].append(_curve(pool, judge, choose, seed))
    _print(found)
    return 0


def _rows(sets: Path, cache: Path | None) -> Rows:
    recipe, dataset = TrainingRecipe(), published(sets)
    embedder = open_embedder(recipe.backbone, choose_device("cpu"))
    network = f"{recipe.backbone} {registry.digest(recipe.backbone)}"
    features = features_of(dataset.crops(recipe.crop), embedder, network, cache=cache)
    return dataset.rows(features)


def _reduced(pool: Rows, judge: Rows) -> tuple[Rows, Rows]:
    """Both on the principal components of the pool, which need no label."""
    space = make_pipeline(StandardScaler(), PCA(COMPONENTS, random_state=0)).fit(pool.features)
    return (
        replace(pool, features=space.transform(pool.features).astype(np.float32)),
        replace(judge, features=space.transform(judge.features).astype(np.float32)),
    )


def _curve(pool: Rows, judge: Rows, choose: Choose, seed: int) -> list[float]:
    """Macro F1 after each of the counts."""
    chance = np.random.default_rng(seed)
    labelled = _first(pool, chance)
    scores = []
    while True:
        machine = _machine().fit(pool.features[labelled], pool.codes[labelled])
        if len(labelled) in COUNTS:
            said = machine.predict(judge.features)
            scores.append(float(f1_score(judge.codes, said, average="macro")))
        if len(labelled) >= max(COUNTS):
            return scores
        rest = np.setdiff1d(np.arange(len(pool.codes)), labelled)
        rows, known = pool.features[rest], pool.features[labelled]
        asked = Asked(_soft(machine.decision_function(rows)), rows, known, chance)
        labelled = np.concatenate([labelled, rest[choose(asked)]])


def _machine() -> SVC:
    return SVC(C=COST, gamma=GAMMA / FEATURES, class_weight="balanced")


def _first(pool: Rows, chance: np.random.Generator) -> Places:
    """Cells by chance, two of every class among them so that there is something to learn."""
    two = [chance.permutation(np.flatnonzero(pool.codes == c))[:2] for c in np.unique(pool.codes)]
    known = np.concatenate(two)
    rest = np.setdiff1d(np.arange(len(pool.codes)), known)
    return np.concatenate([known, chance.permutation(rest)[: FIRST - len(known)]])


def _soft(decisions: Numbers) -> Numbers:
    """Decision values as shares; their order and margins are what the choice looks at."""
    shares = np.exp(decisions - decisions.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def _print(found: dict[str, list[list[float]]]) -> None:
    chance = np.array(found["chance"])
    heads = " | ".join(f"{count} labels (better in)" for count in COUNTS)
    print(f"| choice | {heads} |\n|---|{'---|' * len(COUNTS)}")
    for way, curves in found.items():
        values = np.array(curves)
        better = (values > chance).mean(axis=0)
        cells = [f"{v:.3f} ({b:.0%})" for v, b in zip(values.mean(axis=0), better, strict=True)]
        print(f"| {way} | {' | '.join(cells)} |", flush=True)
    print(f"means of {len(chance)} folds and seeds; in brackets how often better than chance")


if __name__ == "__main__":
    raise SystemExit(main())
