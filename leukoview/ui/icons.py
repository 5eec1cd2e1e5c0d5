"""Our own line icons, drawn in the theme's ink at any size."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from leukoview.engine.resources import shipped
from leukoview.ui.theme import Theme

SIZES = (16, 20, 24, 32, 40, 48, 64)
"""Physical pixels that an icon is drawn at: 16 to 32 logical at 100 to 200 %."""


class Icons:
    """The icons of one theme, by the name of their file in assets/icons."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[str, str], QIcon] = {}

    def __call__(self, name: str, tone: str = "ink") -> QIcon:
        """An icon in one of the theme's colours, greyed where it is disabled."""
        if (name, tone) not in self._made:
            icon = QIcon()
            for size in SIZES:
                icon.addPixmap(_drawn(name, getattr(self._theme, tone), size))
                icon.addPixmap(_drawn(name, self._theme.line, size), QIcon.Mode.Disabled)
            self._made[name, tone] = icon
        return self._made[name, tone]


def _drawn(name: str, colour: str, size: int) -> QPixmap:
    source = (shipped("assets") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    svg.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
