"""The window: welcome or review, with menus, tool bar, banners and status line around it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QIcon,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QInputDialog,
    QMainWindow,
    QStackedWidget,
)
from typing_extensions import override

from leukoview.engine.resources import shipped
from leukoview.engine.slide import SUFFIXES
from leukoview.ui.actions import Actions
from leukoview.ui.admin.laboratory import Laboratory
from leukoview.ui.banner import Banners
from leukoview.ui.cases.case_bar import under_bar
from leukoview.ui.cases.case_menu import CaseMenu
from leukoview.ui.cases.cases_page import CasesPage
from leukoview.ui.deciding import Deciding
from leukoview.ui.diagnosing import Diagnosing
from leukoview.ui.language_menu import LanguageMenu
from leukoview.ui.menus import fill_menus
from leukoview.ui.panels.cell_list import CellList
from leukoview.ui.panels.gallery import Gallery
from leukoview.ui.parts import Parts
from leukoview.ui.placing import Placing
from leukoview.ui.practising import Practising
from leukoview.ui.recent import RecentFiles
from leukoview.ui.report.report_desk import ReportDesk
from leukoview.ui.review_page import ReviewPage
from leukoview.ui.scrolling import scrolled, to_the_beginning
from leukoview.ui.shortcuts import offer_help
from leukoview.ui.sizing import first_size, smallest_size
from leukoview.ui.status_line import StatusLine
from leukoview.ui.tool_bar import tool_bar
from leukoview.ui.unfinished import Unfinished
from leukoview.ui.viewer.smear_view import SmearView
from leukoview.ui.viewer.tools import Tool
from leukoview.ui.welcome import Welcome

DICOM = ".dcm"
"""Many files of one slide end so, any of which opens all of it: a reader chooses one."""
RED_CELL_MICRONS = 7.2
"""Mean diameter of a red cell on a dried smear (Wintrobe's Clinical Hematology: 7.2–7.9 µm)."""


class MainWindow(QMainWindow):
    """Shows the session; `painted` follows the first time it does."""

    painted = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.view = SmearView(parts.session, parts.pictures)
        cells = CellList(parts.session, self)
        self.deciding = Deciding(self, parts.session, parts.desk, cells)
        self.page = ReviewPage(parts, self.view)
        self.page.show_gallery(Gallery(parts.session, parts.pictures, cells, self.deciding))
        self.actions_ = Actions(
            self, parts.session, parts.desk, self.view, parts.grounds, parts.appearance
        )
        self._pages = QStackedWidget()
        self.recent = RecentFiles(parts.settings, self)
        self.banners = Banners(parts.appearance, over=self.view, parent=self._pages)
        self.cases = CaseMenu(self, parts, self.banners)
        self.unfinished = Unfinished(parts, self.banners, self)
        self.report = ReportDesk(self, parts, self.banners)
        self.lab = Laboratory(self, self._pages, parts, self.banners, self.deciding)
        self.welcome = Welcome(
            parts.appearance,
            self.recent,
            self.actions_.open,
            self.actions_.practice,
            self.cases.made_list(),
        )
        self.cases_page = CasesPage(self.cases.made_list(), parts.appearance)
        self.placing = Placing(self, self.page.middle, parts.settings)
        self._was_painted = False
        self.page.offer(self.actions_)
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        self.setWindowIcon(QIcon(str(shipped("assets") / "leukoview.svg")))
        room = self.screen().availableGeometry().size()
        self.setMinimumSize(smallest_size(room))
        self.resize(first_size(room))
        self.setAcceptDrops(True)
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.cases_page)
        line = StatusLine(self.parts.session, self.parts.desk, self.parts.room, self.view)
        line.addPermanentWidget(self.cases.chip)
        middle = under_bar(self._pages, self.parts.session, self.parts.appearance)
        area = scrolled(middle, line)
        self._pages.currentChanged.connect(lambda _page: to_the_beginning(area))
        self.setCentralWidget(area)
        self._bar = tool_bar(self.actions_)
        self.addToolBar(self._bar)
        languages = LanguageMenu(self.parts.settings, self)
        languages.chosen.connect(self.banners.say)
        fill_menus(
            self.menuBar(),
            self.actions_,
            self.deciding,
            self.cases.actions_,
            languages,
            self.report,
        )
        self.lab.fill(self.menuBar().addMenu(self.tr("&Laboratory")))
        self.diagnosing = Diagnosing(self, self.parts.settings, self.banners)
        self.help = offer_help(self, self.diagnosing.action)

    def _connect(self) -> None:
        parts, actions = self.parts, self.actions_
        # First of all, so that a banner is old before the work begins that may take it away.
        self._connect_banners()
        actions.open.triggered.connect(self._ask_for_images)
        actions.close_slide.triggered.connect(self._close_slide)
        actions.export.triggered.connect(self.report.export)
        actions.set_scale.triggered.connect(self._ask_for_scale)
        self.welcome.chosen.connect(lambda path: parts.opener.open([path]))
        self.view.pointed.connect(parts.desk.add_at)
        self.view.boxed.connect(parts.desk.draw)
        self.view.spanned.connect(self._calibrate)
        self.view.moved.connect(parts.desk.rebox)
        self.view.lassoed.connect(parts.session.gather)
        self.view.toggled.connect(parts.session.toggle)
        parts.opener.opened.connect(parts.desk.open)
        parts.opener.opened.connect(lambda slide: self._remember(slide.path, slide.practice))
        actions.practice.triggered.connect(Practising(parts, self).begin)
        parts.opener.failed.connect(self.banners.complain)
        parts.room.complained.connect(self.banners.complain)
        parts.pictures.failed.connect(self.banners.complain)
        parts.session.complained.connect(self.banners.complain)
        parts.cases.opened.connect(self._refresh)
        self.cases.list_wanted.connect(lambda: self._pages.setCurrentWidget(self.cases_page))
        self.cases_page.left.connect(self._refresh)
        self.lab.left.connect(self._refresh)
        self.lab.reader_changed.connect(self.cases.chip.refresh)
        parts.workshop.complained.connect(self.banners.complain)
        parts.archive.complained.connect(self.banners.complain)
        parts.session.current_changed.connect(self._refresh)

    def _connect_banners(self) -> None:
        """What the reader starts makes the banners on screen old; its success takes them away."""
        parts, actions, banners = self.parts, self.actions_, self.banners
        # A page that comes to the front must not cover them.
        self._pages.currentChanged.connect(lambda _page: banners.raise_())
        parts.opener.started.connect(banners.grow_old)
        for action in (actions.read, actions.read_boxes, actions.read_all, actions.export):
            action.triggered.connect(banners.grow_old)
        for done in (self.view.pointed, self.view.boxed, self.view.moved):
            done.connect(lambda *_: banners.grow_old())
        parts.opener.opened.connect(lambda *_: banners.close_old())
        parts.desk.finished.connect(lambda _slide: banners.close_old())
        parts.exporting.written.connect(lambda _paths: banners.close_old())
        parts.session.undo_stack.indexChanged.connect(banners.close_old)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.welcome.light_up(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.welcome.light_up(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.welcome.light_up(event)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.parts.opener.open(paths)
        event.acceptProposedAction()

    def _ask_for_images(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in sorted({*SUFFIXES, DICOM}))
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Open images"),
            "",
            self.tr("Images ({0});;All files (*)").format(endings),
        )
        self.parts.opener.open([Path(name) for name in names])

    def _close_slide(self) -> None:
        work = self.parts.session.current
        if work is not None:
            self.parts.session.remove(work.id)

    def _calibrate(self, pixels: float) -> None:
        self.parts.desk.calibrate(RED_CELL_MICRONS / pixels)
        self.actions_.tools[Tool.SELECT].trigger()

    def _ask_for_scale(self) -> None:
        work = self.parts.session.current
        known = work.scale.microns_per_pixel if work and work.scale else 0.1
        value, given = QInputDialog.getDouble(
            self, self.tr("Set scale"), self.tr("µm per pixel"), known, 0.01, 5.0, 4
        )
        if given:
            self.parts.desk.calibrate(value)

    def _remember(self, path: Path, practice: bool) -> None:  # noqa: FBT001 - a slot
        if not practice:
            self.recent.add(path)

    def _refresh(self) -> None:
        work = self.parts.session.current
        self._pages.setCurrentWidget(self.page if work else self.welcome)
        self._bar.setVisible(work is not None)
        if work is not None:
            self.view.setFocus()
