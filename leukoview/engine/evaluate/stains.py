"""Folds that leave one stain out: how much of a score is the smear, and not its cells.

Patients are clustered by the colour of their images' borders, and each cluster is read by models
that saw none of it. New laboratories are another cluster still, so this is nearer to them than
folds drawn at random.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.cluster import KMeans

from leukoview.engine.classify.support import Split
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import Features

STAINS = 5
"""Clusters of patients."""

SEED = 0
"""Of the clusters alone, so that every recipe is judged on the same ones."""

FEWEST_PATIENTS = 4 * STAINS
"""Fewer patients make clusters of one or two, which are no stains."""


def stain_splits(dataset: Dataset, border: Features) -> list[Split]:
    """Folds that hold one cluster of border colours each.

    `border` has one row of colours per sample. Of several sources the one with most cells is
    clustered; the others, other stains anyway, are spread over the folds group by group. Empty
    where there are too few patients to cluster, or a fold would lack a class to learn.
    """
    patients = _of_the_largest_source(dataset)
    names = np.unique(dataset.groups[patients])
    if len(names) < FEWEST_PATIENTS:
        return []
    colours = np.stack([np.median(border[dataset.groups == name], axis=0) for name in names])
    found = KMeans(STAINS, n_init=20, random_state=SEED).fit_predict(colours)
    fold = dict(zip(names, found, strict=True))
    others = np.unique(dataset.groups[~patients])
    fold |= {name: n % STAINS for n, name in enumerate(others)}
    place = np.array([fold[name] for name in dataset.groups])
    splits = [(np.flatnonzero(place != one), np.flatnonzero(place == one)) for one in range(STAINS)]
    return splits if _all_learn_every_class(dataset, splits) else []


def _of_the_largest_source(dataset: Dataset) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    sources = [sample.source for sample in dataset.samples]
    largest, _ = Counter(sources).most_common(1)[0]
    return np.array([source == largest for source in sources])


def _all_learn_every_class(dataset: Dataset, splits: Sequence[Split]) -> bool:
    return all(len(np.unique(dataset.codes[train])) == len(dataset.classes) for train, _ in splits)
