"""Where the window stood, and how smear and gallery were divided, from one start to the next."""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter

GEOMETRY, DIVIDED = "window_geometry", "smear_and_gallery"


class Placing:
    """Puts the window where it stood; what was kept and cannot be used changes nothing.

    Qt keeps a window on a screen that is there, and never larger than that.
    """

    def __init__(self, window: QMainWindow, middle: QSplitter, settings: QSettings) -> None:
        self._window = window
        self._middle = middle
        self._settings = settings

    def restore(self) -> None:
        """Put the window where it was closed last."""
        for key, put in (
            (GEOMETRY, self._window.restoreGeometry),
            (DIVIDED, self._middle.restoreState),
        ):
            kept = self._settings.value(key)
            if isinstance(kept, QByteArray):
                put(kept)

    def keep(self) -> None:
        """Remember how the window stands now."""
        self._settings.setValue(GEOMETRY, self._window.saveGeometry())
        self._settings.setValue(DIVIDED, self._middle.saveState())
