"""What the morphology of a case suggests, or why nothing is suggested."""

from collections.abc import Sequence
from statistics import fmean

from leukoview.engine.case import Prediction
from leukoview.engine.summary.rule import CaseRule, alarms, leukemic
from leukoview.engine.summary.values import Suggestion, counted, percent, share, span
from leukoview.engine.taxonomy import APL, BENIGN, CellClass, ClassKey, Lineage, named

_LINEAGES = {
    Lineage.ALL: "acute lymphoblastic leukemia",
    Lineage.AML: "acute myeloid leukemia",
}


def suggestion(
    read: Sequence[Prediction],
    immature: Sequence[Prediction],
    apl: float | None,
    cells: int,
    rule: CaseRule,
) -> Suggestion:
    """What the cells read suggest, `cells` of them with those unlike training; or why nothing."""
    reason = _reason_to_abstain(len(read), len(immature), apl, cells, rule)
    if reason:
        return _abstained(reason)
    if _few_immature(len(read), len(immature), rule):
        return _none_leukemic(len(immature), len(read))
    chances = _case_probabilities(immature, apl)
    ranked = sorted(chances, key=lambda key: -chances[key])
    best, second = ranked[0], ranked[:2][-1]
    if chances[best] < rule.confidence:
        return _abstained(
            f"{named(best).name} ({percent(chances[best])}) and {named(second).name} "
            f"({percent(chances[second])}) are too close to call."
        )
    return _suggested(best, second, chances[best], len(immature))


def _reason_to_abstain(
    read: int, immature: int, apl: float | None, cells: int, rule: CaseRule
) -> str:
    """Why the cells allow no suggestion whatever they look like; empty where they do."""
    if cells - read > cells * rule.unlike_share:
        return _unlike_words(cells - read, cells)
    if read < rule.cells:
        return (
            f"Only {counted(read, 'cell')} could be read; a suggestion needs at least {rule.cells}."
        )
    if _few_immature(read, immature, rule) and alarms(apl, rule):
        return f"Few cells look immature ({immature} of {read}), but they raise the APL alarm."
    return ""


def _unlike_words(unlike: int, cells: int) -> str:
    of = f"{unlike} of {counted(cells, 'cell')}"
    why = "another stain, another camera, out of focus, or no white cells"
    if unlike == 1:
        return f"{of} is unlike the cells this model was trained on ({why})."
    return f"{of} are unlike the cells this model was trained on ({why})."


def _few_immature(read: int, immature: int, rule: CaseRule) -> bool:
    return immature / read < rule.leukemic_share


def _case_probabilities(immature: Sequence[Prediction], apl: float | None) -> dict[ClassKey, float]:
    """The leukemic classes of a case: APL by its own rule, the rest by their mean share."""
    keys = [key for key in immature[0].probabilities if named(key).leukemic]
    total = fmean(leukemic(one) for one in immature)
    chances = {key: fmean(one.probabilities[key] for one in immature) / total for key in keys}
    if apl is None or len(keys) == 1:
        return chances
    rest = sum(chances[key] for key in keys if key != APL)
    return {key: apl if key == APL else (1 - apl) * chances[key] / max(rest, 1e-9) for key in keys}


def _suggested(best: ClassKey, second: ClassKey, chance: float, immature: int) -> Suggestion:
    kind = named(best)
    words = (
        f"Morphology is compatible with {_compatible_with(kind)} "
        f"({percent(chance)}, from {counted(immature, 'immature cell')})."
    )
    return Suggestion(words, kind.lineage, best, chance, second)


def _compatible_with(kind: CellClass) -> str:
    """The lineage with its FAB subtype where a class stands for one, else that none is resolved."""
    name = _LINEAGES[kind.lineage]
    if not kind.fab:
        return name
    if len(kind.fab) == 1:
        return f"{name}, FAB {kind.fab[0]}"
    if kind.lineage is Lineage.AML and "M3" not in kind.fab:
        return f"{name}, not M3, FAB subtype not resolved"
    return f"{name}, FAB subtype not resolved"


def _none_leukemic(immature: int, read: int) -> Suggestion:
    interval = share(immature, read)
    words = (
        f"Morphology does not suggest acute leukemia: {immature} of {read} cells look immature "
        f"and leukemic (95 % interval {span(interval)}). This does not rule it out."
    )
    return Suggestion(words, Lineage.BENIGN, BENIGN)


def _abstained(reason: str) -> Suggestion:
    return Suggestion(f"No suggestion. {reason}", reason=reason)
