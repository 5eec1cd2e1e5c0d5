"""A curve of scores from 0 to 1: with intervals over patients, or against another."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

HEIGHT = 150
DOT = 3.5


@dataclass(frozen=True, slots=True)
class Curve:
    """Points (x, y) in order; `spread` holds low and high of each where they are known.

    A `dashed` curve is told from another without colour.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    spread: tuple[tuple[float, float], ...] = ()
    dashed: bool = False


class CurveView(QWidget):
    """Draws curves over x from 0 to `reach`, and y from 0 to 1; `across` names x."""

    def __init__(self, name: str, across: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._across = across
        self.curves: tuple[Curve, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_curves(self, *curves: Curve) -> None:
        """Show these instead."""
        self.curves = curves
        words = [f"{one.name}: {one.points[-1][1]:.3f}" for one in curves if one.points]
        self.setAccessibleDescription("; ".join(words))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        left = metrics.horizontalAdvance("0.00") + 8
        under = metrics.height()
        plot = QRectF(left, 6, self.width() - left - 12, self.height() - under - 12)
        self._draw_frame(painter, plot)
        for curve in self.curves:
            self._draw(painter, plot, curve)
        painter.end()

    def _reach(self) -> float:
        return max((x for one in self.curves for x, _ in one.points), default=1.0) or 1.0

    def _at(self, plot: QRectF, x: float, y: float) -> QPointF:
        return QPointF(
            plot.left() + x / self._reach() * plot.width(), plot.bottom() - y * plot.height()
        )

    def _draw_frame(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        for share in (0.0, 0.5, 1.0):
            y = self._at(plot, 0, share).y()
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share in (0.0, 0.5, 1.0):
            y = self._at(plot, 0, share).y()
            painter.drawText(QRectF(0, y - 10, plot.left() - 8, 20), side, f"{share:g}")
        below = QRectF(plot.left(), plot.bottom() + 4, plot.width(), 24)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self._across)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{self._reach():.3g}")

    def _draw(self, painter: QPainter, plot: QRectF, curve: Curve) -> None:
        role = QPalette.ColorRole.WindowText if curve.dashed else QPalette.ColorRole.Highlight
        ink = self.palette().color(role)
        style = Qt.PenStyle.DashLine if curve.dashed else Qt.PenStyle.SolidLine
        dots = [self._at(plot, *point) for point in curve.points]
        painter.setPen(QPen(ink, 1.5, style))
        painter.drawPolyline(QPolygonF(dots))
        painter.setPen(QPen(ink, 1.5))
        for (x, _), (low, high) in zip(curve.points, curve.spread, strict=False):
            painter.drawLine(self._at(plot, x, low), self._at(plot, x, high))
        if curve.spread:
            painter.setBrush(ink)
            for dot in dots:
                painter.drawEllipse(dot, DOT, DOT)


def parts(scores: Sequence[tuple[float, float, float]]) -> tuple[tuple[float, float], ...]:
    """The intervals of scores given as (value, low, high)."""
    return tuple((low, high) for _value, low, high in scores)
