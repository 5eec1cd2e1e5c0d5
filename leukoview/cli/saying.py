"""The summary that a person at the terminal reads."""

from collections import Counter
from collections.abc import Iterator, Sequence

from leukoview.engine.case import CropReading, SlideReading
from leukoview.engine.report.wording import (
    ALARM_HEADLINE,
    ALARM_SENTENCE,
    alarm_reason,
    interval,
    percent,
    scale_words,
    shown,
    spaced,
    suggestion_details,
)
from leukoview.engine.summary import CaseSummary
from leukoview.engine.taxonomy import named


def slide_lines(slide: SlideReading) -> Iterator[str]:
    """One slide: cells, scale with its doubt, remarks on quality."""
    yield f"{shown(slide.path)}: {_counted(len(slide.cells))} read"
    yield f"  Scale: {scale_words(slide.scale)}"
    for remark in slide.remarks:
        yield f"  {'Do not rely on this image: ' if remark.severe else ''}{remark.sentence}"


def crop_lines(crops: Sequence[CropReading]) -> Iterator[str]:
    """Cells already cropped, all together: how many, of how many patients, and their remarks."""
    patients = len({crop.patient for crop in crops})
    yield f"{_counted(len(crops))} read, of {patients} patient{'' if patients == 1 else 's'}"
    sources = Counter(crop.scale.source.value for crop in crops if crop.scale is not None)
    for source, count in sources.items():
        yield f"  Scale: {source} for {count} of {len(crops)} images"
    remarks = Counter(remark.sentence for crop in crops for remark in crop.remarks)
    for sentence, count in remarks.items():
        yield f"  {sentence} ({count} of {len(crops)} images)"


def case_lines(summary: CaseSummary) -> Iterator[str]:
    """One case: alarm first, counts with 95 % intervals, the suggestion."""
    yield f"Case {summary.patient}: {_counted(summary.n)}"
    if summary.apl_alarm:
        yield f"  !! {ALARM_HEADLINE}: {ALARM_SENTENCE} {alarm_reason(summary)}".rstrip()
    for key, count in summary.counts.items():
        if count:
            share = summary.shares[key]
            words = f"{percent(share.estimate)} (95 % interval {interval(share)})"
            yield f"  {named(key).letter:>3}  {named(key).name:40} {count:>4}  {words}"
    if summary.blast_share is not None and summary.n:
        blasts = summary.blast_share
        words = f"{percent(blasts.estimate)} (95 % interval {interval(blasts)})"
        yield f"       Blasts and blast equivalents: {words}"
    if summary.unsure or summary.unlike_training:
        yield f"       {summary.unsure} unsure, {summary.unlike_training} unlike training"
    yield f"  {spaced(summary.suggestion.sentence)}"
    yield from (f"  {line}" for line in suggestion_details(summary))


def _counted(cells: int) -> str:
    return f"{cells} cell{'' if cells == 1 else 's'}"
