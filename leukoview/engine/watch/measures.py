"""What is watched on every slide that was read, and what it means when it drifts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from leukoview.engine.case import Look
from leukoview.engine.watch.charts import Chart, Point, chart

FEWEST_CELLS = 10
"""Cells of a slide under which a mean or a share of them says nothing of the slide."""


class Measure(StrEnum):
    """What is watched."""

    FOCUS = "focus"
    BACKGROUND = "background"
    STAIN = "stain"
    HUE = "hue"
    CONFIDENCE = "confidence"
    UNSURE = "unsure"
    UNLIKE = "unlike"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Kind:
    """A measure in words: its unit, its range, whether it depends on the model, and the remedy."""

    name: str
    unit: str
    remedy: str
    ceiling: float = 1e9
    of_model: bool = True


STAIN_REMEDY = "Check the stain's age and pH, and the staining times."
LIGHT_REMEDY = "Check the lamp, the condenser, and the camera's white balance and exposure."
MODEL_REMEDY = (
    "Look at the charts of stain and focus first; if they hold, the kind of patients may have "
    "changed, or the model no longer fits: calibrate it to the laboratory, or retrain."
)

KINDS: Mapping[Measure, Kind] = {
    Measure.FOCUS: Kind(
        "Focus: width of the sharpest edges",
        "µm",
        "Check the focus, the objective, the oil and the cover slip.",
        of_model=False,
    ),
    Measure.BACKGROUND: Kind(
        "Light: brightness of the empty smear", "of 255", LIGHT_REMEDY, 255.0, of_model=False
    ),
    Measure.STAIN: Kind("Stain: mean optical density", "", STAIN_REMEDY, of_model=False),
    Measure.HUE: Kind("Stain: share of blue in it", "", STAIN_REMEDY, 1.0, of_model=False),
    Measure.CONFIDENCE: Kind("Confidence of the suggestions, mean", "", MODEL_REMEDY, 1.0),
    Measure.UNSURE: Kind("Share of cells the engine is unsure of", "", MODEL_REMEDY, 1.0),
    Measure.UNLIKE: Kind("Share of cells unlike its training", "", MODEL_REMEDY, 1.0),
    Measure.AGREEMENT: Kind("Share of suggestions that readers kept", "", MODEL_REMEDY, 1.0),
}
"""Blue is what absorbs red: the azures. Eosin and hemoglobin let red pass."""


@dataclass(frozen=True, slots=True)
class Observed:
    """One slide as it was read: by which bundle (SHA-256), how it looked, what was said of it.

    `confidences` are of all read cells; `kept` says of every decided cell whether the reader kept
    the suggestion.
    """

    at: datetime
    case: str
    title: str
    bundle: str
    look: Look | None
    confidences: tuple[float, ...] = ()
    unsure: int = 0
    unlike: int = 0
    kept: tuple[bool, ...] = ()


def charts_of(observed: Sequence[Observed]) -> dict[Measure, Chart]:
    """Every measure's chart; where it depends on the model, of the latest model's slides alone."""
    latest = max(observed, key=lambda one: one.at).bundle if observed else ""
    own = [one for one in observed if one.bundle == latest]
    return {
        measure: chart(
            list(_points(measure, own if kind.of_model else observed)),
            floor=0.0,
            ceiling=kind.ceiling,
        )
        for measure, kind in KINDS.items()
    }


def said(measure: Measure, charted: Chart) -> str:
    """What a chart says, as a sentence with its remedy where something drifted."""
    name = KINDS[measure].name
    if charted.limits is None:
        return f"{name}: {len(charted.points)} slides so far; limits need more."
    if not charted.drifted:
        return f"{name}: as usual."
    remedy = KINDS[measure].remedy
    if len(charted.points) - 1 in charted.outside:
        return f"{name}: drifted, the latest slide lies beyond the limits. {remedy}"
    return f"{name}: drifted, the latest slides lie on one side of what was usual. {remedy}"


def _points(measure: Measure, observed: Iterable[Observed]) -> Iterable[Point]:
    for one in observed:
        value = _value(measure, one)
        if value is not None:
            yield Point(one.at, one.case, one.title, value)


def _value(measure: Measure, one: Observed) -> float | None:
    if measure is Measure.AGREEMENT:
        return _share(sum(one.kept), len(one.kept))
    if KINDS[measure].of_model:
        return _of_cells(measure, one)
    return None if one.look is None else _of_look(measure, one.look)


def _of_cells(measure: Measure, one: Observed) -> float | None:
    cells = len(one.confidences)
    counts = {
        Measure.CONFIDENCE: sum(one.confidences),
        Measure.UNSURE: one.unsure,
        Measure.UNLIKE: one.unlike,
    }
    return _share(counts[measure], cells)


def _of_look(measure: Measure, look: Look) -> float | None:
    total = sum(look.stain)
    values = {
        Measure.FOCUS: look.edge,
        Measure.BACKGROUND: sum(look.background) / 3,
        Measure.STAIN: total / 3,
        Measure.HUE: look.stain[0] / total if total else None,
    }
    return values[measure]


def _share(part: float, whole: int) -> float | None:
    return part / whole if whole >= FEWEST_CELLS else None
