"""Our own line icons, drawn in the theme's ink for the screens there are."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from leukoview.engine.resources import shipped
from leukoview.ui.theme import Theme

SIZES = (20, 24)
"""Logical pixels that an icon is drawn at: no place has a larger one, and Qt scales them down."""


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
            icon, sizes = QIcon(), _physical_sizes()
            for mode, colour in (
                (QIcon.Mode.Normal, getattr(self._theme, tone)),
                (QIcon.Mode.Disabled, self._theme.muted),
            ):
                svg = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
                for size in sizes:
                    icon.addPixmap(_drawn(svg, size), mode)
            self._made[name, tone] = icon
        return self._made[name, tone]


def _physical_sizes() -> list[int]:
    """The same in physical pixels of every screen: half of the work where there is one kind."""
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    return sorted({round(size * ratio) for size in SIZES for ratio in ratios})


def _drawn(svg: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
