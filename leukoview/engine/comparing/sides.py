"""How each of two bundles fares on the same cells, and by how much one leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

from leukoview.engine.bundle import Bundle
from leukoview.engine.classify import Numbers
from leukoview.engine.classify.support import Codes
from leukoview.engine.comparing.answers import Answers
from leukoview.engine.comparing.crosswalk import Crosswalk
from leukoview.engine.dataset import Dataset
from leukoview.engine.evaluate import Intervals, Measured, OutOfFold, apl_per_patient, metrics
from leukoview.engine.evaluate.metrics import ClassScore
from leukoview.engine.evaluate.patients import apl_cases
from leukoview.engine.evaluate.scorecard import AplScore
from leukoview.engine.summary import summarise
from leukoview.engine.taxonomy import APL

ANOTHER = "another class"
"""What a confusion matrix calls the classes that no label of the compared cells has."""

INDEPENDENCE = (
    "McNemar's test takes cells for independent; those of one patient are not, so it is too sure. "
    "The interval, which draws patients anew, decides."
)


@dataclass(frozen=True, slots=True)
class ConfusionCell:
    """The cells of one label that were given one class, as rows of the compared data set."""

    label: str
    said: str
    rows: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Side:
    """How one bundle fares on the compared cells.

    `confusion` lists every pair of label and class that occurs; a class that only this bundle
    knows is “another class”.
    """

    name: str
    accuracy: Measured
    macro_f1: Measured
    per_class: tuple[ClassScore, ...]
    confusion: tuple[ConfusionCell, ...]
    reliability: tuple[tuple[float, float, int], ...]
    risk_coverage: tuple[tuple[float, float], ...]
    apl: AplScore | None
    answered: str


@dataclass(frozen=True, slots=True)
class McNemar:
    """Cells that one bundle alone has right, and the exact two-sided p of the difference."""

    candidate_alone: int
    active_alone: int
    p: float
    note: str = INDEPENDENCE


@dataclass(frozen=True, eq=False)
class Sides:
    """Both bundles on the same cells; differences are the candidate's minus the active one's."""

    candidate: Side
    active: Side
    macro_f1: Measured
    accuracy: Measured
    apl_auc: Measured | None
    mcnemar: McNemar


@dataclass(frozen=True, eq=False)
class Compared:
    """The compared cells: rows of the whole data set, and themselves with common classes."""

    rows: Codes
    cells: Dataset
    walk: Crosswalk


def sides_of(
    bundles: tuple[Bundle, Bundle],
    answers: Sequence[Answers],
    compared: Compared,
    intervals: Intervals,
) -> Sides:
    """Both bundles (candidate, active) by their answers to the compared cells."""
    codes, groups = compared.cells.codes, compared.cells.groups
    ours, theirs = (
        _probabilities(bundle, one, compared) for bundle, one in zip(bundles, answers, strict=True)
    )
    found = [
        _found(shown, one, compared) for shown, one in zip((ours, theirs), answers, strict=True)
    ]
    candidate, active = (
        _side(bundle, shown, one, compared, intervals)
        for bundle, shown, one in zip(bundles, (ours, theirs), found, strict=True)
    )

    def lead(number: Callable[[Numbers, Codes], float]) -> Measured:
        return intervals(
            lambda some: number(ours[some], codes[some]) - number(theirs[some], codes[some]), groups
        )

    right = [shown.argmax(axis=1) == codes for shown in (ours, theirs)]
    return Sides(
        candidate=replace(candidate, answered=answers[0].sentence),
        active=replace(active, answered=answers[1].sentence),
        macro_f1=lead(_macro_f1),
        accuracy=lead(metrics.accuracy),
        apl_auc=_apl_lead(compared.cells, found, intervals),
        mcnemar=mcnemar(*right),
    )


def _probabilities(bundle: Bundle, answers: Answers, compared: Compared) -> Numbers:
    """Of the classes that the labels of the compared cells have, and last of all others."""
    own = answers.probabilities[compared.rows]
    summed = compared.walk.collapsed(own, bundle.manifest.classes)
    columns = [compared.walk.classes.index(key) for key in compared.cells.classes]
    labelled = summed[:, columns]
    others = np.delete(summed, columns, axis=1).sum(axis=1, keepdims=True)
    return np.concatenate([labelled, others], axis=1)


def _macro_f1(probabilities: Numbers, codes: Codes) -> float:
    """Over the classes that labels have; what was called another class counts as missed."""
    top, columns = probabilities.argmax(axis=1), probabilities.shape[1]
    return float(metrics.class_scores(top, codes, columns)[2][:-1].mean())


def _found(probabilities: Numbers, answers: Answers, compared: Compared) -> OutOfFold:
    """The answers as the folds of a scorecard hold them."""
    said = [answers.predictions[row] for row in compared.rows]
    rules = [answers.rules[row] for row in compared.rows]
    groups = compared.cells.groups
    cases = {}
    for name in np.unique(groups):
        own = np.flatnonzero(groups == name)
        cases[str(name)] = summarise(str(name), [said[row] for row in own], rules[own[0]])
    nothing = np.zeros(len(said), np.int64)
    return OutOfFold(
        probabilities=probabilities[:, :-1],
        predictions=tuple(said),
        cases=cases,
        leaks=0,
        distances=nothing.astype(np.float64),
        folds=nothing,
        rules=(),
    )


def _side(
    bundle: Bundle,
    probabilities: Numbers,
    found: OutOfFold,
    compared: Compared,
    intervals: Intervals,
) -> Side:
    cells, codes, groups = compared.cells, compared.cells.codes, compared.cells.groups

    def measured(number: Callable[[Numbers, Codes], float]) -> Measured:
        return intervals(lambda some: number(probabilities[some], codes[some]), groups)

    names = (*cells.classes, ANOTHER)
    scores = metrics.per_class(probabilities, codes, groups, names, intervals)[:-1]
    return Side(
        name=f"{bundle.ref.name} {bundle.ref.version}",
        accuracy=measured(metrics.accuracy),
        macro_f1=measured(_macro_f1),
        per_class=tuple(scores),
        confusion=_confusion(probabilities, compared, names),
        reliability=tuple(metrics.reliability(probabilities, codes)),
        risk_coverage=tuple(metrics.risk_coverage(probabilities, codes)),
        apl=apl_per_patient(cells, found, intervals),
        answered="",
    )


def _confusion(
    probabilities: Numbers, compared: Compared, names: Sequence[str]
) -> tuple[ConfusionCell, ...]:
    codes, top = compared.cells.codes, probabilities.argmax(axis=1)
    pairs = sorted(set(zip(codes.tolist(), top.tolist(), strict=True)))
    return tuple(
        ConfusionCell(
            names[label],
            names[said],
            tuple(compared.rows[(codes == label) & (top == said)].tolist()),
        )
        for label, said in pairs
    )


def _apl_lead(cells: Dataset, found: Sequence[OutOfFold], intervals: Intervals) -> Measured | None:
    if APL not in cells.classes:
        return None
    ours, theirs = (apl_cases(cells, one) for one in found)
    if not ours.telling:
        return None
    return intervals(
        lambda some: (
            metrics.area(ours.score[some], ours.truth[some])
            - metrics.area(theirs.score[some], theirs.truth[some])
        ),
        ours.names,
    )


def mcnemar(candidate_right: NDArray[np.bool_], active_right: NDArray[np.bool_]) -> McNemar:
    """The exact test over cells on which the two differ (McNemar, Psychometrika 1947;12:153)."""
    ours = int((candidate_right & ~active_right).sum())
    theirs = int((active_right & ~candidate_right).sum())
    p = float(binomtest(ours, ours + theirs).pvalue) if ours + theirs else 1.0
    return McNemar(ours, theirs, p)
