"""Where the viewer asks what stands on a cell: the reader's labels, and which cells are chosen."""

from collections.abc import Mapping

from leukoview.engine.case import CellId
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork


def labels_of(_work: SlideWork) -> Mapping[CellId, ClassKey]:
    """The reader's label of every cell that has been decided; nothing keeps decisions yet."""
    return {}


def chosen_of(session: Session) -> frozenset[CellId]:
    """The chosen cells of the slide on screen: the selected one."""
    return frozenset() if session.selected is None else frozenset({session.selected})
