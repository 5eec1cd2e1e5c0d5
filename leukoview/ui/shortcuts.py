"""The sheet of keys (F1): what stands in the menus, and what smear and gallery hear besides."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QMainWindow,
    QMenu,
    QMenuBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leukoview.ui.actions import PLAIN
from leukoview.ui.labels import headline, text
from leukoview.ui.scrolling import shown
from leukoview.ui.theme import SPACE

SIZE = (560, 640)
"""Logical pixels."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines: what is done, and by which keys."""

    title: str
    lines: tuple[tuple[str, str], ...]


def sections(bar: QMenuBar) -> tuple[Section, ...]:
    """Everything that a key does: the menus' actions as they are now, then the rest."""
    menus = [(one.text(), one.menu()) for one in bar.actions()]
    made = [
        Section(title.replace("&", ""), tuple(_lines(menu)))
        for title, menu in menus
        if isinstance(menu, QMenu)
    ]
    return (*(one for one in made if one.lines), *_elsewhere())


def offer_help(window: QMainWindow, *more: QAction) -> QAction:
    """Put the sheet into a menu of its own, behind all others, and on F1; `more` under it."""
    bar = window.menuBar()
    action = QAction(_tr("Keyboard shortcuts"), window)
    action.setShortcut(QKeySequence.StandardKey.HelpContents)
    action.triggered.connect(lambda: shown(ShortcutsDialog(sections(bar), window)))
    bar.addMenu(_tr("&Help")).addActions([action, *more])
    return action


class ShortcutsDialog(QDialog):
    """Shows the sheet; every line can be read by a screen reader."""

    def __init__(self, sheet_of: tuple[Section, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(*SIZE)
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(SPACE * 3)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(0, 1)
        for section in sheet_of:
            _fill(grid, section)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(scroll)
        column.addWidget(close)


def _fill(grid: QGridLayout, section: Section) -> None:
    row = grid.rowCount()
    grid.addWidget(headline(section.title, 1.1), row, 0, 1, 2)
    for place, (words, keys) in enumerate(section.lines, start=row + 1):
        grid.addWidget(text(words), place, 0)
        grid.addWidget(text(keys, bold=True), place, 1)


def _lines(menu: QMenu) -> Iterator[tuple[str, str]]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _lines(inner)
        elif action.shortcuts():
            keys = [
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            ]
            words = str(action.property(PLAIN) or action.text())
            yield words.replace("&", "").rstrip("…"), ", ".join(keys)


def _elsewhere() -> tuple[Section, ...]:
    smear = (
        (_tr("Move the smear"), _tr("Arrow keys")),
        (_tr("Zoom at the mouse"), _tr("Wheel")),
        (_tr("Choose more cells"), _tr("Shift or Ctrl + click")),
        (_tr("Move the chosen boxes"), _tr("Alt + arrow keys")),
        (_tr("Resize the chosen box"), _tr("Alt + Shift + arrow keys")),
        (_tr("Use the Add or Draw tool in the middle of the view"), _tr("Enter")),
        (_tr("Take a drag back, put the ruler away"), "Esc"),
        (_tr("Show where the model looks on the cell in hand"), "O"),
    )
    gallery = (
        (_tr("Go from cell to cell"), _tr("Arrow keys")),
        (_tr("Choose a row of cells"), _tr("Shift + arrow keys")),
        (_tr("Choose the class in hand, then every cell"), "Ctrl+A"),
        (_tr("Fold or open a class"), _tr("Click on its heading")),
        (_tr("Choose a class"), _tr("Shift or Ctrl + click on its heading")),
        (_tr("Fold the class in hand, open it"), _tr("Ctrl + left, Ctrl + right")),
        (_tr("Fold all classes, open them"), _tr("Ctrl + Shift + left, right")),
    )
    return Section(_tr("On the smear"), smear), Section(_tr("In the gallery"), gallery)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Shortcuts", words)
