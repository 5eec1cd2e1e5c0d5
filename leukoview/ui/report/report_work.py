"""What the window has done to a report in the engine's process: files made, pages drawn.

The engine is imported only when it is called, so that naming this costs the window nothing.
"""
# ruff: noqa: PLC0415 - see above: the window's process must never load what the engine needs

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from leukoview.engine.casefile.paperwork import Exported
from leukoview.engine.casefile.review import Review
from leukoview.engine.errors import LeukoError
from leukoview.engine.progress import CheckIn, Tell
from leukoview.engine.stationery import PLAIN, Stationery
from leukoview.engine.store.vouching import Checked
from leukoview.ui import engines

if TYPE_CHECKING:
    from leukoview.engine.report.compose_case import ImageOf
    from leukoview.engine.report.reported import ReportedCase


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Which case to report on, and on what.

    `review` folds it in the process that makes the report: for a case that was amended often this
    takes longer than a window may stand still. `parcel` holds what was kept of its cells, if it is
    there. `deidentified` leaves out what says whose case it is.
    """

    review: Callable[[], Review]
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


CheckedFile: TypeAlias = tuple[Path, Checked | LeukoError]
"""A file, and what is known of it."""


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written, and what is to be put down of them in the case's trail."""

    paths: tuple[Path, ...]
    entry: Exported


def export(order: ExportOrder, check_in: CheckIn, _tell: Tell) -> Written:
    """Write every form that is wanted; each file whole, and none where one cannot be made.

    De-identified files are searched for what says whose case it is before they are written.
    """
    from leukoview.engine import output
    from leukoview.engine.report.exported import exported
    from leukoview.engine.report.forms import ENDINGS, made_in
    from leukoview.engine.report.nameless import check_nameless

    review = order.of.review()
    of = _reported(review, order.of)
    forms = {form for form, endings in ENDINGS.items() if set(endings) & set(order.files)}
    images = _images(review, order.of)
    make = partial(made_in, forms, image_of=images, stationery=order.of.stationery)
    check_in(0, 0)
    files = make(of)
    if order.of.deidentified:
        check_nameless(review.case, files, lambda bare: make(replace(of, review=bare)), of.review)
    check_in(0, 0)
    wanted = {ending: files[ending] for ending in order.files}
    output.write_all({order.files[ending]: content for ending, content in wanted.items()})
    names = {ending: path.name for ending, path in order.files.items()}
    entry = exported(of, wanted, names, order.of.stationery)
    return Written(tuple(order.files.values()), entry)


def check(
    store: Path, paths: Sequence[Path], check_in: CheckIn, _tell: Tell
) -> tuple[CheckedFile, ...]:
    """What the trails of a store say of files, or why one cannot be checked."""
    from leukoview.engine.report.checked import checked

    seen: list[CheckedFile] = []
    for number, path in enumerate(paths):
        check_in(number, len(paths))
        try:
            seen.append((path, checked(path, store)))
        except LeukoError as error:
            seen.append((path, error))
    return tuple(seen)


def pages(order: PagesOrder, check_in: CheckIn, tell: Tell) -> int:
    """Draw every page of the report and tell of it; how many there are."""
    from leukoview.engine.report import pdf_bytes, rendered
    from leukoview.engine.report.forms import composed

    review = order.of.review()
    check_in(0, 0)
    reported = _reported(review, order.of)
    report = composed(reported, _images(review, order.of), order.of.stationery)
    check_in(0, 0)
    total = 0
    for number, total, png in rendered.pages(pdf_bytes(report), order.dots):
        check_in(number, total)
        tell(Page(number, total, png))
    return total


def _reported(review: Review, order: ReportOrder) -> "ReportedCase":
    from leukoview.engine.report.behind import reported_case

    engine = engines.engine_for(practice=review.case.practice)
    return reported_case(review, engine, named=not order.deidentified)


def _images(review: Review, order: ReportOrder) -> "ImageOf":
    """Where the pictures of a slide come from: its image, else what was kept of its cells."""
    from leukoview.engine.report.at_hand import image_of

    records = review.case.records
    return lambda slide: image_of(records[slide], order.parcel)
