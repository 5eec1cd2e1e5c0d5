"""Where the report meets its dialogs: seen, described, printed, exported."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QMainWindow, QWidget

from leukoview.engine.errors import LeukoError
from leukoview.ui.banner import Banners
from leukoview.ui.export_dialog import ExportDialog
from leukoview.ui.parts import Parts
from leukoview.ui.report.checking import Checking
from leukoview.ui.report.letterhead_dialog import LetterheadDialog
from leukoview.ui.report.printing import Printing, set_up
from leukoview.ui.report.report_dialog import ReportDialog
from leukoview.ui.report.texts_dialog import TextsDialog
from leukoview.ui.scrolling import shown
from leukoview.ui.slide_work import withheld

AskPrinter = Callable[[QPrinter, QWidget], bool]
"""Lets the reader choose a printer; whether one was chosen."""


def ask_printer(printer: QPrinter, parent: QWidget) -> bool:
    """The system's own dialog."""
    return bool(QPrintDialog(printer, parent).exec())


class ReportDesk(QObject):
    """Opens the dialogs of the report; `preview` and `texts` are their actions in the menus."""

    def __init__(
        self,
        window: QMainWindow,
        parts: Parts,
        banners: Banners,
        ask_printer: AskPrinter = ask_printer,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._banners = banners
        self._ask_printer = ask_printer
        self._open: ReportDialog | None = None
        self.preview = self._make(self.tr("Report…"), "report", "Ctrl+P", self.show_report)
        self.texts = self._make(
            self.tr("Comment and findings…"), "details", "Ctrl+Shift+K", self.ask_for_texts
        )
        self.checking = Checking(window, parts, banners)
        parts.exporting.written.connect(self._show_written)
        session = parts.session
        for signal in (session.case_changed, session.cells_changed, session.slides_changed):
            signal.connect(self._refresh)
        parts.desk.reading_changed.connect(self._refresh)
        self._refresh()

    def show_report(self) -> None:
        """Show the pages of the open case, unless that would tell a blind reader too much."""
        if not self._may_report():
            return
        exporting = self._parts.exporting
        dialog = ReportDialog(exporting, exporting.versions, self._window)
        dialog.texts_wanted.connect(self.ask_for_texts)
        dialog.letterhead_wanted.connect(self._ask_for_letterhead)
        dialog.export_wanted.connect(
            lambda: self.export(version=dialog.version, deidentified=dialog.deidentified)
        )
        dialog.print_wanted.connect(lambda: self._print(dialog))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        self._open = dialog
        shown(dialog)

    def export(self, *, version: int = 0, deidentified: bool = False) -> None:
        """Ask where the report goes and in which forms, and write it there."""
        works, exporting = self._parts.session.works, self._parts.exporting
        if not self._may_report():
            return
        names = [work.slide.path.name for work in works]
        dialog = ExportDialog(
            exporting.proposal(works), names, self._window, nameless=exporting.nameless(works)
        )
        dialog.set_deidentified(deidentified)
        dialog.accepted.connect(
            lambda: exporting.export(
                dialog.places, deidentified=dialog.deidentified, version=version
            )
        )
        shown(dialog)

    def ask_for_texts(self) -> None:
        """Let the reader write the comment and the findings of other methods."""
        session = self._parts.session
        if session.case is None:
            return
        before, keeping = session.case.texts, self._parts.exporting.keeping
        dialog = TextsDialog(before, keeping, self._open or self._window, locked=session.locked)

        def take() -> None:
            if dialog.texts != before:
                session.give_texts(dialog.texts)
                self._show_anew()

        dialog.accepted.connect(take)
        shown(dialog)

    def _make(self, words: str, icon: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        icons = self._parts.appearance
        action.setIcon(icons.icons(icon))
        icons.changed.connect(lambda: action.setIcon(icons.icons(icon)))
        self._window.addAction(action)
        return action

    def _may_report(self) -> bool:
        works = self._parts.session.works
        if not any(work.is_read for work in works):
            return False
        if withheld(works):
            self._banners.complain(
                LeukoError(
                    self.tr("Blind first: the report would tell what is suggested."),
                    remedy=self.tr("Label every cell first, or end blind-first reading."),
                )
            )
            return False
        return True

    def _ask_for_letterhead(self) -> None:
        keeping = self._parts.exporting.keeping
        dialog = LetterheadDialog(keeping.stationery.letterhead, self._open or self._window)
        dialog.accepted.connect(
            lambda: keeping.keep(replace(keeping.stationery, letterhead=dialog.letterhead))
        )
        shown(dialog)

    def _print(self, dialog: ReportDialog) -> None:
        order = dialog.order
        if order is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.tr("LeukoView report"))
        set_up(printer, order.stationery.paper)
        if self._ask_printer(printer, dialog):
            printing = Printing(self._parts.exporting, printer, self)
            printing.refused.connect(self._banners.complain)
            printing.done.connect(lambda: self._banners.say(self.tr("The report was printed.")))
            printing.begin(order).ended.connect(printing.deleteLater)

    def _show_anew(self) -> None:
        if self._open is not None:
            self._open.refresh()

    def _forget(self, dialog: ReportDialog) -> None:
        if dialog is self._open:
            self._open = None

    def _show_written(self, paths: Sequence[Path]) -> None:
        names = ", ".join(f"“{path.name}”" for path in paths)
        self._banners.say(
            self.tr("Written: {0} in {1}").format(names, paths[0].parent), icon="report"
        )

    def _refresh(self) -> None:
        session, rested = self._parts.session, not self._parts.desk.reading
        read = any(work.is_read for work in session.works)
        self.preview.setEnabled(read and rested)
        self.texts.setEnabled(session.case is not None and bool(session.works) and rested)
