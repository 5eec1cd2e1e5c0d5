"""In the status line: how far the case has come, and who reads."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from leukoview.ui.appearance import Appearance
from leukoview.ui.cases.states import look_of, story
from leukoview.ui.session import Session

ICON = 15


class CaseChip(QWidget):
    """Two buttons: the state of the case leads to its trail, the reader's name to the name."""

    state_pressed = Signal()
    reader_pressed = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._state, self._reader = _button(), _button()
        self._state.clicked.connect(self.state_pressed)
        self._reader.clicked.connect(self.reader_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._state)
        row.addWidget(self._reader)
        session.case_changed.connect(self.refresh)
        appearance.changed.connect(self.refresh)
        self.refresh()

    @property
    def words(self) -> tuple[str, str]:
        """The state of the case, empty without one, and the reader."""
        return (self._state.text() if self._session.case else "", self._reader.text())

    def refresh(self) -> None:
        """Show the case and the reader as they are now."""
        icons, case = self._appearance.icons, self._session.case
        self._reader.setText(self._session.reader)
        self._reader.setIcon(icons("reader", "muted"))
        self._reader.setToolTip(self.tr("The reader. Press to change the name."))
        self._state.setVisible(case is not None)
        if case is not None:
            look = look_of(case.state)
            self._state.setText(look.words)
            self._state.setIcon(icons(look.icon, look.ink))
            self._state.setToolTip(story(case) or self.tr("The state of the case; see its trail."))


def _button() -> QToolButton:
    button = QToolButton()
    button.setProperty("tone", "chip")
    button.setIconSize(QSize(ICON, ICON))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
