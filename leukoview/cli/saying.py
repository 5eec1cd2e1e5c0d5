"""The summary that a person at the terminal reads."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from leukoview.engine.case import CropReading, Scale, ScaleSource, SlideReading
from leukoview.engine.embed import Device
from leukoview.engine.report.wording import (
    ALARM_HEADLINE,
    ALARM_SENTENCE,
    alarm_reason,
    interval,
    is_smear,
    scale_words,
    shown,
    spaced,
    suggestion_details,
)
from leukoview.engine.scale import SET_IT
from leukoview.engine.summary import CaseSummary, counted, percent
from leukoview.engine.taxonomy import named


def device_line(wanted: str, device: Device) -> str:
    """That another device computes than the one asked for, and why; empty where it is that one."""
    if wanted in {"auto", device.kind}:
        return ""
    return f"leukoview: --device {wanted} cannot be had, {device.name} computes. {device.reason}"


def slide_lines(slide: SlideReading) -> Iterator[str]:
    """One slide: cells, scale with its doubt, remarks on quality."""
    yield f"{shown(slide.path)}: {counted(len(slide.cells), 'cell')} read"
    if is_smear(slide):
        yield f"  Scale: {_with_option(scale_words(slide.scale))}"
    for remark in slide.remarks:
        sentence = _with_option(remark.sentence)
        yield f"  {'Do not rely on this image: ' if remark.severe else ''}{sentence}"


def crop_lines(crops: Sequence[CropReading]) -> Iterator[str]:
    """Cells already cropped, all together: how many, of how many patients, and their remarks."""
    patients = len({crop.patient for crop in crops})
    yield f"{counted(len(crops), 'cell')} read, of {counted(patients, 'patient')}"
    scales: dict[ScaleSource, list[float]] = defaultdict(list)
    for scale in (crop.scale for crop in crops if crop.scale is not None):
        scales[scale.source].append(scale.microns_per_pixel)
    for source, widths in scales.items():
        of = f"{len(widths)} of {counted(len(crops), 'image')}"
        yield f"  Scale: {scale_words(Scale(median(widths), source))} (median; {of})"
    remarks = Counter(remark.sentence for crop in crops for remark in crop.remarks)
    for sentence, count in remarks.items():
        yield f"  {_with_option(sentence)} ({count} of {counted(len(crops), 'image')})"


def case_lines(summary: CaseSummary) -> Iterator[str]:
    """One case: alarm first, counts with 95 % intervals, the suggestion."""
    yield f"Case {summary.patient}: {counted(summary.n, 'cell')}"
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


def _with_option(words: str) -> str:
    """The words with the option that sets a scale, where they ask for one."""
    return words.replace(SET_IT, f"{SET_IT.removesuffix('.')} (--microns-per-pixel).")
