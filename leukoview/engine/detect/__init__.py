"""Finding nucleated cells: on a whole slide, under a click, in a drawn box, in a single crop."""

from leukoview.engine.detect.find import cell_at, central_cell, detect, outlined

__all__ = ["cell_at", "central_cell", "detect", "outlined"]
