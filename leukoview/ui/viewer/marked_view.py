"""The smear on screen with the boxes of its cells, in step with the session."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.viewer import scale_bar
from leukoview.ui.viewer.reshaping import Boxes
from leukoview.ui.viewer.slide_view import SlideView
from leukoview.ui.viewer.smear_marks import SmearMarks


class MarkedView(SlideView):
    """Shows the session's current slide with its cells, and goes to the one in hand."""

    def __init__(self, session: Session, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(pictures, parent)
        self._session = session
        self._boxes_shown = True
        self._marks = SmearMarks(session)
        session.current_changed.connect(self._change_slide)
        session.cells_changed.connect(self._refresh)
        session.selection_changed.connect(self._follow)

    def set_boxes_shown(self, shown: bool) -> None:  # noqa: FBT001 - a toggle's slot
        """Show the boxes, or the bare smear."""
        self._boxes_shown = shown
        self.repaint_all()

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:
        work = self._session.current
        if work is None:
            return
        painter.save()
        to_screen, port = self.viewportTransform(), QRectF(self.viewport().rect())
        painter.setWorldTransform(to_screen)
        if self._boxes_shown:
            self._marks.draw(painter, self.shown, self.font(), held=self._held)
        painter.resetTransform()
        self._draw_tool(painter)
        if work.scale is not None and not work.is_no_smear:
            size = work.scale.microns_per_pixel / self.zoom
            scale_bar.draw(painter, size, port, self.font())
        painter.restore()

    @property
    def _held(self) -> Boxes:
        """Where the boxes lie that are being dragged: none are here."""
        return {}

    def _draw_tool(self, painter: QPainter) -> None:
        """Draw, in the pixels of the screen, what lies between boxes and scale bar."""

    def _change_slide(self) -> None:
        self.show_slide(self._session.current)
        self._refresh()

    def _refresh(self) -> None:
        self._marks.refresh()
        self.repaint_all()

    def _follow(self) -> None:
        self._marks.follow()
        cell = self._session.selected_cell
        if cell is not None:
            box = cell.box
            place = QRectF(box.x, box.y, box.width, box.height)
            if not self.shown.contains(place):
                self.go_to(*box.centre)
        self.repaint_all()
