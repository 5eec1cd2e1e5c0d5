"""No worse model takes the active one's place unless somebody says why: the one rule for it."""

from dataclasses import dataclass
from enum import StrEnum

from leukoview.engine.case import BundleRef
from leukoview.engine.errors import LeukoError
from leukoview.engine.shelf.values import called, is_reason


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
    """The outcome, a plain sentence with the numbers behind it, and which two models it is on."""

    outcome: Outcome
    sentence: str
    candidate: BundleRef
    active: BundleRef

    def is_on(self, candidate: BundleRef, active: BundleRef) -> bool:
        """Whether it was found on just these two models, by their SHA-256."""
        asked = (candidate.sha256, active.sha256)
        return asked == (self.candidate.sha256, self.active.sha256)


class PromotionRefusedError(LeukoError):
    """The candidate is not shown to be as good as the active model."""

    remedy = (
        "Add cells of more patients and train again, or say in a sentence why it is to be "
        "promoted all the same."
    )


class StaleVerdictError(PromotionRefusedError):
    """The verdict is on other models than those it is brought forward for."""

    remedy = "Compare the candidate anew with the model that reads now."


def refuse_stale(verdict: Verdict, candidate: BundleRef, active: BundleRef) -> None:
    """Let a verdict pass that was found on this candidate and on the model that reads now.

    A reason does not help: whoever gave it had another comparison before them.

    Raises:
        StaleVerdictError: It was found on others.
    """
    if verdict.is_on(candidate, active):
        return
    if verdict.candidate.sha256 != candidate.sha256:
        said = f"The comparison was of {called(verdict.candidate)}, not of {called(candidate)}."
    else:
        was, now = called(verdict.active), called(active)
        said = f"It was compared with {was}, but {now} reads now."
    raise StaleVerdictError(f"The candidate is not promoted. {said}")


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
