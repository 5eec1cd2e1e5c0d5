"""The tool bar above the smear."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QToolBar, QToolButton

from leukoview.ui.actions import Actions

ICON = 20


def tool_bar(actions: Actions) -> QToolBar:
    """What is pressed most: opening, reading, the report; undo and the next cell as icons only."""
    bar = QToolBar(QCoreApplication.translate("MainWindow", "Main tools"))
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.setIconSize(QSize(ICON, ICON))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    for action in (actions.open, actions.read, actions.read_boxes, actions.export):
        bar.addAction(action)
    bar.insertSeparator(actions.read)
    bar.insertSeparator(actions.export)
    bar.addSeparator()
    for action in (actions.undo, actions.redo, actions.previous, actions.next):
        bar.addAction(action)
        button = bar.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    bar.widgetForAction(actions.read).setProperty("tone", "primary")
    return bar
