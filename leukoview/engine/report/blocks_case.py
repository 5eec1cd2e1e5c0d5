"""The blocks that only the report of a reviewed case has: papers, score, sign-off."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from leukoview.engine.report.blocks import boxed, fact_table, ruled, signature
from leukoview.engine.report.content import Changed, Fact, ReviewSection
from leukoview.engine.report.typeface import GROUND, RULE, cut, words

LONGEST_FIELD = 240
"""Characters of one field of the papers that are printed: seven lines."""
LONGEST_TEXT = 2000
"""Characters of a reason that are printed: half a page."""


def paper(facts: Sequence[Fact], width: float) -> Flowable:
    """Whose smear it is and what it is, two facts in a row."""
    rows: list[list[Flowable]] = []
    for start in range(0, len(facts), 2):
        row: list[Flowable] = []
        for fact in facts[start : start + 2]:
            row += [words(fact.name, "small"), words(cut(fact.value, LONGEST_FIELD))]
        rows.append(row)
    return ruled(rows, tuple(part * width for part in (0.15, 0.35, 0.15, 0.35)))


def fab_box(lines: Sequence[str], width: float) -> Flowable:
    """The score of the lymphoblasts, its criteria, and its limits."""
    score, *rest = lines
    head = [words("FAB score, L1 or L2", "sub"), words(score, "strong")]
    return boxed([*head, *(words(line, "small") for line in rest)], width, GROUND, RULE)


def sign_off(review: ReviewSection, status: str, width: float) -> Iterator[Flowable]:
    """Who labelled, acknowledged, signed and amended; while unsigned, where to sign."""
    yield words("Readers and signatures", "head")
    yield fact_table(_printed(review.readers), width)
    if review.amendments:
        yield words("Amendments", "sub")
        for one in review.amendments:
            yield words(cut(f"• {one.head}: {one.reason}", LONGEST_TEXT))
            yield from (_changed(change) for change in one.changes)
    if not review.signed:
        yield KeepTogether([Spacer(0, 4), signature(status, width)])


def _changed(one: Changed) -> Flowable:
    return words(f"{one.when}, {one.by}: {one.what}: {one.old} → {one.new}", "small")


def _printed(facts: Sequence[Fact]) -> list[Fact]:
    return [Fact(fact.name, cut(fact.value, LONGEST_TEXT)) for fact in facts]
