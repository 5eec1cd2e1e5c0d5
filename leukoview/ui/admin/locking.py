"""A window that shows nothing before somebody has logged in, where a laboratory wants it so."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QPushButton, QVBoxLayout
from typing_extensions import override

from leukoview.ui.admin.log_in import LogIn
from leukoview.ui.admin.people import People


class Lock(QObject):
    """Covers the window while nobody is logged in who has to be."""

    def __init__(self, window: QMainWindow, people: People) -> None:
        super().__init__(window)
        self._window = window
        self._people = people
        self.dialog: LockDialog | None = None
        people.changed.connect(self.look)

    def look(self) -> None:
        """Lock or unlock, as it has to be now."""
        locked = self._people.must_log_in()
        covered = self._window.centralWidget()
        if covered is not None:
            covered.setVisible(not locked)
        if locked and self.dialog is None:
            self.dialog = LockDialog(self._people, self._window)
            self.dialog.quit.clicked.connect(self._window.close)
            self.dialog.open()
        elif not locked and self.dialog is not None:
            self.dialog.accept()
            self.dialog.deleteLater()
            self.dialog = None


class LockDialog(QDialog):
    """Asks who is there; it cannot be closed but by logging in, or by leaving the program."""

    def __init__(self, people: People, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Log in"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.door = LogIn(people)
        self.quit = QPushButton(self.tr("Quit LeukoView"))
        self.quit.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addWidget(self.door)
        column.addWidget(self.quit, 0, Qt.AlignmentFlag.AlignRight)

    @override
    def reject(self) -> None:
        """Escape does not open the door."""
