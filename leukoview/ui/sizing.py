"""How large the window opens, and how small it may become."""

from PySide6.QtCore import QSize

SIZE = QSize(1380, 880)
SMALLEST = QSize(960, 560)
"""Fits a screen of 1280 × 720 with a task bar."""
FRAME = QSize(16, 40)
"""Logical pixels that a system's frame and title bar take around the window."""


def first_size(available: QSize) -> QSize:
    """The size to open at on a screen with so much room: never larger than fits with its frame."""
    return SIZE.boundedTo(available - FRAME).expandedTo(SMALLEST)
