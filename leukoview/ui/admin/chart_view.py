"""A control chart: values in the order of their time, what is usual, and what is not."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.watch.charts import Chart
from leukoview.ui.cases.times import local
from leukoview.ui.terms import case_title

HEIGHT = 132
DOT = 3.0
ODD_DOT = 5.0
"""Radius of a value's dot, and half the side of the square that marks one that is not usual."""
ROOM = 0.12
"""Share of the height that is kept free above and below."""


class ChartView(QWidget):
    """Draws one chart; values that are not usual are squares, so that colour is not alone."""

    def __init__(self, chart: Chart, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self._latest())

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        left = metrics.horizontalAdvance("000.00") + 8
        plot = QRectF(left, 4, self.width() - left - 10, self.height() - metrics.height() - 8)
        if self._chart.limits is not None:
            self._draw_limits(painter, plot)
        self._draw_values(painter, plot)
        self._draw_days(painter, plot)
        painter.end()

    def _latest(self) -> str:
        if not self._chart.points:
            return ""
        last = self._chart.points[-1]
        return f"{case_title(last.title)} · {local(last.at)} · {last.value:.3f}"

    def _reach(self) -> tuple[float, float]:
        values = [point.value for point in self._chart.points]
        if self._chart.limits is not None:
            values += [self._chart.limits.low, self._chart.limits.high]
        low, high = min(values, default=0.0), max(values, default=1.0)
        room = (high - low) * ROOM or 0.5
        return low - room, high + room

    def _y(self, plot: QRectF, value: float) -> float:
        low, high = self._reach()
        return plot.bottom() - (value - low) / (high - low) * plot.height()

    def _x(self, plot: QRectF, place: int) -> float:
        steps = max(1, len(self._chart.points) - 1)
        return plot.left() + place / steps * plot.width()

    def _draw_limits(self, painter: QPainter, plot: QRectF) -> None:
        limits = self._chart.limits
        if limits is None:
            return
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        top, bottom = self._y(plot, limits.high), self._y(plot, limits.low)
        band = self.palette().color(QPalette.ColorRole.Window)
        painter.fillRect(QRectF(plot.left(), top, plot.width(), bottom - top), band)
        for value, style in (
            (limits.centre, Qt.PenStyle.SolidLine),
            (limits.low, Qt.PenStyle.DashLine),
            (limits.high, Qt.PenStyle.DashLine),
        ):
            y = self._y(plot, value)
            painter.setPen(QPen(ink, 1, style))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            place = QRectF(0, y - 10, plot.left() - 8, 20)
            words = f"{value:.2f}"
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words
            )

    def _draw_values(self, painter: QPainter, plot: QRectF) -> None:
        ink = self.palette().color(QPalette.ColorRole.Highlight)
        odd = self.palette().color(QPalette.ColorRole.WindowText)
        dots = [
            QPointF(self._x(plot, place), self._y(plot, point.value))
            for place, point in enumerate(self._chart.points)
        ]
        painter.setPen(QPen(ink, 1))
        painter.drawPolyline(QPolygonF(dots))
        strange = {*self._chart.outside, *self._chart.shifted}
        for place, dot in enumerate(dots):
            painter.setBrush(odd if place in strange else ink)
            if place in strange:
                painter.drawRect(
                    QRectF(dot.x() - ODD_DOT, dot.y() - ODD_DOT, 2 * ODD_DOT, 2 * ODD_DOT)
                )
            else:
                painter.drawEllipse(dot, DOT, DOT)

    def _draw_days(self, painter: QPainter, plot: QRectF) -> None:
        if not self._chart.points:
            return
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        first, last = self._chart.points[0].at, self._chart.points[-1].at
        under = QRectF(
            plot.left(), plot.bottom() + 4, plot.width(), self.height() - plot.bottom() - 4
        )
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, f"{first.astimezone():%Y-%m-%d}")
        painter.drawText(under, Qt.AlignmentFlag.AlignRight, f"{last.astimezone():%Y-%m-%d}")
