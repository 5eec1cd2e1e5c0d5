"""The blocks of a page: boxes, tables, and rows of cells, each as wide as it is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from leukoview.engine.report.content import (
    Alarm,
    CaseSection,
    CodeLine,
    CropLine,
    Fact,
    Gallery,
    Share,
)
from leukoview.engine.report.drawn import Badge, CellCard, Logo, ShareBar, WarningSign
from leukoview.engine.report.page import Place
from leukoview.engine.report.ring import SIDE, cells_of, ring
from leukoview.engine.report.sheet import Sheet
from leukoview.engine.report.typeface import (
    AMBER,
    AMBER_GROUND,
    RED,
    RED_GROUND,
    RULE,
    Style,
)
from leukoview.engine.report.wording import BLAST_MARKS
from leukoview.engine.stationery import Letterhead

CELLS_PER_ROW = 7
"""One more than stand for a class, so that a lone cell finds room beside a whole class."""

ROWS_AT_ONCE = 40
"""Rows of a list of images per table: the time for one table grows with the square of its rows."""

_FLUSH = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
]

WIDEST_RING = 12
"""Classes up to which the table is short enough to stand beside the ring on one page."""

_SUGGESTED = (0.06, 0.38, 0.09, 0.13, 0.15, 0.19)
_FINAL = (0.06, 0.34, 0.11, 0.07, 0.13, 0.13, 0.16)
"""How wide the columns of a differential are, as shares of its own width."""

LONGEST_NAME = 200
"""Characters of a name that are printed."""


def letterhead(of: Letterhead, sheet: Sheet) -> Flowable:
    """Who reports: the logo on the left, the name and its lines beside it."""
    lines: list[Flowable] = [sheet.words(of.name, "laboratory")] if of.name else []
    lines += [sheet.words(line, "small") for line in of.lines]
    cells: list[Flowable | list[Flowable]] = [lines]
    widths = [sheet.width]
    if of.logo:
        logo = Logo(of.logo)
        cells, widths = [logo, lines], [logo.width + 12, sheet.width - logo.width - 12]
    table = Table([cells], colWidths=widths, spaceAfter=8)
    table.setStyle(
        [
            *_FLUSH,
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.8, RULE),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        ]
    )
    return table


def banner(sentence: str, sheet: Sheet) -> Flowable:
    """A sentence that nobody may miss, in amber."""
    return boxed([sheet.words(sentence, "banner")], sheet, AMBER_GROUND, AMBER)


def alarm_box(alarm: Alarm, reason: str, sheet: Sheet, *, to_sign: bool = True) -> Flowable:
    """The alarm: red, with a sign, its words, what set it off, and a line to acknowledge it."""
    sign = WarningSign(RED)
    headline = Table([[sign, sheet.words(alarm.headline, "alert")]], (sign.width + 6, None))
    headline.setStyle(_FLUSH)
    lines: list[Flowable] = [headline, sheet.words(alarm.sentence, "alarm")]
    if reason:
        lines.append(sheet.words(reason))
    if alarm.acknowledged:
        lines.append(sheet.words(sheet.cut(alarm.acknowledged, LONGEST_NAME), "alarm"))
    elif to_sign:
        lines.append(_acknowledgement(sheet))
    return boxed(lines, sheet, RED_GROUND, RED)


def _acknowledgement(sheet: Sheet) -> Flowable:
    width, heads = sheet.width, sheet.heads
    names = [sheet.words(name, "small") for name in (heads.acknowledged_by, heads.acknowledged_at)]
    table = Table([names], colWidths=(0.55 * width, 0.37 * width), rowHeights=16, hAlign="LEFT")
    table.setStyle([*_FLUSH, ("LINEBELOW", (0, 0), (-1, -1), 0.4, RED)])
    return table


def lines_to_fill_in(sheet: Sheet) -> Flowable:
    """Lines for what the program cannot know."""
    names = [sheet.words(f"{name}:", "small") for name in sheet.heads.by_hand]
    rows = [names[start : start + 2] for start in range(0, len(names), 2)]
    table = Table(rows, colWidths=(sheet.width / 2, sheet.width / 2), rowHeights=15)
    table.setStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ]
    )
    return table


def differential(case: CaseSection, sheet: Sheet) -> Iterator[Flowable]:
    """The ring beside the table of counts, or above it where the table is long."""
    circle = ring(case.shares, sheet.heads.counted.format(cells_of(case.shares)))
    if len(case.shares) > WIDEST_RING:
        yield circle
        yield _counts(case, sheet)
        return
    beside = sheet.width - SIDE - 14
    table = Table([[_counts(case, sheet.narrowed(beside)), circle]], colWidths=(beside, SIDE + 14))
    table.setStyle(
        [*_FLUSH, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("ALIGN", (1, 0), (1, 0), "RIGHT")]
    )
    yield table


def _counts(case: CaseSection, sheet: Sheet) -> Table:
    """Counts, shares and intervals in words and as bars, the blasts against their marks.

    In a reviewed case the suggested counts stand before the final ones, which the shares are of.
    """
    widths = _FINAL if case.review else _SUGGESTED
    bar = widths[-1] * sheet.width - 8
    rows: list[list[Flowable]] = [[sheet.words(text, "small") for text in _columns(case, sheet)]]
    rows += [_share_row(share, ShareBar(share, bar), sheet) for share in case.shares]
    if case.blasts:
        blasts = ShareBar(case.blasts, bar, BLAST_MARKS)
        rows.append(_share_row(case.blasts, blasts, sheet, "sub"))
    table = ruled(rows, tuple(part * sheet.width for part in widths), repeat=1)
    if case.blasts:
        table.setStyle(
            [("TOPPADDING", (0, -1), (-1, -1), 9), ("LINEABOVE", (0, -1), (-1, -1), 0.8, RULE)]
        )
    return table


def _columns(case: CaseSection, sheet: Sheet) -> tuple[str, ...]:
    heads = sheet.heads
    shares = (heads.share, heads.interval, heads.scale)
    if case.review:
        return ("", heads.class_, heads.suggested, heads.final, *shares)
    return ("", heads.suggested_class, heads.cells, *shares)


def _share_row(share: Share, bar: ShareBar, sheet: Sheet, style: Style = "body") -> list[Flowable]:
    counts = (share.suggested, share.count) if share.suggested else (share.count,)
    texts = (share.name, *counts, share.percent, share.interval)
    drawn = bar if share.interval else Spacer(0, 0)
    return [Badge(share.letter, share.colour), *(sheet.words(text, style) for text in texts), drawn]


def galleries(of: Sequence[Gallery], sentence: str, sheet: Sheet) -> Iterator[Flowable]:
    """Classes side by side, as many as fit a row; a sentence says how they were chosen."""
    step = sheet.width / CELLS_PER_ROW
    head: list[Flowable] = [*headline(sheet.heads.representative, sheet), sheet.words(sentence)]
    for row in _packed(of):
        widths = [step * len(gallery.cells) for gallery in row]
        blocks = tuple(_gallery(gallery, step, sheet) for gallery in row)
        table = Table([blocks], colWidths=widths, hAlign="LEFT")
        table.setStyle(_FLUSH)
        yield KeepTogether([*head, table])
        head = []


def headline(text: str, sheet: Sheet, level: int = 1) -> list[Flowable]:
    """A head, to which the list of bookmarks leads."""
    return [Place(text, level), sheet.words(text, "head")]


def _packed(galleries: Sequence[Gallery]) -> list[list[Gallery]]:
    """Each class in the last row if that still has room for it, so that their order stays."""
    rows: list[list[Gallery]] = []
    for gallery in galleries:
        taken = sum(len(other.cells) for other in rows[-1]) if rows else CELLS_PER_ROW
        if taken + len(gallery.cells) <= CELLS_PER_ROW:
            rows[-1].append(gallery)
        else:
            rows.append([gallery])
    return rows


def _gallery(gallery: Gallery, step: float, sheet: Sheet) -> list[Flowable]:
    cards = Table(
        [tuple(CellCard(cell) for cell in gallery.cells)],
        colWidths=[step] * len(gallery.cells),
        hAlign="LEFT",
    )
    cards.setStyle(_FLUSH)
    return [sheet.words(gallery.title, "cell"), Spacer(0, 2), cards]


def code_table(codes: Sequence[CodeLine], sheet: Sheet) -> Iterator[Flowable]:
    """The codes of a case under a sentence that says what they are not."""
    if not codes:
        return
    heads, width = sheet.heads, sheet.width
    names = (heads.code_system, heads.code, heads.code_name, heads.code_as)
    rows = [[sheet.words(name, "cell") for name in names]]
    rows += [[sheet.words(text, "small") for text in astuple(code)] for code in codes]
    table = ruled(rows, tuple(part * width for part in (0.16, 0.13, 0.45, 0.26)))
    note = sheet.words(heads.codes_note, "small")
    yield KeepTogether([*headline(heads.codes, sheet), note, Spacer(0, 2), table])


def signature(status: str, sheet: Sheet) -> Flowable:
    """Where a reader signs."""
    heads, width = sheet.heads, sheet.width
    texts = (f"{status}. {heads.confirmed_by}", heads.signed_at, heads.signature)
    table = Table(
        [[sheet.words(text, "small") for text in texts]],
        colWidths=(0.5 * width, 0.22 * width, 0.28 * width),
        rowHeights=26,
    )
    table.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.6, RULE), ("LEFTPADDING", (0, 0), (0, 0), 0)])
    return table


def fact_table(facts: Iterable[Fact], sheet: Sheet) -> Table:
    """Names and values in small print."""
    return ruled(sheet.facts(tuple(facts)), (0.17 * sheet.width, 0.83 * sheet.width))


def crop_tables(crops: Sequence[CropLine], sheet: Sheet) -> Iterator[Table]:
    """Every cropped cell's image in small print, in tables that reportlab lays out fast."""
    heads = sheet.heads
    widths = tuple(part * sheet.width for part in (0.36, 0.15, 0.16, 0.33))
    names = (heads.file, heads.patient, heads.sha256, heads.suggestion)
    rows: list[list[Flowable]] = [[sheet.words(name, "cell") for name in names]]
    rows += [[sheet.words(text, "fine") for text in astuple(crop)] for crop in crops]
    for start in range(0, len(rows), ROWS_AT_ONCE):
        table = ruled(rows[start : start + ROWS_AT_ONCE], widths)
        table.setStyle(
            [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
        )
        yield table


def ruled(rows: Sequence[Sequence[Flowable]], widths: Sequence[float], *, repeat: int = 0) -> Table:
    """A table with a thin rule under every row; the first `repeat` rows head every page."""
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


def boxed(lines: Sequence[Flowable], sheet: Sheet, ground: Color, edge: Color) -> Flowable:
    """Lines in a frame of their own."""
    table = Table([[list(lines)]], colWidths=(sheet.width,), spaceBefore=3, spaceAfter=6)
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
