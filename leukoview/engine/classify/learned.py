"""Everything a bundle has learned, and what it says of a feature row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np
from threadpoolctl import threadpool_limits

from leukoview.engine.case import Prediction
from leukoview.engine.classify.alone import on_one_core
from leukoview.engine.classify.case_rule import learned_rule
from leukoview.engine.classify.novelty import Familiar, held_out_distances
from leukoview.engine.classify.novelty import learn as learn_familiar
from leukoview.engine.classify.support import Classifier, FitPlan, Numbers, Rows, fit
from leukoview.engine.classify.unsure import unsure_below
from leukoview.engine.embed import Features
from leukoview.engine.progress import CheckIn, part_of, unwatched
from leukoview.engine.summary import CaseRule
from leukoview.engine.taxonomy import ClassKey, named

FAMILIAR_SHARE = 0.975
"""Share of held-out training cells that must not be called unlike training."""


class Thresholds(msgspec.Struct, frozen=True):
    """Below `confidence` a cell is unsure; beyond `distance` it is unlike the training cells."""

    confidence: float
    distance: float


@dataclass(frozen=True, eq=False)
class Learned:
    """A classifier with its classes (in the order of the keys), thresholds and case rule."""

    classes: tuple[ClassKey, ...]
    classifier: Classifier
    familiar: Familiar
    thresholds: Thresholds
    case_rule: CaseRule

    def predict(self, features: Features, bundle: str) -> tuple[Prediction, ...]:
        """One prediction per feature row, with the reasons for every doubt."""
        if not len(features):
            return ()
        with on_one_core():
            rows = self.classifier.probabilities(features)
            distances = self.familiar.distances(features)
        return predictions(self.classes, rows, distances, self.thresholds, bundle)


def predictions(
    classes: Sequence[ClassKey],
    rows: Numbers,
    distances: Numbers,
    thresholds: Thresholds,
    bundle: str,
) -> tuple[Prediction, ...]:
    """Probabilities and distances as predictions, flagged by the thresholds."""
    made = []
    for row, distance in zip(rows, distances, strict=True):
        plain = Prediction(
            dict(zip(classes, map(float, row), strict=True)),
            unsure=False,
            unlike_training=False,
            bundle=bundle,
        )
        unsure = plain.confidence < thresholds.confidence
        unlike = bool(distance > thresholds.distance)
        doubts = _doubts(plain, float(distance), thresholds, unsure=unsure, unlike=unlike)
        made.append(replace(plain, unsure=unsure, unlike_training=unlike, doubts=doubts))
    return tuple(made)


def learn(
    rows: Rows,
    classes: Sequence[ClassKey],
    plan: FitPlan,
    check_in: CheckIn = unwatched,
    *,
    inner: Sequence[Rows] = (),
) -> Learned:
    """Fit everything a bundle needs on rows of several patients.

    Where the features were learned too, `inner` are the same rows once for each inner fold, their
    features learned from that fold's patients alone. Checks in within half a second of work. One
    thread computes: how a sum is divided among threads would show in its last digits, and waiting
    threads slow each other down.
    """
    with threadpool_limits(1):
        fitted = fit(rows, plan, part_of(check_in, 0, 2), inner=inner)
        usual = rows.usual
        seen = part_of(check_in, 1, 2)
        if inner:
            distances = _inner_distances(rows, inner, plan, seen)
        else:
            folds = usual.split(plan.folds, plan.seed)
            distances = held_out_distances(usual.features, folds, plan.seed, seen)
        seen(1, 1)
        thresholds = Thresholds(
            confidence=unsure_below(fitted.held_out, rows, plan.seed),
            distance=float(np.quantile(distances, FAMILIAR_SHARE)),
        )
        seen(1, 1)
        rule = learned_rule(rows, classes, fitted.held_out)
        seen(1, 1)
        familiar = learn_familiar(usual.features, plan.seed, lambda _done, _all: seen(1, 1))
        return Learned(tuple(classes), fitted.classifier, familiar, thresholds, rule)


def _inner_distances(
    rows: Rows, inner: Sequence[Rows], plan: FitPlan, check_in: CheckIn
) -> Numbers:
    """How far each typical row lies from those of other patients, seen as its fold sees it."""
    found = []
    folds = rows.split(plan.folds, plan.seed)
    for done, ((train, test), seen) in enumerate(zip(folds, inner, strict=True)):
        check_in(done, len(folds))
        usual, asked = seen.of(train).usual, seen.of(test).usual
        watched = part_of(check_in, done, len(folds))
        familiar = learn_familiar(usual.features, plan.seed, watched)
        found.append(familiar.distances(asked.features))
    return np.concatenate(found)


def _doubts(
    one: Prediction, distance: float, thresholds: Thresholds, *, unsure: bool, unlike: bool
) -> tuple[str, ...]:
    doubts = []
    if unsure:
        doubts.append(
            f"Unsure: {named(one.top).name} ({one.confidence:.0%}) before "
            f"{named(one.second).name} ({one.probabilities[one.second]:.0%}); from "
            f"{thresholds.confidence:.0%} on, 19 of 20 such suggestions are right."
        )
    if unlike:
        doubts.append(
            "Unlike the training cells: its look (stain, focus, kind of object) is "
            f"{distance / thresholds.distance:.1f} times as far from them as the limit."
        )
    return tuple(doubts)
