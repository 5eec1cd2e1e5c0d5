"""The standing sentences of a report, and how its numbers are put into words."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from leukoview.engine import paths
from leukoview.engine.case import Prediction, Remark, Scale, ScaleSource, SlideReading
from leukoview.engine.quality import NOT_A_SMEAR
from leukoview.engine.summary import CaseSummary, Interval, counted, percent
from leukoview.engine.taxonomy import ClassKey, named

TITLE = "Acute leukemia: second opinion on a stained smear"
DISCLAIMER = (
    "Second opinion for a qualified reader; not a diagnosis; confirm by immunophenotype, "
    "cytogenetics and molecular tests."
)
DRAFT = "DRAFT"
UNSIGNED = "DRAFT (unsigned)"
PRACTICE_DRAFT = "PRACTICE DRAFT"
PRACTICE = "PRACTICE: images drawn by program. Not a patient."
ALARM_HEADLINE = "APL ALARM"
APL_FEATURES = "Features that can be seen in APL: urgent hematologist review."
_CONFIRMATORY = "PML::RARA and coagulation tests are confirmatory."
ALARM_SENTENCE = f"{APL_FEATURES} {_CONFIRMATORY}"

BLAST_MARKS = (0.10, 0.20)
"""Shares of blasts at which classifications draw lines: ICC 2022 asks for 10 % with recurrent
genetic abnormalities and 20 % otherwise; WHO 2022 has no cut-off for most genetically defined AML.
"""

CUSTOMARY_COUNT_BLOOD = 100
CUSTOMARY_COUNT_MARROW = 500
"""Nucleated cells of a customary differential in blood (100–200) and in marrow."""

shown = paths.shown

Say = Callable[[str], str]
"""Says an English sentence in the language of the report."""


def plainly(text: str) -> str:
    """In English, as it is."""
    return text


def filled(say: Say, form: str, *values: object) -> str:
    """A sentence with names in its places, which are nobody's to translate."""
    return say(form).format(*values)


_SOURCES = {
    ScaleSource.GIVEN: "given by the reader",
    ScaleSource.METADATA: "from the image's metadata",
    ScaleSource.CALIBRATION: "from this camera's calibration",
    ScaleSource.ESTIMATE: "estimated from the image",
}


def minute(at: datetime) -> str:
    """A time to the minute, in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def spaced(text: str) -> str:
    """Every percent sign apart from its number, as the rest of the report writes it (SI, 5.4.7)."""
    return re.sub(r"(?<=\d)%", " %", text)


def interval(of: Interval) -> str:
    """The 95 % interval in whole percents."""
    return f"{of.low * 100:.0f}–{of.high * 100:.0f} %"


def scale_words(scale: Scale | None) -> str:
    """How large a pixel is, how that is known, and how sure."""
    if scale is None:
        return "unknown"
    size, source = f"{scale.microns_per_pixel:.3g}", _SOURCES[scale.source]
    if not scale.doubt:
        return f"{size} µm per pixel, {source}"
    return " ".join([f"{size} µm per pixel, {source}.", scale.doubt])


def is_smear(of: SlideReading) -> bool:
    """Whether no remark says that the image is something else; such an image has no scale."""
    return all(remark.code != NOT_A_SMEAR for remark in of.remarks)


def remarks(of: Iterable[Remark]) -> tuple[str, ...]:
    """The remarks on an image; a severe one says what it means."""
    return tuple(
        f"Do not rely on this image: {remark.sentence}" if remark.severe else remark.sentence
        for remark in of
    )


def cell_suggestion(prediction: Prediction) -> str:
    """What is suggested for one cell, in one line of a list."""
    if prediction.unlike_training:
        return "not identified: unlike training"
    words = f"{named(prediction.top).name}, {percent(prediction.confidence)}"
    return f"unsure: {words}" if prediction.unsure else words


def cell_title(prediction: Prediction) -> str:
    """The calibrated probability of a cell's class; none for a cell unlike the training cells."""
    return "not identified" if prediction.unlike_training else percent(prediction.confidence)


def cell_note(prediction: Prediction) -> str:
    """What must be known of one cell beside its class."""
    if prediction.unlike_training:
        return "unlike training"
    return f"unsure; second choice {named(prediction.second).letter}" if prediction.unsure else ""


def count_line(summary: CaseSummary) -> str:
    """How many cells the shares stand on."""
    if not summary.n:
        return "No nucleated cell was read."
    read = counted(summary.n, "nucleated cell")
    said = [f"n = {read} read, of which {summary.unsure} unsure."]
    if not share_base(summary):
        return " ".join([*said, "All are unlike the training cells: no share is given."])
    if summary.unlike_training:
        said += [
            f"Left out as unlike the training cells: {summary.unlike_training}.",
            f"Shares are of the other {share_base(summary)}.",
        ]
    if summary.n < CUSTOMARY_COUNT_BLOOD:
        said.append(_FEW)
    return " ".join(said)


_FEW = (
    f"Customary counts are 100–200 cells in blood and {CUSTOMARY_COUNT_MARROW} in marrow: mind the "
    "width of the intervals."
)


def share_base(summary: CaseSummary) -> int:
    """How many cells the shares are of: those unlike the training cells are left out."""
    return summary.n - summary.unlike_training


def alarm_reason(summary: CaseSummary) -> str:
    """Why the alarm went off, without the words that the alarm says anyway."""
    return spaced(summary.apl_reason.removeprefix(APL_FEATURES).strip())


def apl_words(summary: CaseSummary) -> str:
    """How the alarm of a case stands; one without immature cells was not assessed at all."""
    if summary.apl_alarm:
        return "ALARM"
    return "not assessed" if summary.apl_probability is None else "no alarm"


def blast_sentences(summary: CaseSummary) -> tuple[str, ...]:
    """Where the share of blasts stands against the customary marks, and the doubt about it."""
    blasts = summary.blast_share
    if blasts is None or not share_base(summary):
        return ()
    n = share_base(summary)
    said = [_against_mark(blasts, mark) for mark in BLAST_MARKS]
    if blasts.estimate == 0:
        none = f"0 blasts in {counted(n, 'cell')} means “≤ {percent(min(1, 3 / n))}”, not “none”."
        said.insert(0, none)
    return (" ".join([*said, *_ON_BLASTS]),)


_ON_BLASTS = (
    (
        "ICC 2022 draws lines at 10 % (with recurrent genetic abnormalities) and 20 % (otherwise); "
        "WHO 2022 has no cut-off for most genetically defined AML."
    ),
    (
        "A cell counts as a blast or equivalent where the leukemic classes together are probable "
        "enough, whichever of them leads."
    ),
)


def _against_mark(blasts: Interval, mark: float) -> str:
    if blasts.low >= mark:
        where = "lies above"
    elif blasts.high < mark:
        where = "lies below"
    else:
        where = "reaches across"
    return spaced(f"The interval {where} the {mark:.0%} mark.")


def suggestion_details(summary: CaseSummary) -> tuple[str, ...]:
    """The suggestion in numbers: probability, second choice, crosswalk, reason for abstaining."""
    suggestion = summary.suggestion
    lines: list[str] = []
    if suggestion.probability is not None:
        said = spaced(f"{suggestion.probability:.0%}")
        if said not in spaced(suggestion.sentence):
            lines.append(f"Calibrated probability of the case: {percent(suggestion.probability)}.")
    if suggestion.second is not None:
        lines.append(f"Second choice: {named(suggestion.second).name}.")
    if suggestion.key is not None and named(suggestion.key).crosswalk:
        lines.append(f"In today's words: {named(suggestion.key).crosswalk}.")
    if suggestion.reason and suggestion.reason not in suggestion.sentence:
        lines.append(suggestion.reason)
    if not summary.apl_alarm and summary.apl_probability is not None:
        lines.append(
            summary.apl_reason
            or f"Case-level probability of APL cells: {percent(summary.apl_probability)}, below "
            "the alarm threshold. This does not rule APL out."
        )
    return tuple(spaced(line) for line in lines)


def limits(keys: Sequence[ClassKey], counts: str = "") -> tuple[str, ...]:
    """What the reading cannot say; `counts` tells whose word the counts are, if not the model's."""
    spoken = "; ".join(named(key).name for key in keys)
    classes = (
        f"The model tells these classes apart and no others: {spoken}. A cell of any other kind is "
        "given the nearest of them, or marked unsure or unlike training."
    )
    shares = f"{_SHARES} {counts or SUGGESTED_COUNTS}"
    return (*((classes,) if keys else ()), shares, *_LIMITS)


SUGGESTED_COUNTS = "Counts are of the model's suggestions; no reader has confirmed them yet."
_SHARES = (
    "Shares are of the nucleated cells on the images given, which need not stand for the whole "
    "smear."
)
_LIMITS = (
    (
        "Confidences were calibrated on other laboratories' images: another stain, camera or scale "
        "can shift them. Cells marked unsure or unlike training ask for a reader's eye."
    ),
    "Without an APL alarm APL remains possible. Morphology alone names no WHO or ICC entity.",
)
