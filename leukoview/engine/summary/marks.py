"""The shares of blasts at which classifications change their name, and where a case lies."""

from dataclasses import dataclass
from enum import StrEnum

from leukoview.engine.summary.values import Interval


class Side(StrEnum):
    """Where a share lies against a mark, its 95 % interval considered."""

    BELOW = "below"
    ASTRIDE = "astride"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Mark:
    """A share of blasts that a classification names, with what it means there and its source."""

    share: float
    meaning: str
    source: str


TEN_PERCENT = Mark(
    0.10,
    "ICC 2022: enough for AML with most recurrent genetic abnormalities",
    "Arber et al., Blood 2022;140:1200",
)
TWENTY_PERCENT = Mark(
    0.20,
    "ICC 2022 and WHO 2022: needed for AML without a defining genetic abnormality; WHO 2022 has "
    "no cut-off for most genetically defined AML",
    "Arber et al., Blood 2022;140:1200; Khoury et al., Leukemia 2022;36:1703",
)
MARKS = (TEN_PERCENT, TWENTY_PERCENT)
"""The marks that stand beside a share of blasts. Neither makes a diagnosis."""


def side_of(mark: Mark, blasts: Interval) -> Side:
    """Whether a share lies surely below, surely above or on either side of a mark."""
    if blasts.high < mark.share:
        return Side.BELOW
    return Side.ABOVE if blasts.low >= mark.share else Side.ASTRIDE
