"""A differential count as sentences, ready to print."""

from leukoview.engine.summary.differential import RULE_OF_THREE, Differential
from leukoview.engine.summary.marks import MARKS, Mark, Side, side_of
from leukoview.engine.summary.values import Interval, counted, percent, span

NO_DIAGNOSIS = "A share of blasts is no diagnosis."

FEW_PERCENT = 0.10
"""Limits under a tenth are given with one decimal: 3 of 500 is 0.6 %."""


def count_sentences(count: Differential) -> tuple[str, ...]:
    """Everything that has to be said of a count: its size, blasts, marks, and what is left out."""
    return (
        size_sentence(count),
        *blast_sentences(count),
        *left_out_sentences(count),
    )


def size_sentence(count: Differential) -> str:
    """How many cells are counted of those wanted."""
    if count.complete:
        return f"{count.n} of {count.wanted} wanted cells are counted."
    return f"{count.n} of {count.wanted} wanted cells are counted: the count is not complete."


def blast_sentences(count: Differential) -> tuple[str, ...]:
    """The share of blasts with its interval, or its detection limit, and the marks."""
    if count.blast_share is None:
        return ("No cell is counted yet, so nothing can be said of blasts.",)
    if count.detection_limit is not None:
        return (_none_found(count.n, count.detection_limit), NO_DIAGNOSIS)
    words = (
        f"Blasts and blast equivalents: {count.blasts} of {counted(count.n, 'cell')}, "
        f"{percent(count.blast_share.estimate)} (95 % interval {span(count.blast_share)})."
    )
    marks = (mark_sentence(mark, count.blast_share) for mark in MARKS)
    return (words, *marks, NO_DIAGNOSIS)


def mark_sentence(mark: Mark, blasts: Interval) -> str:
    """On which side of a mark the interval lies, and what the mark means."""
    share = f"{mark.share * 100:.0f} %"
    match side_of(mark, blasts):
        case Side.BELOW:
            return f"Its interval lies below {share} ({mark.meaning})."
        case Side.ASTRIDE:
            return (
                f"Its interval lies on both sides of {share}, so more cells are needed to tell "
                f"({mark.meaning})."
            )
        case Side.ABOVE:
            return f"Its interval lies at or above {share} ({mark.meaning})."


def left_out_sentences(count: Differential) -> tuple[str, ...]:
    """What does not count: cells unidentified or not read, and artefacts."""
    apart, unread, left = count.unidentified, count.not_read, count.artefacts
    words = (
        (apart, "1 unidentified cell stands apart.", f"{apart} unidentified cells stand apart."),
        (unread, "1 cell has not been read.", f"{unread} cells have not been read."),
        (left, "1 artefact is left out.", f"{left} artefacts are left out."),
    )
    return tuple(one if number == 1 else many for number, one, many in words if number)


def _none_found(n: int, limit: float) -> str:
    if limit >= 1:
        return f"No blast among {counted(n, 'cell')}: too few to say anything about their share."
    share = f"{limit * 100:.1f} %" if limit < FEW_PERCENT else percent(limit)
    return (
        f"No blast among {counted(n, 'cell')}: compatible with a share of up to "
        f"{share} (≤ {RULE_OF_THREE}/{n}, 95 % confidence), which is not none."
    )
