"""The paper's two questions, asked of a data set: ALL or AML, and which FAB subtype."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.classify.support import Codes
from leukoview.engine.dataset import Dataset
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.taxonomy import KNOWN_CLASSES, Lineage, named

TITLES = {"types": "ALL against AML", "subtypes": "FAB subtypes"}

_FAB = {known.fab[0]: key for key, known in KNOWN_CLASSES.items() if len(known.fab) == 1}
_LINEAGES = {Lineage.ALL: "ALL", Lineage.AML: "AML"}
MIN_CLASSES = 2
MIN_PATIENTS = 2


@dataclass(frozen=True, eq=False)
class Task:
    """One question: its classes, the samples it is asked of, their classes and their patients."""

    name: str
    classes: tuple[str, ...]
    rows: Codes
    codes: Codes
    groups: NDArray[np.str_]

    def patients(self, code: int) -> int:
        """How many patients have cells of a class."""
        return len(set(self.groups[self.codes == code]))


def asked(dataset: Dataset, names: Sequence[str]) -> tuple[tuple[Task, ...], tuple[str, ...]]:
    """The tasks that can be asked of a data set, and a sentence for all that was left out.

    A class may carry this program's key (`aml_m3`) or its FAB name (`M3`); for the types `ALL` and
    `AML` will do.

    Raises:
        TrainingDataError: No task can be asked.
    """
    tasks, notes = [], []
    for name in names:
        labels = [_label(sample.key, name) for sample in dataset.samples]
        left_out = sorted(
            {str(s.key) for s, label in zip(dataset.samples, labels, strict=True) if not label}
        )
        if left_out:
            notes.append(f"{TITLES[name]}: the class {', '.join(left_out)} was left out.")
        task = _task(name, labels, dataset.groups)
        problem = _problem(task)
        if problem:
            notes.append(f"{TITLES[name]} was not asked: {problem}")
        else:
            tasks.append(task)
    if not tasks:
        raise TrainingDataError(" ".join(notes))
    return tuple(tasks), tuple(notes)


def _label(key: str, task: str) -> str:
    known = named(_FAB.get(key.upper(), key))
    if task == "subtypes":
        return known.fab[0] if known.leukemic and len(known.fab) == 1 else ""
    lineage = key.upper() if key.upper() in _LINEAGES.values() else ""
    return _LINEAGES.get(known.lineage, lineage)


def _task(name: str, labels: Sequence[str], groups: NDArray[np.str_]) -> Task:
    classes = tuple(sorted({label for label in labels if label}))
    rows = np.flatnonzero([bool(label) for label in labels])
    codes = np.array([classes.index(label) for label in labels if label], np.int64)
    return Task(name, classes, rows, codes, groups[rows])


def _problem(task: Task) -> str:
    if len(task.classes) < MIN_CLASSES:
        return f"it needs two classes, and there is {', '.join(task.classes) or 'none'}."
    for code, label in enumerate(task.classes):
        if task.patients(code) < MIN_PATIENTS:
            return f"all cells of {label} come from one patient."
    return ""
