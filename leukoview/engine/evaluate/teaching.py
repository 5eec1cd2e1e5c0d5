"""How a fold's models are taught: on the features as they are, or on some that are learned too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from leukoview.engine.classify import FitPlan, Learned, Rows, learn
from leukoview.engine.embed import Features
from leukoview.engine.progress import CheckIn
from leukoview.engine.taxonomy import ClassKey


@dataclass(frozen=True, eq=False)
class Taught:
    """What was learned from some rows, and how it sees other rows of the same data set.

    `network` gives the backbone's weights where they were taught as well, else none.
    """

    learned: Learned
    sees: Callable[[Features, CheckIn], Features]
    network: Callable[[], bytes] = bytes


Teach = Callable[[Rows, Sequence[ClassKey], FitPlan, CheckIn], Taught]


def plainly(rows: Rows, classes: Sequence[ClassKey], plan: FitPlan, check_in: CheckIn) -> Taught:
    """Learn from the rows as they are."""
    return Taught(learn(rows, classes, plan, check_in), lambda features, _watched: features)


@dataclass(frozen=True, slots=True)
class Teaching:
    """A way of teaching; its `name` tells its answers from those of other ways."""

    name: str = ""
    teach: Teach = plainly
