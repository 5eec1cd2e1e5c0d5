"""The report before it goes out: its pages as they will be printed, and what can be chosen."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.stationery import Language, Paper
from leukoview.ui.exporting import Exporting
from leukoview.ui.jobs import Job
from leukoview.ui.labels import headline, text
from leukoview.ui.report.page_view import PageView
from leukoview.ui.report.report_work import Page, ReportOrder
from leukoview.ui.theme import SPACE
from leukoview.ui.translating import LANGUAGES

WIDTH, HEIGHT, SIDE = 1240, 860, 260
PAPERS: dict[Paper, str] = {"a4": "A4", "letter": "Letter"}
SPOKEN: tuple[Language, ...] = ("en", "es")


class ReportDialog(QDialog):
    """Shows the pages anew whenever something is chosen; what is out of date is stopped.

    `texts_wanted`, `letterhead_wanted`, `export_wanted` and `print_wanted` are buttons.
    """

    texts_wanted = Signal()
    letterhead_wanted = Signal()
    export_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, exporting: Exporting, versions: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report"))
        self.resize(WIDTH, HEIGHT)
        self._exporting = exporting
        self._keeping = exporting.keeping
        self._job: Job | None = None
        self.pages = PageView()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Laying out the report…"))
        self._make_choices(versions)
        self._texts = self._button(self.tr("Comment and findings…"), self.texts_wanted)
        self._head = self._button(self.tr("Letterhead…"), self.letterhead_wanted)
        self._print = self._button(self.tr("Print…"), self.print_wanted)
        self._export = self._button(self.tr("Export…"), self.export_wanted)
        self._print.setProperty("tone", "primary")
        self._lay_out()
        self._version.currentIndexChanged.connect(self.refresh)
        self._bare.toggled.connect(self.refresh)
        self._paper.currentIndexChanged.connect(self._keep)
        self._language.currentIndexChanged.connect(self._keep)
        self._keeping.changed.connect(self.refresh)
        self.finished.connect(self._stop)
        self.refresh()

    @property
    def version(self) -> int:
        """The signed version that is shown; 0 is the case as it stands."""
        return int(self._version.currentData())

    @property
    def deidentified(self) -> bool:
        """Whether nothing must say whose case it is."""
        return self._bare.isChecked()

    @property
    def order(self) -> ReportOrder | None:
        """The report that is shown."""
        return self._exporting.order(deidentified=self.deidentified, version=self.version)

    def refresh(self) -> None:
        """Show the pages as they are now."""
        self._stop()
        order = self.order
        self.pages.clear(self.tr("Laying out the report…"))
        if order is None:
            return
        self.bar.setRange(0, 0)
        self.bar.show()
        job = self._exporting.draw(order, self.pages.dots)
        self._job = job
        job.told.connect(partial(self._take, job))
        job.failed.connect(lambda _error: self.pages.clear(self.tr("There is no report.")))
        job.ended.connect(partial(self._rest, job))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _make_choices(self, versions: int) -> None:
        stationery = self._keeping.stationery
        self._version = QComboBox()
        self._version.setAccessibleName(self.tr("Version"))
        self._version.addItem(self.tr("As it stands now"), 0)
        for number in range(versions, 0, -1):
            words = self.tr("Version {0}, as it was signed").format(number)
            self._version.addItem(words, number)
        self._paper = QComboBox()
        self._paper.setAccessibleName(self.tr("Paper"))
        for paper, words in PAPERS.items():
            self._paper.addItem(words, paper)
        self._paper.setCurrentIndex(self._paper.findData(stationery.paper))
        self._language = QComboBox()
        self._language.setAccessibleName(self.tr("Language of the report"))
        for language in SPOKEN:
            self._language.addItem(LANGUAGES[language], language)
        self._language.setCurrentIndex(self._language.findData(stationery.language))
        self._bare = QCheckBox(self.tr("De-identified"))

    def _button(self, words: str, pressed: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(SPACE)
        form.addRow(self.tr("Version"), self._version)
        form.addRow(self.tr("Paper"), self._paper)
        form.addRow(self.tr("Language"), self._language)
        side = QVBoxLayout()
        side.setSpacing(SPACE)
        side.addWidget(headline(self.tr("Report")))
        side.addLayout(form)
        for widget in (self._bare, self._texts, self._head):
            side.addWidget(widget)
        side.addWidget(text(self.tr("These are the pages as they will be printed."), tone="muted"))
        side.addStretch(1)
        side.addWidget(self.bar)
        for button in (self._print, self._export):
            side.addWidget(button)
        frame = QWidget()
        frame.setLayout(side)
        frame.setFixedWidth(SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        row.addWidget(self.pages, 1)
        row.addWidget(frame)

    def _keep(self) -> None:
        """Print on what was chosen, from now on."""
        now = self._keeping.stationery
        paper, language = self._paper.currentData(), self._language.currentData()
        self._keeping.keep(replace(now, paper=paper, language=language))

    def _take(self, job: Job, page: Page) -> None:
        if job is self._job:
            self.pages.show_page(page)
            self.bar.setRange(0, page.total)
            self.bar.setValue(page.number)

    def _rest(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.bar.hide()

    def _stop(self) -> None:
        """Draw no more pages that nobody will look at."""
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()
            self.bar.hide()
