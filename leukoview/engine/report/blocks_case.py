"""The blocks that only the report of a reviewed case has: papers, own texts, score, sign-off."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from leukoview.engine.report.blocks import boxed, fact_table, headline, ruled, signature
from leukoview.engine.report.content import AmendmentSection, Fact, OwnText, ReviewSection
from leukoview.engine.report.sheet import Sheet
from leukoview.engine.report.typeface import GROUND, RULE

LONGEST_FIELD = 240
"""Characters of one field of the papers that are printed: seven lines."""
LONGEST_TEXT = 2000
"""Characters of a reason that are printed: half a page."""


def paper(facts: Sequence[Fact], sheet: Sheet) -> Flowable:
    """Whose smear it is and what it is, two facts in a row."""
    rows: list[list[Flowable]] = []
    for start in range(0, len(facts), 2):
        row: list[Flowable] = []
        for fact in facts[start : start + 2]:
            value = sheet.words(sheet.cut(fact.value, LONGEST_FIELD))
            row += [sheet.words(fact.name, "small"), value]
        rows.append(row)
    return ruled(rows, tuple(part * sheet.width for part in (0.15, 0.35, 0.15, 0.35)))


def fab_box(lines: Sequence[str], sheet: Sheet) -> Flowable:
    """The score of the lymphoblasts, its criteria, and its limits."""
    score, *rest = lines
    head = [sheet.words(sheet.heads.fab, "sub"), sheet.words(score, "strong")]
    return boxed([*head, *(sheet.words(line, "small") for line in rest)], sheet, GROUND, RULE)


def own_texts(review: ReviewSection, sheet: Sheet) -> Iterator[Flowable]:
    """What the reader wrote: the comment, and what other methods found."""
    if review.comment:
        yield from headline(sheet.heads.comment, sheet)
        yield from sheet.paragraphs(review.comment)
    if review.findings:
        yield from headline(sheet.heads.findings, sheet)
    for one in review.findings:
        yield from _own_text(one, sheet)


def _own_text(one: OwnText, sheet: Sheet) -> Iterator[Flowable]:
    yield sheet.words(one.title, "sub")
    yield from sheet.paragraphs(one.text)


def sign_off(review: ReviewSection, status: str, sheet: Sheet) -> Iterator[Flowable]:
    """Who labelled, acknowledged, signed and amended; while unsigned, where to sign."""
    yield from headline(sheet.heads.readers, sheet)
    yield fact_table(_printed(review.readers, sheet), sheet)
    if review.amendments:
        yield from headline(sheet.heads.amendments, sheet)
        for one in review.amendments:
            yield from _amendment(one, sheet)
    if not review.signed:
        yield KeepTogether([Spacer(0, 4), signature(status, sheet)])


def _amendment(one: AmendmentSection, sheet: Sheet) -> Iterator[Flowable]:
    yield sheet.words(sheet.cut(f"{one.head}: {one.reason}", LONGEST_TEXT), "sub")
    if not one.changes:
        yield sheet.words(sheet.heads.unchanged, "small")
        return
    heads = sheet.heads
    names = (heads.changed_when, heads.changed_what, heads.changed_old, heads.changed_new)
    rows = [[sheet.words(name, "small") for name in names]]
    rows += [
        [
            sheet.words(sheet.cut(text, LONGEST_FIELD), "small")
            for text in (f"{of.when}, {of.by}", of.what, of.old, of.new)
        ]
        for of in one.changes
    ]
    yield ruled(rows, tuple(part * sheet.width for part in (0.22, 0.28, 0.25, 0.25)), repeat=1)


def _printed(facts: Sequence[Fact], sheet: Sheet) -> list[Fact]:
    return [Fact(fact.name, sheet.cut(fact.value, LONGEST_TEXT)) for fact in facts]
