"""What a study found: one value that the tables, the page and the JSON file all come from."""

import msgspec

from leukoview.engine.evaluate import Measured
from leukoview.engine.experiment.recipe import ExperimentRecipe

LEAKY, HOLDOUT, HONEST = "leaky", "holdout", "honest"
"""Ten folds over all copies; three quarters against one of all copies; folds over patients."""

NO_NETWORK = "none"
"""Stands for the network where a technique needs none."""


class Run(msgspec.Struct, frozen=True):
    """One cell of one table: what was tried on which task, judged by which protocol.

    `variant` is the layer, or the classifier of an older recipe; `rate` is 0 where nothing is
    learned by descent.
    """

    task: str
    technique: str
    network: str
    variant: str
    rate: float
    protocol: str


class Outcome(msgspec.Struct, frozen=True):
    """How a run fared, over all images it judged in all folds.

    The interval of the accuracy is over patients drawn anew; precision and recall are means over
    the classes, each counting the same; the confusion has a row for every true class.
    """

    run: Run
    accuracy: Measured
    precision: float
    recall: float
    confusion: tuple[tuple[int, ...], ...]
    judged: int
    folds: int


class Complexity(msgspec.Struct, frozen=True):
    """What a network costs: a multiplication and an addition count as two operations."""

    network: str
    parameters: int
    gflop: float
    images_per_second: float


class TaskSize(msgspec.Struct, frozen=True):
    """What a task was asked on."""

    task: str
    classes: tuple[str, ...]
    cells: tuple[int, ...]
    patients: tuple[int, ...]
    honest_folds: int


class Study(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a study found; `notes` are sentences that stand with its numbers.

    `weights` says of every network where its weights came from, `titles` what it is called.
    """

    dataset: str
    recipe: ExperimentRecipe
    tasks: tuple[TaskSize, ...]
    weights: dict[str, str]
    titles: dict[str, str]
    outcomes: tuple[Outcome, ...]
    complexities: tuple[Complexity, ...]
    notes: tuple[str, ...]

    def found(self, run: Run) -> Outcome | None:
        """The outcome of a run, if it was part of the study."""
        return next((one for one in self.outcomes if one.run == run), None)
