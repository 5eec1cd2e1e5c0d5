"""The share of blasts on a scale, with its interval and the marks at 10 and 20 %."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.summary import MARKS, Interval, percent

LOW_END, WHOLE = 0.4, 1.0
"""Where the scale ends: at 40 % while the interval lies below, so that the marks stand apart."""
TRACK = 8.0
POINTER = 6.0
REACH = 5.0
"""How far a mark's line stands out over the track, in logical pixels."""


class MarkScale(QWidget):
    """Draws an interval on a line from 0 % to its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: Interval | None = None
        self.setAccessibleName(self.tr("Share of blasts on a scale with marks"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def end(self) -> float:
        """The share at the right end of the scale."""
        return LOW_END if self._share is not None and self._share.high <= LOW_END else WHOLE

    def show_share(self, share: Interval | None) -> None:
        """Show this share instead; the scale is empty while there is none."""
        self._share = share
        marks = ", ".join(percent(mark.share) for mark in MARKS)
        words = ""
        if share is not None:
            words = self.tr("{0}, from {1} to {2}; marks at {3}").format(
                percent(share.estimate), percent(share.low), percent(share.high), marks
            )
        self.setAccessibleDescription(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(220, round(POINTER * 2 + TRACK + REACH + line + 4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = QFontMetricsF(self.font()).horizontalAdvance("100 %") / 2
        track = QRectF(half, POINTER * 2, self.width() - 2 * half, TRACK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(track, TRACK / 2, TRACK / 2)
        if self._share is not None:
            self._draw_interval(painter, track, self._share)
        self._draw_marks(painter, track)
        if self._share is not None:
            self._draw_pointer(painter, track, self._share)
        painter.end()

    def _at(self, track: QRectF, share: float) -> float:
        return track.left() + track.width() * min(share, self.end) / self.end

    def _draw_interval(self, painter: QPainter, track: QRectF, share: Interval) -> None:
        left, right = self._at(track, share.low), self._at(track, share.high)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        place = QRectF(left, track.top(), max(right - left, TRACK), TRACK)
        painter.drawRoundedRect(place, TRACK / 2, TRACK / 2)

    def _draw_marks(self, painter: QPainter, track: QRectF) -> None:
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        for mark in MARKS:
            x = self._at(track, mark.share)
            painter.setPen(QPen(ink, 1.5))
            painter.drawLine(QPointF(x, track.top() - REACH), QPointF(x, track.bottom() + REACH))
            self._draw_label(painter, track, x, f"{mark.share * 100:.0f}")
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        self._draw_label(painter, track, track.left(), "0")
        self._draw_label(painter, track, track.right(), percent(self.end))

    def _draw_label(self, painter: QPainter, track: QRectF, x: float, words: str) -> None:
        metrics = QFontMetricsF(self.font())
        place = QRectF(0, track.bottom() + REACH + 1, metrics.horizontalAdvance(words) + 2, 0)
        place.setHeight(metrics.height())
        place.moveLeft(x - place.width() / 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_pointer(self, painter: QPainter, track: QRectF, share: Interval) -> None:
        x, tip = self._at(track, share.estimate), track.top() - 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.WindowText))
        corners = [
            QPointF(x, tip),
            QPointF(x - POINTER, tip - POINTER * 1.6),
            QPointF(x + POINTER, tip - POINTER * 1.6),
        ]
        painter.drawPolygon(QPolygonF(corners))
