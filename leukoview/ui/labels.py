"""Small labelled things that every panel uses."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leukoview.ui.appearance import Appearance
from leukoview.ui.column import Column
from leukoview.ui.theme import SPACE

HEADLINE_GROWTH = 1.25
"""Size of a headline against the interface's font."""


def text(words: str = "", *, tone: str = "", bold: bool = False) -> QLabel:
    """Text that wraps and can be copied, in one of the theme's tones."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if tone:
        label.setProperty("tone", tone)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label


def headline(words: str = "", growth: float = HEADLINE_GROWTH) -> QLabel:
    """The title of a panel or page."""
    label = text(words, bold=True)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * growth)
    label.setFont(font)
    return label


def picture(appearance: Appearance, icon: str, tone: str, side: int = 20) -> QLabel:
    """An icon that keeps to the theme as it changes."""
    label = QLabel()
    label.setFixedSize(side, side)

    def draw() -> None:
        ratio = label.devicePixelRatioF()
        label.setPixmap(appearance.icons(icon, tone).pixmap(QSize(side, side), ratio))

    draw()
    appearance.changed.connect(draw)
    label.destroyed.connect(lambda: appearance.changed.disconnect(draw))
    return label


def card(*, tone: str = "card") -> tuple[QFrame, Column]:
    """A framed surface and the column to put things in."""
    frame = QFrame()
    frame.setProperty("tone", tone)
    column = Column(frame)
    column.setContentsMargins(SPACE * 3 // 2, SPACE * 3 // 2, SPACE * 3 // 2, SPACE * 3 // 2)
    column.setSpacing(SPACE)
    return frame, column


class Card(QFrame):
    """A framed surface about one subject, its title (if it has one) on top."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "card")
        self.setAccessibleName(title)
        self.column = Column(self)
        edge = SPACE * 3 // 2
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(SPACE)
        if title:
            self.column.addWidget(text(title, tone="muted"))


def notice(
    appearance: Appearance,
    words: str,
    icon: str,
    tone: str,
    *,
    at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
) -> QFrame:
    """A framed sentence with its icon `at` the top or in the middle, in a tone."""
    frame = QFrame()
    frame.setProperty("tone", tone)
    row = QHBoxLayout(frame)
    row.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
    row.setSpacing(SPACE)
    colour = {"alarm": "danger", "practice": "caution"}.get(tone, tone)
    row.addWidget(picture(appearance, icon, colour), 0, at)
    row.addWidget(text(words), 1)
    return frame


def emptied(column: QVBoxLayout) -> QVBoxLayout:
    """A column without its widgets, which are let go of."""
    while (item := column.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    return column
