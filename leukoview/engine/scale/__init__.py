"""The size of a pixel where no metadata tells it: estimated, or dragged across a red cell."""

from leukoview.engine.scale.estimate import (
    RED_CELL_MICRONS,
    SET_IT,
    estimate_scale,
    scale_from_drag,
)

__all__ = ["RED_CELL_MICRONS", "SET_IT", "estimate_scale", "scale_from_drag"]
