"""The images that were opened last, remembered from one start to the next."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

SETTING = "recent"
MOST = 8


class RecentFiles(QObject):
    """The newest first; files that have gone are left out when asked for."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that are still there."""
        return tuple(path for path in self._kept() if _is_there(path))

    def add(self, path: Path) -> None:
        """Put a file first."""
        kept = [path, *(other for other in self._kept() if other != path)][:MOST]
        self._settings.setValue(SETTING, [str(other) for other in kept])
        self.changed.emit()

    def _kept(self) -> list[Path]:
        value = self._settings.value(SETTING, [])
        names = [value] if isinstance(value, str) else value
        return [Path(str(name)) for name in names] if isinstance(names, list) else []


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        # No name that the system could look for: the settings were damaged.
        return False
