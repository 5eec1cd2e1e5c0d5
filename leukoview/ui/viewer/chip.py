"""The small plate on a box: the class's letters, and a tick once a reader has decided."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from leukoview.engine.palette import ink_on

PADDING = 3.0
TICK = (QPointF(0.0, 0.55), QPointF(0.38, 0.92), QPointF(1.0, 0.12))
"""The corners of a tick in a square of side 1."""
TICK_SHARE = 0.55
"""Side of the tick against the height of the plate."""


def chip(letters: str, colour: str, reviewed: bool, font: QFont, ratio: float) -> QPixmap:  # noqa: FBT001 - a key
    """The plate, for a screen with so many physical pixels per logical one."""
    metrics = QFontMetricsF(font)
    height = metrics.height()
    side = height * TICK_SHARE if reviewed else 0.0
    words = metrics.horizontalAdvance(letters)
    gap = PADDING if reviewed and letters else 0.0
    size = QRectF(0, 0, ceil(words + gap + side + 2 * PADDING), ceil(height))
    plate = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    plate.setDevicePixelRatio(ratio)
    plate.fill(Qt.GlobalColor.transparent)
    painter = QPainter(plate)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(size, 2, 2)
    painter.setPen(QPen(QColor(ink_on(colour)), 1.6))
    painter.setFont(font)
    painter.drawText(
        QRectF(PADDING, 0, words + 1, size.height()), Qt.AlignmentFlag.AlignVCenter, letters
    )
    if reviewed:
        corner = QPointF(PADDING + words + gap, (size.height() - side) / 2)
        painter.drawPolyline([corner + at * side for at in TICK])
    painter.end()
    return plate
