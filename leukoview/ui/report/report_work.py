"""What the window has done to a report in the engine's process: files made, pages drawn.

The engine is imported only when it is called, so that naming this costs the window nothing.
"""
# ruff: noqa: PLC0415 - see above: the window's process must never load what the engine needs

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.engine.case import Reading
from leukoview.engine.casefile.review import Review, deidentified
from leukoview.engine.progress import CheckIn, Tell
from leukoview.engine.stationery import PLAIN, Stationery
from leukoview.engine.summary import CaseSummary, counting
from leukoview.ui import engines
from leukoview.ui.engines import Summarise

if TYPE_CHECKING:
    from leukoview.engine.report import Report


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Which case to report on, and on what.

    `parcel` holds what was kept of its cells, if it is there. `deidentified` leaves out what says
    whose case it is.
    """

    review: Review
    parcel: Path | None = None
    deidentified: bool = False
    stationery: Stationery = PLAIN


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """A report to be written to files, by how their names end, which says their form."""

    of: ReportOrder
    files: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PagesOrder:
    """A report to be drawn page by page, so many dots to an inch."""

    of: ReportOrder
    dots: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a PNG picture: its number from 1, and how many there are."""

    number: int
    total: int
    png: bytes = field(repr=False)


@dataclass(frozen=True)
class _Made:
    """A case with everything that its files are made from."""

    reading: Reading
    summary: CaseSummary
    review: Review
    compose: "Callable[[], Report]"


def export(order: ExportOrder, check_in: CheckIn, _tell: Tell) -> tuple[Path, ...]:
    """Write every form that is wanted; each file whole, and none where one cannot be made."""
    from leukoview.engine import output

    made = _made(order.of)
    check_in(0, 0)
    files = {path: MAKERS[ending](made) for ending, path in order.files.items()}
    check_in(0, 0)
    output.write_all(files)
    return tuple(files)


def pages(order: PagesOrder, check_in: CheckIn, tell: Tell) -> int:
    """Draw every page of the report and tell of it; how many there are."""
    from leukoview.engine.report import rendered

    made = _made(order.of)
    check_in(0, 0)
    total = 0
    for number, total, png in rendered.pages(_pdf(made), order.dots):
        check_in(number, total)
        tell(Page(number, total, png))
    return total


def _pdf(made: _Made) -> bytes:
    from leukoview.engine.report import pdf_bytes

    return pdf_bytes(made.compose())


def _html(made: _Made) -> bytes:
    from leukoview.engine.report import html_bytes

    return html_bytes(made.compose())


def _csv(made: _Made) -> bytes:
    from leukoview.engine.report import case_csv

    return case_csv(made.review)


def _json(made: _Made) -> bytes:
    from leukoview.engine.report import case_document, encode

    return encode(case_document(made.reading, made.summary, made.review))


MAKERS: Mapping[str, Callable[[_Made], bytes]] = {
    ".pdf": _pdf,
    ".html": _html,
    ".csv": _csv,
    ".json": _json,
}
"""What makes the file of each form."""


def _made(order: ReportOrder) -> _Made:
    from leukoview.engine import reading, report
    from leukoview.engine.report.at_hand import image_of

    review = order.review
    records, engine = review.case.records, engines.engine_for(practice=review.case.practice)
    summarised = engines.summarise(engine)
    review = _alarmed(review, summarised)
    named = deidentified(review) if order.deidentified else review
    summary = summarised(review.predictions)
    run = reading.reading_of(engine, [record.as_reading() for record in named.case.slides])
    # Everything on the report is of the case, so it bears the case's time, not that of the export,
    # and the name of the model that read it, not of the one that reads now.
    reader = reading.reader_of(review.predictions, engine)
    run = replace(run, at=review.at, bundle=reader.ref)
    compose = partial(
        report.compose_case,
        run,
        summary,
        named,
        lambda slide: image_of(records[slide], order.parcel),
        report.about(reader.manifest),
        order.stationery,
    )
    return _Made(run, summary, named, compose)


def _alarmed(review: Review, summarised: Summarise) -> Review:
    """With every image whose own cells set off the alarm, also where no window has looked yet."""
    rings = tuple(
        record.id
        for record in review.case.slides
        if record.id in review.alarmed or summarised(counting(record.judged)).apl_alarm
    )
    return replace(review, alarmed=rings)
