"""The report as PDF: reportlab, embedded typeface, the same bytes for the same report."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, SimpleDocTemplate, Spacer

from leukoview.engine.output import write_whole
from leukoview.engine.report.blocks import (
    GALLERY_WORDS,
    LONGEST_NAME,
    alarm_box,
    banner,
    boxed,
    crop_tables,
    differential,
    fact_table,
    galleries,
    lines_to_fill_in,
    ruled,
    signature,
)
from leukoview.engine.report.blocks_case import LONGEST_TEXT, fab_box, paper, sign_off
from leukoview.engine.report.content import CaseSection, ImageSection, Report
from leukoview.engine.report.drawn import Smear
from leukoview.engine.report.page import CaseMark, NumberedPages
from leukoview.engine.report.stationery import Paper
from leukoview.engine.report.typeface import GROUND, RULE, cut, load_typeface, words
from leukoview.engine.report.wording_case import GALLERY

SIZES: dict[Paper, tuple[float, float]] = {"a4": A4, "letter": LETTER}
MORPHOLOGY = "Morphology"
SUGGESTED = "Morphology, as the model suggests"
"""What heads the suggestion; where readers have labelled, whose word it is."""

MARGIN = 16 * mm
FRAME_PADDING = 6
"""Points that reportlab keeps free on every side of a frame."""
HEADROOM = 17 * mm
FOOTROOM = 17 * mm


def write_pdf(report: Report, path: Path) -> None:
    """Write the report whole.

    Raises:
        OutputError: The file cannot be written.
    """
    write_whole(path, pdf_bytes(report))


def pdf_bytes(report: Report) -> bytes:
    """The report as the bytes of a PDF; equal reports give equal bytes."""
    load_typeface()
    width = SIZES[report.stationery.paper][0] - 2 * MARGIN - 2 * FRAME_PADDING
    return laid_out(report, list(_story(report, width)))


def laid_out(report: Report, story: list[Flowable]) -> bytes:
    """A story on pages of which a report says what stands at their edges."""
    out = io.BytesIO()
    size = SIZES[report.stationery.paper]
    document = SimpleDocTemplate(
        out,
        pagesize=size,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=HEADROOM,
        bottomMargin=FOOTROOM,
        title=f"{report.title} · {report.id}",
        author="LeukoView",
        subject=report.disclaimer,
        creator="LeukoView",
        invariant=1,
    )
    document.build(story, canvasmaker=NumberedPages.of(report, size))
    return out.getvalue()


def _story(report: Report, width: float) -> Iterator[Flowable]:
    yield words(report.title, "title")
    yield Spacer(0, 4)
    if report.practice:
        yield banner(report.practice, width)
    if len(report.cases) > 1:
        yield from _overview(report.cases, width)
        yield PageBreak()
    for number, case in enumerate(report.cases):
        if number:
            yield PageBreak()
        yield from _case(case, width)
    yield from _ending(report, width)


def _overview(cases: Sequence[CaseSection], width: float) -> Iterator[Flowable]:
    alarmed = [case for case in cases if case.alarm]
    if alarmed and alarmed[0].alarm:
        names = ", ".join(case.title for case in alarmed)
        reason = f"In {len(alarmed)} of {len(cases)} cases: {names}"
        yield alarm_box(alarmed[0].alarm, reason, width, to_sign=False)
    yield words(f"{len(cases)} cases", "strong")
    head = [words(text, "sub") for text in ("Case", "Cells", "Suggestion", "APL")]
    rows = [
        [
            words(case.title),
            words(case.cells),
            words(case.headline),
            words(case.apl, "alarm" if case.alarm else "body"),
        ]
        for case in cases
    ]
    yield ruled([head, *rows], (0.2 * width, 0.1 * width, 0.55 * width, 0.15 * width), repeat=1)


def _case(case: CaseSection, width: float) -> Iterator[Flowable]:
    yield CaseMark(case.title)
    yield words(cut(f"Case: {case.title}", LONGEST_NAME), "head")
    if case.review:
        yield words(cut(case.review.state, LONGEST_TEXT), "strong")
        yield Spacer(0, 4)
    if case.alarm:
        yield alarm_box(case.alarm, case.alarm.reason, width)
    yield paper(case.review.paper, width) if case.review else lines_to_fill_in(width)
    yield from _counts(case, width)
    yield Spacer(0, 5)
    lines = [words(SUGGESTED if case.review else MORPHOLOGY, "sub"), words(case.headline, "strong")]
    yield boxed([*lines, *(words(line) for line in case.details)], width, GROUND, RULE)
    if case.review and case.review.fab:
        yield fab_box(case.review.fab, width)
    yield from galleries(case.galleries, width, GALLERY if case.review else GALLERY_WORDS)
    yield from _images(case, width)


def _counts(case: CaseSection, width: float) -> Iterator[Flowable]:
    yield words("Differential", "head")
    if case.review:
        yield fact_table(case.review.counting, width)
        yield Spacer(0, 4)
    yield words(case.count_line)
    yield Spacer(0, 3)
    if case.shares:
        yield differential(case, width)
    if case.review:
        yield Spacer(0, 3)
    yield from (words(sentence, "small") for sentence in case.blast_sentences)


def _images(case: CaseSection, width: float) -> Iterator[Flowable]:
    head: list[Flowable] = [words("Images and their quality", "head")]
    head += [words(f"• {remark}") for remark in case.remarks]
    for image in case.images:
        yield KeepTogether([*head, *_image(image, width)])
        head = []
    yield from head if case.remarks else ()


def _image(image: ImageSection, width: float) -> list[Flowable]:
    head: list[Flowable] = [words(image.name, "sub"), fact_table(image.facts, width)]
    head += [words(f"• {remark}") for remark in image.remarks or ("No remark on quality.",)]
    if image.picture:
        caption = words(image.picture.caption, "small")
        head += [Spacer(0, 4), Smear(image.picture, width), caption]
    return head


def _ending(report: Report, width: float) -> Iterator[Flowable]:
    if report.skipped:
        yield words("Images that could not be read", "head")
        yield fact_table(report.skipped, width)
    yield KeepTogether(
        [
            words("Limits", "head"),
            *(words(f"• {limit}") for limit in report.limits),
            Spacer(0, 4),
            words(report.disclaimer, "strong"),
        ]
    )
    yield KeepTogether(
        [
            words("How this report was made", "head"),
            fact_table(report.making, width),
        ]
    )
    review = report.cases[0].review if report.cases else None
    if review:
        yield from sign_off(review, report.status, width)
    else:
        yield KeepTogether([words("Reader", "head"), signature(report.status, width)])
    if report.crops:
        yield PageBreak()
        yield CaseMark("" if len(report.cases) > 1 else report.cases[0].title)
        yield words("Images read", "head")
        yield from crop_tables(report.crops, width)
