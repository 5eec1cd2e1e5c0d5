"""What stands on every page: status, case, disclaimer, report id, page x of y, bookmarks."""

from dataclasses import dataclass
from typing import Self

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from typing_extensions import override

from leukoview.engine.report.content import Report
from leukoview.engine.report.scripts import Faces
from leukoview.engine.report.sheet import draw_line
from leukoview.engine.report.stamp import stamp
from leukoview.engine.report.typeface import AMBER, BOLD, FACE, INK, QUIET, RED, RULE, printable

EDGE = 16 * mm
LONGEST_NAME = 48
"""Characters of a case's name that fit the head of a page."""
SMALLEST, LARGEST = 5.0, 6.4
"""Points of the disclaimer, which must fit one line in every language."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place on a page that the reader of the file can jump to."""

    title: str
    level: int
    top: float


class CaseMark(Flowable):
    """Takes no room; from its page on, every page names this case."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.width = self.height = 0

    def draw(self) -> None:
        self.canv.case_title = self._title  # type: ignore[attr-defined]  # read by _header


class Place(Flowable):
    """Takes no room; the list of bookmarks leads here."""

    def __init__(self, title: str, level: int) -> None:
        super().__init__()
        self._title = title
        self._level = level
        self.width = self.height = 0
        self.keepWithNext = True

    def draw(self) -> None:
        _x, top = self.canv.absolutePosition(0, 0)
        self.canv.marks.append(Bookmark(self._title, self._level, top))  # type: ignore[attr-defined]  # of NumberedPages


class NumberedPages(Canvas):
    """Holds every page back until their number is known, then frames each."""

    report: Report
    size: tuple[float, float]
    faces: Faces
    case_title = ""

    @classmethod
    def of(cls, report: Report, size: tuple[float, float], faces: Faces) -> type[Self]:
        """A maker of canvases for one report on paper of one size, as reportlab asks for it."""
        return type("ReportPages", (cls,), {"report": report, "size": size, "faces": faces})

    @property
    def marks(self) -> list[Bookmark]:
        """The bookmarks of the page at hand."""
        marks: list[Bookmark] = self.__dict__.setdefault("marks_of_page", [])
        return marks

    @override
    def showPage(self) -> None:
        self._held = [*getattr(self, "_held", []), {"case_title": "", **self.__dict__}]
        self.__dict__.pop("marks_of_page", None)
        self._startPage()  # type: ignore[attr-defined]  # reportlab's own way to hold pages

    @override
    def save(self) -> None:
        held = getattr(self, "_held", [])
        kept = 0
        for number, page in enumerate(held, start=1):
            self.__dict__.update({"marks_of_page": [], **page})
            self._frame(number, len(held))
            kept = self._keep_bookmarks(kept)
            super().showPage()
        self.setDateFormatter(self._date)
        super().save()

    def _keep_bookmarks(self, kept: int) -> int:
        """List the bookmarks of this page after `kept` others; how many there are now."""
        for number, mark in enumerate(self.marks, start=kept):
            key = f"place-{number}"
            self.bookmarkHorizontal(key, 0, mark.top + 12)
            self.addOutlineEntry(_whole(mark.title), key, level=mark.level, closed=mark.level > 0)
        return kept + len(self.marks)

    def _date(self, *_now: int) -> str:
        """When the images were read, as PDF writes dates (ISO 32000-1, 7.9.4)."""
        return f"D:{self.report.at:%Y%m%d%H%M%S}Z"

    def _frame(self, number: int, total: int) -> None:
        width, height = self.size
        report, heads = self.report, self.report.heads
        self._header(width, height - 12 * mm)
        self.setStrokeColor(RULE)
        self.setLineWidth(0.5)
        self.line(EDGE, 14 * mm, width - EDGE, 14 * mm)
        self.setFillColor(QUIET)
        across = self.stringWidth(report.disclaimer, FACE, 1)
        self.setFont(FACE, max(SMALLEST, min(LARGEST, (width - 2 * EDGE) / across)))
        self.drawString(EDGE, 10.5 * mm, report.disclaimer)
        self.setFont(FACE, LARGEST)
        self.drawString(EDGE, 7 * mm, f"{heads.report.format(report.id)} · {report.dated}")
        self.drawRightString(width - EDGE, 7 * mm, heads.page.format(number, total))
        if report.watermark:
            stamp(self, report.watermark, self.size, RED)

    def _header(self, width: float, y: float) -> None:
        self.setFillColor(QUIET)
        self.setFont(BOLD, 9)
        self.drawString(EDGE, y, "LeukoView")
        if self.case_title:
            title = _shortened(f"{self.report.heads.case} {self.case_title}")
            draw_line(self, (EDGE + 58, y), title, 7.5, self.faces)
        self.setFont(BOLD, 9)
        self.setFillColor(INK if self.report.final else RED)
        status = printable(self.report.status)
        self.drawRightString(width - EDGE, y, status)
        if self.report.practice:
            taken = self.stringWidth(f"  {status}", BOLD, 9)
            self.setFillColor(AMBER)
            self.drawRightString(width - EDGE - taken, y, self.report.practice.split(":")[0])
        self.setStrokeColor(RULE)
        self.line(EDGE, y - 4, width - EDGE, y - 4)


def _whole(title: str) -> str:
    """The title without halves of characters, which no file can hold."""
    return title.encode("utf-16", "replace").decode("utf-16")


def _shortened(text: str) -> str:
    """Fits beside the status; the end of a name tells more than its middle."""
    return text if len(text) <= LONGEST_NAME else f"{text[:20]}…{text[-24:]}"
