"""Waiting for the window: until all is drawn, until a signal comes."""

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

if TYPE_CHECKING:
    from leukoview.ui.banner import Banners

SETTLE_MS = 350
"""At 100 %; frames take the longer the larger they are."""
PATIENCE_MS = 120_000


def settle() -> None:
    """Let everything be drawn."""
    loop = QEventLoop()
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    QTimer.singleShot(round(SETTLE_MS * scale), loop.quit)
    loop.exec()


def until(signal: SignalInstance, *, already: bool = False) -> None:
    """Wait a while for a signal, unless what it says is so already."""
    if not already:
        loop = QEventLoop()
        signal.connect(loop.quit)
        QTimer.singleShot(PATIENCE_MS, loop.quit)
        loop.exec()
        signal.disconnect(loop.quit)


def put_away(banners: "Banners") -> None:
    """Close every banner, so that it lies over no later picture."""
    banners.grow_old()
    banners.close_old()
