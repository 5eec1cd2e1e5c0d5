"""Where the display panel meets the slide: it lies over the smear, and samples its white."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from leukoview.engine.case import Box
from leukoview.engine.display import Display, spot_colour
from leukoview.engine.stain import background_of
from leukoview.ui.actions import Actions
from leukoview.ui.panels.display_panel import DisplayPanel
from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.viewer.smear_view import SmearView
from leukoview.ui.viewer.tools import Tool

MARGIN = 14
SPOT = 4
"""Slide pixels around a clicked spot whose median is taken for its colour."""


class DisplayDesk(QObject):
    """Applies what the panel says to the slide on screen."""

    def __init__(self, session: Session, pictures: Pictures, view: SmearView) -> None:
        super().__init__(view)
        self._session = session
        self._pictures = pictures
        self._view = view
        self.panel = DisplayPanel()
        self.panel.setParent(view)
        self.panel.hide()
        self.panel.changed.connect(self._show)
        self.panel.settled.connect(self._keep)
        self.panel.balancing.connect(self._balance)
        view.sampled.connect(self._balance_on)
        view.installEventFilter(self)
        session.current_changed.connect(self._turn_to)
        session.display_changed.connect(self._turn_to)
        pictures.display_changed.connect(lambda _slide: self._follow())

    def offer(self, actions: Actions) -> None:
        """Open and close the panel by its action; a white spot is clicked with one tool."""
        actions.display.toggled.connect(self._open_panel)
        self.panel.picking.connect(actions.tools[Tool.WHITE].trigger)
        self._view.sampled.connect(lambda *_: actions.tools[Tool.SELECT].trigger())

    def _open_panel(self, wanted: bool) -> None:  # noqa: FBT001 - a toggle's slot
        # Focus that Qt moves on from a closed panel ends where no arrow key reaches the smear.
        focus = QApplication.focusWidget()
        held = focus is not None and self.panel.isAncestorOf(focus)
        self.panel.setVisible(wanted)
        if held and not wanted:
            self._view.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._place()
        return False

    def _place(self) -> None:
        self.panel.adjustSize()
        self.panel.move(self._view.width() - self.panel.width() - MARGIN, MARGIN)

    def _show(self, display: Display) -> None:
        work = self._session.current
        if work is not None:
            self._pictures.set_display(work.id, display)

    def _keep(self, display: Display) -> None:
        work = self._session.current
        if work is not None and work.display != display:
            self._session.set_display(work.id, display)

    def _turn_to(self) -> None:
        """Show the slide on screen as its case says."""
        work = self._session.current
        if work is not None:
            self._pictures.set_display(work.id, work.display)
            self._follow()

    def _follow(self) -> None:
        work = self._session.current
        if work is not None:
            self.panel.show_display(self._pictures.display(work.id))
            self._place()

    def _balance(self) -> None:
        work = self._session.current
        if work is not None:
            slide = work.slide
            whole = Box(0, 0, slide.width, slide.height)
            pixels = slide.read(whole, len(slide.downsamples) - 1)
            red, green, blue = (round(float(level)) - 1 for level in background_of(pixels))
            self.panel.balance((red, green, blue))

    def _balance_on(self, x: float, y: float) -> None:
        work = self._session.current
        if work is not None:
            spot = Box(int(x), int(y), 1, 1).grown(SPOT)
            inside = spot.clipped(work.slide.width, work.slide.height)
            self.panel.balance(spot_colour(work.slide.read(inside)))
