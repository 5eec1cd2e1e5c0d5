"""A case with everything its report is made from, whatever the form."""

from dataclasses import dataclass

from leukoview.engine.case import Reading
from leukoview.engine.casefile.review import Review
from leukoview.engine.report.content import Fact
from leukoview.engine.summary import CaseSummary


@dataclass(frozen=True, slots=True)
class ReportedCase:
    """What every form of a case's report is made from.

    `reading` says which model and program stand behind it, `summary` is the model's word on all
    cells that are no artefacts, `about` what the model says of itself.
    """

    reading: Reading
    summary: CaseSummary
    review: Review
    about: tuple[Fact, ...] = ()
