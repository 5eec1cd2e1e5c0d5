"""Finding nucleated cells: on a whole slide, under a click, in a drawn box, in a single crop."""

from leukoview.engine.detect.find import cell_at, central_cell, detect, outlined
from leukoview.engine.detect.ground import Ground, Survey, is_whole, squares, survey
from leukoview.engine.detect.walk import Walk

__all__ = [
    "Ground",
    "Survey",
    "Walk",
    "cell_at",
    "central_cell",
    "detect",
    "is_whole",
    "outlined",
    "squares",
    "survey",
]
