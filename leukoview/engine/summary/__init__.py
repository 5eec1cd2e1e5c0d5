"""From the cells of one case to counts, shares with intervals, and a case-level suggestion."""

from leukoview.engine.summary.agreement import (
    Agreement,
    ReaderAgreement,
    agreements,
    kappa,
    one_against_rest,
)
from leukoview.engine.summary.count_wording import count_sentences
from leukoview.engine.summary.differential import (
    BLOOD_CELLS,
    FEWEST_BLOOD_CELLS,
    MARROW_CELLS,
    ClassCount,
    Differential,
    Judged,
    counting,
    differential,
    standing,
    suggested,
)
from leukoview.engine.summary.marks import MARKS, Mark, Side, side_of
from leukoview.engine.summary.rule import CaseRule, apl_probability, apl_score, is_immature
from leukoview.engine.summary.summing_up import (
    APL_FEATURES,
    main_reader,
    summarise,
    summarise_by,
)
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
    "BLOOD_CELLS",
    "FEWEST_BLOOD_CELLS",
    "MARKS",
    "MARROW_CELLS",
    "Agreement",
    "CaseRule",
    "CaseSummary",
    "ClassCount",
    "Differential",
    "Interval",
    "Judged",
    "Mark",
    "ReaderAgreement",
    "Side",
    "Suggestion",
    "agreements",
    "apl_probability",
    "apl_score",
    "count_sentences",
    "counted",
    "counting",
    "differential",
    "is_immature",
    "kappa",
    "main_reader",
    "one_against_rest",
    "percent",
    "share",
    "side_of",
    "standing",
    "suggested",
    "summarise",
    "summarise_by",
]
