"""The blocks of a page: boxes, tables, and rows of cells, each as wide as it is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from leukoview.engine.report.content import Alarm, CaseSection, CropLine, Fact, Gallery, Share
from leukoview.engine.report.drawn import Badge, CellCard, ShareBar, WarningSign
from leukoview.engine.report.typeface import (
    AMBER,
    AMBER_GROUND,
    RED,
    RED_GROUND,
    RULE,
    Style,
    cut,
    words,
)
from leukoview.engine.report.wording import BLAST_MARKS

GALLERY_WORDS = (
    "The surest cells of each class with their calibrated probability; unsure and not identified "
    "ones last."
)

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

_Columns = tuple[tuple[float, ...], tuple[str, ...]]
_SUGGESTED: _Columns = (
    (0.06, 0.37, 0.07, 0.09, 0.14, 0.27),
    ("", "Suggested class", "Cells", "Share", "95 % interval", "0 – 100 %"),
)
_FINAL: _Columns = (
    (0.06, 0.33, 0.1, 0.07, 0.08, 0.13, 0.23),
    ("", "Class", "Suggested", "Final", "Share", "95 % interval", "Final, 0 – 100 %"),
)
"""How wide the columns of a differential are, as shares of the page, and what heads them."""

LONGEST_NAME = 200
"""Characters of a name that are printed."""

BY_HAND = (
    ("Name", "Date of birth, sex"),
    ("Specimen number", "Specimen (blood, marrow)"),
    ("Collected", "Received"),
    ("Type of smear", "Stain, objective, camera"),
)
"""What a report must carry and the program cannot know: lines to fill in by hand."""


def banner(sentence: str, width: float) -> Flowable:
    """A sentence that nobody may miss, in amber."""
    return boxed([words(sentence, "banner")], width, AMBER_GROUND, AMBER)


def alarm_box(alarm: Alarm, reason: str, width: float, *, to_sign: bool = True) -> Flowable:
    """The alarm: red, with a sign, its words, what set it off, and a line to acknowledge it."""
    sign = WarningSign(RED)
    headline = Table([[sign, words(alarm.headline, "alert")]], (sign.width + 6, None))
    headline.setStyle(_FLUSH)
    lines: list[Flowable] = [headline, words(alarm.sentence, "alarm")]
    if reason:
        lines.append(words(reason))
    if alarm.acknowledged:
        lines.append(words(cut(alarm.acknowledged, LONGEST_NAME), "alarm"))
    elif to_sign:
        lines.append(_acknowledgement(width))
    return boxed(lines, width, RED_GROUND, RED)


def _acknowledgement(width: float) -> Flowable:
    names = [words(name, "small") for name in ("Acknowledged by:", "At (date, time):")]
    table = Table([names], colWidths=(0.55 * width, 0.37 * width), rowHeights=16, hAlign="LEFT")
    table.setStyle([*_FLUSH, ("LINEBELOW", (0, 0), (-1, -1), 0.4, RED)])
    return table


def lines_to_fill_in(width: float) -> Flowable:
    """Lines for what the program cannot know."""
    rows = [[words(f"{name}:", "small") for name in pair] for pair in BY_HAND]
    table = Table(rows, colWidths=(width / 2, width / 2), rowHeights=15)
    table.setStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ]
    )
    return table


def differential(case: CaseSection, width: float) -> Flowable:
    """Counts, shares and intervals in words and as bars, the blasts against their marks.

    In a reviewed case the suggested counts stand before the final ones, which the shares are of.
    """
    widths, head = _FINAL if case.review else _SUGGESTED
    bar = widths[-1] * width - 10
    rows: list[list[Flowable]] = [[words(text, "small") for text in head]]
    rows += [_share_row(share, ShareBar(share, bar)) for share in case.shares]
    if case.blasts:
        rows.append(_share_row(case.blasts, ShareBar(case.blasts, bar, BLAST_MARKS), "sub"))
    table = ruled(rows, tuple(part * width for part in widths), repeat=1)
    if case.blasts:
        table.setStyle(
            [("TOPPADDING", (0, -1), (-1, -1), 9), ("LINEABOVE", (0, -1), (-1, -1), 0.8, RULE)]
        )
    return table


def _share_row(share: Share, bar: ShareBar, style: Style = "body") -> list[Flowable]:
    counts = (share.suggested, share.count) if share.suggested else (share.count,)
    texts = (share.name, *counts, share.percent, share.interval)
    drawn = bar if share.interval else Spacer(0, 0)
    return [Badge(share.letter, share.colour), *(words(text, style) for text in texts), drawn]


def galleries(
    of: Sequence[Gallery], width: float, sentence: str = GALLERY_WORDS
) -> Iterator[Flowable]:
    """Classes side by side, as many as fit a row; a sentence says how they were chosen."""
    step = width / CELLS_PER_ROW
    head: list[Flowable] = [words("Representative cells", "head"), words(sentence)]
    for row in _packed(of):
        widths = [step * len(gallery.cells) for gallery in row]
        blocks = tuple(_gallery(gallery, step) for gallery in row)
        table = Table([blocks], colWidths=widths, hAlign="LEFT")
        table.setStyle(_FLUSH)
        yield KeepTogether([*head, table])
        head = []


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


def _gallery(gallery: Gallery, step: float) -> list[Flowable]:
    cards = Table(
        [tuple(CellCard(cell) for cell in gallery.cells)],
        colWidths=[step] * len(gallery.cells),
        hAlign="LEFT",
    )
    cards.setStyle(_FLUSH)
    return [words(gallery.title, "cell"), Spacer(0, 2), cards]


def signature(status: str, width: float) -> Flowable:
    """Where a reader signs."""
    texts = (f"{status}. Read and confirmed by:", "Date, time:", "Signature:")
    table = Table(
        [[words(text, "small") for text in texts]],
        colWidths=(0.5 * width, 0.22 * width, 0.28 * width),
        rowHeights=26,
    )
    table.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.6, RULE), ("LEFTPADDING", (0, 0), (0, 0), 0)])
    return table


def fact_table(facts: Iterable[Fact], width: float) -> Table:
    """Names and values in small print."""
    rows = [[words(fact.name, "small"), words(fact.value, "small")] for fact in facts]
    return ruled(rows, (0.17 * width, 0.83 * width))


def crop_tables(crops: Sequence[CropLine], width: float) -> Iterator[Table]:
    """Every cropped cell's image in small print, in tables that reportlab lays out fast."""
    widths = (0.36 * width, 0.15 * width, 0.16 * width, 0.33 * width)
    names = ("File", "Patient", "SHA-256 (start)", "Suggestion")
    rows: list[list[Flowable]] = [[words(name, "cell") for name in names]]
    rows += [[words(text, "fine") for text in astuple(crop)] for crop in crops]
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


def boxed(lines: Sequence[Flowable], width: float, ground: Color, edge: Color) -> Flowable:
    """Lines in a frame of their own."""
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
