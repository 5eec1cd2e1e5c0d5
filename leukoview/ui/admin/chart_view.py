"""A control chart: values in the order of their time, what is usual, and what is not."""

from collections.abc import Iterator
from math import floor, log10

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.watch.charts import BASELINE, Chart, Point
from leukoview.ui.admin.chart_marks import Mark, draw_mark
from leukoview.ui.cases.times import local
from leukoview.ui.terms import case_title

LINES = 8
"""Height of a chart, in lines of its font."""
ROOM = 0.12
"""Share of the height that is kept free above and below."""
EDGE = 8
"""Logical pixels between a chart and what is written beside it."""
MOST_DECIMALS = 3

Level = tuple[float, str, Qt.PenStyle]
"""A value that a line is drawn at, what the line is called, and how it is drawn."""


class ChartView(QWidget):
    """Draws one chart; values that are not usual have a shape of their own beside their colour.

    What it shows is its accessible description, too.
    """

    def __init__(self, chart: Chart, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(self._described()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip("\n".join(self._described()))

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, round(LINES * QFontMetricsF(self.font()).height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        self._draw_levels(painter, plot)
        self._draw_extremes(painter, plot)
        self._draw_baseline(painter, plot)
        self._draw_values(painter, plot)
        self._draw_days(painter, plot)
        painter.end()

    def said(self, point: Point) -> str:
        """A value in words: of which case, when, and how much."""
        return f"{case_title(point.title)}, {local(point.at)}: {self._number(point.value)}"

    def _described(self) -> Iterator[str]:
        points, limits = self._chart.points, self._chart.limits
        if not points:
            return
        first, last = local(points[0].at), local(points[-1].at)
        yield self.tr("%n slide(s), from {0} to {1}.", "", len(points)).format(first, last)
        if limits is not None:
            figures = map(self._number, (limits.centre, limits.low, limits.high))
            yield self.tr("Usual: {0}; limits: {1} to {2}.").format(*figures)
        yield self.tr("Latest: {0}.").format(self.said(points[-1]))
        yield self.tr("%n beyond the limits", "", len(self._chart.outside)) + "."

    def _levels(self) -> tuple[Level, ...]:
        """From the top."""
        limits = self._chart.limits
        if limits is None:
            return ()
        return (
            (limits.high, self.tr("upper limit"), Qt.PenStyle.DashLine),
            (limits.centre, self.tr("usual"), Qt.PenStyle.SolidLine),
            (limits.low, self.tr("lower limit"), Qt.PenStyle.DashLine),
        )

    def _plot(self) -> QRectF:
        """Where values are drawn: numbers stand left of it, names right, days below."""
        metrics = QFontMetricsF(self.font())
        left = metrics.horizontalAdvance(self._number(self._reach()[1]) + "0") + EDGE
        names = [metrics.horizontalAdvance(name) for _, name, _ in self._levels()]
        right = max(names, default=0.0) + 2 * EDGE
        below = metrics.height() + EDGE
        return QRectF(left, EDGE / 2, self.width() - left - right, self.height() - below)

    def _reach(self) -> tuple[float, float]:
        values = [point.value for point in self._chart.points]
        values += [value for value, _, _ in self._levels()]
        low, high = min(values, default=0.0), max(values, default=1.0)
        room = (high - low) * ROOM or 0.5
        return low - room, high + room

    def _number(self, value: float) -> str:
        """A value with as many decimals as tell the values of this chart apart."""
        low, high = self._reach()
        decimals = min(max(1 - floor(log10(high - low)), 0), MOST_DECIMALS)
        return f"{value:.{decimals}f}"

    def _y(self, plot: QRectF, value: float) -> float:
        low, high = self._reach()
        return plot.bottom() - (value - low) / (high - low) * plot.height()

    def _x(self, plot: QRectF, place: float) -> float:
        steps = max(1, len(self._chart.points) - 1)
        return plot.left() + place / steps * plot.width()

    def _draw_levels(self, painter: QPainter, plot: QRectF) -> None:
        levels = self._levels()
        if not levels:
            return
        heights = [self._y(plot, value) for value, _, _ in levels]
        band = self.palette().color(QPalette.ColorRole.Window)
        painter.fillRect(
            QRectF(plot.left(), heights[0], plot.width(), heights[-1] - heights[0]), band
        )
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        middle = Qt.AlignmentFlag.AlignVCenter
        line = QFontMetricsF(self.font()).height()
        beside = _apart(heights, line)
        for (value, name, style), y, at in zip(levels, heights, beside, strict=True):
            painter.setPen(QPen(ink, 1, style))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.drawText(
                QRectF(0, at - line / 2, plot.left() - EDGE, line),
                Qt.AlignmentFlag.AlignRight | middle,
                self._number(value),
            )
            painter.drawText(
                QRectF(plot.right() + EDGE, at - line / 2, self.width(), line), middle, name
            )

    def _draw_extremes(self, painter: QPainter, plot: QRectF) -> None:
        """The least and the greatest value, where they lie beyond the limits or there are none."""
        limits, line = self._chart.limits, QFontMetricsF(self.font()).height()
        taken = _apart([self._y(plot, value) for value, _, _ in self._levels()], line)
        values = [point.value for point in self._chart.points]
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for value in {min(values, default=0.0), max(values, default=0.0)}:
            usual = limits is not None and limits.low <= value <= limits.high
            y = self._y(plot, value)
            if not usual and all(abs(y - other) >= line for other in taken):
                painter.drawText(
                    QRectF(0, y - line / 2, plot.left() - EDGE, line),
                    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                    self._number(value),
                )

    def _draw_baseline(self, painter: QPainter, plot: QRectF) -> None:
        """Where the values end that say what is usual."""
        if self._chart.limits is None or len(self._chart.points) <= BASELINE:
            return
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
        x = self._x(plot, BASELINE - 0.5)
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        before = QRectF(plot.left(), plot.bottom() + EDGE / 2, x - plot.left(), plot.height())
        words = self.tr("the first {0} say what is usual").format(BASELINE)
        if QFontMetricsF(self.font()).horizontalAdvance(words) < plot.width() / 3:
            painter.drawText(before, Qt.AlignmentFlag.AlignRight, words)

    def _draw_values(self, painter: QPainter, plot: QRectF) -> None:
        dots = [
            QPointF(self._x(plot, place), self._y(plot, point.value))
            for place, point in enumerate(self._chart.points)
        ]
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
        painter.drawPolyline(QPolygonF(dots))
        for place, dot in enumerate(dots):
            draw_mark(painter, dot, self._mark(place), self.palette())

    def _mark(self, place: int) -> Mark:
        if place in self._chart.outside:
            return Mark.OUTSIDE
        return Mark.SHIFTED if place in self._chart.shifted else Mark.USUAL

    def _draw_days(self, painter: QPainter, plot: QRectF) -> None:
        if not self._chart.points:
            return
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        first, last = self._chart.points[0].at, self._chart.points[-1].at
        under = QRectF(plot.left(), plot.bottom() + EDGE / 2, plot.width(), plot.height())
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, f"{first.astimezone():%Y-%m-%d}")
        painter.drawText(under, Qt.AlignmentFlag.AlignRight, f"{last.astimezone():%Y-%m-%d}")


def _apart(heights: list[float], line: float) -> list[float]:
    """Three heights from the top, moved away from the middle one so that words fit beside each."""
    if not heights:
        return []
    top, middle, bottom = heights
    return [min(top, middle - line), middle, max(bottom, middle + line)]
