"""What stands on every page: status, case banner, disclaimer, report id, page x of y."""

from math import atan2, degrees, hypot
from typing import Self

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from typing_extensions import override

from leukoview.engine.report.content import Report
from leukoview.engine.report.typeface import AMBER, BOLD, FACE, INK, QUIET, RED, RULE, printable

EDGE = 16 * mm
DRAFT = "DRAFT"
"""How the status of a report begins that nobody has signed."""
LONGEST_NAME = 48
"""Characters of a case's name that fit the head of a page."""

LARGEST_WORD = 150
"""Points of a word across a page."""
WORD_SHARE = 0.8
"""Share of the page's diagonal that a long word takes."""
WORD_STRENGTH = 0.09
"""Opacity at which it is seen at once and hides no letter beneath it."""


class CaseMark(Flowable):
    """Takes no room; from its page on, every page names this case."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.width = self.height = 0

    def draw(self) -> None:
        self.canv.case_title = self._title  # type: ignore[attr-defined]  # read by _header


class NumberedPages(Canvas):
    """Holds every page back until their number is known, then frames each."""

    report: Report
    size: tuple[float, float]
    case_title = ""

    @classmethod
    def of(cls, report: Report, size: tuple[float, float]) -> type[Self]:
        """A maker of canvases for one report on paper of one size, as reportlab asks for it."""
        return type("ReportPages", (cls,), {"report": report, "size": size})

    @override
    def showPage(self) -> None:
        self._held = [*getattr(self, "_held", []), {"case_title": "", **self.__dict__}]
        self._startPage()  # type: ignore[attr-defined]  # reportlab's own way to hold pages

    @override
    def save(self) -> None:
        held = getattr(self, "_held", [])
        for number, page in enumerate(held, start=1):
            self.__dict__.update(page)
            self._frame(number, len(held))
            super().showPage()
        self.setDateFormatter(self._date)
        super().save()

    def _date(self, *_now: int) -> str:
        """When the images were read, as PDF writes dates (ISO 32000-1, 7.9.4)."""
        return f"D:{self.report.at:%Y%m%d%H%M%S}Z"

    def _frame(self, number: int, total: int) -> None:
        width, height = self.size
        self._header(width, height - 12 * mm)
        self.setStrokeColor(RULE)
        self.setLineWidth(0.5)
        self.line(EDGE, 14 * mm, width - EDGE, 14 * mm)
        self.setFont(FACE, 6.4)
        self.setFillColor(QUIET)
        self.drawString(EDGE, 10.5 * mm, self.report.disclaimer)
        self.drawString(EDGE, 7 * mm, f"Report {self.report.id} · {self.report.dated}")
        self.drawRightString(width - EDGE, 7 * mm, f"Page {number} of {total}")
        self._watermark()

    def _watermark(self) -> None:
        """One word across the whole page, over its pictures too, too light to hide anything."""
        word = self.report.watermark
        if not word:
            return
        width, height = self.size
        size = min(
            LARGEST_WORD, WORD_SHARE * hypot(width, height) / self.stringWidth(word, BOLD, 1)
        )
        self.saveState()
        self.translate(width / 2, height / 2)
        self.rotate(degrees(atan2(height, width)))
        self.setFillColor(RED, alpha=WORD_STRENGTH)
        self.setFont(BOLD, size)
        self.drawCentredString(0, -size / 3, word)
        self.restoreState()

    def _header(self, width: float, y: float) -> None:
        self.setFillColor(QUIET)
        self.setFont(BOLD, 9)
        self.drawString(EDGE, y, "LeukoView")
        self.setFont(FACE, 7.5)
        case = self.case_title
        self.drawString(EDGE + 58, y, _shortened(printable(f"Case {case}")) if case else "")
        self.setFont(BOLD, 9)
        self.setFillColor(RED if self.report.status.startswith(DRAFT) else INK)
        self.drawRightString(width - EDGE, y, self.report.status)
        if self.report.practice:
            taken = self.stringWidth(f"  {self.report.status}", BOLD, 9)
            self.setFillColor(AMBER)
            self.drawRightString(width - EDGE - taken, y, self.report.practice.split(":")[0])
        self.setStrokeColor(RULE)
        self.line(EDGE, y - 4, width - EDGE, y - 4)


def _shortened(text: str) -> str:
    """Fits beside the status; the end of a name tells more than its middle."""
    return text if len(text) <= LONGEST_NAME else f"{text[:20]}…{text[-24:]}"
