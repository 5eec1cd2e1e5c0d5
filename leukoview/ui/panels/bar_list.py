"""Classes as bars: letter, name, share, and the interval as a whisker."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.palette import UNSURE, colour_of, ink_on
from leukoview.engine.summary import Interval
from leukoview.engine.taxonomy import ClassKey, named
from leukoview.ui.panels.wording import fitting
from leukoview.ui.terms import class_name

BAR = 7.0
GAP = 4.0
BETWEEN_ROWS = 9.0
CHIP_PADDING = 5.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One class with its share (0–1), and the words at the right.

    A `faint` bar shows evidence that did not lead to an answer.
    """

    key: ClassKey
    share: Interval
    words: str
    strong: bool = False
    faint: bool = False

    @property
    def colour(self) -> str:
        """The class's colour, or grey where the bar is evidence and no answer."""
        return UNSURE if self.faint else colour_of(self.key)

    @property
    def spoken(self) -> str:
        """The bar in words, for a reader who does not see it."""
        return f"{class_name(self.key)}: {self.words}"


class BarList(QWidget):
    """Draws bars one under the other, as wide as it is given room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these instead."""
        self._bars = tuple(bars)
        spoken = "; ".join(bar.spoken for bar in bars)
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(220, round(len(self._bars) * self._row_height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, bar in enumerate(self._bars):
            self._draw(painter, bar, number * self._row_height())
        painter.end()

    def _row_height(self) -> float:
        return QFontMetricsF(self.font()).height() + GAP + BAR + BETWEEN_ROWS

    def _draw(self, painter: QPainter, bar: Bar, top: float) -> None:
        font = self.font()
        font.setBold(bar.strong)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        line = QRectF(0, top, self.width(), metrics.height())
        left = self._draw_chip(painter, bar, line, metrics)
        right = metrics.horizontalAdvance(bar.words)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, bar.words)
        room = line.adjusted(left, 0, -right - 8, 0)
        name = fitting(class_name(bar.key), metrics, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, name)
        self._draw_bar(painter, bar, QRectF(0, line.bottom() + GAP, self.width(), BAR))

    def _draw_chip(
        self, painter: QPainter, bar: Bar, line: QRectF, metrics: QFontMetricsF
    ) -> float:
        letter = named(bar.key).letter
        width = max(metrics.horizontalAdvance("MM"), metrics.horizontalAdvance(letter))
        chip = QRectF(0, line.top(), width + CHIP_PADDING, line.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(bar.colour))
        painter.drawRoundedRect(chip, 3, 3)
        painter.setPen(QColor(ink_on(bar.colour)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, letter)
        return chip.width() + 8

    def _draw_bar(self, painter: QPainter, bar: Bar, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(place, BAR / 2, BAR / 2)
        full = QRectF(place)
        full.setWidth(place.width() * bar.share.estimate)
        if full.width() >= 1:
            painter.setBrush(QColor(bar.colour))
            painter.drawRoundedRect(full, min(BAR, full.width()) / 2, min(BAR, full.width()) / 2)
        if bar.share.high > bar.share.low:
            self._draw_whisker(painter, bar.share, place)

    def _draw_whisker(self, painter: QPainter, share: Interval, place: QRectF) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.5))
        low, high = (place.left() + place.width() * end for end in (share.low, share.high))
        middle = place.center().y()
        low, high = max(low, place.left() + 1), min(high, place.right() - 1)
        painter.drawLine(QRectF(low, middle, 0, 0).topLeft(), QRectF(high, middle, 0, 0).topLeft())
        for end in (low, high):
            painter.drawLine(
                QRectF(end, middle - 4, 0, 0).topLeft(), QRectF(end, middle + 4, 0, 0).topLeft()
            )
