"""The first page: open a smear, drop one, take a recent one, or practise."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leukoview import __version__
from leukoview.engine.resources import shipped
from leukoview.ui.appearance import Appearance
from leukoview.ui.labels import card, emptied, headline, text
from leukoview.ui.recent import RecentFiles
from leukoview.ui.theme import SPACE

WIDTH = 760
LOGO = 64
ICON = 20


class Welcome(QWidget):
    """Shown while no slide is open. `chosen` carries a recent file."""

    chosen = Signal(object)

    def __init__(
        self,
        appearance: Appearance,
        recent: RecentFiles,
        open_action: QAction,
        practice_action: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._recent = recent
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        column = QVBoxLayout(middle)
        column.setSpacing(SPACE * 2)
        column.addStretch(2)
        column.addLayout(self._title())
        column.addWidget(self._drop_place(open_action, practice_action))
        self._recents_card, self._recents = card()
        column.addWidget(self._recents_card)
        column.addWidget(self._disclaimer())
        column.addStretch(3)
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
        column.setContentsMargins(SPACE * 4, SPACE * 4, SPACE * 4, SPACE * 4)
        title = headline(self.tr("Drop smear images here"), growth=1.3)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        formats = text(self.tr("JPEG, PNG, BMP, WebP or TIFF, of any size"), tone="muted")
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
        self._recents_card.setVisible(bool(paths))
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
