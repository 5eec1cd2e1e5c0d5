"""What the tints and hatchings of the ground map mean, and how much of the slide is what."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from leukoview.engine.ground_map import Ground, GroundMap, swatch
from leukoview.ui.grounds import Grounds
from leukoview.ui.labels import text
from leukoview.ui.theme import SPACE
from leukoview.ui.viewer.overview import GAP, Overview, image_of, pitch_of

SWATCH = QSize(30, 16)
"""Logical pixels."""


class GroundLegend(QFrame):
    """Lies above the overview while the map is wanted."""

    def __init__(self, grounds: Grounds, overview: Overview, parent: QWidget) -> None:
        super().__init__(parent)
        self._grounds = grounds
        self._overview = overview
        self._drawn: GroundMap | None = None
        self.setProperty("tone", "card")
        self.setAccessibleName(self.tr("Where cells can be read"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._swatches = {ground: QLabel() for ground in self._words()}
        self._shares = {ground: text(bold=True) for ground in self._words()}
        self._fill()
        grounds.changed.connect(self._refresh)
        overview.placed.connect(self._place)
        self.hide()

    def _words(self) -> dict[Ground, str]:
        return {
            Ground.MONOLAYER: self.tr("Monolayer: cells can be read"),
            Ground.THICK: self.tr("Too thick"),
            Ground.SPARSE: self.tr("Sparse, or a thin edge"),
            Ground.EMPTY: self.tr("Empty: not searched"),
        }

    def _fill(self) -> None:
        for row, (ground, words) in enumerate(self._words().items()):
            self._swatches[ground].setFixedSize(SWATCH)
            said = text(words)
            said.setWordWrap(False)
            self._shares[ground].setWordWrap(False)
            self._grid.addWidget(self._swatches[ground], row, 0)
            self._grid.addWidget(self._shares[ground], row, 1)
            self._grid.addWidget(said, row, 2)

    def _refresh(self) -> None:
        found = self._grounds.map
        if found is not None and found is not self._drawn:
            self._drawn = found
            for ground, label in self._shares.items():
                label.setText(f"{found.share(ground):.0%}".replace("%", " %"))
            self._draw_swatches()
        self.setVisible(found is not None)
        self._place()

    def _draw_swatches(self) -> None:
        ratio = self.devicePixelRatioF()
        size = SWATCH * ratio
        for ground, label in self._swatches.items():
            piece = swatch(ground, size.width(), size.height(), pitch_of(ratio))
            pixmap = QPixmap.fromImage(image_of(piece))
            pixmap.setDevicePixelRatio(ratio)
            label.setPixmap(pixmap)

    def _place(self) -> None:
        self.adjustSize()
        corner = self._overview.geometry().topRight() + QPoint(1, -GAP)
        self.move(corner.x() - self.width(), corner.y() - self.height())
