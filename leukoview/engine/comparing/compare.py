"""The comparison: both bundles on the same cells, with the rows behind every number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from leukoview.engine.bundle import Bundle
from leukoview.engine.case import BundleRef
from leukoview.engine.classify.support import Codes
from leukoview.engine.comparing.answers import Answers, FeaturesOf, answers_of
from leukoview.engine.comparing.crosswalk import Crosswalk, crosswalk
from leukoview.engine.comparing.sides import Compared, Sides, sides_of
from leukoview.engine.comparing.verdict import verdict_of
from leukoview.engine.dataset import Dataset
from leukoview.engine.evaluate import Intervals
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.shelf.gate import Outcome, Verdict
from leukoview.engine.summary import counted

SEED = 20261123
"""Of the draws of patients behind every interval."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """A candidate beside the active bundle; `sides` is None where nothing can be compared.

    Rows of confusion matrices are rows of `dataset.samples` as it was given.
    """

    dataset: Dataset
    classes: tuple[str, ...]
    cells: int
    patients: int
    sides: Sides | None
    verdict: Verdict
    remarks: tuple[str, ...]


def compare(
    candidate: Bundle,
    active: Bundle,
    dataset: Dataset,
    images: tuple[str, ...],
    features_of: FeaturesOf,
    *,
    check_in: CheckIn = unwatched,
) -> Comparison:
    """Judge both on the cells that both answer fairly, in the classes that both can say.

    `images` are the SHA-256 of the data set's files, `features_of` gives features where a bundle
    has to read cells now. What is left out, and why, is among the remarks.

    Raises:
        UnreadableImageError: An image that has to be read cannot be opened.
        Cancelled: A check-in asked to stop.
    """
    check_in(0, 4)
    walk = crosswalk(candidate.manifest.classes, active.manifest.classes, dataset.classes)
    answers = []
    for done, bundle in enumerate((candidate, active), start=1):
        answers.append(answers_of(bundle, dataset, images, features_of))
        check_in(done, 4)
    codes = walk.codes(sample.key for sample in dataset.samples)
    rows = np.flatnonzero((codes >= 0) & answers[0].fair & answers[1].fair)
    between = (candidate.ref, active.ref)
    remarks = _remarks(dataset, walk, answers, len(rows))
    if len(np.unique(codes[rows])) < 2:  # noqa: PLR2004 - nothing to tell apart
        return _nothing(between, dataset, walk, remarks)
    compared = Compared(rows, _in_common(dataset, rows, walk), walk)
    intervals = Intervals(SEED, lambda _done, _total: check_in(3, 4))
    sides = sides_of((candidate, active), answers, compared, intervals)
    patients, fewest = _patients(compared.cells)
    apl = (sides.candidate.apl, sides.active.apl)
    verdict = verdict_of(between, sides.macro_f1, patients, fewest, apl)
    classes = compared.cells.classes
    return Comparison(dataset, classes, len(rows), patients, sides, verdict, remarks)


def _in_common(dataset: Dataset, rows: Codes, walk: Crosswalk) -> Dataset:
    samples = [dataset.samples[row] for row in rows]
    return replace(
        dataset,
        samples=tuple(replace(one, key=walk.classes[walk.place[one.key]]) for one in samples),
    )


def _patients(cells: Dataset) -> tuple[int, int]:
    """Patients in all, and of the class that has fewest."""
    codes, groups = cells.codes, cells.groups
    return len(np.unique(groups)), min(
        len(np.unique(groups[codes == one])) for one in np.unique(codes)
    )


def _remarks(
    dataset: Dataset, walk: Crosswalk, answers: Sequence[Answers], cells: int
) -> tuple[str, ...]:
    whole = f"{counted(cells, 'cell')} of {len(dataset.samples)} are compared."
    said = [whole, *(one.sentence for one in answers), walk.sentence]
    if not dataset.groups_known:
        said.append("Patients are unknown: cells of one may be taken for several, so it is rosy.")
    return tuple(sentence for sentence in said if sentence)


def _nothing(
    between: tuple[BundleRef, BundleRef],
    dataset: Dataset,
    walk: Crosswalk,
    remarks: tuple[str, ...],
) -> Comparison:
    sentence = (
        "Not enough patients to tell: no cells of two classes are there that both models can say "
        "and that neither has learned from."
    )
    verdict = Verdict(Outcome.NOT_ENOUGH, sentence, *between)
    return Comparison(dataset, walk.classes, 0, 0, None, verdict, remarks)
