"""What a bundle says of cells without ever having seen their patients."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.bundle import Bundle
from leukoview.engine.case import Prediction
from leukoview.engine.classify import Numbers, predictions
from leukoview.engine.classify.support import Codes
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import Features
from leukoview.engine.summary import CaseRule, counted

FeaturesOf = Callable[[Bundle, Dataset], Features]
"""Feature rows of a data set as a bundle's own backbone and recipe see it."""


@dataclass(frozen=True, eq=False)
class Answers:
    """What a bundle says of each cell of a data set (n × its classes).

    `fair` marks the cells that it may be judged on: out of fold by its own record, or read now
    because it never saw their patient. `sentence` counts them and says what is in doubt.
    """

    probabilities: Numbers
    predictions: tuple[Prediction, ...]
    fair: NDArray[np.bool_]
    rules: tuple[CaseRule, ...]
    sentence: str


def answers_of(
    bundle: Bundle, dataset: Dataset, images: Sequence[str], features_of: FeaturesOf
) -> Answers:
    """Every cell by the bundle's held-out record, else by reading it now where that is fair.

    `images` are the SHA-256 of the files. Cells of patients that the bundle learned from, but which
    its record lacks, are left out; without a record so are all cells of a data set it was made of.
    """
    recorded, unseen = recorded_rows(bundle, dataset, images)
    kept = np.zeros((len(images), len(bundle.manifest.classes)))
    said: list[Prediction] = [_NOBODY] * len(images)
    rules = [bundle.manifest.case_rule] * len(images)
    _remember(bundle, recorded, kept, said, rules)
    rows = np.flatnonzero(unseen)
    if len(rows):
        some = replace(dataset, samples=tuple(dataset.samples[row] for row in rows))
        features = features_of(bundle, some)
        kept[rows] = bundle.learned.classifier.probabilities(features)
        for row, one in zip(rows, bundle.predict(features), strict=True):
            said[row] = one
    fair = unseen | (recorded >= 0)
    return Answers(kept, tuple(said), fair, tuple(rules), _sentence(bundle, recorded, unseen))


_NOBODY = Prediction({}, unsure=True, unlike_training=True, bundle="")


def recorded_rows(
    bundle: Bundle, dataset: Dataset, images: Sequence[str]
) -> tuple[Codes, NDArray[np.bool_]]:
    """The record's row of every cell (−1: none), and whether its patient was never seen."""
    nowhere = np.full(len(images), -1, np.int64)
    if bundle.held_out is None:
        own = {dataset.name, *(sample.source for sample in dataset.samples)}
        return nowhere, np.full(len(images), bundle.manifest.training.dataset not in own)
    rows = bundle.held_out.rows(images)
    names = [sample.group for sample in dataset.samples]
    # A patient may have been renamed since: an image that was learned from gives it away.
    renamed = {name for name, row in zip(names, rows, strict=True) if row >= 0}
    seen = bundle.held_out.knows(names) | np.array([name in renamed for name in names], np.bool_)
    return rows, ~seen


def _remember(
    bundle: Bundle,
    recorded: Codes,
    kept: Numbers,
    said: list[Prediction],
    rules: list[CaseRule],
) -> None:
    record = bundle.held_out
    if record is None:
        return
    for number, ruling in enumerate(record.rulings):
        rows = [row for row, own in enumerate(recorded) if own >= 0 and record.folds[own] == number]
        own = recorded[rows]
        kept[rows] = record.probabilities[own]
        found = predictions(
            bundle.manifest.classes,
            record.probabilities[own],
            record.distances[own],
            ruling.thresholds,
            bundle.ref.id,
        )
        for row, one in zip(rows, found, strict=True):
            said[row], rules[row] = one, ruling.case_rule


def _sentence(bundle: Bundle, recorded: Codes, unseen: NDArray[np.bool_]) -> str:
    out = int((recorded >= 0).sum())
    left = len(recorded) - out - int(unseen.sum())
    name = f"{bundle.ref.name} {bundle.ref.version}"
    words = (
        f"{name}: {counted(out, 'cell')} out of fold by its own record, {int(unseen.sum())} read "
        f"now of patients it had not seen, {left} left out because it had learned from their "
        "patients."
    )
    if bundle.held_out is None:
        words += " It keeps no record of what it learned from: whether these are others is a guess."
    return words
