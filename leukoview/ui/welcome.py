"""The first page: open a smear, drop one, take up a case, or practise."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from leukoview import __version__
from leukoview.engine.resources import shipped
from leukoview.ui.appearance import Appearance
from leukoview.ui.cases.case_list import CaseList
from leukoview.ui.labels import card, emptied, headline, text
from leukoview.ui.recent import RecentFiles
from leukoview.ui.theme import SPACE

WIDTH = 860
LOGO = 64
ICON = 20


class Welcome(QWidget):
    """Shown while no slide is open. `chosen` carries a file, offered where there is no case."""

    chosen = Signal(object)

    def __init__(
        self,
        appearance: Appearance,
        recent: RecentFiles,
        open_action: QAction,
        practice_action: QAction,
        cases: CaseList,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._recent = recent
        self._cases = cases
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        column = QVBoxLayout(middle)
        column.setSpacing(SPACE * 2)
        column.addStretch(1)
        column.addLayout(self._title())
        column.addWidget(self._drop_place(open_action, practice_action))
        self._recents_card, self._recents = card()
        column.addWidget(self._recents_card)
        column.addWidget(self._cases_card(), 100)
        column.addWidget(self._disclaimer())
        column.addStretch(2)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        recent.changed.connect(self._refresh)
        appearance.changed.connect(self._refresh)
        self._refresh()

    def _title(self) -> QHBoxLayout:
        logo = QSvgWidget(str(shipped("assets") / "leukoview.svg"))
        logo.setFixedSize(LOGO, LOGO)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(headline("LeukoView", growth=2.0))
        words.addWidget(
            text(self.tr("A second opinion on acute leukemia from a stained smear"), tone="muted")
        )
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addWidget(logo)
        row.addLayout(words, 1)
        return row

    def _drop_place(self, open_action: QAction, practice_action: QAction) -> QWidget:
        self._drop, column = card(tone="drop")
        self._drop_column = column
        title = headline(self.tr("Drop smear images here"), growth=1.3)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        formats = text(
            self.tr("JPEG, PNG, BMP, WebP, TIFF, or the whole slide of a scanner"), tone="muted"
        )
        formats.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE * 3 // 2)
        buttons.addStretch(1)
        self._open = self._button(open_action, self.tr("Open images…"), "open", "primary")
        self._practise = self._button(
            practice_action, self.tr("Try the practice case"), "practice", ""
        )
        buttons.addWidget(self._open)
        buttons.addWidget(self._practise)
        buttons.addStretch(1)
        column.addWidget(title)
        column.addWidget(formats)
        column.addSpacing(SPACE)
        column.addLayout(buttons)
        column.addWidget(self._about_practice())
        return self._drop

    def _about_practice(self) -> QWidget:
        words = text(
            self.tr(
                "The practice case: five drawn smears, one each of L1, L2, M2, M3 and M5, "
                "opened and read for you. They show no patient."
            ),
            tone="muted",
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return words

    def _cases_card(self) -> QWidget:
        self._listed, column = card()
        column.addWidget(headline(self.tr("Cases"), growth=1.05))
        column.addWidget(self._cases, 1)
        return self._listed

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._cases.refresh()
        self._refresh()
        super().showEvent(event)

    def _button(self, action: QAction, words: str, icon: str, tone: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("tone", tone)
        button.setProperty("icon-name", icon)
        button.setIconSize(QSize(ICON, ICON))
        button.setMinimumHeight(38)
        button.clicked.connect(action.trigger)
        return button

    def _disclaimer(self) -> QWidget:
        words = text(
            self.tr(
                "Second opinion for a qualified reader; not a diagnosis; confirm by "
                "immunophenotype, cytogenetics and molecular tests. For research use. "
                "Everything runs on this computer; nothing leaves it. LeukoView {0}"
            ).format(__version__),
            tone="muted",
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return words

    def light_up(self, event: QDragEnterEvent | QDragLeaveEvent | QDropEvent) -> None:
        """Show that a drop would be welcome while one is held over the window."""
        self._drop.setProperty("lit", isinstance(event, QDragEnterEvent))
        self._drop.style().unpolish(self._drop)
        self._drop.style().polish(self._drop)

    def _refresh(self) -> None:
        icons = self._appearance.icons
        self._open.setIcon(icons("open", "on_accent"))
        self._practise.setIcon(icons("practice"))
        emptied(self._recents)
        paths = self._recent.paths
        bare = self._cases.is_bare
        self._listed.setVisible(not bare)
        margin = SPACE * 4 if bare else SPACE * 2
        self._drop_column.setContentsMargins(margin, margin, margin, margin)
        self._recents_card.setVisible(bare and bool(paths))
        self._recents.addWidget(headline(self.tr("Recent"), growth=1.05))
        for path in paths:
            self._recents.addWidget(self._recent_button(path))

    def _recent_button(self, path: Path) -> QPushButton:
        button = QPushButton(path.name)
        button.setProperty("tone", "quiet")
        button.setIcon(self._appearance.icons("slide", "accent"))
        button.setToolTip(str(path))
        button.clicked.connect(partial(self.chosen.emit, path))
        return button
