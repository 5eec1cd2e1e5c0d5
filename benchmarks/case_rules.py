"""From cells to a patient: which rule tells APL from other AML, and from how many cells on.

Every cell is read by models of other patients (nested folds), and again by models of other stains.
The rules are compared on these readings; the one that is learned is learned by patient folds.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from leukoview.engine.classify import Numbers
from leukoview.engine.classify.case_rule import MINIMUM_CASE_CELLS
from leukoview.engine.dataset import Dataset, published
from leukoview.engine.embed import choose_device, open_embedder
from leukoview.engine.evaluate import OutOfFold, out_of_fold, stain_splits
from leukoview.engine.evaluate.controls import BORDER
from leukoview.engine.evaluate.metrics import Rows, area, with_interval
from leukoview.engine.summary.rule import LIMIT
from leukoview.engine.taxonomy import APL, Lineage, named
from leukoview.engine.training import TrainingRecipe, Workplace, prepare

ROOT = Path(__file__).resolve().parents[1]
NOTHING_TO_READ = 3
SEED = 0
DRAWS = 200
CELLS = (1, 2, 3, 5, 8, 12, 20)
IMMATURE = 0.5
Rule = Callable[[Numbers], float]
"""From the log-odds of APL of a patient's immature cells to one score."""


@dataclass(frozen=True, eq=False)
class Patients:
    """The log-odds of every patient's immature cells, and who has APL."""

    odds: tuple[Numbers, ...]
    truth: np.ndarray[tuple[int], np.dtype[np.bool_]]


def main() -> int:
    """Print both tables: rules, and numbers of cells."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--cache", type=Path, help="folder of features that training kept")
    arguments = parser.parse_args()
    sets = arguments.shared / "data"
    if not sets.is_dir():
        print(f"The image sets are not there: {sets}", file=sys.stderr)
        return NOTHING_TO_READ
    nested, stain_out = _readings(published(sets), arguments.cache)
    print(f"{int(nested.truth.sum())} APL of {len(nested.truth)} patients\n")
    print("| rule | AUC (95 %) | stain out |\n|---|---|---|")
    for name, rule in RULES.items():
        scores = [np.array([rule(one) for one in side.odds]) for side in (nested, stain_out)]
        print(_line(name, scores, nested, stain_out))
    print(_line("learned pooling", [_learned(nested), _learned(stain_out)], nested, stain_out))
    print("\n| cells | AUC | stain out |\n|---|---|---|")
    for cells in CELLS:
        print(f"| {cells} | {_of_few(nested, cells):.3f} | {_of_few(stain_out, cells):.3f} |")
    return 0


def _readings(dataset: Dataset, cache: Path | None) -> tuple[Patients, Patients]:
    recipe = TrainingRecipe()
    embedder = open_embedder(recipe.backbone, choose_device("cpu"))
    material = prepare(dataset, recipe, embedder, Workplace(cache))
    rows = dataset.rows(material.features)
    stains = stain_splits(dataset, (material.controls or {})[BORDER])
    nested, stain_out = (
        _patients(dataset, out_of_fold(rows, dataset.classes, recipe.fit, splits=splits))
        for splits in ((), stains)
    )
    return nested, stain_out


def _patients(dataset: Dataset, found: OutOfFold) -> Patients:
    """Patients with AML and enough immature cells, by their labels as the scorecard takes them."""
    leukemic = [code for code, key in enumerate(dataset.classes) if named(key).leukemic]
    myeloid = [
        code for code, key in enumerate(dataset.classes) if named(key).lineage is Lineage.AML
    ]
    apl = dataset.classes.index(APL)
    odds, truth = [], []
    for group in np.unique(dataset.groups):
        own = np.flatnonzero(dataset.groups == group)
        labels = dataset.codes[own][np.isin(dataset.codes[own], myeloid)]
        p = found.probabilities[own]
        p = p[p[:, leukemic].sum(axis=1) >= IMMATURE]
        if len(labels) >= MINIMUM_CASE_CELLS and len(p):
            other = p[:, leukemic].sum(axis=1) - p[:, apl]
            odds.append(np.log(np.maximum(p[:, apl], 1e-9)) - np.log(np.maximum(other, 1e-9)))
            truth.append(bool((labels == apl).mean() > 0.5))
    return Patients(tuple(odds), np.array(truth))


def _mean(limit: float) -> Rule:
    return lambda odds: float(odds.clip(-limit, limit).mean())


def _share(odds: Numbers) -> float:
    return float((odds > 0).mean())


def _higher_half(odds: Numbers) -> float:
    kept = odds.clip(-LIMIT, LIMIT)
    return float(np.sort(kept)[len(kept) // 2 :].mean())


RULES: dict[str, Rule] = {
    "mean log-odds, each cell within ±4.6 (shipped)": _mean(LIMIT),
    "the same within ±2": _mean(2.0),
    "the same within ±8": _mean(8.0),
    "median log-odds": lambda odds: float(np.median(odds)),
    "mean probability": lambda odds: float((1 / (1 + np.exp(-odds))).mean()),
    "mean of the higher half": _higher_half,
    "share of cells that are sooner APL": _share,
}


def _learned(side: Patients) -> Numbers:
    """A logistic regression on four numbers of a patient, by folds of patients."""
    rows = np.array(
        [
            (_mean(LIMIT)(one), one.clip(-LIMIT, LIMIT).std(), _share(one), _higher_half(one))
            for one in side.odds
        ]
    )
    folds = StratifiedKFold(5, shuffle=True, random_state=SEED)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=1.0))
    scores: Numbers = cross_val_predict(
        model, rows, side.truth, cv=folds, method="decision_function"
    )
    return scores


def _of_few(side: Patients, cells: int) -> float:
    """The AUC where so many cells of each patient are drawn, over many draws."""
    rng = np.random.default_rng(SEED)
    rule = _mean(LIMIT)
    areas = [
        area(
            np.array(
                [rule(rng.choice(one, min(cells, len(one)), replace=False)) for one in side.odds]
            ),
            side.truth,
        )
        for _ in range(DRAWS)
    ]
    return float(np.mean(areas))


def _line(name: str, scores: list[Numbers], *sides: Patients) -> str:
    said = []
    for one, side in zip(scores, sides, strict=True):
        names = np.arange(len(one)).astype(str)
        found = with_interval(_area_of(one, side), names, SEED)
        said.append(f"{found.value:.3f} ({found.low:.3f}–{found.high:.3f})")
    return f"| {name} | {' | '.join(said)} |"


def _area_of(scores: Numbers, side: Patients) -> Callable[[Rows], float]:
    return lambda rows: area(scores[rows], side.truth[rows])


if __name__ == "__main__":
    sys.exit(main())
