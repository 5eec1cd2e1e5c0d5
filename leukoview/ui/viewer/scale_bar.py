"""A bar of round length at the foot of the smear."""

from math import floor, log10

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

LONGEST = 150.0
"""Logical pixels that the bar may take."""

MARGIN = 14.0
THICKNESS = 4.0
GROUND = QColor(255, 255, 255, 215)
INK = QColor("#14171c")
MICRONS_PER_MM = 1000.0


def round_length(longest: float) -> float:
    """The largest of 1, 2, 5 × 10ⁿ that is not longer (any unit)."""
    decade = 10.0 ** floor(log10(longest))
    return max(step * decade for step in (1.0, 2.0, 5.0) if step * decade <= longest * 1.000001)


def words(microns: float) -> str:
    """A length as it is written: 20 µm, 1 mm."""
    if microns >= MICRONS_PER_MM:
        return f"{microns / MICRONS_PER_MM:g} mm"
    return f"{microns:g} µm"


def draw(painter: QPainter, microns_per_screen_pixel: float, port: QRectF, font: QFont) -> None:
    """Draw the bar in the lower left corner of the viewport `port`."""
    microns = round_length(LONGEST * microns_per_screen_pixel)
    length = microns / microns_per_screen_pixel
    metrics = QFontMetricsF(font)
    height = metrics.height() + THICKNESS + 14
    bottom = port.bottom() - MARGIN
    width = max(length, metrics.horizontalAdvance(words(microns))) + 24
    plate = QRectF(MARGIN, bottom - height, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(GROUND)
    painter.drawRoundedRect(plate, 5, 5)
    painter.setBrush(INK)
    left = plate.left() + (width - length) / 2
    painter.drawRect(QRectF(left, plate.bottom() - THICKNESS - 7, length, THICKNESS))
    painter.setPen(INK)
    painter.setFont(font)
    top = QRectF(plate.left(), plate.top() + 4, width, metrics.height())
    painter.drawText(top, Qt.AlignmentFlag.AlignCenter, words(microns))
