"""Files that somebody hands back: whether they are reports as they were exported here."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMainWindow, QVBoxLayout

from leukoview.engine.casefile.values import PARCEL
from leukoview.engine.errors import LeukoError
from leukoview.engine.store.vouching import Checked, Verdict
from leukoview.ui.appearance import Appearance
from leukoview.ui.banner import Banners
from leukoview.ui.cases.times import local
from leukoview.ui.labels import headline, notice, text
from leukoview.ui.parts import Parts
from leukoview.ui.report.report_work import CheckedFile, check
from leukoview.ui.scrolling import shown
from leukoview.ui.terms import refusal
from leukoview.ui.theme import SPACE

WIDTH = 620
"""Logical pixels."""
SHORT_ID = 8
"""Digits of a case's number that tell the cases of one computer apart."""

LOOKS = {
    Verdict.UNALTERED: ("tick", "calm"),
    Verdict.ALTERED: ("alarm", "danger"),
    Verdict.UNKNOWN: ("remark", "caution"),
}
"""Icon and tone of what is said of a file."""


class Checking(QObject):
    """Asks for files, has them checked, and shows what is known; `action` is its menu entry."""

    def __init__(self, window: QMainWindow, parts: Parts, banners: Banners) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._banners = banners
        self.action = QAction(self.tr("Check a report…"), window)
        self.action.triggered.connect(self._ask)

    def check(self, paths: Sequence[Path]) -> None:
        """Have files held against the exports that the trails of all cases know."""
        self._banners.grow_old()
        wish = partial(check, self._parts.session.store.path, tuple(paths))
        job = self._parts.room.ask(wish, self.tr("Checking the files…"), first=True)
        job.succeeded.connect(self._show)

    def _ask(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Check a report"),
            "",
            self.tr("Reports and cases ({0});;All files (*)").format(
                "*.pdf *.html *.csv *.json *.dcm *.leukocase"
            ),
        )
        if names:
            self.check([Path(name) for name in names])

    def _show(self, files: Sequence[CheckedFile]) -> None:
        self._banners.close_old()
        shown(CheckedDialog(files, self._parts.appearance, self._window))


class CheckedDialog(QDialog):
    """One notice a file: what it is, or why nothing vouches for it."""

    def __init__(
        self, files: Sequence[CheckedFile], appearance: Appearance, parent: QMainWindow
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Check a report"))
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(headline(self.tr("Is it what was exported here?")))
        for path, seen in files:
            verdict = Verdict.UNKNOWN if isinstance(seen, LeukoError) else seen.verdict
            words = refusal(seen) if isinstance(seen, LeukoError) else sentence(seen)
            column.addWidget(notice(appearance, f"{path.name}\n{words}", *LOOKS[verdict]))
        column.addWidget(
            text(
                self.tr(
                    "A file is known by its SHA-256, which was put down in its case's trail when "
                    "it was exported."
                ),
                tone="muted",
            )
        )
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def sentence(seen: Checked) -> str:
    """What is known of a file. Of a patient it says nothing, whatever the file is."""
    if seen.verdict is Verdict.ALTERED:
        return _tr(
            "Not what was exported: it tells the number {0}, which is known here, but no file with "
            "these bytes was exported under it. Somebody altered it, or it was exported elsewhere, "
            "or before exports were put down."
        ).format(seen.tells)
    if seen.export is None or seen.file is None:
        return _tr(
            "No case of this computer knows it: it was not exported here, or it was altered so "
            "that it tells no number any more."
        )
    stamp = seen.export.stamp
    whole = _tr("Unaltered: {0}, exported on {2} from case {3} by {1}.").format(
        _what(seen), stamp.by, local(stamp.at), seen.export.case[:SHORT_ID]
    )
    if not seen.export.brought:
        return whole
    brought = _tr(
        "So says the trail that came with the case from another computer: it is worth what that "
        "file is worth."
    )
    return f"{whole} {brought}"


def _what(seen: Checked) -> str:
    if seen.file is None or seen.export is None or seen.file.kind == PARCEL:
        return _tr("the case itself with its trail")
    change = seen.export.change
    words = _tr("{0} of the signed version {1}") if change.version else _tr("{0}, not signed")
    named = words.format(seen.file.kind.upper(), change.version)
    return _tr("{0}, de-identified").format(named) if change.deidentified else named


def _tr(words: str) -> str:
    return QCoreApplication.translate("Checking", words)
