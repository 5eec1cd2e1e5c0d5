"""From the cells of one case to counts, shares with intervals, and a case-level suggestion."""

from leukoview.engine.summary.rule import CaseRule, apl_probability, apl_score, is_immature
from leukoview.engine.summary.summing_up import APL_FEATURES, summarise
from leukoview.engine.summary.values import (
    CaseSummary,
    Interval,
    Suggestion,
    counted,
    percent,
    share,
)

__all__ = [
    "APL_FEATURES",
    "CaseRule",
    "CaseSummary",
    "Interval",
    "Suggestion",
    "apl_probability",
    "apl_score",
    "counted",
    "is_immature",
    "percent",
    "share",
    "summarise",
]
