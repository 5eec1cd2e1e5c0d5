"""An occlusion map as colours over the cell: orange where the class comes from, blue against it.

Orange and blue stay apart for readers with any colour blindness (Okabe & Ito 2008), and the legend
says in words what each means.
"""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.case import OcclusionMap
from leukoview.ui.evidence import strength

FOR = (230, 159, 0)
AGAINST = (0, 114, 178)
DENSEST = 0.78
"""Opacity of the strongest place; the cell shows through."""
BAR = 10.0
STEPS = 33


def heat_image(found: OcclusionMap) -> QImage:
    """The map as a picture that is clear where covering changes nothing; not for flat maps."""
    share = found.drop / max(strength(found), 1e-9)
    coloured = np.empty((*share.shape, 4), np.uint8)
    coloured[..., :3] = np.where((share >= 0)[..., None], FOR, AGAINST)
    coloured[..., 3] = np.round(255 * DENSEST * np.abs(share))
    whole = np.ascontiguousarray(coloured)
    height, width = share.shape
    image = QImage(whole.data, width, height, width * 4, QImage.Format.Format_RGBA8888)
    return image.copy()


class HeatLegend(QWidget):
    """What the colours mean: from against, over no change, to for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = 0
        self.setAccessibleName(self.tr("Legend of the heat map"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_strength(self, greatest: float) -> None:
        """Show how much probability (0–1) the strongest colour stands for."""
        self._points = round(greatest * 100)
        self.setAccessibleDescription("; ".join(self._words()))
        self.update()

    def _words(self) -> tuple[str, str, str]:
        return (
            self.tr("+{0} points").format(self._points),
            "0",
            self.tr("−{0} points").format(self._points),
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(220, round(BAR + 3 + QFontMetricsF(self.font()).height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QRectF(0, 0, self.width(), BAR)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(place, Qt.GlobalColor.white)
        painter.drawImage(place, _gradient())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        below = QRectF(0, BAR + 3, self.width(), self.height() - BAR - 3)
        left, middle, right = self._words()
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, middle)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, right)
        painter.end()


def _gradient() -> QImage:
    share = np.linspace(-1, 1, STEPS, dtype=np.float32)[None]
    coloured = np.empty((1, STEPS, 4), np.uint8)
    coloured[..., :3] = np.where((share >= 0)[..., None], FOR, AGAINST)
    coloured[..., 3] = np.round(255 * np.abs(share))
    return QImage(coloured.data, STEPS, 1, STEPS * 4, QImage.Format.Format_RGBA8888).copy()
