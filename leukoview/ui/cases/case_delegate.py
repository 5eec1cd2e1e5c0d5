"""A case as one row: picture, title and images; state, progress and last change."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from leukoview.ui.appearance import Appearance
from leukoview.ui.cases.case_model import CaseModel, Index, progress
from leukoview.ui.cases.states import colour, look_of
from leukoview.ui.cases.times import local
from leukoview.ui.terms import case_title
from leukoview.ui.theme import SPACE

PICTURE = QSize(72, 54)
"""Logical pixels."""
ICON = 14
ROUND = 6
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CaseDelegate(QStyledItemDelegate):
    """Paints the rows of a list of cases."""

    def __init__(self, appearance: Appearance, cases: CaseModel, parent: QListView) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._cases = cases

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 * option.fontMetrics.height() + SPACE
        return QSize(360, max(PICTURE.height(), lines) + 2 * SPACE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, option)
        inside = option.rect.adjusted(SPACE, SPACE, -SPACE * 3 // 2, -SPACE)
        self._paint_picture(painter, QRect(inside.topLeft(), PICTURE), index)
        words = inside.adjusted(PICTURE.width() + SPACE * 3 // 2, 0, 0, 0)
        middle = words.center().y()
        self._paint_top(painter, option, QRect(words.topLeft(), words.bottomRight()), index)
        below = QRect(words.left(), middle + 1, words.width(), words.bottom() - middle)
        self._paint_bottom(painter, option, below, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = self._appearance.theme
        place = option.rect.adjusted(2, 1, -2, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(QColor(theme.calm_ground))
            painter.drawRoundedRect(place, ROUND, ROUND)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.ground))
            painter.drawRoundedRect(place, ROUND, ROUND)

    def _paint_picture(self, painter: QPainter, place: QRect, index: Index) -> None:
        painter.fillRect(place, QColor(self._appearance.theme.stage))
        picture = self._cases.picture(index)
        if picture is None:
            box = QRect(0, 0, 24, 24)
            box.moveCenter(place.center())
            self._appearance.icons("slide", "muted").paint(painter, box)
            return
        cut = QRect(0, 0, *place.size().scaled(picture.size(), KEPT).toTuple())
        cut.moveCenter(picture.rect().center())
        painter.drawPixmap(place, picture, cut)

    def _paint_top(
        self, painter: QPainter, option: QStyleOptionViewItem, words: QRect, index: Index
    ) -> None:
        half = QRect(words.left(), words.top(), words.width(), words.height() // 2)
        chip = self._paint_chip(painter, option, half, index)
        row = self._cases.row(index)
        bold = QFont(option.font)
        bold.setBold(True)
        painter.setFont(bold)
        room = QRect(half.left(), half.top(), chip.left() - half.left() - SPACE, half.height())
        if row.practice:
            room = self._paint_practice(painter, room)
        painter.setPen(QColor(self._appearance.theme.ink))
        title = painter.fontMetrics().elidedText(case_title(row.title), ELIDED, room.width())
        painter.drawText(room, LEFT, title)

    def _paint_practice(self, painter: QPainter, room: QRect) -> QRect:
        """Mark a practice case; returns what room is left of the mark."""
        theme = self._appearance.theme
        metrics = painter.fontMetrics()
        word = self.tr("PRACTICE")
        width = metrics.horizontalAdvance(word) + 2 * SPACE
        mark = QRect(room.left(), 0, width, metrics.height() + 2)
        mark.moveTop(room.center().y() - mark.height() // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.caution_ground))
        painter.drawRoundedRect(mark, 4, 4)
        painter.setPen(QColor(theme.caution))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, word)
        return room.adjusted(width + SPACE, 0, 0, 0)

    def _paint_chip(
        self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, index: Index
    ) -> QRect:
        """The state of the case at the right end of a line; returns its place."""
        theme = self._appearance.theme
        look = look_of(self._cases.row(index).state)
        painter.setFont(option.font)
        width = option.fontMetrics.horizontalAdvance(look.words) + ICON + SPACE * 5 // 2
        chip = QRect(line.right() - width, 0, width, option.fontMetrics.height() + 4)
        chip.moveTop(line.center().y() - chip.height() // 2)
        painter.setPen(QPen(QColor(colour(theme, look.ink)), 1))
        painter.setBrush(QColor(colour(theme, look.ground)))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        icon = QRect(chip.left() + SPACE, chip.center().y() - ICON // 2 + 1, ICON, ICON)
        self._appearance.icons(look.icon, look.ink).paint(painter, icon)
        words = chip.adjusted(ICON + SPACE * 3 // 2, 0, 0, 0)
        painter.drawText(words, LEFT, look.words)
        return chip

    def _paint_bottom(
        self, painter: QPainter, option: QStyleOptionViewItem, words: QRect, index: Index
    ) -> None:
        row = self._cases.row(index)
        painter.setFont(option.font)
        painter.setPen(QColor(self._appearance.theme.muted))
        figures = f"{progress(row)}  ·  {local(row.changed)}"
        if row.archived:
            archived = self.tr("Archived")
            figures = f"{archived}  ·  {figures}"
        painter.drawText(words, RIGHT, figures)
        taken = option.fontMetrics.horizontalAdvance(figures) + 2 * SPACE
        room = words.adjusted(0, 0, -taken, 0)
        images = option.fontMetrics.elidedText(row.subtitle, ELIDED, max(room.width(), 0))
        painter.drawText(room, LEFT, images)


KEPT = Qt.AspectRatioMode.KeepAspectRatio
ELIDED = Qt.TextElideMode.ElideRight
