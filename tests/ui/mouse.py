"""What a mouse does on a view, in pixels of the slide."""

from PySide6.QtCore import QPointF, Qt

LEFT = Qt.MouseButton.LeftButton


def on_screen(view, x, y):
    return view.viewportTransform().map(QPointF(x, y)).toPoint()


def click(qtbot, view, x, y):
    qtbot.mouseClick(view.viewport(), LEFT, pos=on_screen(view, x, y))


def drag(qtbot, view, start, end):
    port = view.viewport()
    qtbot.mousePress(port, LEFT, pos=on_screen(view, *start))
    qtbot.mouseMove(port, on_screen(view, *end))
    qtbot.mouseRelease(port, LEFT, pos=on_screen(view, *end))
