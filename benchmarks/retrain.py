"""Retraining of 2,532 cells from cached features against scikit-learn's plain grid search.

    python -m benchmarks.retrain --shared S --cache FOLDER [--bare]

Both sides choose cost and gamma by the same nested folds over patients (5 × 5), from the same grid,
and fit on all with what was chosen. Theirs is a `GridSearchCV` over `Pipeline(StandardScaler, PCA,
SVC(probability=True))`: like ours it ends in calibrated probabilities. Ours is the product's own
`classify.fit`, calibration and choice by calibrated likelihood included. So that the choices can be
compared, both sides score every setting by the balanced accuracy of the machines' votes, the mean
over the inner folds. Both sides use one process and one thread; seconds are processor time, so that
other work on the computer falls on both alike.

`--bare` measures a second opponent, which gives no probabilities: the same with a plain `SVC()`.

The published sets have 1,614 cells that are learned from. The rest up to 2,532 are quarter turns of
cells drawn at random, in the group of their patient: they are there to measure time, not accuracy.
"""

import argparse
import platform
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import numpy as np
import sklearn
from sklearn.decomposition import PCA
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from threadpoolctl import threadpool_limits
from tqdm import tqdm
from typing_extensions import override

from benchmarks.measuring import NOTHING_TO_MEASURE, ROOT, Measured, verdict
from leukoview.engine.classify import FitPlan, Rows, fit
from leukoview.engine.classify.support import Codes, Numbers, Setting, Split, held_out_decisions
from leukoview.engine.dataset import Dataset, published
from leukoview.engine.embed import Embedder, Features, choose_device, open_embedder
from leukoview.engine.evaluate.folds import OUTER_FOLDS
from leukoview.engine.progress import unwatched
from leukoview.engine.training import TrainingRecipe, Workplace, prepare
from leukoview.engine.training.features import features_of
from leukoview.engine.training.train import network_key

CELLS = 2532
TIMES_FASTER = 10.0
SEED = 0


@dataclass(frozen=True)
class Chosen:
    """What a side chose for each outer fold and for all cells, with its processor time."""

    settings: tuple[Setting, ...]
    seconds: float


class Weighted(SVC):
    """A support vector machine that weighs its rows by their patients, as the product does."""

    @override
    def fit(self, X: Features, y: Codes, groups: np.ndarray | None = None) -> "Weighted":
        weights = Rows(X, y, np.asarray(groups)).weights
        return super().fit(X, y, sample_weight=weights)


def main() -> int:
    """Time both sides and compare their choices; 0 if the target is met."""
    arguments = _arguments()
    rows = _rows(arguments.shared / "data", arguments.cache)
    plan = FitPlan()
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, ")
    print(f"scikit-learn {sklearn.__version__}, numpy {np.__version__}; one process, one thread")
    print(f"{len(rows.codes)} cells of {len(np.unique(rows.groups))} groups, {rows.features.shape}")
    parts = [*(train for train, _ in rows.split(OUTER_FOLDS, plan.seed + 1)), np.arange(CELLS)]
    with threadpool_limits(1):
        ours = _ours(rows, parts, plan)
        theirs = _theirs(rows, parts, plan, probability=True)
        bare = _theirs(rows, parts, plan, probability=False) if arguments.bare else None
    _print(ours, theirs, bare, plan)
    same = sum(a == b for a, b in zip(ours.settings, theirs.settings, strict=True))
    return verdict(
        [
            Measured(
                "GridSearchCV's seconds over ours", TIMES_FASTER, theirs.seconds / ours.seconds
            ),
            Measured("same choice, of 5 outer folds and the fit on all", len(parts), same),
        ]
    )


def _ours(rows: Rows, parts: Sequence[Codes], plan: FitPlan) -> Chosen:
    """The product's fit of every part; the common score is counted outside the time."""
    started = process_time()
    for part in tqdm(parts, "ours", disable=None):
        fit(rows.of(part), plan)
    seconds = process_time() - started
    return Chosen(tuple(_by_votes(rows.of(part), plan) for part in parts), seconds)


def _by_votes(rows: Rows, plan: FitPlan) -> Setting:
    """The setting with the best mean balanced accuracy of the machines' votes over inner folds."""
    folds = rows.split(plan.folds, plan.seed)
    tried = held_out_decisions(rows, folds, plan)
    scores = {setting: _score(values, rows, folds) for setting, values in tried.items()}
    return max(_order(plan), key=lambda setting: round(scores[setting], 12))


def _score(values: Numbers, rows: Rows, folds: Sequence[Split]) -> float:
    said = _voted(values, len(np.unique(rows.codes)))
    return float(np.mean([balanced_accuracy_score(rows.codes[t], said[t]) for _, t in folds]))


def _voted(values: Numbers, classes: int) -> Codes:
    """The class with most pairwise votes, as libsvm counts them; the first of equal ones."""
    votes = np.zeros((len(values), classes), np.int64)
    pairs = [(one, other) for one in range(classes) for other in range(one + 1, classes)]
    for column, (one, other) in enumerate(pairs):
        first = values[:, column] > 0
        votes[first, one] += 1
        votes[~first, other] += 1
    return votes.argmax(axis=1)


def _theirs(rows: Rows, parts: Sequence[Codes], plan: FitPlan, *, probability: bool) -> Chosen:
    grid = {
        "svm__gamma": [gamma / rows.features.shape[1] for gamma in plan.gammas],
        "svm__C": list(plan.costs),
    }
    started = process_time()
    settings = []
    for part in tqdm(parts, "theirs", disable=None):
        own = rows.of(part)
        search = GridSearchCV(
            _pipeline(plan, probability=probability),
            grid,
            scoring="balanced_accuracy",
            cv=own.split(plan.folds, plan.seed),
        )
        with warnings.catch_warnings():
            # scikit-learn 1.9 warns that SVC's own calibration will go; it is what people use.
            warnings.simplefilter("ignore", FutureWarning)
            search.fit(own.features, own.codes, svm__groups=own.groups)
        settings.append(_best(search, plan, rows.features.shape[1]))
    return Chosen(tuple(settings), process_time() - started)


def _pipeline(plan: FitPlan, *, probability: bool) -> Pipeline:
    machine = Weighted(probability=probability, random_state=SEED, cache_size=500)
    return Pipeline(
        [
            ("scale", StandardScaler()),
            ("reduce", PCA(plan.components, svd_solver="covariance_eigh")),
            ("svm", machine),
        ]
    )


def _best(search: GridSearchCV, plan: FitPlan, width: int) -> Setting:
    """Its best setting; of settings that score the same the first in the order of the grid."""
    scores = {
        (one["svm__C"], round(one["svm__gamma"] * width, 9)): score
        for one, score in zip(
            search.cv_results_["params"], search.cv_results_["mean_test_score"], strict=True
        )
    }
    return max(_order(plan), key=lambda setting: round(scores[setting], 12))


def _order(plan: FitPlan) -> list[Setting]:
    return [(cost, gamma) for gamma in plan.gammas for cost in plan.costs]


def _print(ours: Chosen, theirs: Chosen, bare: Chosen | None, plan: FitPlan) -> None:
    names = [*(f"outer fold {n + 1}" for n in range(OUTER_FOLDS)), "all cells"]
    print(f"grid: C {plan.costs}, gamma × features {plan.gammas}; choices (C, gamma):")
    for name, one, other in zip(names, ours.settings, theirs.settings, strict=True):
        print(f"  {name:14} ours {one}  theirs {other}")
    print(f"processor time: ours {ours.seconds:.1f} s")
    print(f"GridSearchCV with probabilities: {theirs.seconds:.1f} s")
    if bare is not None:
        same = sum(a == b for a, b in zip(ours.settings, bare.settings, strict=True))
        ratio = bare.seconds / ours.seconds
        print(
            f"GridSearchCV without: {bare.seconds:.1f} s, {ratio:.1f} times ours ({same} the same)"
        )


def _rows(sets: Path, cache: Path) -> Rows:
    """The learned cells and quarter turns of some, with their features from the cache."""
    if not sets.is_dir():
        print(f"There is nothing to measure on: the image sets are not in {sets}.")
        sys.exit(NOTHING_TO_MEASURE)
    recipe, dataset = TrainingRecipe(), published(sets)
    embedder = open_embedder(recipe.backbone, choose_device("cpu"))
    features = prepare(dataset, recipe, embedder, Workplace(cache)).features
    turned = np.random.default_rng(SEED).permutation(len(features))[: CELLS - len(features)]
    turned.sort()
    own = dataset.rows(np.concatenate([features, _turned(dataset, turned, embedder, cache)]))
    both = np.concatenate([np.arange(len(features)), turned])
    return Rows(own.features, own.codes[both], own.groups[both], np.asarray(own.typical)[both])


def _turned(dataset: Dataset, rows: Codes, embedder: Embedder, cache: Path) -> Features:
    recipe = TrainingRecipe()
    some = Dataset("turned", tuple(dataset.samples[row] for row in rows), notes=dataset.notes)
    crops = np.rot90(some.crops(recipe.crop), 1, (1, 2))
    return features_of(
        crops, embedder, network_key(recipe.backbone), cache=cache, check_in=unwatched
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--cache", type=Path, help="folder that keeps crops and features")
    parser.add_argument(
        "--bare", action="store_true", help="also time a grid without probabilities"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
