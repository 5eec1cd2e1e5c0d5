"""From the cells of one case to counts, shares with intervals, and a case-level suggestion."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import fmean, stdev

from leukoview.engine.case import Prediction
from leukoview.engine.taxonomy import APL, BENIGN, ClassKey, Lineage, named

NORMAL_QUANTILE_95 = 1.959964
"""Two-sided 95 % quantile of the standard normal distribution."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with its 95 % interval, all 0–1."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the morphology of a case suggests, or why nothing is suggested.

    `key` and `lineage` are None when the engine abstains; `reason` then says why. `sentence` is
    the suggestion in words, ready to print, and never a diagnosis.
    """

    sentence: str
    lineage: Lineage | None = None
    key: ClassKey | None = None
    probability: float | None = None
    second: ClassKey | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """The differential of one case and what it suggests.

    `counts` are cells per class by suggested class, `unsure` and `unlike_training` how many of the
    `n` cells carry those flags, `apl_probability` the case-level calibrated probability that the
    immature cells are APL cells (None without immature cells), `apl_interval` its 95 % interval
    from the spread of the cells, `apl_alarm` whether it passes the bundle's sensitivity-tuned
    threshold.
    """

    patient: str
    n: int
    counts: Mapping[ClassKey, int]
    shares: Mapping[ClassKey, Interval]
    blast_share: Interval | None
    unsure: int
    unlike_training: int
    suggestion: Suggestion
    apl_probability: float | None
    apl_alarm: bool
    apl_reason: str = ""
    apl_interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class CaseRule:
    """How a bundle goes from cells to a case; every number was chosen on inner patient folds.

    A cell is immature when the leukemic classes together have at least `immature`. The case's APL
    probability is logistic in the mean log-odds of APL against the other leukemic classes over the
    immature cells, which is pulled towards `prior` as if by `prior_cells` cells of that log-odds.
    Its alarm goes off from `alarm` on. Fewer cells than `cells` suggest nothing; a leukemic share
    under `leukemic_share` is no suggestion of leukemia; a best class under `confidence`, or more
    than `unlike_share` of the cells unlike training, abstains.
    """

    immature: float = 0.5
    cells: int = 5
    leukemic_share: float = 0.2
    unlike_share: float = 0.5
    confidence: float = 0.6
    apl_slope: float = 1.0
    apl_intercept: float = 0.0
    prior: float = 0.0
    prior_cells: float = 1.0
    alarm: float = 0.5


LIMIT = 4.6
"""Log-odds beyond ±4.6 (1 in 100) count as that: no single cell may decide a case."""

HIGHEST_ALARM = 0.5
"""However high a threshold was tuned, an APL that is more probable than not sets the alarm off."""

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
    alarm = apl is not None and apl >= min(rule.alarm, HIGHEST_ALARM)
    return CaseSummary(
        patient=patient,
        n=len(predictions),
        counts=dict(sorted(counts.items())),
        shares={key: share(count, len(read)) for key, count in sorted(counts.items())},
        blast_share=share(len(immature), len(read)) if read else None,
        unsure=sum(one.unsure for one in predictions),
        unlike_training=len(predictions) - len(read),
        suggestion=_suggestion(read, immature, apl, len(predictions), rule),
        apl_probability=apl,
        apl_alarm=alarm,
        apl_reason=""
        if apl is None
        else _apl_words(apl, interval, len(immature) + len(strange), alarm=alarm),
        apl_interval=interval,
    )


def is_immature(one: Prediction, rule: CaseRule) -> bool:
    """Whether the leukemic classes together are probable enough to call a cell immature."""
    return _leukemic(one) >= rule.immature


def apl_score(immature: Sequence[Prediction], rule: CaseRule) -> float:
    """The mean log-odds of APL over immature cells, pulled towards the rule's prior."""
    odds = [_apl_odds(one) for one in immature]
    return (sum(odds) + rule.prior * rule.prior_cells) / (len(odds) + rule.prior_cells)


def apl_probability(
    immature: Sequence[Prediction], rule: CaseRule
) -> tuple[float | None, Interval | None]:
    """The calibrated probability that immature cells are APL cells, with its 95 % interval.

    None without immature cells, and where the bundle knows no APL cells.
    """
    if not immature or APL not in immature[0].probabilities:
        return None, None
    score = apl_score(immature, rule)
    estimate = _logistic(rule.apl_slope * score + rule.apl_intercept)
    if len(immature) < 2:  # noqa: PLR2004 - one cell has no spread
        return estimate, None
    error = stdev(_apl_odds(one) for one in immature) / sqrt(len(immature))
    half = NORMAL_QUANTILE_95 * error
    low, high = sorted(
        _logistic(rule.apl_slope * (score + side) + rule.apl_intercept) for side in (-half, half)
    )
    return estimate, Interval(estimate, low, high)


def _leukemic(one: Prediction) -> float:
    return sum(p for key, p in one.probabilities.items() if named(key).leukemic)


def _apl_odds(one: Prediction) -> float:
    other = _leukemic(one) - one.probabilities[APL]
    odds = log(max(one.probabilities[APL], 1e-9)) - log(max(other, 1e-9))
    return min(max(odds, -LIMIT), LIMIT)


def _logistic(x: float) -> float:
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))


def _apl_words(apl: float, interval: Interval | None, immature: int, *, alarm: bool) -> str:
    spread = f" (95 % interval {interval.low:.0%}–{interval.high:.0%})" if interval else ""
    measured = f"Case-level probability of APL {apl:.0%}{spread} from {immature} immature cells."
    return f"{APL_FEATURES if alarm else NO_APL_FEATURES} {measured}"


def _suggestion(
    read: Sequence[Prediction],
    immature: Sequence[Prediction],
    apl: float | None,
    cells: int,
    rule: CaseRule,
) -> Suggestion:
    if cells - len(read) > cells * rule.unlike_share:
        return _abstained(
            f"{cells - len(read)} of {cells} cells are unlike the cells this model was trained on "
            "(another stain, another camera, out of focus, or no white cells)."
        )
    if len(read) < rule.cells:
        return _abstained(
            f"Only {len(read)} cells could be read; a suggestion needs at least {rule.cells}."
        )
    if len(immature) / len(read) < rule.leukemic_share:
        return _none_leukemic(len(immature), len(read))
    chances = _case_probabilities(immature, apl)
    ranked = sorted(chances, key=lambda key: -chances[key])
    best, second = ranked[0], ranked[:2][-1]
    if chances[best] < rule.confidence:
        return _abstained(
            f"{named(best).name} ({chances[best]:.0%}) and {named(second).name} "
            f"({chances[second]:.0%}) are too close to call."
        )
    return _suggested(best, second, chances[best], len(immature))


def _case_probabilities(immature: Sequence[Prediction], apl: float | None) -> dict[ClassKey, float]:
    """The leukemic classes of a case: APL by its own rule, the rest by their mean share."""
    leukemic = [key for key in immature[0].probabilities if named(key).leukemic]
    total = fmean(_leukemic(one) for one in immature)
    chances = {key: fmean(one.probabilities[key] for one in immature) / total for key in leukemic}
    if apl is None or len(leukemic) == 1:
        return chances
    rest = sum(chances[key] for key in leukemic if key != APL)
    return {
        key: apl if key == APL else (1 - apl) * chances[key] / max(rest, 1e-9) for key in leukemic
    }


def _suggested(best: ClassKey, second: ClassKey, chance: float, immature: int) -> Suggestion:
    kind = named(best)
    fab = f", FAB {'/'.join(kind.fab)}" if kind.fab else ""
    words = (
        f"Morphology is compatible with {_lineage_name(kind.lineage)}{fab} ({chance:.0%}, from "
        f"{immature} immature cells)."
    )
    return Suggestion(words, kind.lineage, best, chance, second)


def _none_leukemic(immature: int, read: int) -> Suggestion:
    interval = share(immature, read)
    words = (
        f"Morphology does not suggest acute leukemia: {immature} of {read} cells look immature "
        f"and leukemic (95 % interval {interval.low:.0%}–{interval.high:.0%}). "
        "This does not rule it out."
    )
    return Suggestion(words, Lineage.BENIGN, BENIGN, 1 - interval.estimate)


def _abstained(reason: str) -> Suggestion:
    return Suggestion(f"No suggestion. {reason}", reason=reason)


def _lineage_name(lineage: Lineage) -> str:
    return {Lineage.ALL: "acute lymphoblastic leukemia", Lineage.AML: "acute myeloid leukemia"}[
        lineage
    ]


def share(count: int, n: int) -> Interval:
    """A share with its Wilson score interval (Wilson, JASA 1927;22:209). `n` is at least 1."""
    z2 = NORMAL_QUANTILE_95**2
    p = count / n
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = NORMAL_QUANTILE_95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    low = 0.0 if count == 0 else middle - half
    high = 1.0 if count == n else middle + half
    return Interval(p, low, high)
