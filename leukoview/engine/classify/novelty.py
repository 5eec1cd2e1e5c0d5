"""How far a cell lies from everything the classifier has learned.

The squared Mahalanobis distance in the reduced feature space (Lee et al., NeurIPS 2018, with one
mean for all classes), the covariance shrunk after Ledoit & Wolf (J Multivar Anal 2004;88:365).
"""

from dataclasses import dataclass

import numpy as np
from sklearn.covariance import LedoitWolf
from sklearn.pipeline import Pipeline

from leukoview.engine.classify.reduction import reduction
from leukoview.engine.classify.support import Numbers, Split
from leukoview.engine.embed import Features
from leukoview.engine.progress import CheckIn, part_of, unwatched

COMPONENTS = 128
"""Reduced features in which distance is measured (fewer miss blur and colour: docs/engine.md)."""


@dataclass(frozen=True, eq=False)
class Familiar:
    """What cells usually look like, in features."""

    space: Pipeline
    spread: LedoitWolf

    def distances(self, features: Features) -> Numbers:
        """How unlike the training cells each row is; 0 is their mean, more is stranger."""
        rows: Numbers = self.spread.mahalanobis(self.space.transform(features))
        return np.sqrt(rows)


def learn(features: Features, seed: int, check_in: CheckIn = unwatched) -> Familiar:
    """Learn the mean and the spread of the training cells; checks in between its steps."""
    components = min(COMPONENTS, features.shape[1], max(1, len(features) // 2))
    space = reduction(components, features, seed)
    reduced = space.fit_transform(features)
    check_in(1, 2)
    return Familiar(space, LedoitWolf().fit(reduced))


def held_out_distances(
    features: Features, folds: list[Split], seed: int, check_in: CheckIn = unwatched
) -> Numbers:
    """The distance of every row to cells of other patients only."""
    distances = np.zeros(len(features))
    for done, (train, test) in enumerate(folds):
        check_in(done, len(folds))
        familiar = learn(features[train], seed, part_of(check_in, done, len(folds)))
        check_in(done, len(folds))
        distances[test] = familiar.distances(features[test])
    return distances
