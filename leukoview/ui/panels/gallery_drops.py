"""Dragging chosen pictures onto another group of the gallery."""

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from leukoview.engine.case import CellId
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.deciding import Deciding
from leukoview.ui.panels.cell_list import CellList
from leukoview.ui.panels.cell_mime import cells_in
from leukoview.ui.panels.cell_rows import NO_CLASSES
from leukoview.ui.panels.gallery_view import GalleryView
from leukoview.ui.session import Session
from leukoview.ui.terms import cells

BALLOON = QSize(86, 28)
"""Logical pixels; what hangs at the pointer during a drag."""


class GalleryDrops(QObject):
    """Lets cells be dropped on the groups of a gallery, which decides their class."""

    def __init__(
        self, view: GalleryView, cells: CellList, session: Session, deciding: Deciding
    ) -> None:
        super().__init__(view)
        self._view, self._cells, self._session, self._deciding = view, cells, session, deciding
        view.setAcceptDrops(True)
        view.viewport().installEventFilter(self)
        view.dragged.connect(self._drag)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)):
            target = self._target(event)
            self._view.light(target)
            event.setAccepted(isinstance(event, QDragEnterEvent) or target is not None)
            return True
        if event.type() is QEvent.Type.DragLeave:
            self._view.light(None)
            return True
        if isinstance(event, QDropEvent):
            self._drop(event)
            return True
        return False

    def _drag(self) -> None:
        content = self._cells.mimeData(self._view.selectionModel().selectedIndexes())
        if self._deciding.free:
            drag = QDrag(self._view)
            drag.setMimeData(content)
            drag.setPixmap(balloon(cells(len(self._session.selection)), self._view))
            drag.setHotSpot(QPoint(-8, -8))
            drag.exec(Qt.DropAction.MoveAction)

    def _drop(self, event: QDropEvent) -> None:
        target, cells = self._target(event), self._carried(event.mimeData())
        self._view.light(None)
        event.setAccepted(target is not None)
        if target is not None:
            self._deciding.decide(cells, target)

    def _target(self, event: QDropEvent) -> ClassKey | None:
        """The class that a drop here would decide; None where it would mean nothing."""
        cells = self._carried(event.mimeData())
        section = self._view.section_at(event.position().toPoint())
        if not cells or section is None or section.group in NO_CLASSES:
            return None
        rows = (self._cells.place(cell) for cell in cells)
        groups = {self._cells.row(row).group for row in rows if row is not None}
        return None if groups == {section.group} else section.group

    def _carried(self, content: QMimeData) -> frozenset[CellId]:
        return cells_in(self._session, content) if self._deciding.free else frozenset()


def balloon(words: str, widget: QWidget) -> QPixmap:
    """Words on the accent, to hang at the pointer."""
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(BALLOON * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(widget.font())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(widget.palette().color(QPalette.ColorRole.Highlight))
    place = QRect(QPoint(0, 0), BALLOON)
    painter.drawRoundedRect(place, BALLOON.height() / 2, BALLOON.height() / 2)
    painter.setPen(widget.palette().color(QPalette.ColorRole.HighlightedText))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return pixmap
