"""The cells as a grid of small pictures; a click goes to the cell."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.palette import ink_on
from leukoview.engine.summary import counted
from leukoview.ui import verdict
from leukoview.ui.labels import text
from leukoview.ui.panels.cell_list import CellList, Index, Order
from leukoview.ui.panels.crop_picture import surroundings
from leukoview.ui.pictures import Key, Pictures, Wish
from leukoview.ui.session import Session
from leukoview.ui.theme import SPACE

THUMB = 72
"""Logical pixels; the side of a picture in the grid."""
UNREAD = "#7b8492"
GROUP = "gallery"


class Gallery(QWidget):
    """The grid with its order; keeps in step with the selection."""

    def __init__(self, session: Session, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = CellList(session, self)
        self._view = _grid(self._model)
        self._view.setItemDelegate(Thumbnails(session, pictures, self._model, self._view))
        self._view.setAccessibleName(self.tr("Cells"))
        self._order = QComboBox()
        self._order.setAccessibleName(self.tr("Order of the cells"))
        for order, words in (
            (Order.CLASS, self.tr("By class")),
            (Order.DOUBT, self.tr("Least confident first")),
            (Order.PLACE, self.tr("In order of finding")),
        ):
            self._order.addItem(words, order)
        self._count = text(tone="muted")
        self._lay_out()
        self._order.activated.connect(lambda _row: self._model.sort_by(self._order.currentData()))
        self._view.selectionModel().currentChanged.connect(self._choose)
        self._model.modelReset.connect(self._follow)
        session.selection_changed.connect(self._follow)
        session.cells_changed.connect(self._tally)
        session.current_changed.connect(self._tally)
        pictures.arrived.connect(self._view.viewport().update)
        pictures.display_changed.connect(self._view.viewport().update)
        self._tally()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(self._order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self._view, 1)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._session.select(self._model.cell(index).id)

    def _follow(self) -> None:
        index = self._model.index_of(self._session.selected)
        chosen = self._view.selectionModel()
        chosen.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        chosen.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        if index.isValid():
            self._view.scrollTo(index)
        self._view.viewport().update()

    def _tally(self) -> None:
        work = self._session.current
        cells = len(work.cells) if work else 0
        read = len(work.read_cells) if work else 0
        words = self.tr("{0}, {1} read").format(counted(cells, "cell"), read)
        self._count.setText(
            words if cells else self.tr("Cells appear here as they are read or placed")
        )


def _grid(model: CellList) -> QListView:
    view = QListView()
    view.setViewMode(QListView.ViewMode.IconMode)
    view.setMovement(QListView.Movement.Static)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setUniformItemSizes(True)
    view.setSpacing(3)
    view.setModel(model)
    return view


class Thumbnails(QStyledItemDelegate):
    """Draws a cell's picture with its class chip and confidence, and asks for missing pictures."""

    def __init__(
        self, session: Session, pictures: Pictures, cells: CellList, parent: QListView
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._cells = cells
        self._missing: dict[Key, Wish] = {}
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(THUMB + 8, THUMB + 12 + option.fontMetrics.height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect
        thumb = QRect(place.left() + 4, place.top() + 4, THUMB, THUMB)
        painter.save()
        painter.fillRect(thumb, option.palette.color(QPalette.ColorRole.Dark))
        self._draw_picture(painter, index, thumb)
        self._draw_words(painter, option, index, thumb)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Highlight), 3))
            painter.drawRect(place.adjusted(2, 2, -2, -2))
        painter.restore()

    def _draw_picture(self, painter: QPainter, index: Index, thumb: QRect) -> None:
        work = self._session.current
        if work is None:
            return
        key = Key(work.id, 0, surroundings(self._cells.cell(index).box, work))
        pixmap = self._pictures.get(key)
        if pixmap is None:
            self._missing[key] = Wish(key, work.slide)
            self._asking.start()
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = pixmap.size().scaled(thumb.size(), Qt.AspectRatioMode.KeepAspectRatio)
        fitted = QRect(thumb.topLeft(), size)
        fitted.moveCenter(thumb.center())
        painter.drawPixmap(fitted, pixmap)

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, thumb: QRect
    ) -> None:
        prediction = self._cells.prediction(index)
        colour = verdict.colour(prediction) if prediction else UNREAD
        metrics = QFontMetricsF(option.font)
        letters = str(index.data())
        width = max(metrics.horizontalAdvance(letters) + 8, metrics.height())
        top = thumb.bottom() + 4
        chip = QRect(thumb.left(), top, round(width), option.fontMetrics.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(chip, 3, 3)
        painter.setFont(option.font)
        painter.setPen(QColor(ink_on(colour)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, letters)
        if prediction is None:
            return
        rest = QRect(chip.right() + 4, top, THUMB + 4 - chip.width(), chip.height())
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        words = verdict.figure(prediction)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _ask(self) -> None:
        wishes, self._missing = list(self._missing.values()), {}
        self._pictures.want(GROUP, wishes)
