"""The report as PDF: reportlab, embedded typeface, the same bytes for the same report."""

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from leukoview.engine.output import write_whole
from leukoview.engine.report.compose import SHOWN_PER_CLASS
from leukoview.engine.report.content import (
    Alarm,
    CaseSection,
    Fact,
    Gallery,
    ImageSection,
    Report,
    Share,
)
from leukoview.engine.report.drawn import Badge, CellCard, ShareBar, Smear
from leukoview.engine.report.page import CaseMark, NumberedPages
from leukoview.engine.report.typeface import (
    AMBER,
    AMBER_GROUND,
    GROUND,
    RED,
    RED_GROUND,
    RULE,
    Style,
    load_typeface,
    words,
)
from leukoview.engine.report.wording import BLAST_MARKS

Paper = Literal["a4", "letter"]

SIZES = {"a4": A4, "letter": LETTER}
MARGIN = 16 * mm
FRAME_PADDING = 6
"""Points that reportlab keeps free on every side of a frame."""
HEADROOM = 17 * mm
FOOTROOM = 17 * mm

GALLERY_WORDS = "The surest cells of each suggested class, with their calibrated probability."

_FLUSH = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
]

BY_HAND = ("Name", "Date of birth, sex", "Specimen, type", "Collected", "Stain, objective, camera")
"""What a report must carry and the program cannot know: lines to fill in by hand."""


def write_pdf(report: Report, path: Path, *, paper: Paper = "a4") -> None:
    """Write the report whole.

    Raises:
        OutputError: The file cannot be written.
    """
    write_whole(path, pdf_bytes(report, paper=paper))


def pdf_bytes(report: Report, *, paper: Paper = "a4") -> bytes:
    """The report as the bytes of a PDF; equal reports give equal bytes."""
    load_typeface()
    out = io.BytesIO()
    size = SIZES[paper]
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
    story = list(_story(report, size[0] - 2 * MARGIN - 2 * FRAME_PADDING))
    document.build(story, canvasmaker=NumberedPages.of(report, size))
    return out.getvalue()


def _story(report: Report, width: float) -> Iterator[Flowable]:
    yield words(report.title, "title")
    yield Spacer(0, 4)
    if report.practice:
        yield _banner(report.practice, width)
    if len(report.cases) > 1:
        yield from _overview(report.cases, width)
        yield PageBreak()
    for number, case in enumerate(report.cases):
        if number:
            yield PageBreak()
        yield from _case(case, width)
    yield from _ending(report, width)


def _banner(sentence: str, width: float) -> Flowable:
    return _boxed([words(sentence, "banner")], width, AMBER_GROUND, AMBER)


def _overview(cases: Sequence[CaseSection], width: float) -> Iterator[Flowable]:
    alarmed = [case for case in cases if case.alarm]
    if alarmed and alarmed[0].alarm:
        names = ", ".join(case.title for case in alarmed)
        yield _alarm_box(
            alarmed[0].alarm, f"In {len(alarmed)} of {len(cases)} cases: {names}", width
        )
    yield words(f"{len(cases)} cases", "strong")
    head = [words(text, "sub") for text in ("Case", "Cells", "Suggestion", "APL")]
    rows = [
        [
            words(case.title),
            words(case.cells),
            words(case.headline),
            words("ALARM" if case.alarm else "no alarm", "alarm" if case.alarm else "body"),
        ]
        for case in cases
    ]
    yield _ruled([head, *rows], (0.2 * width, 0.1 * width, 0.55 * width, 0.15 * width), repeat=1)


def _case(case: CaseSection, width: float) -> Iterator[Flowable]:
    yield CaseMark(case.title)
    yield words(f"Case: {case.title}", "head")
    if case.alarm:
        yield _alarm_box(case.alarm, case.alarm.reason, width)
    yield _by_hand(width)
    yield words("Differential", "head")
    yield words(case.count_line)
    yield Spacer(0, 3)
    if case.shares:
        yield _differential(case, width)
    yield from (words(sentence, "small") for sentence in case.blast_sentences)
    yield Spacer(0, 5)
    lines = [words("Morphology", "sub"), words(case.headline, "strong")]
    yield _boxed([*lines, *(words(line) for line in case.details)], width, GROUND, RULE)
    yield from _galleries(case.galleries, width)
    head: list[Flowable] = [words("Images and their quality", "head")]
    head += [words(f"• {remark}") for remark in case.remarks]
    for image in case.images:
        yield KeepTogether([*head, *_image(image, width)])
        head = []
    yield from head if case.remarks else ()


def _alarm_box(alarm: Alarm, reason: str, width: float) -> Flowable:
    lines = [words(f"⚠ {alarm.headline}", "alert"), words(alarm.sentence, "alarm")]
    if reason:
        lines.append(words(reason))
    return _boxed(lines, width, RED_GROUND, RED)


def _by_hand(width: float) -> Flowable:
    cells = [words(f"{name}:", "small") for name in BY_HAND]
    half = width / 2
    rows = [(cells[0], cells[1]), (cells[2], cells[3]), (cells[4], Spacer(0, 0))]
    table = Table(rows, colWidths=(half, half), rowHeights=15)
    table.setStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ]
    )
    return table


def _differential(case: CaseSection, width: float) -> Flowable:
    widths = [0.06, 0.37, 0.07, 0.09, 0.14, 0.27]
    bar = 0.27 * width - 10
    head = ["", "Suggested class", "Cells", "Share", "95 % interval", "0 – 100 %"]
    rows: list[list[Flowable]] = [[words(text, "small") for text in head]]
    rows += [_share_row(share, ShareBar(share, bar)) for share in case.shares]
    if case.blasts:
        rows.append(_share_row(case.blasts, ShareBar(case.blasts, bar, BLAST_MARKS), "sub"))
    table = _ruled(rows, tuple(part * width for part in widths), repeat=1)
    if case.blasts:
        table.setStyle(
            [("TOPPADDING", (0, -1), (-1, -1), 9), ("LINEABOVE", (0, -1), (-1, -1), 0.8, RULE)]
        )
    return table


def _share_row(share: Share, bar: ShareBar, style: Style = "body") -> list[Flowable]:
    texts = (share.name, share.count, share.percent, share.interval)
    drawn = bar if share.interval else Spacer(0, 0)
    return [Badge(share.letter, share.colour), *(words(text, style) for text in texts), drawn]


def _galleries(galleries: Sequence[Gallery], width: float) -> Iterator[Flowable]:
    """Classes side by side, as many as fit a row."""
    step = width / SHOWN_PER_CLASS
    head: list[Flowable] = [words("Representative cells", "head"), words(GALLERY_WORDS)]
    for row in _packed(galleries):
        widths = [step * len(gallery.cells) for gallery in row]
        blocks = tuple(_gallery(gallery, step) for gallery in row)
        table = Table([blocks], colWidths=widths, hAlign="LEFT")
        table.setStyle(_FLUSH)
        yield KeepTogether([*head, table])
        head = []


def _packed(galleries: Sequence[Gallery]) -> list[list[Gallery]]:
    """Each class in the first row that still has room for it."""
    rows: list[list[Gallery]] = []
    for gallery in galleries:
        taken = (sum(len(other.cells) for other in row) for row in rows)
        room = [SHOWN_PER_CLASS - cells >= len(gallery.cells) for cells in taken]
        if any(room):
            rows[room.index(True)].append(gallery)
        else:
            rows.append([gallery])
    return rows


def _gallery(gallery: Gallery, step: float) -> list[Flowable]:
    cards = Table(
        [tuple(CellCard(cell) for cell in gallery.cells)],
        colWidths=[step] * len(gallery.cells),
        hAlign="LEFT",
    )
    cards.setStyle(_FLUSH)
    return [words(gallery.title, "cell"), Spacer(0, 2), cards]


def _image(image: ImageSection, width: float) -> list[Flowable]:
    head: list[Flowable] = [words(image.name, "sub"), _facts(image.facts, width)]
    head += [words(f"• {remark}") for remark in image.remarks or ("No remark on quality.",)]
    if image.picture:
        caption = words(image.picture.caption, "small")
        head += [Spacer(0, 4), Smear(image.picture, width), caption]
    return head


def _ending(report: Report, width: float) -> Iterator[Flowable]:
    if report.skipped:
        yield words("Images that could not be read", "head")
        yield _facts(report.skipped, width)
    yield KeepTogether(
        [
            words("Limits", "head"),
            *(words(f"• {limit}") for limit in report.limits),
            Spacer(0, 4),
            words(report.disclaimer, "strong"),
        ]
    )
    yield KeepTogether([words("How this report was made", "head"), _facts(report.making, width)])
    yield KeepTogether([words("Reader", "head"), _signature(report.status, width)])


def _signature(status: str, width: float) -> Flowable:
    texts = (f"{status}. Read and confirmed by:", "Date, time:", "Signature:")
    table = Table(
        [[words(text, "small") for text in texts]],
        colWidths=(0.5 * width, 0.22 * width, 0.28 * width),
        rowHeights=26,
    )
    table.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.6, RULE), ("LEFTPADDING", (0, 0), (0, 0), 0)])
    return table


def _facts(facts: Iterable[Fact], width: float) -> Table:
    rows = [[words(fact.name, "small"), words(fact.value, "small")] for fact in facts]
    return _ruled(rows, (0.17 * width, 0.83 * width))


def _ruled(
    rows: Sequence[Sequence[Flowable]], widths: Sequence[float], *, repeat: int = 0
) -> Table:
    table = Table([list(row) for row in rows], colWidths=list(widths), repeatRows=repeat)
    table.setStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.3, RULE),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    return table


def _boxed(lines: Sequence[Paragraph], width: float, ground: Color, edge: Color) -> Flowable:
    table = Table([[list(lines)]], colWidths=(width,), spaceBefore=3, spaceAfter=6)
    table.setStyle(
        [
            ("BACKGROUND", (0, 0), (-1, -1), ground),
            ("BOX", (0, 0), (-1, -1), 1, edge),
            ("LEFTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
        ]
    )
    return table
