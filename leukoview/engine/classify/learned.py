"""Everything a bundle has learned, and what it says of a feature row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy import stats
from sklearn.linear_model import LogisticRegression

from leukoview.engine.case import Prediction
from leukoview.engine.classify.novelty import Familiar, held_out_distances
from leukoview.engine.classify.novelty import learn as learn_familiar
from leukoview.engine.classify.support import Classifier, FitPlan, Numbers, Rows, fit
from leukoview.engine.embed import Features
from leukoview.engine.summary import CaseRule, apl_score, is_immature
from leukoview.engine.taxonomy import APL, ClassKey, Lineage, named

ACCEPTED_ERROR = 0.05
"""Share of wrong top classes among the cells that are not called unsure."""

FAMILIAR_SHARE = 0.975
"""Share of held-out training cells that must not be called unlike training."""

APL_SENSITIVITY = 0.95
"""Share of APL patients for whom the alarm must go off."""

BOUND_CONFIDENCE = 0.75
"""How sure the alarm threshold has to be of that sensitivity, given the few patients it knows."""

MINIMUM_CASE_CELLS = 5
"""Immature cells a patient needs to count in choosing the case rule."""

PRIOR_CELLS = 2.0
"""How many cells of average log-odds a case starts with, so that one cell decides nothing."""


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


def learn(rows: Rows, classes: Sequence[ClassKey], plan: FitPlan) -> Learned:
    """Fit everything a bundle needs on rows of several patients."""
    fitted = fit(rows, plan)
    usual = rows.usual
    folds = usual.split(plan.folds, plan.seed)
    distances = held_out_distances(usual.features, folds, plan.seed)
    thresholds = Thresholds(
        confidence=unsure_below(fitted.held_out, rows.codes),
        distance=float(np.quantile(distances, FAMILIAR_SHARE)),
    )
    return Learned(
        classes=tuple(classes),
        classifier=fitted.classifier,
        familiar=learn_familiar(usual.features, plan.seed),
        thresholds=thresholds,
        case_rule=_case_rule(rows, classes, fitted.held_out, thresholds),
    )


def unsure_below(probabilities: Numbers, codes: NDArray[np.int64]) -> float:
    """The lowest confidence from which on at most `ACCEPTED_ERROR` of the cells are wrong."""
    order = np.argsort(-probabilities.max(axis=1), kind="stable")
    confidence = probabilities.max(axis=1)[order]
    wrong = probabilities.argmax(axis=1)[order] != codes[order]
    error = np.cumsum(wrong) / np.arange(1, len(wrong) + 1)
    accepted = np.flatnonzero(error <= ACCEPTED_ERROR)
    return float(confidence[accepted[-1]]) if len(accepted) else 1.0


def _case_rule(
    rows: Rows, classes: Sequence[ClassKey], held_out: Numbers, thresholds: Thresholds
) -> CaseRule:
    """Slope, intercept and alarm of the APL probability, from patients no row was fitted on."""
    if APL not in classes:
        return CaseRule()
    scores, truths = _case_scores(rows, classes, held_out, thresholds)
    if len(set(truths)) < 2:  # noqa: PLR2004 - nothing to tell apart
        return CaseRule()
    prior = float(np.mean(scores))
    rule = CaseRule(prior=prior, prior_cells=PRIOR_CELLS)
    scores, truths = _case_scores(rows, classes, held_out, thresholds, rule)
    curve = LogisticRegression(C=1.0).fit(scores[:, None], truths)
    alarm = curve.predict_proba([[lower_bound(scores[truths == 1])]])[0, 1]
    return replace(
        rule,
        apl_slope=float(curve.coef_[0, 0]),
        apl_intercept=float(curve.intercept_[0]),
        alarm=float(alarm),
    )


def lower_bound(scores: Numbers) -> float:
    """The score that `APL_SENSITIVITY` of APL patients exceed, with `BOUND_CONFIDENCE`.

    A one-sided normal tolerance bound (Owen, 1968): with a dozen patients the lowest of them
    promises a sensitivity of 0.9 at most, however they lie.
    """
    n = len(scores)
    if n < 2:  # noqa: PLR2004 - one patient has no spread
        return float(scores.min()) - 1.0
    shift = stats.norm.ppf(APL_SENSITIVITY) * np.sqrt(n)
    factor = stats.nct.ppf(BOUND_CONFIDENCE, n - 1, shift) / np.sqrt(n)
    return float(scores.mean() - factor * scores.std(ddof=1))


def _case_scores(
    rows: Rows,
    classes: Sequence[ClassKey],
    held_out: Numbers,
    thresholds: Thresholds,
    rule: CaseRule | None = None,
) -> tuple[Numbers, NDArray[np.int64]]:
    """The APL score of every patient with AML and enough immature cells, and whether it is APL."""
    settings = rule or CaseRule(prior_cells=0.0)
    read = predictions(classes, held_out, np.zeros(len(held_out)), thresholds, "")
    aml = [named(key).lineage is Lineage.AML for key in classes]
    scores, truths = [], []
    for group in np.unique(rows.groups):
        own = np.flatnonzero(rows.groups == group)
        labels = [rows.codes[row] for row in own if aml[rows.codes[row]]]
        immature = [read[row] for row in own if is_immature(read[row], settings)]
        if labels and len(immature) >= MINIMUM_CASE_CELLS:
            scores.append(apl_score(immature, settings))
            truths.append(int(np.mean([classes[label] == APL for label in labels]) > 0.5))  # noqa: PLR2004
    return np.array(scores), np.array(truths, np.int64)


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
