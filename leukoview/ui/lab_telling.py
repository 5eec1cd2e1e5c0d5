"""The engine's numbers on models in values that the window can read."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from leukoview.engine.taxonomy import named
from leukoview.ui import lab_values as told
from leukoview.ui.lab_values import Duel

if TYPE_CHECKING:
    from leukoview.engine import comparing
    from leukoview.engine.dataset import Dataset
    from leukoview.engine.evaluate import Measured, Scorecard


def scores(card: "Scorecard") -> tuple[told.Row, ...]:
    """A scorecard's few numbers that a new candidate is met with."""
    return (
        ("macro-F1", said(card.macro_f1)),
        ("accuracy", said(card.accuracy)),
        ("calibration error", said(card.calibration_error)),
        ("accepted (not unsure)", said(card.abstention.accepted)),
        ("wrong among the accepted", said(card.abstention.error_of_accepted)),
    )


def duel(candidate: str, found: "comparing.Comparison") -> Duel:
    """A comparison with the images behind every count."""
    sides = found.sides
    return Duel(
        candidate=candidate,
        verdict=found.verdict,
        remarks=found.remarks,
        numbers=tuple(_numbers(sides)) if sides else (),
        sides=None
        if sides is None
        else (_side(sides.candidate, found.dataset), _side(sides.active, found.dataset)),
    )


def matrix(classes: Sequence[str], counts: Sequence[Sequence[int]]) -> told.Matrix:
    """A confusion matrix by its classes."""
    return told.Matrix(tuple(classes), tuple(tuple(map(int, line)) for line in counts))


def triple(number: "Measured") -> tuple[float, float, float]:
    """A number with its interval."""
    return number.value, number.low, number.high


def said(number: "Measured") -> str:
    """A number with its interval, as it is printed everywhere."""
    return f"{number.value:.3f} ({number.low:.3f}–{number.high:.3f})"


def _numbers(sides: "comparing.Sides") -> Iterator[told.Row]:
    ours, theirs = sides.candidate, sides.active
    yield ("macro-F1", said(ours.macro_f1), said(theirs.macro_f1), _lead(sides.macro_f1))
    yield ("accuracy", said(ours.accuracy), said(theirs.accuracy), _lead(sides.accuracy))
    for one, other in zip(ours.per_class, theirs.per_class, strict=True):
        name = named(one.key).name
        yield (f"F1, {name}", said(one.f1), said(other.f1), "")
        yield (f"recall, {name}", said(one.recall), said(other.recall), "")
    if ours.apl is not None and theirs.apl is not None:
        lead = "" if sides.apl_auc is None else _lead(sides.apl_auc)
        yield ("APL per patient, AUC", said(ours.apl.auc), said(theirs.apl.auc), lead)
        sensitivity = (said(ours.apl.sensitivity), said(theirs.apl.sensitivity))
        yield ("APL alarm, sensitivity", *sensitivity, "")
        specificity = (said(ours.apl.specificity), said(theirs.apl.specificity))
        yield ("APL alarm, specificity", *specificity, "")
    test = sides.mcnemar
    alone = (str(test.candidate_alone), str(test.active_alone))
    yield ("right on this side alone (McNemar)", *alone, f"p = {test.p:.3g}")


def _side(side: "comparing.Side", dataset: "Dataset") -> told.SideCard:
    names = sorted({one.label for one in side.confusion} | {one.said for one in side.confusion})
    counts = [[0] * len(names) for _ in names]
    behind = {}
    for one in side.confusion:
        place = names.index(one.label), names.index(one.said)
        counts[place[0]][place[1]] = len(one.rows)
        behind[place] = tuple(dataset.samples[row].path for row in one.rows)
    return told.SideCard(
        name=side.name,
        matrix=matrix(names, counts),
        behind=behind,
        reliability=side.reliability,
        risk_coverage=side.risk_coverage,
    )


def _lead(number: "Measured") -> str:
    return f"{number.value:+.3f} ({number.low:+.3f} to {number.high:+.3f})".replace("-", "−")
