"""Finding nucleated cells: on a whole slide, under a click, in a drawn box, in a single crop."""

from leukoview.engine.detect.find import cell_at, central_cell, detect, outlined
from leukoview.engine.detect.ground import Survey, ground_map, is_whole, squares, survey
from leukoview.engine.detect.walk import Walk

__all__ = [
    "Survey",
    "Walk",
    "cell_at",
    "central_cell",
    "detect",
    "ground_map",
    "is_whole",
    "outlined",
    "squares",
    "survey",
]
