"""Reading: from a slide, boxes on it or cropped cells to what the model says of each."""

from leukoview.engine.reading.cells import BATCH
from leukoview.engine.reading.engine import Engine, active_engine, load_engine
from leukoview.engine.reading.read import (
    GAVE_WAY,
    OPENED,
    bundle_for,
    read_boxes,
    read_crops,
    read_slide,
    reading_of,
    scale_of,
)
from leukoview.engine.reading.whole import USUAL, Manner, unfinished

__all__ = [
    "BATCH",
    "GAVE_WAY",
    "OPENED",
    "USUAL",
    "Engine",
    "Manner",
    "active_engine",
    "bundle_for",
    "load_engine",
    "read_boxes",
    "read_crops",
    "read_slide",
    "reading_of",
    "scale_of",
    "unfinished",
]
