"""Who is learned from and who is judged: as the paper did it, and so that it can be believed."""

from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold, StratifiedShuffleSplit

from leukoview.engine.classify.support import Codes, Split
from leukoview.engine.experiment.results import HOLDOUT, HONEST, LEAKY
from leukoview.engine.experiment.tasks import Task

TEST_SHARE = 0.25
"""The paper's part for testing."""


@dataclass(frozen=True, eq=False)
class Protocol:
    """Splits of a task's pool: row `copy × cells + cell`, copy 0 being the image as it was."""

    name: str
    splits: tuple[Split, ...]


def protocols(task: Task, copies: int, folds: int, seed: int) -> tuple[Protocol, ...]:
    """The paper's protocol in both its readings, and the honest one."""
    codes = np.tile(task.codes, copies)
    smallest = int(np.bincount(codes).min())
    shuffled = StratifiedKFold(min(folds, smallest), shuffle=True, random_state=seed)
    quarter = StratifiedShuffleSplit(1, test_size=TEST_SHARE, random_state=seed)
    return (
        Protocol(LEAKY, tuple(shuffled.split(codes, codes))),
        Protocol(HOLDOUT, tuple(quarter.split(codes, codes))),
        Protocol(HONEST, _by_patients(task, copies, folds, seed)),
    )


def honest_folds(task: Task, folds: int) -> int:
    """As many folds as asked for, or as the class with the fewest patients allows."""
    return min(folds, *(task.patients(code) for code in range(len(task.classes))))


def _by_patients(task: Task, copies: int, folds: int, seed: int) -> tuple[Split, ...]:
    """No patient on both sides; copies are learned from, only images as they were are judged."""
    cutter = StratifiedGroupKFold(honest_folds(task, folds), shuffle=True, random_state=seed)
    return tuple(
        (_with_copies(train, len(task.codes), copies), test)
        for train, test in cutter.split(task.codes, task.codes, task.groups)
    )


def _with_copies(rows: Codes, cells: int, copies: int) -> Codes:
    return np.concatenate([rows + copy * cells for copy in range(copies)])
