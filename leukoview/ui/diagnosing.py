"""Help > Save diagnostics: a file for whoever helps, with nobody's name in it."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMainWindow

from leukoview.engine.errors import LeukoError
from leukoview.engine.output import write_whole
from leukoview.engine.resources import home
from leukoview.ui.appearance import SETTING as APPEARANCE
from leukoview.ui.banner import Banners
from leukoview.ui.translating import SETTING as LANGUAGE

CHOICES = {
    APPEARANCE: ("system", "light", "dark"),
    LANGUAGE: ("system", "en", "es"),
}
"""The settings that are told, and what may be told of each."""


class Diagnosing(QObject):
    """Asks where to, writes, and says so; `action` is its entry in the menu."""

    def __init__(self, window: QMainWindow, settings: QSettings, banners: Banners) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._banners = banners
        self.action = QAction(self.tr("Save diagnostics…"), window)
        self.action.triggered.connect(self._ask)

    def save(self, path: Path) -> None:
        """Write the file."""
        # Reads every model's description, which a window that only starts has no use for.
        from leukoview.engine.diagnostics import packed  # noqa: PLC0415

        try:
            write_whole(path, packed(home(), datetime.now(UTC), self._choices()))
        except LeukoError as error:
            self._banners.complain(error)
            return
        self._banners.say(
            self.tr("Saved to {0}: versions, counts and the last bugs, and nobody's name.").format(
                path.name
            )
        )

    def _ask(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save diagnostics"), "leukoview-diagnostics.zip", "*.zip"
        )
        if name:
            self.save(Path(name))

    def _choices(self) -> dict[str, str]:
        found = {name: str(self._settings.value(name, "system")) for name in CHOICES}
        return {name: said for name, said in found.items() if said in CHOICES[name]}
