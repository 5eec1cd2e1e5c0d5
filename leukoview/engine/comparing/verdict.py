"""Better, no worse, worse, or not enough patients to tell: one rule, said in one sentence."""

from leukoview.engine.case import BundleRef
from leukoview.engine.evaluate import Measured
from leukoview.engine.evaluate.scorecard import AplScore
from leukoview.engine.shelf.gate import Outcome, Verdict

MARGIN = 0.02
"""Macro-F1; a candidate is no worse if it loses less than this, at 95 % confidence. Ours."""

FEWEST_PATIENTS = 10
"""Patients or groups in all, and in each compared class `FEWEST_OF_A_CLASS`; below, an interval by
drawing patients anew is far too narrow. Ours."""

FEWEST_OF_A_CLASS = 3


def verdict_of(
    between: tuple[BundleRef, BundleRef],
    difference: Measured,
    patients: int,
    fewest: int,
    apl: tuple[AplScore | None, AplScore | None],
) -> Verdict:
    """The verdict `between` a candidate and the active model, by macro-F1 of the one minus other.

    In this order: *not enough* below the fewest patients (`fewest` is those of the smallest class);
    *worse* if the whole interval lies below 0, or if the alarm misses more patients with APL than
    the active one's; *better* if the whole interval lies above 0; *no worse* if all of it lies
    above −`MARGIN`; else *not enough*, for the interval allows both. `apl` is the candidate's and
    the active one's.
    """
    return Verdict(*_told(difference, patients, fewest, apl), *between)


def _told(
    difference: Measured,
    patients: int,
    fewest: int,
    apl: tuple[AplScore | None, AplScore | None],
) -> tuple[Outcome, str]:
    if patients < FEWEST_PATIENTS or fewest < FEWEST_OF_A_CLASS:
        return (
            Outcome.NOT_ENOUGH,
            (
                f"Not enough patients to tell: {patients} in all and {fewest} in the smallest "
                f"class; {FEWEST_PATIENTS} and {FEWEST_OF_A_CLASS} are the fewest."
            ),
        )
    numbers = (
        f"macro-F1 {_signed(difference.value)} (95 % interval {_signed(difference.low)} to "
        f"{_signed(difference.high)}, over {patients} patients)"
    )
    missed = _missed(apl)
    if missed > 0 and difference.high >= 0:
        words = f"Worse: {numbers}; its alarm misses {missed} more patients with APL."
        return Outcome.WORSE, words
    return _by_interval(difference, numbers)


def _by_interval(difference: Measured, numbers: str) -> tuple[Outcome, str]:
    if difference.high < 0:
        return Outcome.WORSE, f"Worse: {numbers}."
    if difference.low > 0:
        return Outcome.BETTER, f"Better: {numbers}."
    if difference.low > -MARGIN:
        words = f"No worse: {numbers}; a loss of up to {MARGIN} is allowed."
        return Outcome.NO_WORSE, words
    words = (
        f"Not enough patients to tell: {numbers}; a loss of more than {MARGIN} cannot be excluded."
    )
    return Outcome.NOT_ENOUGH, words


def _missed(apl: tuple[AplScore | None, AplScore | None]) -> int:
    """How many more patients with APL the candidate's alarm misses."""
    candidate, active = apl
    if candidate is None or active is None:
        return 0
    return round((active.sensitivity.value - candidate.sensitivity.value) * active.apl_patients)


def _signed(value: float) -> str:
    return f"{value:+.3f}".replace("-", "−")
