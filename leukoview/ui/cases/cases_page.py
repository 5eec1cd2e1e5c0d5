"""All cases on a page of their own, reached from an open case and left for it again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from leukoview.ui.appearance import Appearance
from leukoview.ui.cases.case_list import CaseList
from leukoview.ui.labels import card, headline
from leukoview.ui.theme import SPACE

WIDTH = 980


class CasesPage(QWidget):
    """Holds the list of cases. `left` says that the reader goes back."""

    left = Signal()

    def __init__(
        self, cases: CaseList, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.cases = cases
        self._appearance = appearance
        self._back = QPushButton(self.tr("Back"))
        self._back.clicked.connect(self.left)
        frame, column = card()
        column.addWidget(cases, 1)
        top = QHBoxLayout()
        top.addWidget(headline(self.tr("Cases"), growth=1.5), 1)
        top.addWidget(self._back)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        whole = QVBoxLayout(middle)
        whole.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 3)
        whole.setSpacing(SPACE * 2)
        whole.addLayout(top)
        whole.addWidget(frame, 1)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        appearance.changed.connect(self._dress)
        self._dress()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.cases.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        self._back.setIcon(self._appearance.icons("back"))
