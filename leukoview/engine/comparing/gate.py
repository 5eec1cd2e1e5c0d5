"""No worse bundle takes the active one's place unless somebody says why."""

from leukoview.engine.comparing.verdict import Verdict
from leukoview.engine.errors import LeukoError
from leukoview.engine.shelf.values import is_reason


class PromotionRefusedError(LeukoError):
    """The candidate is not shown to be as good as the active bundle."""

    remedy = (
        "Add cells of more patients and train again, or say in a sentence why it is to be "
        "promoted all the same."
    )


def refuse_promotion(verdict: Verdict, reason: str = "") -> None:
    """Let a candidate pass that is better or no worse, or for which a reason is given.

    Raises:
        PromotionRefusedError: It is neither, and the reason has too few letters to be one.
    """
    if verdict.outcome.may_be_promoted:
        return
    if not is_reason(reason):
        raise PromotionRefusedError(f"The candidate is not promoted. {verdict.sentence}")
