"""Bugs, shown once and without anything about a patient in them."""

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from leukoview import __version__
from leukoview.engine import faults
from leukoview.engine.errors import LeukoError
from leukoview.engine.resources import home
from leukoview.ui.terms import refusal


def tell_before_the_window(error: LeukoError) -> None:
    """Say why there will be no window, and wait until it was read."""
    dialog = QMessageBox()
    dialog.setWindowTitle("LeukoView")
    dialog.setIcon(QMessageBox.Icon.Critical)
    dialog.setText(refusal(error))
    dialog.exec()


class Faults(QObject):
    """Shows one dialog at a time, whatever goes wrong meanwhile."""

    shown = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._dialog: QMessageBox | None = None

    def install(self) -> None:
        """Take in what nobody caught, so that an error in a slot does not go unseen."""
        sys.excepthook = self._catch

    def show(self, report: str) -> None:
        """Show a bug's report, redacted."""
        words = faults.redacted(report)
        faults.keep(home(), words)
        sys.stderr.write(f"{words}\n")
        self.shown.emit(words)
        if self._dialog is None:
            self._dialog = self._made(words)
            self._dialog.open()

    def _catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.show("".join(traceback.format_exception(kind, error, trace)))

    def _made(self, words: str) -> QMessageBox:
        dialog = QMessageBox(self._window)
        dialog.setWindowTitle(self.tr("Something went wrong"))
        dialog.setIcon(QMessageBox.Icon.Warning)
        dialog.setText(self.tr("LeukoView made a mistake. What is on screen stays as it was."))
        dialog.setInformativeText(
            self.tr("Please send the details below with a word on what you were doing. ")
            + self.tr("They hold no names of files or patients.")
        )
        dialog.setDetailedText(f"LeukoView {__version__}\n{words}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._close)
        return dialog

    def _close(self) -> None:
        self._dialog = None
