"""A self-test as a page to print, sign and file: the record of an installation."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from leukoview.engine.report.blocks import fact_table, signature
from leukoview.engine.report.content import Fact, Report
from leukoview.engine.report.pdf import laid_out, sheet_for
from leukoview.engine.report.sheet import Sheet
from leukoview.engine.report.wording import DISCLAIMER
from leukoview.engine.selftest import Checked, SelfTest
from leukoview.engine.stationery import Paper, Stationery

TITLE = "Installation record"
METHOD = (
    "Every file of a model is compared with its SHA-256, its golden rows are computed again, and "
    "its network reads golden crops on this device; the demonstration smear is read and reported."
)


def installation_text(test: SelfTest) -> str:
    """The record as plain text."""
    facts = [f"{fact.name}: {fact.value}" for fact in _facts(test)]
    checks = [f"{_word(one):<8}{one.name}: {one.said}" for one in test.checks]
    return "\n".join([f"LeukoView: {TITLE.lower()}", *facts, "", *checks, "", test.said, ""])


def installation_pdf(test: SelfTest, *, paper: Paper = "a4") -> bytes:
    """The record as the bytes of a PDF; equal tests give equal bytes."""
    framed = _framed(test, paper)
    sheet = sheet_for(framed)
    return laid_out(framed, list(_story(test, sheet)), sheet)


def _story(test: SelfTest, sheet: Sheet) -> Iterator[Flowable]:
    yield sheet.words(f"LeukoView: {TITLE.lower()}", "title")
    yield Spacer(0, 2 * mm)
    yield sheet.words(test.said, "strong" if test.passed else "alarm")
    yield fact_table(_facts(test), sheet)
    yield sheet.words("Checks", "head")
    yield sheet.words(METHOD, "small")
    yield Spacer(0, 2 * mm)
    yield fact_table((Fact(f"{_word(one)}: {one.name}", one.said) for one in test.checks), sheet)
    yield Spacer(0, 8 * mm)
    yield KeepTogether([sheet.words("Filed by", "head"), signature(TITLE, sheet)])


def _facts(test: SelfTest) -> tuple[Fact, ...]:
    return (
        Fact("Tested", f"{test.at:%Y-%m-%d %H:%M} UTC"),
        Fact("Program", f"LeukoView {test.program}, Python {test.python}"),
        Fact("Computer", test.system),
        Fact("Outcome", test.said),
    )


def _word(one: Checked) -> str:
    return "passed" if one.passed else "FAILED"


def _framed(test: SelfTest, paper: Paper) -> Report:
    """What stands at the edges of the page."""
    return Report(
        id=f"{test.at:%Y%m%d-%H%M%S}",
        title=TITLE,
        status="PASSED" if test.passed else "FAILED",
        practice="",
        at=test.at,
        dated=f"tested {test.at:%Y-%m-%d %H:%M} UTC",
        cases=(),
        skipped=(),
        limits=(),
        disclaimer=DISCLAIMER,
        making=(),
        final=test.passed,
        stationery=Stationery(paper=paper),
    )
