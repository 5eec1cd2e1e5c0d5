"""The differential as a table: per class what was suggested, what it came to, and its share."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.palette import colour_of, ink_on
from leukoview.engine.summary import ClassCount, Differential
from leukoview.engine.taxonomy import named
from leukoview.ui.panels.wording import fitting, percent
from leukoview.ui.terms import class_name

SMALL = 0.88
"""Size of the headings against the interface's font."""
BAR = 6.0
INDENT = 10.0
BETWEEN = 8.0
CHIP_PADDING = 6.0
HIDDEN = "–"
"""Stands for a number that is not shown yet."""
FIGURES = ("Suggested", "Final", "100 % (100–100)")


class CountTable(QWidget):
    """Draws a table whose rows have two lines: the class's name, and under it its figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[ClassCount] = ()
        self._suggests = True
        self.setAccessibleName(self.tr("Differential: classes with counts and shares"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: Differential, *, suggests: bool) -> None:
        """Show this count instead; the suggested numbers only where they may be seen."""
        self._rows, self._suggests = count.rows, suggests
        self.setAccessibleDescription("; ".join(self.spoken(row) for row in self._rows))
        self.updateGeometry()
        self.update()

    def spoken(self, row: ClassCount) -> str:
        """One row in words."""
        words = [self.tr("suggested {0}").format(row.suggested)] if self._suggests else []
        words += [self.tr("final {0}").format(row.final), share_of(row)]
        return f"{class_name(row.key)}: {', '.join(words)}"

    @override
    def sizeHint(self) -> QSize:
        heading = QFontMetricsF(self._small()).height() + BETWEEN
        return QSize(240, round(heading + len(self._rows) * self._row_height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._columns()
        heading = QFontMetricsF(self._small()).height()
        self._draw_heading(painter, places, heading)
        for number, row in enumerate(self._rows):
            top = heading + BETWEEN + number * self._row_height()
            self._draw_row(painter, row, places, top)
        painter.end()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def _row_height(self) -> float:
        return QFontMetricsF(self.font()).height() * 2 + 2 + BETWEEN

    def _columns(self) -> list[tuple[float, float]]:
        """Left edge and width of the three columns of figures, from the right edge inwards."""
        small, plain = QFontMetricsF(self._small()), QFontMetricsF(self.font())
        widths = [
            max(small.horizontalAdvance(self.tr("Suggested")), plain.horizontalAdvance("0000")),
            max(small.horizontalAdvance(self.tr("Final")), plain.horizontalAdvance("0000")),
            plain.horizontalAdvance(FIGURES[2]),
        ]
        places = []
        right = float(self.width())
        for width in reversed(widths):
            places.append((right - width, width))
            right -= width + INDENT
        return places[::-1]

    def _draw_heading(
        self, painter: QPainter, places: Sequence[tuple[float, float]], height: float
    ) -> None:
        painter.setFont(self._small())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        names = (self.tr("Suggested"), self.tr("Final"), self.tr("Share, 95 %"))
        painter.drawText(QRectF(0, 0, places[0][0], height), 0, self.tr("Class"))
        for (left, width), name in zip(places, names, strict=True):
            painter.drawText(QRectF(left, 0, width, height), Qt.AlignmentFlag.AlignRight, name)

    def _draw_row(
        self,
        painter: QPainter,
        row: ClassCount,
        places: Sequence[tuple[float, float]],
        top: float,
    ) -> None:
        painter.setFont(self.font())
        metrics = QFontMetricsF(self.font())
        height = metrics.height()
        left = self._draw_chip(painter, row, top, metrics)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        room = QRectF(left, top, self.width() - left, height)
        name = fitting(class_name(row.key), metrics, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, name)
        below = top + height + 2
        suggested = str(row.suggested) if self._suggests else HIDDEN
        for (x, width), words in zip(
            places, (suggested, str(row.final), share_of(row)), strict=True
        ):
            painter.drawText(QRectF(x, below, width, height), Qt.AlignmentFlag.AlignRight, words)
        bar = QRectF(left, below + (height - BAR) / 2, places[0][0] - left - INDENT, BAR)
        self._draw_bar(painter, row, bar)

    def _draw_chip(
        self, painter: QPainter, row: ClassCount, top: float, metrics: QFontMetricsF
    ) -> float:
        """The class's letter on its colour; gives where the name may begin."""
        width = metrics.horizontalAdvance("MM") + CHIP_PADDING
        chip = QRectF(0, top, width, metrics.height())
        colour = colour_of(row.key)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(chip, 3, 3)
        painter.setPen(QColor(ink_on(colour)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, named(row.key).letter)
        return width + 8

    def _draw_bar(self, painter: QPainter, row: ClassCount, place: QRectF) -> None:
        if place.width() < BAR * 2:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(place, BAR / 2, BAR / 2)
        if row.share is not None and row.final:
            full = QRectF(place)
            full.setWidth(max(BAR, place.width() * row.share.estimate))
            painter.setBrush(QColor(colour_of(row.key)))
            painter.drawRoundedRect(full, BAR / 2, BAR / 2)


def share_of(row: ClassCount) -> str:
    """The share of a class with its interval: “40 % (25–57)”."""
    if row.share is None:
        return HIDDEN
    low, high = round(row.share.low * 100), round(row.share.high * 100)
    return f"{percent(row.share.estimate)} ({low}–{high})"
