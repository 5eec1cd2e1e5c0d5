"""The case rule, learned from patients whose cells no model had seen when it read them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy import stats
from sklearn.linear_model import LogisticRegression

from leukoview.engine.case import Prediction
from leukoview.engine.classify.support import Codes, Numbers, Rows
from leukoview.engine.classify.unsure import BOUND_CONFIDENCE
from leukoview.engine.summary import CaseRule, apl_score, is_immature
from leukoview.engine.taxonomy import APL, ClassKey, Lineage, named

APL_SENSITIVITY = 0.95
"""Share of APL patients for whom the alarm must go off."""

MINIMUM_CASE_CELLS = 5
"""Immature cells a patient needs to count in choosing the case rule."""

PRIOR_CELLS = 2.0
"""How many cells of average log-odds a case starts with, so that one cell decides nothing."""


def learned_rule(rows: Rows, classes: Sequence[ClassKey], held_out: Numbers) -> CaseRule:
    """Slope, intercept, their doubt, and alarm of the APL probability.

    `held_out` are probabilities by models that saw neither the cell nor its patient.
    """
    if APL not in classes:
        return CaseRule()
    scores, truths = _case_scores(rows, classes, held_out, CaseRule(prior_cells=0.0))
    if len(set(truths)) < 2:  # noqa: PLR2004 - nothing to tell apart
        return CaseRule()
    rule = CaseRule(prior=float(np.mean(scores)), prior_cells=PRIOR_CELLS)
    scores, truths = _case_scores(rows, classes, held_out, rule)
    curve = LogisticRegression(C=1.0).fit(scores[:, None], truths)
    alarm = curve.predict_proba([[lower_bound(scores[truths == 1])]])[0, 1]
    return replace(
        rule,
        apl_slope=float(curve.coef_[0, 0]),
        apl_intercept=float(curve.intercept_[0]),
        apl_doubt=curve_doubt(scores, curve),
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


def curve_doubt(scores: Numbers, curve: LogisticRegression) -> tuple[float, float, float]:
    """Variance of the slope, covariance, variance of the intercept of a curve fitted with C = 1.

    The Laplace approximation, the penalty on the slope taken as its prior (MacKay, Neural Comput
    1992;4:720): where a dozen patients are told apart without an error it stays wide, which drawing
    the patients anew does not.
    """
    p = curve.predict_proba(scores[:, None])[:, 1]
    design = np.stack([scores, np.ones(len(scores))], axis=1)
    curvature = design.T @ (design * (p * (1 - p))[:, None]) + np.diag([1.0, 0.0])
    spread = np.linalg.inv(curvature)
    return float(spread[0, 0]), float(spread[0, 1]), float(spread[1, 1])


def _case_scores(
    rows: Rows, classes: Sequence[ClassKey], held_out: Numbers, rule: CaseRule
) -> tuple[Numbers, Codes]:
    """The APL score of every patient with AML and enough immature cells, and whether it is APL."""
    aml = [named(key).lineage is Lineage.AML for key in classes]
    scores, truths = [], []
    for group in np.unique(rows.groups):
        own = np.flatnonzero(rows.groups == group)
        labels = [rows.codes[row] for row in own if aml[rows.codes[row]]]
        read = [_plain(classes, held_out[row]) for row in own]
        immature = [one for one in read if is_immature(one, rule)]
        if labels and len(immature) >= MINIMUM_CASE_CELLS:
            scores.append(apl_score(immature, rule))
            truths.append(int(np.mean([classes[label] == APL for label in labels]) > 0.5))  # noqa: PLR2004
    return np.array(scores), np.array(truths, np.int64)


def _plain(classes: Sequence[ClassKey], row: Numbers) -> Prediction:
    probabilities = dict(zip(classes, map(float, row), strict=True))
    return Prediction(probabilities, unsure=False, unlike_training=False, bundle="")
