"""Our own line icons, drawn in the theme's ink at any size."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from leukoview.engine.resources import shipped
from leukoview.ui.theme import Theme

SIZES = (20, 24, 40, 48)
"""Physical pixels that an icon is drawn at: Qt scales these to every other size."""


class Icons:
    """The icons of one theme, by the name of their file in assets/icons."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[str, str], QIcon] = {}
        self._folder = shipped("assets") / "icons"

    def __call__(self, name: str, tone: str = "ink") -> QIcon:
        """An icon in one of the theme's colours, greyed where it is disabled."""
        if (name, tone) not in self._made:
            source = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            icon = QIcon()
            for mode, colour in (
                (QIcon.Mode.Normal, getattr(self._theme, tone)),
                (QIcon.Mode.Disabled, self._theme.muted),
            ):
                svg = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
                for size in SIZES:
                    icon.addPixmap(_drawn(svg, size), mode)
            self._made[name, tone] = icon
        return self._made[name, tone]


def _drawn(svg: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
