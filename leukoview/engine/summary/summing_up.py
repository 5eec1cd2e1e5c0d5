"""From the predictions of one case to its summary."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from leukoview.engine.case import Prediction
from leukoview.engine.summary.rule import CaseRule, alarms, apl_probability, is_immature
from leukoview.engine.summary.suggest import suggestion
from leukoview.engine.summary.values import CaseSummary, Interval, counted, percent, share, span

APL_FEATURES = "Features that can be seen in APL: urgent hematologist review."
NO_APL_FEATURES = (
    "The cells read do not suggest APL. This does not rule it out: where APL is thought of, "
    "PML::RARA and coagulation tests decide."
)


def summarise(patient: str, predictions: Sequence[Prediction], rule: CaseRule) -> CaseSummary:
    """Sum up the cells of one case.

    Cells unlike the training cells are left out of counts, shares and suggestion, but not out of
    the APL probability: an alarm must not fall silent because the stain is strange. A suggestion
    is never a diagnosis, and no sentence says that APL is excluded.
    """
    read = [one for one in predictions if not one.unlike_training]
    counts = Counter(one.top for one in read)
    immature = [one for one in read if is_immature(one, rule)]
    strange = [one for one in predictions if one.unlike_training and is_immature(one, rule)]
    apl, interval = apl_probability([*immature, *strange], rule)
    alarm = alarms(apl, rule)
    return CaseSummary(
        patient=patient,
        n=len(predictions),
        counts=dict(sorted(counts.items())),
        shares={key: share(count, len(read)) for key, count in sorted(counts.items())},
        blast_share=share(len(immature), len(read)) if read else None,
        unsure=sum(one.unsure for one in predictions),
        unlike_training=len(predictions) - len(read),
        suggestion=suggestion(read, immature, apl, len(predictions), rule),
        apl_probability=apl,
        apl_alarm=alarm,
        apl_reason=""
        if apl is None
        else _apl_words(
            _measured_words(apl, interval, rule, len(immature) + len(strange)), alarm=alarm
        ),
        apl_interval=interval,
    )


def summarise_by(
    rules: Mapping[str, CaseRule], usual: CaseRule, predictions: Sequence[Prediction]
) -> CaseSummary:
    """Sum up a case by the rule of the bundle that read most of its cells, else by the usual one.

    A case that one bundle has read is not summed up by the rule of another that reads now.
    """
    return summarise("", predictions, rules.get(main_reader(predictions), usual))


def main_reader(predictions: Iterable[Prediction]) -> str:
    """The id of the bundle that read most of the cells; empty where nothing was read."""
    readers = Counter(one.bundle for one in predictions)
    return max(sorted(readers), key=readers.__getitem__, default="")


def _apl_words(measured: str, *, alarm: bool) -> str:
    return f"{APL_FEATURES if alarm else NO_APL_FEATURES} {measured}"


def _measured_words(apl: float, interval: Interval | None, rule: CaseRule, immature: int) -> str:
    """The probability, and what its interval is over: an older bundle's rule knows no doubt."""
    cells = counted(immature, "immature cell")
    if interval is None:
        return f"Case-level probability of APL {percent(apl)} from {cells}."
    over = "the cells and the patients learned from" if any(rule.apl_doubt) else "the cells alone"
    return (
        f"Case-level probability of APL {percent(apl)} (95 % interval over {over}: "
        f"{span(interval)}) from {cells}."
    )
