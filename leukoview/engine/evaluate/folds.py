"""Nested cross-validation by patients: every number comes from cells of patients never seen."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from leukoview.engine.case import Prediction
from leukoview.engine.classify import FitPlan, Numbers, Rows, learn, predictions
from leukoview.engine.classify.support import Split
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.summary import CaseSummary, summarise
from leukoview.engine.taxonomy import ClassKey

OUTER_FOLDS = 5


@dataclass(frozen=True, eq=False)
class OutOfFold:
    """What models fitted on other patients say of every cell and of every patient."""

    probabilities: Numbers
    predictions: tuple[Prediction, ...]
    cases: dict[str, CaseSummary]
    leaks: int


def out_of_fold(
    rows: Rows,
    classes: Sequence[ClassKey],
    plan: FitPlan,
    *,
    splits: Sequence[Split] = (),
    check_in: CheckIn = unwatched,
) -> OutOfFold:
    """Fit on all patients but a fifth, five times; settings and thresholds by inner folds only.

    Other `splits` may be given, such as those that leave out one stain at a time.
    """
    splits = splits or rows.split(OUTER_FOLDS, plan.seed + 1)
    probabilities = np.zeros((len(rows.codes), len(classes)))
    said: list[Prediction | None] = [None] * len(rows.codes)
    cases: dict[str, CaseSummary] = {}
    leaks = 0
    for done, (train, test) in enumerate(splits):
        check_in(done, len(splits))
        leaks += len(set(rows.groups[train]) & set(rows.groups[test]))
        learned = learn(rows.of(train), classes, plan)
        features = rows.features[test]
        probabilities[test] = learned.classifier.probabilities(features)
        distances = learned.familiar.distances(features)
        found = predictions(classes, probabilities[test], distances, learned.thresholds, "")
        for row, prediction in zip(test, found, strict=True):
            said[row] = prediction
        for group in np.unique(rows.groups[test]):
            own = [said[row] for row in test if rows.groups[row] == group]
            kept = [one for one in own if one is not None]
            cases[str(group)] = summarise(str(group), kept, learned.case_rule)
    check_in(len(splits), len(splits))
    return OutOfFold(probabilities, tuple(one for one in said if one is not None), cases, leaks)
