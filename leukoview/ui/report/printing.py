"""Paper: the pages of a report drawn at the printer's resolution and printed as they come."""

from functools import partial

from PySide6.QtCore import QMarginsF, QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from leukoview.engine.errors import OutputError
from leukoview.engine.stationery import Paper
from leukoview.ui.exporting import Exporting
from leukoview.ui.jobs import Job
from leukoview.ui.report.report_work import Page, ReportOrder

FINEST = 300
"""Pixels to an inch that pages are drawn at: the cells on them have 280."""

SIZES: dict[Paper, QPageSize.PageSizeId] = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
}


def set_up(printer: QPrinter, paper: Paper) -> None:
    """Have a printer take the whole of the paper that a report is laid out for."""
    printer.setPageSize(QPageSize(SIZES[paper]))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


class Printing(QObject):
    """Prints one report; `done` once the last page is out, `refused` where the printer does not.

    Where the pages cannot be drawn, or the reader stops it, nothing is printed of the rest.
    """

    done = Signal()
    refused = Signal(object)

    def __init__(self, exporting: Exporting, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._exporting = exporting
        self._printer = printer
        self._painter = QPainter()
        self._broken = False

    def begin(self, of: ReportOrder) -> Job:
        """Have the pages drawn, and print each as it comes."""
        job = self._exporting.draw(of, min(FINEST, self._printer.resolution()))
        job.told.connect(partial(self._print, job))
        job.succeeded.connect(lambda _pages: self._finish())
        job.cancelled.connect(self._give_up)
        job.failed.connect(lambda _error: self._give_up())
        return job

    def _print(self, job: Job, page: Page) -> None:
        if self._broken or not self._is_wanted(page.number):
            return
        if not self._next_page():
            self._broken = True
            job.cancel()
            words = self.tr("The printer takes no pages.")
            remedy = self.tr("Check that it is on and has paper, then print again.")
            self.refused.emit(OutputError(words, remedy=remedy))
            return
        picture = QImage.fromData(page.png)
        sheet = self._painter.viewport()
        size = picture.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(sheet.topLeft(), size)
        place.moveCenter(sheet.center())
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(place, picture)

    def _is_wanted(self, number: int) -> bool:
        first, last = self._printer.fromPage(), self._printer.toPage()
        return first <= number and (not last or number <= last)

    def _next_page(self) -> bool:
        """Whether the printer took the next page."""
        if self._painter.isActive():
            return self._printer.newPage()
        return self._painter.begin(self._printer)

    def _finish(self) -> None:
        if self._painter.isActive():
            self._painter.end()
            self.done.emit()

    def _give_up(self) -> None:
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
