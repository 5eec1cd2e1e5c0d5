"""The reading as CSV tables (RFC 4180, UTF-8), safe to open in a spreadsheet."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields

from leukoview.engine.case import CellReading, Morphometry, Reading
from leukoview.engine.casefile.review import Review, Standing
from leukoview.engine.report.wording import share_base, shown
from leukoview.engine.summary import CaseSummary, Differential, Interval, differential
from leukoview.engine.table import Value, encoded
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED, ClassKey

_PLACE = ("path", "patient", "cell", "x", "y", "width", "height")
_SAID = ("top", "confidence", "second", "unsure", "unlike_training")
_MEASURED = tuple(field.name for field in fields(Morphometry))
_DECIDED = ("label", "reader", "decided_at", "standing")
UNLIKE = "unlike_training"
_FINALLY = ("patient", "class", "suggested", "final", "n", "share", "low_95", "high_95")
_COUNTED = ("patient", "class", "count", "n", "share", "low_95", "high_95")


def cells_csv(reading: Reading, summaries: Sequence[CaseSummary] = ()) -> bytes:
    """One row per cell: where it is, what the bundle says of it, what was measured on it.

    The patient is that of a cropped cell, or the name of a smear's case: summaries go with the
    slides one to one, or all slides with a single one. Without summaries smears have none.

    Raises:
        ValueError: Slides and summaries cannot be matched.
    """
    rows = list(_cells(reading, summaries))
    keys = sorted({key for _place, cell in rows for key in cell.prediction.probabilities})
    head = (*_PLACE, *_SAID, *(f"p_{key}" for key in keys), *_MEASURED)
    body = ((*place, *_said(cell, keys), *_measured(cell.morphometry)) for place, cell in rows)
    return encoded(head, body)


def case_csv(review: Review) -> bytes:
    """One row per cell of a case, read or not: as `cells_csv`, with what the readers decided.

    `standing` is what the cell counts as, empty where nobody has said anything of it. A cell that
    nobody labelled has no label, reader and time; one that was not read has no probabilities.
    """
    cells = review.cells
    said = [one.reading.prediction for one in cells if one.reading]
    keys = sorted({key for prediction in said for key in prediction.probabilities})
    head = (*_PLACE, *_SAID, *(f"p_{key}" for key in keys), *_MEASURED, *_DECIDED)
    return encoded(head, (_reviewed(one, review, keys) for one in cells))


def _reviewed(one: Standing, review: Review, keys: Sequence[ClassKey]) -> tuple[Value, ...]:
    case = review.case
    path, box = case.records[one.slide].source.path, one.cell.box
    place = (
        shown(path),
        case.subject.id or case.id,
        one.cell.id,
        box.x,
        box.y,
        box.width,
        box.height,
    )
    read: tuple[Value, ...] = (None,) * (len(_SAID) + len(keys) + len(_MEASURED))
    if one.reading is not None:
        read = (*_said(one.reading, keys), *_measured(one.reading.morphometry))
    decided = one.decision
    words = (decided.label, decided.reader, decided.at.isoformat()) if decided else (None,) * 3
    return (*place, *read, *words, one.key)


def counts_csv(summaries: Sequence[CaseSummary]) -> bytes:
    """One row per case and class: the count among n and its share with the 95 % interval (0–1).

    As in the summary, cells unlike the training cells are left out of counts, n and shares; they
    have a row of their own, without a share, so that every case has one.
    """
    return encoded(_COUNTED, (row for summary in summaries for row in _counts(summary)))


def case_counts_csv(review: Review) -> bytes:
    """One row per class of a reviewed case: suggested and final count, and the share of the latter.

    Blasts and blast equivalents follow, then the cells that are not counted, without a share.
    """
    case = review.case
    judged = [pair for record in case.slides for pair in record.judged]
    count = differential(judged, case.settings.wanted)
    head = (case.subject.id or case.id,)
    return encoded(_FINALLY, ((*head, *row) for row in _final_rows(count)))


def _final_rows(count: Differential) -> Iterator[tuple[Value, ...]]:
    for row in count.rows:
        yield (row.key, row.suggested, row.final, count.n, *_bounds(row.share))
    yield ("blasts", None, count.blasts, count.n, *_bounds(count.blast_share))
    apart = (UNIDENTIFIED, count.suggested_unidentified, count.unidentified)
    for key, proposed, final in (apart, (ARTEFACT, None, count.artefacts)):
        yield (key, proposed, final, None, None, None, None)
    yield ("not_read", None, count.not_read, None, None, None, None)


def _bounds(of: Interval | None) -> tuple[Value, ...]:
    return (None, None, None) if of is None else (of.estimate, of.low, of.high)


def _counts(summary: CaseSummary) -> Iterator[tuple[Value, ...]]:
    for key, count in summary.counts.items():
        share = summary.shares[key]
        numbers = (share.estimate, share.low, share.high)
        yield (summary.patient, key, count, share_base(summary), *numbers)
    yield (summary.patient, UNLIKE, summary.unlike_training, "", "", "", "")


def _cells(
    reading: Reading, summaries: Sequence[CaseSummary]
) -> Iterator[tuple[tuple[Value, ...], CellReading]]:
    for case, slide in zip(_case_names(reading, summaries), reading.slides, strict=True):
        for cell in slide.cells:
            yield (shown(slide.path), case, *_where(cell)), cell
    for crop in reading.crops:
        yield (shown(crop.path), crop.patient, *_where(crop.reading)), crop.reading


def _case_names(reading: Reading, summaries: Sequence[CaseSummary]) -> list[str]:
    """The name of every slide's case."""
    names = [summary.patient for summary in summaries] if reading.slides else []
    return (names or [""]) * len(reading.slides) if len(names) <= 1 else names


def _where(reading: CellReading) -> tuple[int, ...]:
    box = reading.cell.box
    return (reading.cell.id, box.x, box.y, box.width, box.height)


def _said(reading: CellReading, keys: Sequence[ClassKey]) -> tuple[Value, ...]:
    said = reading.prediction
    flags = (str(said.unsure).lower(), str(said.unlike_training).lower())
    chances = (round(float(said.probabilities.get(key, 0.0)), 6) for key in keys)
    return (said.top, round(float(said.confidence), 6), said.second, *flags, *chances)


def _measured(measured: Morphometry | None) -> tuple[Value, ...]:
    if measured is None:
        return (None,) * len(_MEASURED)
    return tuple(_measure(value) for value in astuple(measured))


def _measure(value: str | float) -> Value:
    """Six digits; empty where nothing could be measured."""
    if isinstance(value, str):
        return value
    return float(f"{value:.6g}") if math.isfinite(value) else None
