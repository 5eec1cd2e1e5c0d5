"""Nested cross-validation by patients: every number comes from cells of patients never seen."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from leukoview.engine.case import Prediction
from leukoview.engine.classify import FitPlan, Numbers, Rows, predictions
from leukoview.engine.classify.support import Codes, Split
from leukoview.engine.evaluate.finished import Answer, FinishedFolds, FoldRule, fold_key
from leukoview.engine.evaluate.metrics import Measured, confusion, macro_f1, with_interval
from leukoview.engine.evaluate.teaching import Teach, Teaching
from leukoview.engine.progress import CheckIn, Tell, part_of, unheard, unwatched
from leukoview.engine.summary import CaseSummary, summarise
from leukoview.engine.taxonomy import ClassKey

OUTER_FOLDS = 5


@dataclass(frozen=True, eq=False)
class OutOfFold:
    """What models fitted on other patients say of every cell and of every patient.

    `distances` are those from the training cells, `folds` the fold that judged each row, `rules`
    what each fold judged by.
    """

    probabilities: Numbers
    predictions: tuple[Prediction, ...]
    cases: dict[str, CaseSummary]
    leaks: int
    distances: Numbers
    folds: Codes
    rules: tuple[FoldRule, ...]


@dataclass(frozen=True, slots=True)
class FoldDone:
    """A finished fold, told at once: how all rows judged so far fare.

    `confusion` counts cells by label (rows) and top class; `again` says that the answer was found
    from an earlier run.
    """

    fold: int
    folds: int
    classes: tuple[ClassKey, ...]
    cells: int
    patients: int
    confusion: tuple[tuple[int, ...], ...]
    macro_f1: Measured
    again: bool


@dataclass(frozen=True, slots=True)
class Run:
    """How folds are worked off: where finished ones are kept, who hears, how models are taught."""

    finished: FinishedFolds = field(default_factory=FinishedFolds)
    tell: Tell = unheard
    teaching: Teaching = field(default_factory=Teaching)


def out_of_fold(
    rows: Rows,
    classes: Sequence[ClassKey],
    plan: FitPlan,
    *,
    splits: Sequence[Split] = (),
    check_in: CheckIn = unwatched,
    run: Run | None = None,
) -> OutOfFold:
    """Fit on all patients but a fifth, five times; settings and thresholds by inner folds only.

    Other `splits` may be given, such as those that leave out one stain at a time. Folds that `run`
    knows as finished are not fitted again; the numbers are the same.
    """
    splits = splits or rows.split(OUTER_FOLDS, plan.seed + 1)
    run = run or Run()
    answers: list[Answer] = []
    for number, split in enumerate(splits):
        key = fold_key(rows, len(classes), plan, split, run.teaching.name)
        known = run.finished.of(key)
        watched = part_of(check_in, number, len(splits))
        answers.append(known or _answer(rows, classes, plan, split, watched, run.teaching.teach))
        if known is None:
            run.finished.keep(key, answers[-1])
        run.tell(_told(rows, classes, splits, answers, again=known is not None))
    check_in(len(splits), len(splits))
    return _together(rows, classes, splits, answers)


def _answer(
    rows: Rows,
    classes: Sequence[ClassKey],
    plan: FitPlan,
    split: Split,
    check_in: CheckIn,
    teach: Teach,
) -> Answer:
    train, test = split
    taught = teach(rows.of(train), classes, plan, check_in)
    features = taught.sees(rows.features[test], lambda _done, _all: check_in(1, 1))
    learned, machine = taught.learned, taught.learned.classifier
    rule = FoldRule(learned.thresholds, learned.case_rule, (machine.cost, machine.gamma))
    return Answer(machine.probabilities(features), learned.familiar.distances(features), rule)


def _told(
    rows: Rows,
    classes: Sequence[ClassKey],
    splits: Sequence[Split],
    answers: Sequence[Answer],
    *,
    again: bool,
) -> FoldDone:
    judged = np.concatenate([test for _, test in splits[: len(answers)]])
    said, codes = np.concatenate([one.probabilities for one in answers]), rows.codes[judged]
    groups = rows.groups[judged]
    return FoldDone(
        fold=len(answers),
        folds=len(splits),
        classes=tuple(classes),
        cells=len(judged),
        patients=len(np.unique(groups)),
        confusion=confusion(said, codes),
        macro_f1=with_interval(lambda some: macro_f1(said[some], codes[some]), groups, 0),
        again=again,
    )


def _together(
    rows: Rows, classes: Sequence[ClassKey], splits: Sequence[Split], answers: Sequence[Answer]
) -> OutOfFold:
    probabilities = np.zeros((len(rows.codes), len(classes)))
    distances = np.zeros(len(rows.codes))
    folds = np.zeros(len(rows.codes), np.int64)
    said: dict[int, Prediction] = {}
    cases: dict[str, CaseSummary] = {}
    for number, ((_, test), answer) in enumerate(zip(splits, answers, strict=True)):
        probabilities[test], distances[test] = answer.probabilities, answer.distances
        folds[test] = number
        limits = answer.rule.thresholds
        found = predictions(classes, answer.probabilities, answer.distances, limits, "")
        said |= dict(zip(test.tolist(), found, strict=True))
        for group in np.unique(rows.groups[test]):
            own = [said[row] for row in test.tolist() if rows.groups[row] == group]
            cases[str(group)] = summarise(str(group), own, answer.rule.case_rule)
    return OutOfFold(
        probabilities=probabilities,
        predictions=tuple(said[row] for row in sorted(said)),
        cases=cases,
        leaks=sum(_leaks(rows, split) for split in splits),
        distances=distances,
        folds=folds,
        rules=tuple(answer.rule for answer in answers),
    )


def _leaks(rows: Rows, split: Split) -> int:
    train, test = split
    return len(set(rows.groups[train]) & set(rows.groups[test]))
