"""The pages of a report one under the other, as they come."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from leukoview.ui.labels import text
from leukoview.ui.report.report_work import Page
from leukoview.ui.theme import SPACE

DOTS = 110
"""Pixels of a logical inch: a page of A4 is about 910 wide, and small print can be read."""


class PageView(QScrollArea):
    """Shows pages; `clear` takes them all away and says what is being waited for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE * 2)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        inside = QWidget()
        inside.setLayout(self._column)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Pages of the report"))
        self.pages: list[QLabel] = []
        self._words = text(tone="muted")
        self._words.setWordWrap(False)
        self._column.addWidget(self._words)

    @property
    def dots(self) -> int:
        """Pixels to an inch that this screen can show."""
        return round(DOTS * self.devicePixelRatioF())

    def clear(self, words: str) -> None:
        """No page, but words in its place."""
        for page in self.pages:
            self._column.removeWidget(page)
            page.deleteLater()
        self.pages = []
        self._words.setText(words)
        self._words.show()

    def show_page(self, page: Page) -> None:
        """One page more, under the others."""
        picture = QPixmap()
        picture.loadFromData(page.png)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        label = QLabel()
        label.setPixmap(picture)
        label.setAccessibleName(self.tr("Page {0} of {1}").format(page.number, page.total))
        self._words.hide()
        self.pages.append(label)
        self._column.addWidget(label)
