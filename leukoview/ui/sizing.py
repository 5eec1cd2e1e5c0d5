"""How large the window opens, and how small it may become."""

from PySide6.QtCore import QSize

SIZE = QSize(1700, 980)
"""Fits a screen of 1920 × 1080 with a task bar; a smaller one is filled."""
SMALLEST = QSize(960, 560)
"""Fits a screen of 1280 × 720 with a task bar; on a smaller one, what does not fit scrolls."""
LEAST_MIDDLE = QSize(940, 430)
"""What is left of it between the tool bar and the lower edge."""
SCROLLED_MIDDLE = QSize(940, 680)
"""What it is given where it scrolls because there is less."""
FRAME = QSize(16, 40)
"""Logical pixels that a system's frame and title bar take around the window."""


def first_size(available: QSize) -> QSize:
    """The size to open at on a screen with so much room: never larger than fits with its frame."""
    return SIZE.boundedTo(available - FRAME)


def smallest_size(available: QSize) -> QSize:
    """How small the window may become on a screen with so much room."""
    return SMALLEST.boundedTo(available - FRAME)
