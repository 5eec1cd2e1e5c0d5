"""No worse model takes the active one's place unless somebody says why: the one rule for it."""

from dataclasses import dataclass
from enum import StrEnum

from leukoview.engine.errors import LeukoError
from leukoview.engine.shelf.values import is_reason


class Outcome(StrEnum):
    """What a comparison of a candidate with the active model ends in."""

    BETTER = "better"
    NO_WORSE = "no worse"
    WORSE = "worse"
    NOT_ENOUGH = "not enough patients to tell"

    @property
    def may_be_promoted(self) -> bool:
        """Whether no reason need be given."""
        return self in {Outcome.BETTER, Outcome.NO_WORSE}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome and a plain sentence with the numbers behind it."""

    outcome: Outcome
    sentence: str


class PromotionRefusedError(LeukoError):
    """The candidate is not shown to be as good as the active model."""

    remedy = (
        "Add cells of more patients and train again, or say in a sentence why it is to be "
        "promoted all the same."
    )


def refuse_promotion(verdict: Verdict | None, reason: str = "") -> None:
    """Let a candidate pass that is better or no worse, or for which a reason is given.

    `verdict` is None where nothing was compared.

    Raises:
        PromotionRefusedError: It is neither, and the reason has too few letters to be one.
    """
    if verdict is not None and verdict.outcome.may_be_promoted:
        return
    if is_reason(reason):
        return
    if verdict is None:
        raise PromotionRefusedError(
            "The candidate is not promoted. It was not compared with the active model.",
            remedy="Compare it, or say in a sentence why it is to be promoted all the same.",
        )
    raise PromotionRefusedError(f"The candidate is not promoted. {verdict.sentence}")
