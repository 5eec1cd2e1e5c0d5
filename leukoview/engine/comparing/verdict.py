"""Better, no worse, worse, or not enough patients to tell: one rule, said in one sentence."""

from dataclasses import dataclass
from enum import StrEnum

from leukoview.engine.evaluate import Measured
from leukoview.engine.evaluate.scorecard import AplScore

MARGIN = 0.02
"""Macro-F1; a candidate is no worse if it loses less than this, at 95 % confidence. Ours."""

FEWEST_PATIENTS = 10
"""Patients or groups in all, and in each compared class `FEWEST_OF_A_CLASS`; below, an interval by
drawing patients anew is far too narrow. Ours."""

FEWEST_OF_A_CLASS = 3


class Outcome(StrEnum):
    """What a comparison ends in."""

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


def verdict_of(
    difference: Measured,
    patients: int,
    fewest: int,
    apl: tuple[AplScore | None, AplScore | None],
) -> Verdict:
    """The verdict on a candidate, by its macro-F1 minus that of the active one.

    In this order: *not enough* below the fewest patients (`fewest` is those of the smallest class);
    *worse* if the whole interval lies below 0, or if the alarm misses more patients with APL than
    the active one's; *better* if the whole interval lies above 0; *no worse* if all of it lies
    above −`MARGIN`; else *not enough*, for the interval allows both. `apl` is the candidate's and
    the active one's.
    """
    if patients < FEWEST_PATIENTS or fewest < FEWEST_OF_A_CLASS:
        return Verdict(
            Outcome.NOT_ENOUGH,
            f"Not enough patients to tell: {patients} in all and {fewest} in the smallest class; "
            f"{FEWEST_PATIENTS} and {FEWEST_OF_A_CLASS} are the fewest.",
        )
    numbers = (
        f"macro-F1 {_signed(difference.value)} (95 % interval {_signed(difference.low)} to "
        f"{_signed(difference.high)}, over {patients} patients)"
    )
    outcome, beside = _by_interval(difference)
    missed = _missed(apl)
    if missed > 0 and outcome is not Outcome.WORSE:
        outcome, beside = Outcome.WORSE, f"; its alarm misses {missed} more patients with APL"
    return Verdict(outcome, f"{outcome.capitalize()}: {numbers}{beside}.")


def _by_interval(difference: Measured) -> tuple[Outcome, str]:
    if difference.high < 0:
        return Outcome.WORSE, ""
    if difference.low > 0:
        return Outcome.BETTER, ""
    if difference.low > -MARGIN:
        return Outcome.NO_WORSE, f"; a loss of up to {MARGIN} is allowed"
    return Outcome.NOT_ENOUGH, f"; a loss of more than {MARGIN} cannot be excluded"


def _missed(apl: tuple[AplScore | None, AplScore | None]) -> int:
    """How many more patients with APL the candidate's alarm misses."""
    candidate, active = apl
    if candidate is None or active is None:
        return 0
    return round((active.sensitivity.value - candidate.sensitivity.value) * active.apl_patients)


def _signed(value: float) -> str:
    return f"{value:+.3f}".replace("-", "−")
