"""View > Language: which language the window speaks from its next start."""

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from leukoview.ui.translating import LANGUAGES, SETTING, SYSTEM


class LanguageMenu(QMenu):
    """Keeps the reader's choice; `chosen` has the sentence to say when there is another one."""

    chosen = Signal(str)

    def __init__(self, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setTitle(self.tr("Language"))
        group = QActionGroup(self)
        now = str(settings.value(SETTING, SYSTEM))
        for language, name in ({SYSTEM: self.tr("As the system")} | LANGUAGES).items():
            action = QAction(name, self)
            action.setCheckable(True)
            action.setChecked(language == now)
            action.triggered.connect(lambda _on=False, one=language: self._choose(one))
            group.addAction(action)
            self.addAction(action)

    def _choose(self, language: str) -> None:
        self._settings.setValue(SETTING, language)
        self.chosen.emit(self.tr("LeukoView speaks the language that you chose at its next start."))
