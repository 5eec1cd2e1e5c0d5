"""Adapting a model: choose a way on held-out patients, fit it, and say honestly what it changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from leukoview.engine.adapting.ways import Way, fitted
from leukoview.engine.classify.learned import FAMILIAR_SHARE, Learned, Thresholds
from leukoview.engine.classify.support import Codes, Numbers, Rows, Split, decisions
from leukoview.engine.classify.unsure import unsure_below
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.progress import CheckIn, unwatched

FEWEST_CELLS = 40
FEWEST_PATIENTS = 5
"""With fewer, nothing that is held out says anything; about 100 cells of 10 patients are wanted."""

SURE = 2.0
"""Standard errors by which a freer way must win: with one alone it won by chance and lost on other
patients (benchmarks/adapting.py)."""

FOLDS = 8
"""Folds of patients, fewer where there are fewer patients."""


@dataclass(frozen=True, eq=False)
class Held:
    """What a model says of a laboratory's cells: probabilities, and which cells it doubts.

    Of the adapted model every row comes from a fit, and from thresholds, that saw nothing of the
    row's patient; so the two compare.
    """

    probabilities: Numbers
    unsure: np.typing.NDArray[np.bool_]
    unlike: np.typing.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Adapted:
    """The adapted model, the way that was chosen, and both models on the same held-out cells.

    `folds` says for every row which of `limits` (one per fold) its doubts come from.
    """

    learned: Learned
    way: Way
    before: Held
    after: Held
    distances: Numbers
    folds: Codes
    limits: tuple[Thresholds, ...]


def adapt(learned: Learned, rows: Rows, seed: int, check_in: CheckIn = unwatched) -> Adapted:
    """Fit a model's calibration and thresholds to labelled cells of a laboratory.

    `rows.codes` are places in `learned.classes`. The freest way is not the best: each is judged on
    held-out patients, and a freer one is taken only where it beats the simpler ones by more than
    `SURE` standard errors (after the rule of Breiman et al., Classification and Regression Trees,
    1984, who asked for one). The alarm's own rule stays as it was.

    Raises:
        TrainingDataError: There are too few cells, patients or classes.
        Cancelled: A check-in asked to stop.
    """
    _refuse_few(rows)
    # Hundreds of tiny problems: threads that share them cost more than they bring.
    with threadpool_limits(1):
        return _adapted(learned, rows, seed, check_in)


def _adapted(learned: Learned, rows: Rows, seed: int, check_in: CheckIn) -> Adapted:
    known = decisions(learned.classifier.vectors, rows.features)
    distances = learned.familiar.distances(rows.features)
    cells = _Cells(learned.classifier.calibration, known, distances, rows, seed)
    outer = _folds(rows.groups)
    after = _empty(len(rows.codes), len(learned.classes))
    folds, used = np.zeros(len(rows.codes), np.int64), list[Thresholds]()
    for done, (train, test) in enumerate(outer):
        check_in(done, len(outer) + 1)
        calibration, limits, _ = cells.of(train).chosen(learned.thresholds)
        folds[test] = done
        used.append(limits)
        _fill(after, test, calibration.predict_proba(known[test]), distances[test], limits)
    check_in(len(outer), len(outer) + 1)
    calibration, limits, way = cells.chosen(learned.thresholds)
    before = _empty(len(rows.codes), len(learned.classes))
    everything = np.arange(len(rows.codes))
    said = learned.classifier.probabilities(rows.features)
    _fill(before, everything, said, distances, learned.thresholds)
    classifier = replace(learned.classifier, calibration=calibration)
    made = replace(learned, classifier=classifier, thresholds=limits)
    return Adapted(made, way, before, after, distances, folds, tuple(used))


@dataclass(frozen=True, eq=False)
class _Cells:
    """Labelled cells by what the model's support vectors say of them."""

    base: LogisticRegression
    decisions: Numbers
    distances: Numbers
    rows: Rows
    seed: int

    def of(self, rows: Codes) -> "_Cells":
        """Some of the cells."""
        return replace(
            self,
            decisions=self.decisions[rows],
            distances=self.distances[rows],
            rows=self.rows.of(rows),
        )

    def chosen(self, limits: Thresholds) -> tuple[LogisticRegression, Thresholds, Way]:
        """The way that held-out patients speak for, fitted to all of these cells."""
        held_out = {way: self._held_out(way) for way in Way}
        way = self._best(held_out)
        confidence = unsure_below(held_out[way], self.rows, self.seed)
        distance = max(limits.distance, float(np.quantile(self.distances, FAMILIAR_SHARE)))
        return self.fit(way), Thresholds(confidence, distance), way

    def fit(self, way: Way) -> LogisticRegression:
        """The calibration, fitted one way to all of these cells."""
        return fitted(way, self.base, self.decisions, self.rows.codes, self.rows.weights)

    def _held_out(self, way: Way) -> Numbers:
        said = np.zeros((len(self.rows.codes), len(self.base.classes_)))
        for train, test in _folds(self.rows.groups):
            said[test] = self.of(train).fit(way).predict_proba(self.decisions[test])
        return said

    def _best(self, held_out: dict[Way, Numbers]) -> Way:
        losses = {way: self._losses(said) for way, said in held_out.items()}
        best = Way.AS_IS
        for way in Way:
            gains = losses[best] - losses[way]
            if gains.mean() > SURE * gains.std(ddof=1) / np.sqrt(len(gains)):
                best = way
        return best

    def _losses(self, said: Numbers) -> Numbers:
        """The mean loss of every patient's cells."""
        chance = said[np.arange(len(said)), self.rows.codes]
        lost = -np.log(np.maximum(chance, 1e-12))
        return np.array(
            [lost[self.rows.groups == group].mean() for group in np.unique(self.rows.groups)]
        )


def _refuse_few(rows: Rows) -> None:
    patients = len(np.unique(rows.groups))
    if len(rows.codes) < FEWEST_CELLS or patients < FEWEST_PATIENTS:
        raise TrainingDataError(
            f"{len(rows.codes)} labelled cells of {patients} patients are too few to fit a model "
            "to a laboratory.",
            remedy=f"Label at least {FEWEST_CELLS} cells of {FEWEST_PATIENTS} patients; about 100 "
            "of 10 are better.",
        )
    if len(np.unique(rows.codes)) < 2:  # noqa: PLR2004 - a choice needs two
        raise TrainingDataError(
            "All labelled cells are of one class.", remedy="Add cells of a second class."
        )


def _folds(groups: Sequence[str] | np.typing.NDArray[np.str_]) -> list[Split]:
    folds = min(FOLDS, len(np.unique(groups)))
    return list(GroupKFold(folds).split(np.zeros(len(groups)), groups=groups))


def _empty(cells: int, classes: int) -> Held:
    doubts = np.zeros(cells, np.bool_)
    return Held(np.zeros((cells, classes)), doubts, doubts.copy())


def _fill(
    held: Held, rows: Codes, probabilities: Numbers, distances: Numbers, limits: Thresholds
) -> None:
    held.probabilities[rows] = probabilities
    held.unsure[rows] = probabilities.max(axis=1) < limits.confidence
    held.unlike[rows] = distances > limits.distance
