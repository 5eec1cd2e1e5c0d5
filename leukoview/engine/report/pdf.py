"""The report as PDF: reportlab, embedded typeface, the same bytes for the same report."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, SimpleDocTemplate, Spacer

from leukoview.engine.output import write_whole
from leukoview.engine.report.blocks import (
    LONGEST_NAME,
    alarm_box,
    banner,
    boxed,
    code_table,
    crop_tables,
    differential,
    fact_table,
    galleries,
    headline,
    letterhead,
    lines_to_fill_in,
    ruled,
    signature,
)
from leukoview.engine.report.blocks_case import LONGEST_TEXT, fab_box, own_texts, paper, sign_off
from leukoview.engine.report.content import CaseSection, ImageSection, Report, texts_of
from leukoview.engine.report.drawn import Smear
from leukoview.engine.report.page import CaseMark, NumberedPages, Place
from leukoview.engine.report.scripts import faces_for
from leukoview.engine.report.sheet import Sheet
from leukoview.engine.report.typeface import GROUND, RULE, load_typeface
from leukoview.engine.stationery import Paper

SIZES: dict[Paper, tuple[float, float]] = {"a4": A4, "letter": LETTER}

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
    sheet = sheet_for(report)
    return laid_out(report, list(_story(report, sheet)), sheet)


def sheet_for(report: Report) -> Sheet:
    """What the pages of a report are made with."""
    load_typeface()
    width = SIZES[report.stationery.paper][0] - 2 * MARGIN - 2 * FRAME_PADDING
    return Sheet(width, report.heads, faces_for(texts_of(report)))


def laid_out(report: Report, story: list[Flowable], sheet: Sheet) -> bytes:
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
        author=report.letterhead.name or "LeukoView",
        subject=report.disclaimer,
        creator="LeukoView",
        keywords=[report.status],
        lang=report.stationery.language,
        invariant=1,
    )
    document.build(story, canvasmaker=NumberedPages.of(report, size, sheet.faces))
    return out.getvalue()


def _story(report: Report, sheet: Sheet) -> Iterator[Flowable]:
    if not report.letterhead.empty:
        yield letterhead(report.letterhead, sheet)
    yield sheet.words(report.title, "title")
    yield Spacer(0, 4)
    if report.practice:
        yield banner(report.practice, sheet)
    if len(report.cases) > 1:
        yield from _overview(report.cases, sheet)
        yield PageBreak()
    for number, case in enumerate(report.cases):
        if number:
            yield PageBreak()
        yield from _case(case, sheet)
    yield from _ending(report, sheet)


def _overview(cases: Sequence[CaseSection], sheet: Sheet) -> Iterator[Flowable]:
    heads, width = sheet.heads, sheet.width
    alarmed = [case for case in cases if case.alarm]
    if alarmed and alarmed[0].alarm:
        names = ", ".join(case.title for case in alarmed)
        reason = heads.alarmed_cases.format(len(alarmed), len(cases), names)
        yield alarm_box(alarmed[0].alarm, reason, sheet, to_sign=False)
    yield Place(heads.cases.format(len(cases)), 0)
    yield sheet.words(heads.cases.format(len(cases)), "strong")
    columns = (heads.case, heads.cells, heads.suggestion, heads.apl)
    head = [sheet.words(text, "sub") for text in columns]
    rows = [
        [
            sheet.words(case.title),
            sheet.words(case.cells),
            sheet.words(case.headline),
            sheet.words(case.apl, "alarm" if case.alarm else "body"),
        ]
        for case in cases
    ]
    yield ruled([head, *rows], (0.2 * width, 0.1 * width, 0.55 * width, 0.15 * width), repeat=1)


def _case(case: CaseSection, sheet: Sheet) -> Iterator[Flowable]:
    heads, review = sheet.heads, case.review
    yield CaseMark(case.title)
    yield from headline(
        sheet.cut(heads.case_named.format(case.title), LONGEST_NAME), sheet, level=0
    )
    if review:
        if review.superseded:
            yield banner(sheet.cut(review.superseded, LONGEST_TEXT), sheet)
        yield sheet.words(sheet.cut(review.state, LONGEST_TEXT), "strong")
        yield Spacer(0, 4)
    if case.alarm:
        yield alarm_box(case.alarm, case.alarm.reason, sheet)
    yield paper(review.paper, sheet) if review else lines_to_fill_in(sheet)
    yield from _counts(case, sheet)
    yield Spacer(0, 5)
    over = heads.morphology_suggested if review else heads.morphology
    lines = [sheet.words(over, "sub"), sheet.words(case.headline, "strong")]
    yield Place(over, 1)
    yield boxed([*lines, *(sheet.words(line) for line in case.details)], sheet, GROUND, RULE)
    if review and review.fab:
        yield fab_box(review.fab, sheet)
    if review:
        yield from own_texts(review, sheet)
    chosen = heads.gallery_reviewed if review else heads.gallery
    yield from galleries(case.galleries, chosen, sheet)
    yield from _images(case, sheet)
    yield from code_table(case.codes, sheet)


def _counts(case: CaseSection, sheet: Sheet) -> Iterator[Flowable]:
    yield from headline(sheet.heads.differential, sheet)
    if case.review:
        yield fact_table(case.review.counting, sheet)
        yield Spacer(0, 4)
    yield sheet.words(case.count_line)
    yield Spacer(0, 3)
    if case.shares:
        yield from differential(case, sheet)
    if case.review:
        yield Spacer(0, 3)
    yield from (sheet.words(sentence, "small") for sentence in case.blast_sentences)


def _images(case: CaseSection, sheet: Sheet) -> Iterator[Flowable]:
    head = headline(sheet.heads.images, sheet)
    head += [sheet.words(f"• {remark}") for remark in case.remarks]
    for image in case.images:
        yield KeepTogether([*head, *_image(image, sheet)])
        head = []
    yield from head if case.remarks else ()


def _image(image: ImageSection, sheet: Sheet) -> list[Flowable]:
    head: list[Flowable] = [sheet.words(image.name, "sub"), fact_table(image.facts, sheet)]
    head += [sheet.words(f"• {remark}") for remark in image.remarks or (sheet.heads.no_remark,)]
    if image.picture:
        caption = sheet.words(image.picture.caption, "small")
        head += [Spacer(0, 4), Smear(image.picture, sheet.width), caption]
    return head


def _ending(report: Report, sheet: Sheet) -> Iterator[Flowable]:
    heads = sheet.heads
    if report.skipped:
        yield from headline(heads.skipped, sheet, level=0)
        yield fact_table(report.skipped, sheet)
    replaced = (heads.replaced,) if sheet.faces.missing else ()
    limits = [sheet.words(f"• {limit}") for limit in (*report.limits, *replaced)]
    disclaimer = [Spacer(0, 4), sheet.words(report.disclaimer, "strong")]
    yield KeepTogether([*headline(heads.limits, sheet, level=0), *limits, *disclaimer])
    making = fact_table(report.making, sheet)
    yield KeepTogether([*headline(heads.making, sheet, level=0), making])
    review = report.cases[0].review if report.cases else None
    if review:
        yield from sign_off(review, report.status, sheet)
    else:
        line = signature(report.status, sheet)
        yield KeepTogether([*headline(heads.reader, sheet, level=0), line])
    if report.crops:
        yield PageBreak()
        yield CaseMark("" if len(report.cases) > 1 else report.cases[0].title)
        yield from headline(heads.images_read, sheet, level=0)
        yield from crop_tables(report.crops, sheet)
