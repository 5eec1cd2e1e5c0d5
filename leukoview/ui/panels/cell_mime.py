"""Cells under way from one group to another, by drag and drop within one window."""

import os
from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from leukoview.engine.case import CellId
from leukoview.ui.session import Session

TYPE = "application/x-leukoview-cells"
"""“process slide cell cell …”: nothing from elsewhere, or of another slide, is let in."""


def carried(session: Session, cells: Iterable[CellId]) -> QMimeData:
    """Cells of the slide on screen, to be dropped in the same window."""
    content = QMimeData()
    content.setData(TYPE, " ".join([*_home(session), *map(str, sorted(cells))]).encode())
    return content


def cells_in(session: Session, content: QMimeData) -> frozenset[CellId]:
    """The cells that are being dragged; none where they are not this slide's, or may not change."""
    work = session.current
    words = bytes(content.data(TYPE).data()).decode(errors="replace").split()
    if work is None or session.locked or words[:2] != list(_home(session)):
        return frozenset()
    named = set(words[2:])
    return frozenset(cell.id for cell in work.cells if str(cell.id) in named)


def _home(session: Session) -> tuple[str, str]:
    work = session.current
    return str(os.getpid()), work.id if work else ""
