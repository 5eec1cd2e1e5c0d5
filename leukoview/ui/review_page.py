"""The review of a slide: smear in the middle, tools left of it, panels to its right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.ui.actions import Actions
from leukoview.ui.labels import notice
from leukoview.ui.panels.case.case_panel import CasePanel
from leukoview.ui.panels.cell_panel import CellPanel
from leukoview.ui.panels.gallery import Gallery
from leukoview.ui.panels.slide_strip import SlideStrip
from leukoview.ui.parts import Parts
from leukoview.ui.side import WIDTH, Side, padded
from leukoview.ui.viewer.display_desk import DisplayDesk
from leukoview.ui.viewer.ground_legend import GroundLegend
from leukoview.ui.viewer.overview import Overview
from leukoview.ui.viewer.preparing import Preparing
from leukoview.ui.viewer.smear_view import SmearView
from leukoview.ui.viewer.tools import Tool

WIDE = 1640
"""Logical pixels of the page from which the panels of case and cell stand beside each other."""
SMEAR_HEIGHT, GALLERY_HEIGHT = 420, 340
"""Logical pixels; class bar, heading and two rows of pictures."""
ICON = 22


class ReviewPage(QWidget):
    """Lays out what the composition root has made; `middle` divides smear and gallery."""

    def __init__(self, parts: Parts, view: SmearView) -> None:
        super().__init__()
        session, desk = parts.session, parts.desk
        pictures, appearance = parts.pictures, parts.appearance
        self._session = session
        self.summary = CasePanel(session, desk, appearance, parts.archive)
        self.cell = CellPanel(session, pictures, parts.evidence, parts.look_alikes)
        self.practice_banner = notice(
            appearance,
            self.tr("PRACTICE smear, drawn by LeukoView. Not a patient."),
            "practice",
            "practice",
        )
        self._tools = QToolBar()
        self._tools.setOrientation(Qt.Orientation.Vertical)
        self._tools.setProperty("vertical", True)  # noqa: FBT003 - Qt's own signature
        self._tools.setIconSize(QSize(ICON, ICON))
        self._whole = QSplitter(Qt.Orientation.Horizontal)
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self._side = Side(session, self.summary, self.cell)
        self._overview = Overview(session, pictures, view, parts.grounds)
        self._legend = GroundLegend(parts.grounds, self._overview, view)
        self.preparing = Preparing(session, parts.room, view)
        self._display = DisplayDesk(session, pictures, view)
        self._lay_out(view, SlideStrip(session, desk, appearance))
        session.current_changed.connect(self._refresh)

    def show_gallery(self, gallery: Gallery) -> None:
        """Put the gallery below the smear."""
        self.gallery = gallery
        self.middle.addWidget(padded(gallery))
        self.middle.setStretchFactor(1, 0)
        self.middle.setSizes([SMEAR_HEIGHT, GALLERY_HEIGHT])

    def offer(self, actions: Actions) -> None:
        """Put the tools beside the smear."""
        self._display.offer(actions)
        for tool, action in actions.tools.items():
            if tool is not Tool.WHITE:
                self._tools.addAction(action)
        self._tools.addSeparator()
        # Zooming has the wheel, keys and menu: on a low screen there is no room for it here.
        for action in (actions.fit, actions.one, actions.boxes, actions.display):
            self._tools.addAction(action)
        self._tools.addSeparator()
        self._tools.addAction(actions.delete)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        if wide != self._side.is_wide:
            width = self._side.stand(wide=wide)
            self._whole.setSizes([event.size().width() - width, width])

    def _lay_out(self, view: SmearView, strip: SlideStrip) -> None:
        left = self.middle
        left.addWidget(view)
        left.setStretchFactor(0, 1)
        whole = self._whole
        whole.addWidget(self._stage(strip, left))
        whole.addWidget(self._side)
        whole.setStretchFactor(0, 1)
        whole.setStretchFactor(1, 0)
        whole.setSizes([1000, WIDTH])
        for split in (left, whole):
            split.setChildrenCollapsible(False)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(whole)

    def _stage(self, strip: SlideStrip, middle: QWidget) -> QWidget:
        """Slides and tools beside smear and gallery, so that no tool is cut off on a low screen."""
        stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.practice_banner)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(strip)
        row.addWidget(self._tools)
        row.addWidget(middle, 1)
        column.addLayout(row, 1)
        return stage

    def _refresh(self) -> None:
        work = self._session.current
        self.practice_banner.setVisible(work is not None and work.slide.practice)
