"""A line laid on the smear, with its length."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTransform

from leukoview.engine.case import Scale
from leukoview.ui.viewer.scale_bar import GROUND, INK
from leukoview.ui.viewer.tools import HALO, RUBBER, span

TOOTH = 6.0
"""Logical pixels; half the stroke across each end."""
BESIDE = 12.0
"""Logical pixels between the line's middle and the plate with its length."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """From one point of the slide to another, in slide pixels."""

    start: QPointF
    end: QPointF

    @property
    def pixels(self) -> float:
        """The length in slide pixels."""
        return span(self.start, self.end)

    def draw(
        self, painter: QPainter, to_screen: QTransform, scale: Scale | None, font: QFont
    ) -> None:
        """Draw the line and its length; the painter is in screen coordinates."""
        start, end = to_screen.map(self.start), to_screen.map(self.end)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        length = span(start, end)
        if length == 0:
            return
        across = QPointF(start.y() - end.y(), end.x() - start.x()) / length
        for pen in (QPen(HALO, 4), QPen(RUBBER, 2)):
            painter.setPen(pen)
            painter.drawLine(start, end)
            for point in (start, end):
                painter.drawLine(point - across * TOOTH, point + across * TOOTH)
        _draw_plate(painter, (start + end) / 2, across, length_words(self.pixels, scale), font)


def length_words(pixels: float, scale: Scale | None) -> str:
    """A length as it is written: 7.2 µm, 1.25 mm, or 120 px while the scale is not known."""
    if scale is None:
        return f"{pixels:.0f} px"
    microns = pixels * scale.microns_per_pixel
    return f"{microns / 1000:.2f} mm" if microns >= 1000 else f"{microns:.1f} µm"  # noqa: PLR2004


def _draw_plate(
    painter: QPainter, middle: QPointF, across: QPointF, words: str, font: QFont
) -> None:
    metrics = QFontMetricsF(font)
    plate = QRectF(0, 0, metrics.horizontalAdvance(words) + 14, metrics.height() + 6)
    upwards = across if across.y() < 0 else -across
    clear = abs(across.x()) * plate.width() / 2 + abs(across.y()) * plate.height() / 2 + BESIDE
    plate.moveCenter(middle + upwards * clear)
    if not QRectF(painter.viewport()).contains(plate):
        plate.moveCenter(middle - upwards * clear)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(plate, 5, 5)
    painter.setPen(INK)
    painter.setFont(font)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
    painter.setBrush(Qt.BrushStyle.NoBrush)
