"""What is larger than its screen scrolls, so that nothing of it is out of reach.

At 350 % a screen of 1920 × 1080 pixels has room for 548 × 308 logical ones.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from leukoview.ui.sizing import FRAME, LEAST_MIDDLE, SCROLLED_MIDDLE


class _AsTallAsItMay(QWidget):
    """Takes the height it is given, whatever its words would like.

    An area that scrolls gives what has wrapped words the height that all of it would *like* at its
    width; with a banner in it, the window's middle would be taller than the window.
    """

    def __init__(self, middle: QWidget) -> None:
        super().__init__()
        _tight(QVBoxLayout(self)).addWidget(middle)

    @override
    def hasHeightForWidth(self) -> bool:
        return False


class _Roomy(QScrollArea):
    """Where its content has to scroll anyway, it has the height in which a smear can be read."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        inside: QWidget | None = self.widget()
        if inside is not None:
            fits = self.height() >= LEAST_MIDDLE.height()
            inside.setMinimumSize(LEAST_MIDDLE if fits else SCROLLED_MIDDLE)
        super().resizeEvent(event)


def scrolled(middle: QWidget, foot: QWidget) -> QScrollArea:
    """The middle of the window with what stands below it, never smaller than they can be used."""
    inside = QWidget()
    column = _tight(QVBoxLayout(inside))
    column.addWidget(_AsTallAsItMay(middle), 1)
    column.addWidget(foot)
    return _area(inside, _Roomy())


def to_the_beginning(area: QScrollArea) -> None:
    """Show the upper left corner: where a page went, its focus has scrolled to wherever it fell."""
    for bar in (area.horizontalScrollBar(), area.verticalScrollBar()):
        bar.setValue(bar.minimum())


def shown(dialog: QDialog) -> None:
    """Show a dialog as large as it wants to be and its screen lets it; it goes once closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    room = dialog.screen().availableGeometry().size() - FRAME
    wanted, layout = _wanted(dialog), dialog.layout()
    if layout is not None and (least := _least(dialog, layout)).boundedTo(room) != least:
        _let_scroll(dialog, layout, least)
    dialog.resize(wanted.boundedTo(room))
    dialog.open()


def _wanted(dialog: QDialog) -> QSize:
    if dialog.testAttribute(Qt.WidgetAttribute.WA_Resized):
        return dialog.size()
    hint = dialog.sizeHint().expandedTo(dialog.minimumSize())
    return QSize(hint.width(), max(hint.height(), dialog.heightForWidth(hint.width())))


def _least(dialog: QDialog, layout: QLayout) -> QSize:
    hint = dialog.minimumSizeHint()
    tall = layout.totalMinimumHeightForWidth(hint.width()) if layout.hasHeightForWidth() else 0
    return QSize(hint.width(), max(hint.height(), tall))


def _let_scroll(dialog: QDialog, layout: QLayout, least: QSize) -> None:
    """Put everything in a dialog into an area that scrolls."""
    inside = QWidget()
    inside.setLayout(layout)
    inside.setMinimumSize(least)
    dialog.setMinimumSize(0, 0)
    _tight(QVBoxLayout(dialog)).addWidget(_area(inside))


def _area(inside: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    area = area or QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    # Arrow keys belong to what is inside.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area


def _tight(column: QVBoxLayout) -> QVBoxLayout:
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
