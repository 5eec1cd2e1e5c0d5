"""Small signs that say what a cell is: the chip of its class, the tick, the key that chooses it."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)

from leukoview.engine.palette import colour_of, ink_on
from leukoview.engine.taxonomy import ClassKey, named

ROUND = 3
ICON = QSize(22, 16)
SHARP = 4
"""Physical pixels per logical one of an icon: sharp on every screen."""
PADDING = 4
DIFFERS = "≠"
DIFFERS_GROUND = "#ffcf70"
"""Amber: the reader says otherwise than was suggested."""
TICK_GROUND = "#1c7c54"
"""Green, white 5.2 : 1 on it: reviewed."""
TICK = ((0.26, 0.52), (0.44, 0.70), (0.76, 0.32))
"""Corners of the tick, as shares of its badge."""


def chip_width(letters: str, metrics: QFontMetrics) -> int:
    """How wide a chip with such letters is."""
    return max(metrics.horizontalAdvance(letters) + 2 * PADDING, metrics.height() + 2)


def draw_chip(painter: QPainter, place: QRect, letters: str, colour: str) -> None:
    """A class as its letters on its colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(128, 128, 128, 110), 1))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
    painter.setPen(QColor(ink_on(colour)))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letters)


def draw_tick(painter: QPainter, place: QRect) -> None:
    """A badge that says: reviewed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.GlobalColor.white, 1.5))
    painter.setBrush(QColor(TICK_GROUND))
    painter.drawEllipse(place)
    side = place.width()
    corners = [QPointF(place.left() + x * side, place.top() + y * side) for x, y in TICK]
    painter.setPen(QPen(Qt.GlobalColor.white, side / 8))
    painter.drawPolyline(QPolygonF(corners))


def draw_differs(painter: QPainter, place: QRect) -> None:
    """A badge that says: not what was suggested."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.GlobalColor.white, 1.5))
    painter.setBrush(QColor(DIFFERS_GROUND))
    painter.drawEllipse(place)
    font = QFont(painter.font())
    font.setBold(True)
    painter.save()
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, DIFFERS)
    painter.restore()


def draw_key(painter: QPainter, place: QRect, key: str, palette: QPalette) -> None:
    """The cap of the key that chooses a class."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, key)


def chip_picture(letters: str, colour: str, font: QFont, ratio: float) -> QPixmap:
    """A chip in a font, with `ratio` physical pixels per logical one."""
    metrics = QFontMetrics(font)
    size = QSize(chip_width(letters, metrics), metrics.height() + 2)
    return _pictured(size, letters, colour, font, ratio)


def chip_icon(label: ClassKey) -> QPixmap:
    """The chip of a class as an icon for menus."""
    font = QFont()
    font.setPixelSize(ICON.height() * 5 // 8)
    return _pictured(ICON, named(label).letter, colour_of(label), font, SHARP)


def _pictured(size: QSize, letters: str, colour: str, font: QFont, ratio: float) -> QPixmap:
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setFont(font)
    draw_chip(painter, QRect(QPoint(0, 0), size), letters, colour)
    painter.end()
    return pixmap
