"""What the whole application wears: theme, font and icons, changed in one place."""

import importlib.util
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from leukoview.ui.dress import sheet
from leukoview.ui.icons import Icons
from leukoview.ui.theme import DARK, LIGHT, Theme

SETTING = "appearance"
SYSTEM, LIGHT_ALWAYS, DARK_ALWAYS = "system", "light", "dark"
FAMILIES = ("Segoe UI", ".AppleSystemUIFont", "Inter", "Noto Sans", "Cantarell", "Ubuntu")
"""Interface fonts of the common systems; where none is installed Qt's own choice stands."""


class Appearance(QObject):
    """Dresses the application and says when its dress has changed.

    Nothing is dressed before `dress` is called: with a style sheet in force, every widget that is
    put into another one is styled again with all that is in it.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self.choice = str(settings.value(SETTING, SYSTEM))
        self.theme = self._chosen()
        self.icons = Icons(self.theme)
        _choose_style(app)
        _choose_font(app)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def dress(self) -> None:
        """Wear the theme that is chosen; what is worn already is not put on again."""
        worn = sheet(self.theme)
        if self._app.styleSheet() != worn:
            self._app.setPalette(self.theme.palette())
            self._app.setStyleSheet(worn)

    def choose(self, choice: str) -> None:
        """Wear "light", "dark", or what the "system" wears, now and at the next start."""
        self.choice = choice
        self._settings.setValue(SETTING, choice)
        self._change()

    def _follow_system(self) -> None:
        if self.choice == SYSTEM:
            self._change()

    def _change(self) -> None:
        theme = self._chosen()
        if theme is not self.theme:
            self.theme = theme
            self.icons = Icons(theme)
            self.dress()
            self.changed.emit()

    def _chosen(self) -> Theme:
        system_is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        dark = self.choice == DARK_ALWAYS or (self.choice == SYSTEM and system_is_dark)
        return DARK if dark else LIGHT


def _choose_style(app: QApplication) -> None:
    # With a sheet in force Qt wraps the style, and only `dress` has put one on.
    if not app.styleSheet():
        app.setStyle("Fusion")


def _choose_font(app: QApplication) -> None:
    installed = set(QFontDatabase.families()) or _bring_fonts()
    font = app.font()
    for family in FAMILIES:
        if family in installed:
            font.setFamily(family)
            break
    app.setFont(font)


def _bring_fonts() -> set[str]:
    """On a machine without a single font: the ones that travel with reportlab."""
    found = importlib.util.find_spec("reportlab")
    if found is None or found.origin is None:
        return set()
    families: set[str] = set()
    for file in sorted((Path(found.origin).parent / "fonts").glob("Vera*.ttf")):
        identity = QFontDatabase.addApplicationFont(str(file))
        families.update(QFontDatabase.applicationFontFamilies(identity))
    return families
