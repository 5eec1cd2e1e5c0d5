"""What is said on the report of a case: its papers, its count, its readers, in words."""

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from pathlib import Path

from leukoview.engine import display
from leukoview.engine.case import Origin
from leukoview.engine.casefile import CaseState, Nucleoli, SlideRecord, Stamp
from leukoview.engine.casefile.review import LEFT_OUT, Review, Standing
from leukoview.engine.fab import LIMITS, LYMPHOBLASTS, Criterion, FabScore, fab_score
from leukoview.engine.report.content import Fact
from leukoview.engine.report.wording import (
    DRAFT,
    PRACTICE_DRAFT,
    Say,
    filled,
    minute,
    plainly,
    shown,
    spaced,
)
from leukoview.engine.summary import Differential, counted, percent
from leukoview.engine.taxonomy import UNIDENTIFIED, named

PRACTICE = "PRACTICE"
SUPERSEDED = "SUPERSEDED"
NOT_GIVEN = "not given"

FINAL_COUNTS = (
    "Final counts are the readers' labels; a cell without a label counts as the model suggests, "
    "or as unidentified where the model abstains."
)
MODEL_ALONE = (
    "The suggestion is the model's own word: labels do not change it, but for artefacts, which are "
    "left out."
)
CAPTION = (
    "Boxes carry the letter of the final class. Dashed: no reader has labelled the cell, so the "
    "suggestion stands. Grey: “?” unidentified, “×” artefact."
)
_NUCLEOLI = {
    Nucleoli.NOT_JUDGED: "Nucleoli: not judged by the reader.",
    Nucleoli.SMALL: "Nucleoli, by the reader: small, one or none in at least 75 % of the cells.",
    Nucleoli.PROMINENT: "Nucleoli, by the reader: prominent in at least 25 % of the cells.",
}


def title(review: Review) -> str:
    """What the case is called on every page."""
    case = review.case
    subject = " · ".join(filter(None, [case.subject.id, case.subject.name]))
    return subject or case.specimen.id or case.id[:8]


def status(review: Review) -> str:
    """How far the case has come, for the head of every page."""
    case = review.case
    if review.superseded is not None:
        return f"SUPERSEDED, version {review.version}"
    if case.locked:
        return "SIGNED, AMENDED" if case.amendments else "SIGNED"
    if case.state is CaseState.DRAFT:
        return f"{DRAFT} (unsigned)"
    return f"{DRAFT} (unsigned, {case.state.value})"


def watermark(review: Review) -> str:
    """What stands across every page; nothing on the signed report of a real case."""
    case = review.case
    last = SUPERSEDED if review.superseded else "" if case.locked else DRAFT
    if not case.practice:
        return last
    return {DRAFT: PRACTICE_DRAFT, SUPERSEDED: "PRACTICE SUPERSEDED"}.get(last, PRACTICE)


def state(review: Review, say: Say = plainly) -> str:
    """How far the case has come, in sentences."""
    case = review.case
    both = say("{0} and {1}")
    names = [f"{one.reader}, {minute(one.at)}" for one in case.standing_signatures]
    signed = reduce(both.format, names) if names else ""
    if case.locked:
        said = [filled(say, "Signed by {0}.", signed)]
        if case.amendments:
            said.append(say(f"Amended {counted(len(case.amendments), 'time')}."))
        return " ".join(said)
    cells = review.cells
    labelled = sum(one.decision is not None for one in cells)
    words = f"{_STATES[case.state]}: {labelled} of {counted(len(cells), 'cell')} labelled"
    if not signed:
        return say(f"{words}; not signed.")
    by_one = filled(say, "Signed by {0}; a second reader has to sign.", signed)
    return f"{say(words)}. {by_one}"


_STATES = {
    CaseState.DRAFT: "Draft",
    CaseState.IN_REVIEW: "In review",
    CaseState.AMENDED: "Amended and open again",
}


def paper(review: Review) -> tuple[Fact, ...]:
    """Whose smear it is, what was taken, how it was stained and photographed; in pairs."""
    case = review.case
    subject, specimen = case.subject, case.specimen
    cameras = dict.fromkeys(record.source.camera for record in case.slides)
    sizes = dict.fromkeys(_pixel(record) for record in case.slides)
    absent = NOT_GIVEN if review.identified else LEFT_OUT
    return (
        _typed("Name", subject.name, absent),
        _typed("Patient number", subject.id, absent),
        _typed("Date of birth", subject.birth_date, absent),
        Fact("Sex", subject.sex or NOT_GIVEN),
        _typed("Specimen number", specimen.id, absent),
        Fact("Specimen", specimen.material.value or NOT_GIVEN),
        _typed("Collected", specimen.collected, absent),
        _typed("Received", specimen.received, absent),
        _typed("Stain", specimen.stain),
        _typed("Type of smear", specimen.smear),
        _typed("Objective", specimen.objective),
        _typed("Camera", ", ".join(filter(None, cameras))),
        Fact("Pixel", ", ".join(sizes) or NOT_GIVEN),
        Fact("Images (fields)", str(len(case.slides))),
    )


def _typed(name: str, value: str, absent: str = NOT_GIVEN) -> Fact:
    """A field that somebody filled in, in their own words, or the word for one that is empty."""
    return Fact(name, value or absent, own=bool(value))


def _pixel(record: SlideRecord) -> str:
    scale = record.scale
    if scale is None or record.is_no_smear:
        return "size unknown"
    return f"{scale.microns_per_pixel:.3g} µm"


def counting(review: Review, count: Differential) -> tuple[Fact, ...]:
    """How many cells there are, who found them, and what became of them."""
    cells = review.cells
    by_hand = sum(one.cell.origin is not Origin.DETECTED for one in cells)
    labelled = sum(one.decision is not None for one in cells)
    read = sum(one.reading is not None for one in cells)
    settings = review.case.settings
    return (
        Fact(
            "Cells",
            f"{len(cells)}: {len(cells) - by_hand} detected, {by_hand} placed by hand; {read} read "
            f"by the model, {labelled} labelled by a reader",
        ),
        Fact("Excluded", counted(count.artefacts, "artefact")),
        Fact("Unidentified", f"{count.unidentified} ({count.suggested_unidentified} suggested)"),
        Fact("Counted", f"n = {count.n} of {settings.wanted} wanted"),
        Fact("Blind first", _blind(review)),
    )


def _blind(review: Review) -> str:
    decisions = [one.decision for one in review.cells if one.decision]
    blind = sum(decision.blind for decision in decisions)
    if not review.case.settings.blind and not blind:
        return "no: suggestions were shown before labels were given"
    return f"{blind} of {len(decisions)} labels given before the suggestion was shown"


def fab(review: Review) -> tuple[str, ...]:
    """The L1/L2 score of the cells that stand as lymphoblasts, its criteria, and its limits."""
    blasts = [one for one in review.cells if one.key in LYMPHOBLASTS]
    if not blasts:
        return ()
    measured = (one.reading.morphometry for one in blasts if one.reading)
    nucleoli = review.case.nucleoli
    score = fab_score([one for one in measured if one is not None], nucleoli)
    return (spaced(score.sentence), *_criteria(score), _NUCLEOLI[nucleoli], LIMITS)


def _criteria(score: FabScore) -> Iterable[str]:
    measured = [_criterion(one) for one in score.criteria if one.share is not None]
    return (f"Measured from the masks of the cells: {'; '.join(measured)}.",) if measured else ()


def _criterion(one: Criterion) -> str:
    points = f"{one.points or 0:+d}".replace("-", "−").replace("+0", "0")
    found = percent(one.share.estimate) if one.share else ""
    return f"{one.feature} in {found} (counts from {one.needed * 100:.0f} %): {points}"


def cell_title(one: Standing) -> str:
    """Under a cell's picture: how probable the model holds its class, or whose word it is."""
    if one.key == UNIDENTIFIED:
        return "unidentified"
    agrees = one.reading is not None and not one.differs
    return percent(one.chance) if agrees else "by reader"


def cell_note(one: Standing, say: Say = plainly) -> str:
    """In small print: what was suggested, where the cell counts as something else."""
    if one.reading is None:
        return "not read by the model"
    said = one.reading.prediction
    first = f"{named(said.top).letter}, {percent(said.confidence)}"
    if said.unlike_training:
        return "unlike training"
    if said.unsure:
        return filled(say, "unsure: {0}", first)
    if one.differs:
        return filled(say, "suggested {0}", first)
    return "confirmed" if one.decision else "not labelled"


def file_name(record: SlideRecord) -> str:
    """The name of an image's file, or its number in a de-identified export."""
    return shown(Path(record.source.path.name))


def slide_cells(record: SlideRecord) -> str:
    """How many cells of one image were found, placed and read."""
    by_hand = sum(cell.origin is not Origin.DETECTED for cell in record.cells)
    return (
        f"{len(record.cells)}, {by_hand} of them placed by hand; {len(record.read_cells)} read, "
        f"{len(record.cells) - len(record.unreviewed)} labelled"
    )


def accepted(record: SlideRecord, say: Say = plainly) -> tuple[str, ...]:
    """Who found an image good enough in spite of a severe remark."""
    if record.accepted is None:
        return ()
    return (filled(say, "Accepted in spite of the remarks by {0}.", by(record.accepted)),)


def shown_as(record: SlideRecord) -> str:
    """How the reader saw the image, where that was not as it is."""
    words = display.words(record.display)
    if not words:
        return ""
    return f"with {words}; for the eye only: reading and pictures here are of the image as it is"


def other_models(review: Review, bundle: str) -> tuple[Fact, ...]:
    """How many cells were read by another model than the one at hand, by name."""
    others = Counter(
        one.reading.prediction.bundle
        for one in review.cells
        if one.reading and one.reading.prediction.bundle != bundle
    )
    return tuple(
        Fact("Also read by", f"{name}: {counted(n, 'cell')}") for name, n in sorted(others.items())
    )


def by(stamp: Stamp) -> str:
    """Who did something, and when."""
    return f"{stamp.by}, {minute(stamp.at)}"
