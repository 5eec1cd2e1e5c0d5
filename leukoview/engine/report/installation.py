"""A self-test as a page to print, sign and file: the record of an installation."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from leukoview.engine.report.blocks import fact_table, signature
from leukoview.engine.report.content import Fact, Report
from leukoview.engine.report.pdf import FRAME_PADDING, MARGIN, SIZES, laid_out
from leukoview.engine.report.stationery import Paper, Stationery
from leukoview.engine.report.typeface import load_typeface, words
from leukoview.engine.report.wording import DISCLAIMER
from leukoview.engine.selftest import Checked, SelfTest

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
    load_typeface()
    width = SIZES[paper][0] - 2 * MARGIN - 2 * FRAME_PADDING
    return laid_out(_framed(test, paper), list(_story(test, width)))


def _story(test: SelfTest, width: float) -> Iterator[Flowable]:
    yield words(f"LeukoView: {TITLE.lower()}", "title")
    yield Spacer(0, 2 * mm)
    yield words(test.said, "strong" if test.passed else "alarm")
    yield fact_table(_facts(test), width)
    yield words("Checks", "head")
    yield words(METHOD, "small")
    yield Spacer(0, 2 * mm)
    yield fact_table((Fact(f"{_word(one)}: {one.name}", one.said) for one in test.checks), width)
    yield Spacer(0, 8 * mm)
    yield KeepTogether([words("Filed by", "head"), signature(TITLE, width)])


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
        stationery=Stationery(paper=paper),
    )
