"""A cell's figures as a table: its own, and under it the ranges of three kinds of normal cells."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leukoview.ui.panels.cell.comparing import ABOVE, Compared, Figure

SMALL = 0.88
"""Size of ranges against the interface's font."""
BETWEEN = 7.0
APART = 6.0
"""Logical pixels between two columns."""


class FigureTable(QWidget):
    """Draws every figure on two lines. What lies outside a range has an arrow and a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Sequence[Figure] = ()
        self.setAccessibleName(self.tr("Measured, beside normal cells"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these instead."""
        self._figures = tuple(figures)
        self.setAccessibleDescription("; ".join(figure.words for figure in figures))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        height = self._kinds_height() + sum(map(self._height_of, self._figures))
        return QSize(240, round(height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = self._draw_kinds(painter)
        for figure in self._figures:
            self._draw_figure(painter, figure, top)
            top += self._height_of(figure)
        painter.end()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height()

    def _kinds_height(self) -> float:
        compares = any(figure.compared for figure in self._figures)
        return QFontMetricsF(self._small()).height() + BETWEEN if compares else 0.0

    def _height_of(self, figure: Figure) -> float:
        second = QFontMetricsF(self._small()).height() if figure.compared else 0.0
        return self._line() + second + BETWEEN

    def _column(self, number: int, of: int, top: float, height: float) -> QRectF:
        width = self.width() / of
        return QRectF(number * width, top, width, height)

    def _draw_kinds(self, painter: QPainter) -> float:
        """The names of the normal cells over their columns; gives where the figures begin."""
        height = self._kinds_height()
        kinds = next((f.compared for f in self._figures if f.compared), ())
        painter.setFont(self._small())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for number, one in enumerate(kinds):
            place = self._column(number, len(kinds), 0, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, one.kind.capitalize())
        return height

    def _draw_figure(self, painter: QPainter, figure: Figure, top: float) -> None:
        line = QRectF(0, top, self.width(), self._line())
        font = QFont(self.font())
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, figure.name)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, figure.value)
        for number, one in enumerate(figure.compared):
            place = self._column(number, len(figure.compared), line.bottom(), self._line())
            self._draw_compared(painter, one, place)

    def _draw_compared(self, painter: QPainter, one: Compared, place: QRectF) -> None:
        role = QPalette.ColorRole.WindowText if one.arrow else QPalette.ColorRole.PlaceholderText
        font = self._small()
        painter.setFont(font)
        painter.setPen(self.palette().color(role))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, self._shown(one, font, place.width()))

    def _shown(self, one: Compared, font: QFont, room: float) -> str:
        """The range; outside it an arrow, and the word where there is room for it."""
        if not one.arrow:
            return one.span
        word = self.tr("above") if one.arrow == ABOVE else self.tr("below")
        whole = f"{one.span} {one.arrow} {word}"
        fits = QFontMetricsF(font).horizontalAdvance(whole) + APART <= room
        return whole if fits else f"{one.span} {one.arrow}"
